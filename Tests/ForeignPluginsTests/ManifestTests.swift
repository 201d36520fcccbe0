import GalleyDocumentModel
import GalleyForeignPlugins
import GalleyPluginKit
import Testing

struct ManifestTests {
    @Test("A manifest tells all that there is to know")
    func whole() throws {
        let shop = try Workshop(
            """
            kind: writer
            format: shout
            aliases: [loud]
            extensions: [txt, up]
            help: in capitals
            command: [./worker.sh, --fast]
            protocol: once
            timeout: 5
            speaks: [paragraph, heading]
            options:
              marks: {type: number, help: how many marks, default: 3}
            """)
        let facts = try #require(try shop.registry().writerFacts("loud"))
        #expect(facts.name == "shout")
        #expect(facts.extensions == ["txt", "up"])
        #expect(facts.options.map(\.name) == ["marks"])
        #expect(!facts.speaks.contains(.table))
        #expect(facts.speaks.contains(.heading))
    }

    @Test(
        "Mistakes are named with their place",
        arguments: [
            (
                "kind: printer\ncommand: [a]\n", "4:7 `kind` is one of reader, writer, transform",
                nil
            ),
            (
                "kind: writer\ncommand: [a]\nkinds: x\n", "6:1 a manifest has no `kinds`",
                "did you mean `kind`?"
            ),
            ("kind: writer\n", "1:1 `command` is missing in the manifest", nil),
            ("kind: writer\ncommand: []\n", "1:1 `command` is empty", nil),
            (
                "kind: writer\ncommand: [a]\ntimeout: soon\n",
                "6:10 `timeout` is a number of seconds from 1 to 3600", nil
            ),
            (
                "kind: writer\ncommand: [a]\nspeaks: [heading, tabel]\n",
                "6:19 no kind of node is called `tabel`", "did you mean `table`?"
            ),
            (
                "kind: writer\ncommand: [a]\nformat: My Format\n",
                "6:9 `format` is a name of small letters, digits and hyphens", nil
            ),
            (
                "kind: writer\ncommand: [a]\noptions: {x: {type: flag}}\n",
                "6:11 option `x` needs a `help`", nil
            ),
            (
                "kind: writer\nkind: reader\n", "5:1 key \"kind\" appears twice (first in line 4)",
                "delete or rename one of them"
            ),
        ] as [(String, String, String?)])
    func mistakes(_ text: String, _ expected: String, _ help: String?) throws {
        let shop = try Workshop(text)
        let error = try #require(throws: Diagnostic.self) { try shop.registry() }
        let place = try #require(error.places.first)
        let whole = "galley-plugin: 1\nname: test\ndocument: outline\n" + text
        let (line, column) = position(of: Int(place.range.start), in: Array(whole.utf8))
        #expect("\(line):\(column) \(error.message)" == expected)
        #expect(error.help == help)
    }

    @Test("A name that is taken, and a format that is not there, are refused")
    func names() throws {
        let taken = try Workshop("kind: writer\nformat: outline\ncommand: [a]\n")
        #expect(throws: Diagnostic.self) { try taken.registry() }
        let shop = try Workshop("kind: writer\ncommand: [a]\n")
        var empty = Registry()
        #expect(throws: Diagnostic.self) {
            try ForeignPlugins.load(path: shop.folder, into: &empty)
        }
        #expect(throws: Diagnostic.self) { try ForeignPlugins.load(path: "/nowhere", into: &empty) }
    }
}
