import GalleyDocumentModel
import GalleyPluginKit
import Glibc

/// The whole command beside others that are installed: CPU time of the process, as ratios.
struct PeerBenchmark {
    let registry: Registry
    private let folder = "/tmp/galley-benchmark-\(getpid())"

    private struct Contest {
        let title: String
        let file: String
        let own: [String]
        let peers: [[String]]
    }

    func run() throws {
        let galley = String(CommandLine.arguments[0].dropLast("GalleyBenchmarks".count)) + "galley"
        guard unsafe access(galley, X_OK) == 0 else {
            return print("peers: passed over, there is no \(galley)")
        }
        _ = unsafe mkdir(folder, 0o700)
        let markdown = try file("article.md", "gfm"), page = try file("article.html", "html")
        let line = "\(folder)/line.md"
        try put(Array("one line\n".utf8), line)
        print("peers: CPU milliseconds of the whole process, median of 9")
        var contests = [
            Contest(
                title: "start: one line of Markdown to HTML", file: line,
                own: [galley, "-f", "gfm", "-t", "html", line],
                peers: [["cmark", line], ["cmark-gfm", line], ["pandoc", line]]),
            Contest(
                title: "start: the version", file: line, own: [galley, "--version"],
                peers: [["cmark", "--version"], ["pandoc", "--version"]]),
            markdownContest("1 MB of Markdown to HTML", markdown, galley),
            Contest(
                title: "1 MB of HTML to Markdown", file: page,
                own: [galley, "-f", "html", "-t", "gfm", "-x", "off", page],
                peers: [["pandoc", "-f", "html", "-t", "gfm", page], ["xmllint", "--html", page]]),
        ]
        // Real texts are the caller's to give.
        if let given = unsafe getenv("MARKDOWN").map({ unsafe String(cString: $0) }) {
            for path in given.split(separator: " ").map(String.init) {
                contests.append(markdownContest("\(path) to HTML", path, galley))
            }
        }
        for contest in contests { measure(contest) }
        for name in ["article.md", "article.html", "line.md"] { unsafe unlink("\(folder)/\(name)") }
        unsafe rmdir(folder)
    }

    private func markdownContest(_ title: String, _ path: String, _ galley: String) -> Contest {
        Contest(
            title: title, file: path,
            own: [galley, "-f", "gfm", "-t", "html", "--raw", "keep", path],
            peers: [
                ["cmark", "--unsafe", path],
                [
                    "cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e",
                    "autolink", "-e", "tasklist", path,
                ],
                ["md2html", "--github", path], ["pandoc", "-f", "gfm", path],
                // The same with its tags as nodes, as by default.
                [galley, "-f", "gfm", "-t", "html", path],
            ])
    }

    private func measure(_ contest: Contest) {
        print(" \(contest.title)")
        guard let own = cost(contest.own) else { return print("  galley failed") }
        show("galley", own * 1e3, "ms")
        for peer in contest.peers {
            guard let cost = cost(peer) else { continue }
            let name = peer[0] == contest.own[0] ? "galley, tags as nodes" : peer[0]
            show(name, cost * 1e3, "ms, \(decimal(cost / own)) × galley")
        }
    }

    private func file(_ name: String, _ format: String) throws -> String {
        var context = Context(registry, source: SourceInfo(name: name))
        var sink = ByteSink()
        let document = Script(bytes: 1_000_000).build(copies: true)
        try context.write(document, WriteRequest(FormatSpec(name: format)), to: &sink)
        try put(sink.takeBytes(), "\(folder)/\(name)")
        return "\(folder)/\(name)"
    }

    private func put(_ bytes: [UInt8], _ path: String) throws {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var sink = ByteSink(descriptor: descriptor)
        sink.write(bytes)
        if let failure = sink.finish() { throw failure }
        close(descriptor)
    }

    /// The median CPU time of a command's process; nil where it is missing or fails.
    private func cost(_ words: [String]) -> Double? {
        var costs: [Double] = []
        for _ in 0..<9 {
            guard let cost = runOnce(words) else { return nil }
            costs.append(cost)
        }
        return costs.sorted()[4]
    }

    private func runOnce(_ words: [String]) -> Double? {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var arguments: [UnsafeMutablePointer<CChar>?] =
            unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var child: pid_t = 0
        guard unsafe posix_spawnp(&child, words[0], &actions, nil, &arguments, environ) == 0 else {
            return nil
        }
        var status: Int32 = 0
        var usage = rusage()
        guard unsafe wait4(child, &status, 0, &usage) == child, status == 0 else { return nil }
        let cpu =
            Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6
        return cpu
    }
}
