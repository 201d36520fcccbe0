import GalleyDocumentModel
import GalleyForeignPlugins
import GalleyPluginKit
import Testing

struct ExecTests {
    @Test(
        "A program changes a document, one process each or one for all",
        arguments: [
            ("each", "sed s/word/deed/"),
            (
                "stream",
                "cd \"${0%/*}\"\n" + framedScript("text=$(sed s/word/deed/ body); \(sendText)")
            ),
        ])
    func modes(_ mode: String, _ script: String) throws {
        let shop = try Workshop("kind: transform\ncommand: [a]\n", script: script)
        var registry = Registry([OutlinePlugin.self])
        ForeignPlugins.allowExec(in: &registry)
        ForeignPlugins.allowExec(in: &registry)
        #expect(registry.conflicts.isEmpty)
        let step = try registry.transform(
            "exec",
            options: [
                "run": .list([.string("/bin/sh"), .string(shop.folder + "/worker.sh")]),
                "protocol": .string("outline"), "mode": .string(mode),
            ])
        var context = Context(registry, source: SourceInfo(name: "input"))
        for _ in 0..<2 {
            var document = articleOfOneWord()
            #expect(try step.apply(to: &document, in: &context) == .keep)
            #expect(document.root.string == "deed")
        }
    }

    @Test("Without a program or a format to travel in nothing is run")
    func mistakes() throws {
        var registry = Registry([OutlinePlugin.self])
        ForeignPlugins.allowExec(in: &registry)
        var context = Context(registry, source: SourceInfo(name: "input"))
        var document = articleOfOneWord()
        let empty = try registry.transform("exec", options: [:])
        #expect(throws: Diagnostic.self) { try empty.apply(to: &document, in: &context) }
        let lost = try registry.transform(
            "exec", options: ["run": .string("true"), "protocol": .string("nothing")])
        #expect(throws: Diagnostic.self) { try lost.apply(to: &document, in: &context) }
    }
}
