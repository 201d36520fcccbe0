import GalleyPluginTesting
import Testing

/// What the README shows is what happens.
struct ReadmeTests {
    @Test("Every transcript of the README prints what it shows")
    func transcripts() throws {
        let cases = try Case.cases(of: packageRoot() + "/README.md")
        let parts = cases.flatMap { example in example.parts.map { (example, $0) } }
        let transcripts = parts.filter { $0.1.name == "console" }
        #expect(!transcripts.isEmpty)
        let shell = try Shell()
        _ = shell.run("cp -R '\(packageRoot())/seeds' '\(packageRoot())/Examples' .")
        for (example, part) in parts {
            if part.name == "yaml", !part.info.isEmpty { shell.write(part.text, to: part.info) }
            if part.name == "console" {
                expectSame(shell.replay(part.text), part.text, part: part, of: example)
            }
        }
    }
}
