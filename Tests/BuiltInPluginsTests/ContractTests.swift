import GalleyBuiltInPlugins
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct ContractTests {
    @Test("All plugins together claim each name once, and keep the contract")
    func together() {
        #expect(Registry(builtInPlugins).conflicts.isEmpty)
    }

    @Test("Each reader names itself sure of its own kind of file, and no other surer")
    func sniffing() {
        let registry = Registry(builtInPlugins)
        let samples = [
            ("<!doctype html><title>x</title>", "html"), ("{\"galley\": 1, \"root\": {}}", "json"),
            ("---\ntitle: x\n---\nText\n", "markdown"), ("Một dòng chữ.\n", "text"),
        ]
        for (text, format) in samples {
            let bytes = Array(text.utf8)
            #expect(
                registry.inferredReader(for: SourceInfo(name: "-"), bytes: bytes.span) == format)
        }
    }
}
