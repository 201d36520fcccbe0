import GalleyPluginTesting
import Testing

/// Words of the plainest form are read in a way of their own, with `convert` before them in the full
/// one: both have to mean the same.
struct PlainWordsTests {
    private static let pieces = [
        "a.md", "b", "./b", "-", "''", "--", "-f markdown", "--from html", "--from=text",
        "-fmarkdown",
        "-f", "--from -q", "-t html", "-t text", "--to json", "-o out", "-o -", "-o out/", "-s",
        "--standalone", "-q", "-v", "-v -v", "-qv", "--quiet", "-x off", "--extract sideways",
        "--title none", "--raw keep", "--raw drop", "--supplements all", "-M lang=vi", "-M title=",
        "-M -x", "-O quotes=curly", "--eol crlf", "--eol", "--in-place", "--strict", "--verbose",
        "--list-formats", "--keep p --drop em", "--from-encoding utf-8", "--standalon", "-z",
        "--wrap 20", "-", "-q=1", "--no-strict", "--in-place=yes",
    ]

    @Test("Words mean the same with `convert` before them", arguments: 0..<8)
    func both(_ seed: Int) throws {
        let shell = try Shell()
        shell.write("# Title\n\nOne *two* <b>three</b>.\n", to: "text")
        var numbers = SmallRandom(seed: UInt64(seed + 1))
        var commands = ""
        for _ in 0..<25 {
            // The first word is a file or an option, since one of letters alone may be a command.
            var words = [numbers.next() % 2 == 0 ? "a.md" : "-q"]
            for _ in 0..<(numbers.next() % 5) {
                words.append(Self.pieces[Int(numbers.next() % UInt64(Self.pieces.count))])
            }
            let line = words.joined(separator: " ")
            commands += """
                for way in '' convert; do
                  rm -rf out a.md b; cp text a.md; cp text b
                  { galley $way \(line) <text >seen 2>&1; echo "status $?"; cat a.md b; cat out out/*; } \
                    >all-$way 2>&1; cat seen >>all-$way
                done
                cmp -s all- all-convert || { echo '\(line.replacing("'", with: "\""))'; diff all- all-convert; }

                """
        }
        #expect(shell.run(commands).output == "")
    }

    @Test("A word of letters alone may name a command or a file")
    func letters() throws {
        let shell = try Shell()
        shell.write("One.\n", to: "article")
        #expect(shell.run("galley article -f markdown -t html").output == "<p>One.</p>\n")
        #expect(shell.run("galley formats text").output.contains("reading"))
    }
}
