import GalleyDocumentModel
import GalleyPluginKit

/// Puts the words of all headings into capitals.
struct Shout: Transform {
    var mark: String? = "!"

    func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        document.edit { editor in
            for heading in editor.nodes(of: .heading) {
                heading.walk { node in
                    guard node.kind == .text else { return true }
                    editor.set(text: node.text.string.uppercased() + (mark ?? ""), of: node)
                    return true
                } leave: { _ in
                }
            }
        }
        return .keep
    }
}
