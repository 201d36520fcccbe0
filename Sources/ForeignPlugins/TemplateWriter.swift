internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyPluginKit
internal import GalleyTemplates

/// Writes by filling in a page.
///
/// Beside the roots of pipelines a page knows `body`, the article in the format that the manifest
/// names, and `blocks`, a list with the `type`, `text`, `level` and `url` of each outermost block.
struct TemplateWriter: Writer {
    private let page: PageTemplate
    private let parts: [String: PageTemplate]
    private let escaping: PageTemplate.Escaping
    private let body: String?
    private let path: String

    init(_ template: PluginManifest.Template, _ manifest: PluginManifest) throws(Diagnostic) {
        path = manifest.folder + "/" + template.file
        page = try parsed(path)
        var parts: [String: PageTemplate] = [:]
        for (name, file) in template.parts.sorted(by: { $0.key < $1.key }) {
            parts[name] = try parsed(manifest.folder + "/" + file)
        }
        self.parts = parts
        escaping = PageTemplate.Escaping(rawValue: template.escaping) ?? .html
        body = template.body
    }

    func write(
        _ document: Document, to sink: inout ByteSink, in context: inout Context
    ) throws {
        var extra: [String: Value] = ["blocks": .list(document.root.children.map(block))]
        if let body { extra["body"] = .string(try written(document, body, in: &context)) }
        let scope = PageScope(
            document: DocumentScope(document, values: context.values), extra: extra)
        do throws(TemplateError) {
            let text = try page.render(
                in: scope, escaping: escaping, markup: ["body"], parts: parts,
                limit: context.limits.outputBytes)
            sink.write(text)
        } catch {
            throw diagnostic(error, path)
        }
    }

    /// The article as another writer writes it, without title.
    private func written(
        _ document: Document, _ format: String, in context: inout Context
    ) throws -> String {
        var request = WriteRequest(FormatSpec(name: format))
        request.title = .none
        var article = document
        article.metadata = Metadata()
        var sink = ByteSink(limit: context.limits.outputBytes, stop: context.stop)
        try context.write(article, request, to: &sink)
        return sink.takeString()
    }

    private func block(_ node: Node) -> Value {
        var entries = [
            Value.Entry("type", .string(node.kind.name)), Value.Entry("text", .string(node.string)),
        ]
        if case .heading(let level) = node.content {
            entries.append(Value.Entry("level", .number(Double(level))))
        }
        if let url = node.optionalValue(.url) {
            entries.append(Value.Entry("url", .string(url.string)))
        }
        return .map(entries)
    }
}

/// An article's values with those that only pages have.
private struct PageScope: Scope {
    let document: DocumentScope
    let extra: [String: Value]

    func value(of root: String, _ name: String?) -> Value {
        guard let value = extra[root] else { return document.value(of: root, name) }
        return name.map(value.member) ?? value
    }

    func count(of selector: String) throws(TemplateError) -> Int {
        try document.count(of: selector)
    }

    func text(of selector: String) throws(TemplateError) -> String? {
        try document.text(of: selector)
    }
}

/// The page of a file; what is wrong with it is thrown with its place.
private func parsed(_ path: String) throws(Diagnostic) -> PageTemplate {
    let text = String(decoding: try contents(of: path), as: UTF8.self)
    var vocabulary = Vocabulary.pipeline
    vocabulary.roots.formUnion(["body", "blocks"])
    do throws(TemplateError) {
        return try PageTemplate(text, vocabulary: vocabulary)
    } catch {
        throw diagnostic(error, path)
    }
}

private func diagnostic(_ error: TemplateError, _ path: String) -> Diagnostic {
    Diagnostic(
        .error, "template.\(error.code)", error.message,
        at: [Diagnostic.Place(source: path, range: SourceRange(error.range))], help: error.help)
}
