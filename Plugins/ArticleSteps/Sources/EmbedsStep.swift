public import GalleyDocumentModel
public import GalleyPluginKit

/// Says what becomes of videos, posts and other things that a page shows from elsewhere.
public struct EmbedsStep: Transform {
    /// What an embed becomes.
    public enum Form: String, CaseIterable, Sendable {
        /// A paragraph with a link.
        case link
        case keep, drop
    }

    public var form = Form.link
    /// Sites whose embeds stay as they are, with all below them: `example.org`.
    public var hosts: [String] = []

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        guard form != .keep || !hosts.isEmpty, document.kinds.contains(.embed) else {
            return .keep
        }
        let embeds = document.nodes(of: .embed).filter { !isTrusted($0[.url].string) }
        document.edit { editor in
            switch form {
            case .drop: for node in withEmptyParents(embeds) { editor.remove(node) }
            case .keep: break
            case .link:
                for node in embeds {
                    let url = node[.url].string, title = node[.title].string
                    editor.replace(node) {
                        Paragraph { Link(url) { Piece(.text, text: title.isEmpty ? url : title) } }
                    }
                }
            }
        }
        return .keep
    }

    private func isTrusted(_ url: String) -> Bool {
        guard let authority = Address(url).authority?.lowercased() else { return false }
        let host = authority.split(separator: "@").last?.split(separator: ":").first ?? ""
        return hosts.contains { host == $0.lowercased() || host.hasSuffix("." + $0.lowercased()) }
    }
}
