internal import GalleyDocumentModel

/// A field that a node has in JSON beside its type, its text and its children.
struct NodeField {
    /// What the value of a field is, and where it lies in the model.
    enum Form {
        /// A text, kept as an attribute.
        case text(AttributeKey)
        /// A text, kept as an attribute of the article's own.
        case own
        case number(ClosedRange<Int>, standard: Int?)
        case flag(standard: Bool)
        case choice([String], standard: String?)
    }

    let name: String
    /// The bytes of the name.
    let key: [UInt8]
    let form: Form
    let help: String

    init(_ name: String, _ form: Form, _ help: String) {
        (self.name, self.form, self.help) = (name, form, help)
        key = Array(name.utf8)
    }
}

extension Kind {
    /// The fields of this kind, in the order in which they are written.
    ///
    /// Writer, reader and schema all come from this table.
    var fields: [NodeField] { NodeField.table[Int(rawValue)] }
}

extension NodeField {
    /// The numbers that a list may start at.
    static let starts = -1_000_000_000...1_000_000_000

    fileprivate static let table: [[NodeField]] = Kind.allCases.map { kind in
        let special = special(kind)
        let names = special.map(\.name)
        let taken: [AttributeKey] = special.compactMap {
            if case .text(let key) = $0.form { key } else { nil }
        }
        let rest = common.filter { field in
            if case .text(let key) = field.form, taken.contains(key) { return false }
            return !names.contains(field.name)
        }
        return special + rest
    }

    /// What any node may have; most have none of it.
    private static let common: [NodeField] = [
        NodeField("url", .text(.url), "an address"),
        NodeField("title", .text(.title), "a title"),
        NodeField("alternative", .text(.alternative), "what stands for it where it is not shown"),
        NodeField("language", .text(.language), "the language, human or of a program"),
        NodeField("format", .text(.format), "the format of raw markup"),
        NodeField("name", .text(.name), "a name"),
        NodeField("credit", .text(.credit), "who made what is shown"),
        NodeField("info", .text(.info), "all that stands behind a fence"),
        NodeField("tag", .own, "a word in brackets that stood with an item, such as Video"),
        NodeField("reason", .own, "why a reader left the node out"),
    ]

    private static func special(_ kind: Kind) -> [NodeField] {
        switch kind {
        case .section: [NodeField("role", .text(.name), "what the section is for")]
        case .heading: [NodeField("level", .number(1...6, standard: nil), "its rank")]
        case .list:
            [
                NodeField("ordered", .flag(standard: false), "whether its items are counted"),
                NodeField(
                    "style", .choice(ListStyle.allCases.map(\.name), standard: "bullet"),
                    "how its items are marked"),
                NodeField(
                    "delimiter",
                    .choice(ListDelimiter.allCases.map(\.name), standard: "natural"),
                    "what stands behind, or round, an item's number"),
                NodeField("start", .number(starts, standard: 1), "the first number"),
                NodeField(
                    "tight", .flag(standard: true), "whether no space stands between its items"),
            ]
        case .item:
            [
                NodeField(
                    "task", .choice(["none", "open", "done"], standard: "none"),
                    "the state of a task")
            ]
        case .callout:
            [
                NodeField("kind", .text(.name), "such as note or warning"),
                NodeField("title", .text(.title), "its title"),
            ]
        case .cell:
            [
                NodeField(
                    "alignment", .choice(Alignment.allCases.map(\.name), standard: "natural"),
                    "how its text is aligned"),
                NodeField("header", .flag(standard: false), "whether it is the head of others"),
                NodeField("columns", .number(1...127, standard: 1), "how many columns it spans"),
                NodeField("rows", .number(1...127, standard: 1), "how many rows it spans"),
            ]
        case .quoted: [NodeField("double", .flag(standard: false), "whether its marks are double")]
        case .note: [NodeField("label", .text(.name), "its name in the source")]
        case .citation: [NodeField("key", .text(.name), "what is cited")]
        case .math: [NodeField("display", .flag(standard: false), "whether it stands on its own")]
        case .shortcode: [NodeField("flavour", .text(.format), "whose syntax it has")]
        default: []
        }
    }
}
