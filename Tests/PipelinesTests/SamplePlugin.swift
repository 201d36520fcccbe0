import GalleyDocumentModel
import GalleyPluginKit
import GalleyTemplates

/// Formats and steps as small as they can be, for pipelines to work with.
enum SamplePlugin: Plugin {
    static func register(in registry: inout Registry) {
        registry.add(
            reader: LinesReader(), as: "lines", aliases: ["text"], extensions: ["txt"],
            options: [.toggle("loud", \.isLoud, help: "capital letters")],
            abilities: [.extraction(\.extraction)])
        registry.add(
            writer: PageWriter(), as: "page", extensions: ["html"], speaks: .all,
            options: [
                .number("indent", \.indent, in: 0...8, help: "spaces before a line"),
                .flag("loud", \.isLoud, help: "capital letters"),
            ], isDefault: true, carriesMetadata: { _ in true })
        registry.add(
            streamWriter: RecordsWriter(), as: "records", extensions: ["rec"])
        registry.add(
            transform: FilterStep(), as: "filter", main: "condition", effects: [.flow],
            options: [
                .text("condition", \.condition, form: .expression, help: "what must hold")
            ])
        registry.add(
            transform: SetStep(), as: "meta", main: "set", effects: [.metadata],
            options: [
                .value("set", help: "fields and their values") { step, value in
                    guard case .map(let entries) = value else {
                        throw OptionFault("expected a map")
                    }
                    step.fields = entries
                },
                .texts("require", \.required, help: "fields that must be there"),
            ])
        registry.add(
            transform: DropStep(), as: "drop", main: "selector",
            options: [.text("selector", \.selector, form: .selector, help: "what to drop")])
        registry.add(
            transform: SlugStep(), as: "slug", main: "from", effects: [.metadata],
            options: [
                .text("from", \.from, form: .expression, help: "what it is made from"),
                .number("max", \.greatest, in: 1...200, help: "the greatest length"),
            ])
        registry.add(transform: FailStep(), as: "break", effects: [.tree])
    }
}

/// `key: value` lines up to an empty one, then paragraphs; `BAD` cannot be read.
struct LinesReader: Reader {
    var isLoud = false
    var extraction = Extraction(.off)

    func read(_ source: Source, in context: inout Context) throws -> Document {
        let text = String(decoding: source.bytes, as: UTF8.self)
        if text.hasPrefix("BAD") {
            throw context.diagnostic(.error, "lines.bad", "this is bad", at: 0..<3)
        }
        if text.hasPrefix("SLOW") { while true { try context.checkpoint() } }
        var builder = Document.Builder()
        var isHeader = text.contains(": ")
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if isHeader {
                let parts = line.split(separator: ":", maxSplits: 1)
                if parts.count == 2 {
                    let value = String(parts[1].drop { $0 == " " })
                    builder.set(
                        Field.named(String(parts[0])),
                        to: value == "true" ? .boolean(true) : .string(value))
                } else {
                    isHeader = false
                }
                continue
            }
            if line.isEmpty || (extraction.mode != .off && line.hasPrefix("*")) { continue }
            let shown = isLoud ? line.uppercased() : String(line)
            builder.append(.paragraph) { $0.append(text: shown) }
        }
        if extraction.mode != .off { context.report(.note, "lines.extracted", "kept all") }
        return builder.finish()
    }
}

struct PageWriter: Writer {
    var indent = 0
    var isLoud = false

    func write(_ document: Document, to sink: inout ByteSink, in context: inout Context) throws {
        let margin = String(repeating: " ", count: indent)
        if let title = document.metadata.title { sink.write("\(margin)<h1>\(title)</h1>\n") }
        for block in document.root.children {
            let text = isLoud ? block.string.uppercased() : block.string
            sink.write("\(margin)<p>\(text)</p>\n")
        }
    }
}

struct RecordsWriter: StreamWriter {
    struct Records: ArticleSink, ~Copyable {
        mutating func add(
            _ document: Document, to sink: inout ByteSink, in context: inout Context
        ) throws {
            sink.write("\(document.metadata.title ?? "-")\n")
        }
        mutating func finish(to sink: inout ByteSink) throws { sink.write("end\n") }
    }

    func open() -> any ArticleSink & ~Copyable { Records() }
}

private func scope(_ document: Document, _ context: borrowing Context) -> ValueScope {
    var meta: [Value.Entry] = []
    for (field, value) in document.metadata.fields {
        if case .boolean(let flag) = value {
            meta.append(.init(field.name, .bool(flag)))
        } else {
            meta.append(.init(field.name, value.string.map { .string($0) } ?? .null))
        }
    }
    return ValueScope(["meta": .map(meta)])
}

struct FilterStep: Transform {
    var condition: String?

    func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let holds = try Expression(condition ?? "true").isTrue(in: scope(document, context))
        return holds ? .keep : .drop(reason: "not \(condition ?? "")")
    }
}

struct SetStep: Transform {
    var fields: [Metadata.Entry] = []
    var required: [String] = []

    func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        for entry in fields { document.metadata[Field.named(entry.key)] = entry.value }
        for name in required where document.metadata[Field.named(name)] == nil {
            throw Diagnostic(.error, "meta.missing", "no `\(name)`")
        }
        return .keep
    }
}

struct DropStep: Transform {
    var selector: String?

    func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        document.edit { editor in
            for node in editor.nodes(of: .paragraph) where node.string.hasPrefix("!") {
                editor.remove(node)
            }
        }
        return .keep
    }
}

struct SlugStep: Transform {
    var from: String?
    var greatest = 80

    func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let slug = try Template("{{ \(from ?? "title") | slug }}").render(
            in: scope(document, context))
        document.metadata.slug = String(slug.prefix(greatest))
        return .keep
    }
}

/// Changes the title, and then fails where the text says so.
struct FailStep: Transform {
    func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let mustFail = document.root.string.contains("boom")
        document.metadata.title = "broken"
        if mustFail { throw Diagnostic(.error, "break.boom", "it went boom") }
        document.metadata.title = "whole"
        return .keep
    }
}

let sampleRegistry = Registry([SamplePlugin.self])
