import GalleyPluginTesting
import Testing

/// What the command prints, word by word.
struct TranscriptTests {
    @Test("Every transcript prints what it shows", arguments: try Case.all())
    func transcripts(_ example: Case) throws {
        let shell = try Shell()
        for part in example.parts {
            if part.name == "file" { shell.write(part.text, to: part.info) }
            if part.name == "console" {
                expectSame(
                    shell.replay(part.text), part.text, part: part, of: example,
                    sourceLocation: example.location)
            }
        }
    }
}
