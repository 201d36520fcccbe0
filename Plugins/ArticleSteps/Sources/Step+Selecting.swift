internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyPluginKit
internal import GalleySelectors
internal import GalleyTemplates

/// The nodes of `document` that a step's selector means.
func selected(
    _ selectors: [String], by step: String, in document: Document
) throws(Diagnostic) -> [Node] {
    let selector = selectors.joined(separator: ", ")
    guard !selectors.isEmpty else {
        throw Diagnostic(
            .error, "\(step).no-selector", "`\(step)` needs a selector",
            help: "write `\(step): SELECTOR`, for example `\(step): \"paragraph.note\"`")
    }
    do throws(SelectorError) {
        let parsed = try Selector(parsing: selector)
        if let mistake = parsed.check(against: .document).first { throw mistake }
        return parsed.nodes(in: document)
    } catch {
        throw Diagnostic(
            .error, "\(step).\(error.code)", "`\(selector)`: \(error.message)", help: error.help)
    }
}

/// What an expression or template threw, as a diagnostic of a step.
func diagnostic(_ error: TemplateError, of text: String, in step: String) -> Diagnostic {
    Diagnostic(.error, "\(step).\(error.code)", "`\(text)`: \(error.message)", help: error.help)
}

extension Node {
    /// Whether nothing of it can be seen: white space and breaks.
    var isBlank: Bool {
        switch kind {
        case .softBreak, .lineBreak: true
        case .text: text.bytes.allSatisfy { $0 == 32 || (9...13).contains($0) }
        default: false
        }
    }
}
