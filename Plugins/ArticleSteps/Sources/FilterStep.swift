public import GalleyDocumentModel
internal import GalleyDocumentQueries
public import GalleyPluginKit
internal import GalleyTemplates

/// Drops the article where a condition does not hold; a dropped article is no failure.
public struct FilterStep: Transform {
    /// The condition under which the article goes on.
    public var condition: String?
    /// What happens to the others.
    public var otherwise = Otherwise.drop

    /// What happens to an article for which the condition does not hold.
    public enum Otherwise: String, CaseIterable, Sendable { case drop }

    public init(condition: String? = nil) { self.condition = condition }

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let holds = try isTrue(condition, by: "filter", of: document, context.values)
        return holds ? .keep : .drop(reason: "`\(condition ?? "")` does not hold")
    }
}

/// Fails the article where a condition does not hold.
public struct RequireStep: Transform {
    /// What has to hold.
    public var condition: String?
    /// A template of what is told of an article that fails.
    public var message: String?

    public init(condition: String? = nil, message: String? = nil) {
        (self.condition, self.message) = (condition, message)
    }

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        if try isTrue(condition, by: "require", of: document, context.values) { return .keep }
        let text = try message.map { try rendered($0, in: "require", document, context.values) }
        throw Diagnostic(
            .error, "require.failed", text ?? "`\(condition ?? "")` does not hold")
    }
}

/// Adds a warning to the report.
public struct NoteStep: Transform {
    /// A template of what is told.
    public var text: String?

    public init(text: String? = nil) { self.text = text }

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        guard let text else {
            throw Diagnostic(.error, "note.no-text", "`note` needs a text")
        }
        context.report(
            .warning, "note.told", try rendered(text, in: "note", document, context.values))
        return .keep
    }
}

/// Whether an expression holds for an article.
private func isTrue(
    _ condition: String?, by step: String, of document: Document,
    _ values: [String: Metadata.Value]
) throws(Diagnostic) -> Bool {
    guard let condition else {
        throw Diagnostic(
            .error, "\(step).no-condition", "`\(step)` needs a condition",
            help: "write `\(step): CONDITION`, for example `\(step): doc.words > 50`")
    }
    do throws(TemplateError) {
        return try Expression(condition).isTrue(in: DocumentScope(document, values: values))
    } catch {
        throw diagnostic(error, of: condition, in: step)
    }
}

/// A template filled with what is known of an article.
func rendered(
    _ template: String, in step: String, _ document: Document, _ values: [String: Metadata.Value]
) throws(Diagnostic) -> String {
    do throws(TemplateError) {
        return try Template(template).render(in: DocumentScope(document, values: values))
    } catch {
        throw diagnostic(error, of: template, in: step)
    }
}
