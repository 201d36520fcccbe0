import GalleyPluginTesting
import Testing

/// Hostile and broken files: an answer each, never a trap, nothing half-written.
struct BadInputTests {
    private static let names = ["a.md", "a.html", "a.json", "a.txt", "a.xhtml"]

    @Test("Random bytes end with a document or a message", arguments: 0..<8)
    func randomBytes(_ seed: Int) throws {
        let shell = try Shell()
        var numbers = SmallRandom(seed: UInt64(seed + 1))
        var commands = ""
        for number in 0..<25 {
            let count = Int(numbers.next() % 4000)
            let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next() >> 24) }
            let name = "\(number)" + Self.names[number % Self.names.count]
            shell.write(bytes, to: name)
            commands += "galley \(name) -o out-\(number).html 2>err; s=$?; "
            commands += "[ $s -le 1 ] || echo \"\(name): status $s\"; "
            commands += "[ $s -eq 0 ] || [ ! -e out-\(number).html ] || echo \"\(name): half\"; "
            commands += "[ $s -eq 0 ] || [ -s err ] || echo \"\(name): silent\"\n"
        }
        #expect(shell.run(commands).output == "")
    }

    @Test("A file cut off anywhere ends with a document or a message")
    func cutOff() throws {
        let root = packageRoot()
        let shell = try Shell()
        var commands = ""
        for seed in try entries(of: root + "/seeds") where seed != "README.md" {
            let bytes = try contents(of: "\(root)/seeds/\(seed)")
            for tenth in 1..<5 {
                let name = "cut\(tenth)-\(seed)"
                shell.write(Array(bytes[..<(bytes.count * tenth / 5 + tenth)]), to: name)
                commands += "galley \(name) -t html >/dev/null 2>&1; s=$?; "
                commands += "[ $s -le 1 ] || echo \"\(name): status $s\"\n"
            }
        }
        #expect(shell.run(commands).output == "")
    }

    @Test("A reader that goes away ends the command quietly")
    func closedPipe() throws {
        let shell = try Shell()
        shell.write(String(repeating: "One *two* three.\n\n", count: 40000), to: "a.md")
        let result = shell.run("galley a.md -t html | head -n 1; echo ${PIPESTATUS:-done}")
        #expect(result.output == "<p>One <em>two</em> three.</p>\ndone\n")
    }
}
