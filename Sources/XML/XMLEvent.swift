/// One piece of an XML text.
public enum XMLEvent: Hashable, Sendable {
    /// An element begins; `line` counts from 1.
    case start(XMLName, [XMLAttribute], line: Int)
    case end(XMLName)
    /// Text with its references resolved, CDATA sections included; never two in a row.
    case text(String)
    case comment(String)
    case instruction(target: String, data: String)
    case documentType(name: String, publicID: String?, systemID: String?)
}
