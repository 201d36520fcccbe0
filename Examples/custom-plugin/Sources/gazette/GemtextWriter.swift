import GalleyDocumentModel
import GalleyPluginKit

/// Writes gemtext, the line-based format of the Gemini protocol.
struct GemtextWriter: Writer {
    func write(_ document: Document, to sink: inout ByteSink, in context: inout Context) throws {
        for node in document.root.children {
            switch node.content {
            case .heading(let level): sink.write(String(repeating: "#", count: min(level, 3)) + " ")
            case .quote: sink.write("> ")
            case .codeBlock(let text, _): sink.write("```\n\(text.string)```\n\n")
            default: break
            }
            if node.firstChild != nil { sink.write(node.string + "\n\n") }
        }
        for link in document.nodes(of: .link) {
            sink.write("=> \(link[.url].string) \(link.string)\n")
        }
    }
}
