import GalleyArticleSteps
import GalleyDocumentModel
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct CaseTests {
    @Test("Every case's article becomes what the page shows", arguments: try Case.all())
    func cases(_ example: Case) throws {
        let given = try article(example["input"])
        for part in example.parts where part.name == "step" {
            let (name, options) = step(part.text)
            let result = run(name, options, on: given)
            guard
                let expected = example.parts.first(where: {
                    $0.name == "outline" && $0.line > part.line
                })
            else { continue }
            expectSame(
                result, expected.text, part: expected, of: example, sourceLocation: example.location
            )
        }
    }

    /// The article of an outline, with the metadata that its first lines say.
    private func article(_ outline: String) throws -> Document {
        var document = try Document(outline: outline)
        for line in outline.split(separator: "\n").prefix(while: { $0 != "document" }) {
            guard let colon = line.range(of: ": ") else { continue }
            document.metadata[.named(String(line[..<colon.lowerBound]))] =
                FlowValue.parse(line[colon.upperBound...])
        }
        return document
    }

    /// A step's name, and its options, a line each.
    private func step(_ text: String) -> (name: String, options: [String: Metadata.Value]) {
        var lines = text.split(separator: "\n")
        let name = lines.isEmpty ? "" : String(lines.removeFirst())
        var options: [String: Metadata.Value] = [:]
        for line in lines {
            guard let colon = line.range(of: ": ") else { continue }
            options[String(line[..<colon.lowerBound])] = FlowValue.parse(line[colon.upperBound...])
        }
        return (name, options)
    }

    /// The outline after a step, or why there is none, and what was told.
    private func run(
        _ name: String, _ options: [String: Metadata.Value], on given: Document
    ) -> String {
        var context = Context(
            Registry([ArticleStepsPlugin.self]), source: SourceInfo(name: "input/a.html"))
        context.values = [
            "source": .map([.init("id", .string("a")), .init("stem", .string("a"))]),
            "run": .map([.init("date", .string("2026-06-01"))]),
            "vars": .map([.init("site", .string("https://example.org/news/"))]),
        ]
        var document = given
        var result: String
        do {
            let registry = Registry([ArticleStepsPlugin.self])
            switch try registry.transform(name, options: options).apply(to: &document, in: &context)
            {
            case .keep:
                result = document.outline
                for violation in document.validate() { result += "invalid: \(violation.message)\n" }
            case .drop(let reason): result = "dropped: \(reason)\n"
            }
        } catch let diagnostic as Diagnostic {
            result = line(diagnostic)
        } catch {
            result = "threw \(error)\n"
        }
        for diagnostic in context.diagnostics.first { result += line(diagnostic) }
        return result
    }

    private func line(_ diagnostic: Diagnostic) -> String {
        let help = diagnostic.help.map { "  help: \($0)\n" } ?? ""
        return "\(diagnostic.severity): \(diagnostic.message) [\(diagnostic.code)]\n\(help)"
    }
}

extension StringProtocol {
    /// Where `other` occurs first.
    fileprivate func range(of other: String) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(other) {
                return at..<index(at, offsetBy: other.count)
            }
            at = index(after: at)
        }
        return nil
    }
}
