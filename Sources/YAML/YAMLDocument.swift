/// A YAML text, read as one document.
///
/// ```swift
/// let document = try YAMLDocument(parsing: Array("title: One".utf8))
/// document.root?["title"]?.scalar  // "One"
/// ```
///
/// The input is checked before it is read: its size, its UTF-8, its control characters. A second
/// document, a key that stands twice, an alias without an anchor and one inside its own anchor are
/// errors. Lines of nothing but tabs and blanks count as empty.
public struct YAMLDocument: Hashable, Sendable {
    /// The value of the document; nil if the text holds nothing but blanks and comments.
    public var root: YAMLNode?

    /// Reads one document; all offsets count bytes of `input`.
    public init(
        parsing input: [UInt8], limits: YAMLLimits = YAMLLimits(),
        duplicateKeys: YAMLDuplicateKeys = .refused
    ) throws(YAMLError) {
        guard input.count <= limits.bytes else {
            throw YAMLError(
                .tooLarge, "\(input.count) bytes of YAML are more than \(limits.bytes)", at: 0..<0,
                of: input)
        }
        try check(input)
        do throws(YAMLError) {
            root = try compose(input, input, limits, duplicateKeys)
        } catch {
            guard error.code.isSyntax, let blanked = blankedTabLines(of: input) else { throw error }
            root = try compose(blanked, input, limits, duplicateKeys)
        }
    }
}

/// The tree of a text whose offsets are those of the original input.
private func compose(
    _ text: [UInt8], _ input: [UInt8], _ limits: YAMLLimits, _ duplicateKeys: YAMLDuplicateKeys
) throws(YAMLError) -> YAMLNode? {
    var composer = Composer(text, of: input, limits: limits, duplicateKeys: duplicateKeys)
    return try composer.document()
}

extension YAMLError.Code {
    /// Whether another spelling of blank lines might cure the error.
    fileprivate var isSyntax: Bool {
        switch self {
        case .tooLarge, .tooDeep, .tooManyNodes, .invalidUTF8, .controlCharacter, .duplicateKey,
            .undefinedAlias, .recursiveAlias, .severalDocuments:
            false
        default: true
        }
    }
}

/// The text with blanks in place of tabs on lines that hold nothing else; nil if there are none.
private func blankedTabLines(of input: [UInt8]) -> [UInt8]? {
    var text = input
    var changed = false
    var start = 0
    while start < input.count {
        let end = input[start...].firstIndex(of: UInt8(ascii: "\n")) ?? input.count
        let line = input[start..<end]
        if line.contains(UInt8(ascii: "\t")),
            line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
        {
            for index in start..<end where text[index] == UInt8(ascii: "\t") { text[index] = 0x20 }
            changed = true
        }
        start = end + 1
    }
    return changed ? text : nil
}
