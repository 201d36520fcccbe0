import GalleyDocumentModel
import GalleyForeignPlugins
import GalleyPluginKit
import GalleyPluginTesting
import Glibc
import Testing

struct ForeignPluginsTests {
    @Test("A program of the system writes, once a document")
    func onceWriter() throws {
        let shop = try Workshop("kind: writer\ncommand: [tr, a-z, A-Z]\nprotocol: once\n")
        let text = try written(articleOfOneWord(), shop.registry())
        #expect(text == "DOCUMENT\n  PARAGRAPH\n    TEXT \"WORD\"\n")
    }

    @Test("A program reads")
    func onceReader() throws {
        let shop = try Workshop(
            "kind: reader\ncommand: [./worker.sh]\nprotocol: once\n",
            script: #"printf 'document\n  paragraph\n    text "%s"\n' "$(cat)""#)
        var context = Context(try shop.registry(), source: SourceInfo(name: "input"))
        let document = try context.read(Source("hello"), ReadRequest(FormatSpec(name: "test")))
        #expect(document.root.string == "hello")
    }

    @Test("One process answers call after call, and gets the options")
    func framedWriter() throws {
        let shop = try Workshop(
            """
            kind: writer
            command: [./worker.sh]
            options:
              loud: {type: flag, help: in capitals, default: false}
            """,
            script: framedScript("text=\"$$ $options $(wc -l <body)\"; \(sendText)"))
        let registry = try shop.registry()
        let first = try written(articleOfOneWord(), registry)
        let second = try written(
            articleOfOneWord(), registry, options: ["loud": .boolean(true)])
        #expect(first.split(separator: " ").dropFirst() == ["{}", "3"])
        #expect(second.split(separator: " ").dropFirst() == ["{\"loud\":true}", "3"])
        #expect(first.split(separator: " ").first != nil)
    }

    @Test("A transform changes, keeps what does not travel, and drops")
    func transform() throws {
        let shop = try Workshop(
            "kind: transform\ncommand: [./worker.sh]\n",
            script: framedScript(
                """
                if grep -q secret body; then
                  printf 'Content-Length: 6\\nStatus: dropped\\n\\nsecret'
                else
                  text=$(sed s/word/deed/ body); \(sendText)
                fi
                """))
        let registry = try shop.registry()
        let transform = try registry.transform("test", options: [:])
        var context = Context(registry, source: SourceInfo(name: "input"))
        var document = articleOfOneWord()
        document.resources = [Resource(name: "a", mediaType: "b/c", place: .path("d"))]
        #expect(try transform.apply(to: &document, in: &context) == .keep)
        #expect(document.root.string == "deed")
        #expect(document.resources.count == 1)
        var secret = articleOfOneWord("secret")
        #expect(try transform.apply(to: &secret, in: &context) == .drop(reason: "secret"))
    }

    @Test(
        "A program that failed is told in one line",
        arguments: [
            ("exit 3", "foreign.ended", "test ended with status 3"),
            (
                "head -c 9 >/dev/null; echo one >&2; echo two >&2; exit 1", "foreign.ended",
                "test ended with status 1: two"
            ),
            ("head -c 9 >/dev/null; kill -9 $$", "foreign.ended", "test was ended by signal 9"),
            ("sleep 60", "foreign.timeout", "test: no answer within 1 s"),
            (
                "trap '' TERM; while :; do sleep 0.05; done", "foreign.timeout",
                "test: no answer within 1 s"
            ),
            (
                "head -c 9 >/dev/null; echo hello; echo; sleep 60", "foreign.bad-answer",
                "test: found \"hello\" where headers should be"
            ),
            ("printf 'Content-Length: 99\\n\\nhalf'", "foreign.ended", "test ended with status 0"),
            (
                "printf 'Content-Length: 1099511627776\\n\\n'; sleep 60", "foreign.too-large",
                "test: an answer of 1099511627776 bytes is too long"
            ),
            (
                "printf 'Content-Length: 4\\nStatus: error\\n\\nsorr'; sleep 60", "foreign.failed",
                "test: sorr"
            ),
            (
                "printf 'Content-Length: 1\\n\\na---'; sleep 60", "foreign.bad-answer",
                "test: found \"more than one answer\" where headers should be"
            ),
        ])
    func failures(_ script: String, _ code: String, _ message: String) throws {
        let shop = try Workshop(
            "kind: writer\ncommand: [./worker.sh]\ntimeout: 1\n", script: script)
        let registry = try shop.registry()
        let error = #expect(throws: Diagnostic.self) { try written(articleOfOneWord(), registry) }
        #expect(error?.code == code)
        #expect(error?.message == message)
    }

    @Test("A program that is not there is told", arguments: ["framed", "once"])
    func notFound(_ exchange: String) throws {
        let shop = try Workshop("kind: writer\ncommand: [./nobody]\nprotocol: \(exchange)\n")
        let registry = try shop.registry()
        let error = #expect(throws: Diagnostic.self) { try written(articleOfOneWord(), registry) }
        #expect(error?.code == "foreign.not-started")
    }

    @Test("What a program started ends with it")
    func grandchildren() throws {
        let shop = try Workshop(
            "kind: writer\ncommand: [./worker.sh]\ntimeout: 1\n",
            script: "sleep 600 & echo $! >note; wait")
        let registry = try shop.registry()
        #expect(throws: Diagnostic.self) { try written(articleOfOneWord(), registry) }
        let note = String(decoding: try contents(of: shop.folder + "/note"), as: UTF8.self)
        let id = try #require(pid_t(note.filter(\.isNumber)))
        var isGone = false
        for _ in 0..<100 where !isGone {
            isGone = kill(id, 0) != 0 || isZombie(id)
            if !isGone { usleep(10_000) }
        }
        #expect(isGone)
    }

    /// Whether a process has ended and waits for a parent that does not reap.
    private func isZombie(_ id: pid_t) -> Bool {
        let text = (try? contents(of: "/proc/\(id)/stat")) ?? []
        return text.isEmpty || String(decoding: text, as: UTF8.self).contains(") Z")
    }

    @Test("Megabytes go both ways at once", arguments: ["framed", "once"])
    func large(_ exchange: String) throws {
        let echo = "printf 'Content-Length: %d\\n\\n' \"$(wc -c <body)\"; cat body"
        let shop = try Workshop(
            "kind: writer\ncommand: [./worker.sh]\nprotocol: \(exchange)\n",
            script: exchange == "once" ? "yes | head -c 3000000 >&2; cat" : framedScript(echo))
        let document = articleOfOneWord(String(repeating: "x", count: 4_000_000))
        let text = try written(document, shop.registry())
        #expect(text.utf8.count == document.outline.utf8.count)
    }

    @Test("A process that died between two calls is replaced")
    func replacement() throws {
        let shop = try Workshop(
            "kind: writer\ncommand: [./worker.sh]\n",
            script: framedScript("text=ok; \(sendText); exit 0"))
        let registry = try shop.registry()
        for _ in 0..<3 {
            #expect(try written(articleOfOneWord(), registry) == "ok")
            usleep(50_000)
        }
    }

    @Test("A document that cannot be read is told as the program's fault")
    func badDocument() throws {
        let shop = try Workshop(
            "kind: reader\ncommand: [echo, nonsense]\nprotocol: once\n")
        var context = Context(try shop.registry(), source: SourceInfo(name: "input"))
        let error = #expect(throws: Diagnostic.self) {
            try context.read(Source(""), ReadRequest(FormatSpec(name: "test")))
        }
        #expect(error?.code == "foreign.bad-document")
    }
}
