public import GalleyDocumentModel
public import GalleyPluginKit
internal import Testing

/// What every plugin keeps to: run it in a test of one line.
///
/// ```swift
/// @Test func contract() { PluginContract(of: [MyPlugin.self]).check() }
/// ```
///
/// Names are unique and in kebab-case, options are documented and take their own default; readers
/// survive empty input, each byte 64 KiB long, random bytes and cut-off input, report only within the
/// source, and make valid trees; writers write an empty article and all kinds of node.
public struct PluginContract {
    private let registry: Registry
    private let own: [any Plugin.Type]
    /// Inputs of the format's own, which are cut off at many places.
    public var samples: [String: [String]] = [:]

    /// `others` are plugins that the ones under test need, such as that of an envelope.
    public init(of own: [any Plugin.Type], with others: [any Plugin.Type] = []) {
        (self.own, registry) = (own, Registry(own + others))
    }

    public func check() {
        checkNames()
        let mine = Registry(own)
        for facts in mine.readers { checkReader(facts) }
        for facts in mine.writers { checkWriter(facts) }
    }
}

extension PluginContract {
    private func checkNames() {
        let mine = Registry(own)
        #expect(mine.conflicts.isEmpty, "names claimed twice: \(mine.conflicts)")
        for facts in mine.readers + mine.writers {
            for name in [facts.name] + facts.aliases { expectKebabCase(name) }
            check(facts.options, of: facts.name)
        }
        for facts in mine.transforms {
            expectKebabCase(facts.name)
            #expect(!facts.help.isEmpty, "\(facts.name) has no line of help")
            check(facts.options, of: facts.name)
            if let main = facts.main {
                #expect(
                    facts.options.contains { $0.name == main }, "\(facts.name): no option \(main)")
            }
        }
    }

    private func check(_ options: [OptionFacts], of owner: String) {
        #expect(Set(options.map(\.name)).count == options.count, "\(owner): an option twice")
        for option in options {
            expectKebabCase(option.name)
            #expect(!option.help.isEmpty, "\(owner): \(option.name) has no line of help")
        }
    }

    private func expectKebabCase(_ name: String) {
        let isGood = name.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 47
        }
        #expect(isGood && !name.isEmpty, "\(name) is not in kebab-case")
    }

    private func checkReader(_ facts: FormatFacts) {
        read([], facts, "empty input")
        for byte in UInt8.min...UInt8.max where byte % 16 == 10 || byte >= 32 && byte < 127 {
            read([UInt8](repeating: byte, count: 65536), facts, "64 KiB of byte \(byte)")
        }
        var numbers = SmallRandom(seed: 7)
        for round in 0..<20 {
            read(
                (0..<2048).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }, facts,
                "random \(round)")
        }
        for sample in samples[facts.name] ?? [] {
            let bytes = Array(sample.utf8)
            for end in stride(from: 0, to: bytes.count, by: max(bytes.count / 60, 1)) {
                read(Array(bytes[..<end]), facts, "cut off at \(end)")
            }
        }
    }

    private func read(_ bytes: [UInt8], _ facts: FormatFacts, _ what: String) {
        var context = Context(registry, source: SourceInfo(name: "input"))
        do {
            let document = try context.read(
                Source(bytes),
                ReadRequest(
                    FormatSpec(name: facts.name),
                    extraction: facts.extracts ? Extraction(.auto) : nil))
            let wrong = document.validate(limit: 3)
            #expect(wrong.isEmpty, "\(facts.name), \(what): \(wrong.map(\.message))")
        } catch let diagnostic as Diagnostic {
            context.diagnostics.report(diagnostic)
        } catch {
            Issue.record("\(facts.name), \(what): threw \(error), not a diagnostic")
        }
        for diagnostic in context.diagnostics.first {
            #expect(diagnostic.code.contains("."), "\(diagnostic.code) names no plugin")
            for place in diagnostic.places {
                #expect(
                    place.range.start <= place.range.end && Int(place.range.end) <= bytes.count,
                    "\(facts.name), \(what): \(diagnostic.code) outside of the source")
            }
        }
    }

    private func checkWriter(_ facts: FormatFacts) {
        for document in [Document(), everyKind] {
            var context = Context(registry, source: SourceInfo(name: "input"))
            var sink = ByteSink()
            do {
                try context.write(document, WriteRequest(FormatSpec(name: facts.name)), to: &sink)
            } catch {
                Issue.record("\(facts.name): threw \(error)")
            }
            #expect(sink.finish() == nil)
        }
    }
}

/// An article with a node of every kind, each where it may stand.
public var everyKind: Document {
    var builder = Document.Builder()
    for kind in Kind.allCases {
        switch kind.category {
        case .root, .part: continue
        case .block, .either: put(kind, in: &builder)
        case .inline: builder.append(.paragraph) { put(kind, in: &$0) }
        }
    }
    return builder.finish()
}

private func put(_ kind: Kind, in builder: inout Document.Builder) {
    switch kind {
    case .heading: builder.append(.heading(2)) { $0.append(text: "heading") }
    case .list: builder.append(.list()) { $0.append(.item()) { putParagraph(in: &$0) } }
    case .definitionList:
        builder.append(Shape(kind)) {
            $0.append(Shape(.term)) { $0.append(text: "term") }
            $0.append(Shape(.definition)) { putParagraph(in: &$0) }
        }
    case .table:
        builder.append(Shape(kind)) { table in
            for part in [Kind.head, .body, .foot] {
                table.append(Shape(part)) {
                    $0.append(Shape(.row)) { row in
                        row.append(.cell(CellForm(.right, isHeader: part == .head))) {
                            $0.append(text: part.name)
                        }
                    }
                }
            }
        }
    case .figure:
        builder.append(.figure) {
            putParagraph(in: &$0)
            $0.append(.caption) { $0.append(text: "caption") }
        }
    case .lineBlock: builder.append(Shape(kind)) { $0.append(.plain) { $0.append(text: "line") } }
    default:
        builder.append(Shape(kind)) { node in
            switch kind.holds {
            case .text: node.setText(kind.name)
            case .inlines: node.append(text: kind.name)
            case .blocks, .any: putParagraph(in: &node)
            case .nothing, .parts: break
            }
        }
    }
}

private func putParagraph(in builder: inout Document.Builder) {
    builder.append(.paragraph) { $0.append(text: "text") }
}

/// Numbers that look random and are the same in every run.
public struct SmallRandom: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

    public mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
