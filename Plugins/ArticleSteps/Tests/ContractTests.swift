import GalleyArticleSteps
import GalleyDocumentModel
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct ContractTests {
    @Test("The plugin keeps its contract")
    func contract() { PluginContract(of: [ArticleStepsPlugin.self]).check() }

    @Test(
        "With its options at rest, every step leaves a valid tree of an article with every kind",
        arguments: Registry([ArticleStepsPlugin.self]).transforms.map(\.name))
    func everyKindSurvives(_ name: String) throws {
        let needed: [String: [String: Metadata.Value]] = [
            "keep": ["selector": .string("list, table, figure, quote")],
            "drop": ["selector": .string("item, row, image, text")],
            "unwrap": ["selector": .string("*")], "filter": ["condition": .string("true")],
            "require": ["condition": .string("doc.words >= 0")], "note": ["text": .string("x")],
            "slug": ["from": .string("'A title'")],
            "validate": ["schema": .map([])],
            "headings": ["base": .number("3"), "detect": .string("caps")],
            "links": ["base": .string("https://a.example/b/c"), "nofollow": .boolean(true)],
        ]
        let registry = Registry([ArticleStepsPlugin.self])
        for given in [everyKind, Document()] {
            var document = given
            var context = Context(registry, source: SourceInfo(name: "input"))
            let step = try registry.transform(name, options: needed[name] ?? [:])
            do {
                _ = try step.apply(to: &document, in: &context)
            } catch let diagnostic as Diagnostic where given.root.firstChild == nil {
                #expect(diagnostic.code == "keep.nothing-matched")
            }
            #expect(document.validate(limit: 5).map(\.message) == [])
            #expect(document.compacted().outline == document.outline)
        }
    }

    @Test(
        "Whatever kind is kept, dropped or unwrapped, the tree stays valid",
        arguments: Kind.allCases.filter { $0 != .document }.map(\.name), ["keep", "drop", "unwrap"])
    func anyKind(_ kind: String, _ step: String) throws {
        let registry = Registry([ArticleStepsPlugin.self])
        for selector in [kind, "\(kind) > *", "\(kind) + *", ":has(> \(kind))"] {
            var document = everyKind
            var context = Context(registry, source: SourceInfo(name: "input"))
            let transform = try registry.transform(step, options: ["selector": .string(selector)])
            do {
                _ = try transform.apply(to: &document, in: &context)
            } catch let diagnostic as Diagnostic {
                #expect(diagnostic.code == "keep.nothing-matched")
            }
            let wrong = document.validate(limit: 3).map(\.message)
            #expect(wrong == [], "\(step): \(selector)")
        }
    }

    @Test("What is not built is refused by name", arguments: ["prefix", "drop_pixels"])
    func unknownOptions(_ option: String) {
        #expect {
            try Registry([ArticleStepsPlugin.self]).transform("slug", options: [option: .null])
        } throws: {
            ($0 as? Diagnostic)?.code == "option.unknown"
        }
    }
}
