/// Reads an XML text (XML 1.0 with namespaces) event by event, as its bytes come in.
///
/// ```swift
/// var scanner = XMLScanner()
/// try scanner.feed(Array("<a>text".utf8))
/// scanner.next()  // .start
/// try scanner.feed(Array("</a>".utf8))
/// try scanner.finish()
/// ```
///
/// The text is UTF-8, whatever its declaration says: others are decoded before. Nothing is ever
/// fetched, and no entity is expanded but the five that XML predefines.
public struct XMLScanner: ~Copyable {
    private let parser: SAXParser
    private var guardian: MarkupGuard
    private var size = 0
    private let limits: XMLLimits

    public init(limits: XMLLimits = XMLLimits()) {
        self.limits = limits
        parser = SAXParser(limits)
        guardian = MarkupGuard(limits)
    }

    /// Takes more of the text; events found in it can be drawn afterwards.
    public mutating func feed(_ bytes: [UInt8]) throws(XMLError) {
        size += bytes.count
        guard size <= limits.bytes else {
            throw XMLError(.tooLarge, "more than \(limits.bytes) bytes of XML")
        }
        try guardian.check(bytes)
        try parser.feed(bytes)
    }

    /// Says that the text is over; throws if it ends too early.
    public mutating func finish() throws(XMLError) {
        try parser.finish()
    }

    /// The next event of what was fed; nil when all were drawn.
    public mutating func next() -> XMLEvent? { parser.next() }
}
