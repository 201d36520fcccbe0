/// The spelling of SVG and MathML names, which the tree keeps in lower case.
struct ForeignNames: Sendable {
    /// The table of the standard.
    static let standard = ForeignNames()

    private let elements: [String: String]
    private let attributes: [String: String]

    private init() {
        elements = Self.table(Self.svgElements)
        attributes = Self.table(Self.svgAttributes)
    }

    private static func table(_ names: StaticString) -> [String: String] {
        var table: [String: String] = [:]
        for name in names.description.split(whereSeparator: \.isWhitespace) {
            table[name.lowercased()] = String(name)
        }
        return table
    }

    /// The name of an element as its vocabulary spells it.
    func element(_ name: String, in namespace: HTMLNamespace) -> String {
        namespace == .svg ? elements[name] ?? name : name
    }

    /// The name of an attribute as its vocabulary spells it; its prefix is kept.
    func attribute(_ name: String, in namespace: HTMLNamespace) -> String {
        switch namespace {
        case .html: name
        case .svg: attributes[name] ?? name
        case .mathML: name == "definitionurl" ? "definitionURL" : name
        }
    }

    /// Whether a foreign attribute belongs to the namespace its prefix names.
    static func isPrefixed(_ name: String) -> Bool {
        switch name {
        case "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show",
            "xlink:title", "xlink:type", "xml:lang", "xml:space", "xmlns:xlink":
            true
        default:
            false
        }
    }
}
