import GalleyDocumentModel
import GalleyPipelines
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// Articles in a folder of their own, and runs over them.
struct Workshop {
    let shell: Shell
    var folder: String { shell.folder }

    init(_ articles: [String: String] = [:]) throws {
        shell = try Shell()
        _ = shell.run("mkdir in")
        for (name, text) in articles { write(text, to: "in/\(name)") }
    }

    func write(_ text: String, to name: String) {
        let parent = name.split(separator: "/").dropLast().joined(separator: "/")
        if !parent.isEmpty { _ = shell.run("mkdir -p '\(parent)'") }
        shell.write(text, to: name)
    }

    func text(_ name: String) -> String? {
        shell.read(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The files below a folder, temporary ones included.
    func files(_ folder: String = "out") -> [String] {
        shell.run("cd '\(folder)' 2>/dev/null && find . -type f | sort").output
            .split(separator: "\n").map { String($0.dropFirst(2)) }
    }

    func plan(_ pipeline: String, _ overrides: [String] = []) throws -> Plan {
        let text = pipeline.split(separator: "@", omittingEmptySubsequences: false)
            .joined(separator: folder)
        let loaded = Pipeline.load(
            Array(text.utf8), name: folder + "/p.yml", registry: sampleRegistry,
            overrides: overrides)
        for diagnostic in loaded.diagnostics where diagnostic.severity == .error {
            Issue.record(
                "\(diagnostic.rendered { loaded.text.bytes(named: $0).map(LineTable.init) })")
        }
        return try #require(loaded.plan)
    }

    @discardableResult
    func run(
        _ pipeline: String, _ change: (inout RunOptions) -> Void = { _ in },
        _ progress: (RunProgress) -> Void = { _ in }
    ) throws -> RunReport {
        var options = RunOptions()
        options.state = folder + "/state"
        options.jobs = 2
        change(&options)
        return try plan(pipeline).run(options, progress: progress)
    }
}

struct RunTests {
    static let simple = """
        pipeline: 1
        inputs: "@/in/*.txt"
        steps: [slug]
        outputs: "@/out/{{ slug }}.html"
        """

    @Test("Articles are read, changed and written")
    func wholeWay() throws {
        let shop = try Workshop([
            "a.txt": "title: One\n\nText.", "b.txt": "title: Two words\n\nMore.\n\nEnd.",
        ])
        let report = try shop.run(RunTests.simple)
        #expect(report.counts.written == 2)
        #expect(report.counts.inputs == 2)
        #expect(shop.files() == ["one.html", "two-words.html"])
        #expect(
            shop.text("out/two-words.html") == "<h1>Two words</h1>\n<p>More.</p>\n<p>End.</p>\n")
    }

    @Test("A second run converts nothing, and only what has changed after that")
    func incremental() throws {
        let shop = try Workshop(["a.txt": "title: One\n\nText.", "b.txt": "title: Two\n\nText."])
        try shop.run(RunTests.simple)
        #expect(try shop.run(RunTests.simple).counts.unchanged == 2)
        shop.write("title: One\n\nNew text.", to: "in/a.txt")
        let third = try shop.run(RunTests.simple)
        #expect((third.counts.written, third.counts.unchanged) == (1, 1))
        #expect(shop.text("out/one.html") == "<h1>One</h1>\n<p>New text.</p>\n")
        _ = shop.shell.run("rm out/two.html")
        #expect(try shop.run(RunTests.simple).counts.written == 1)
        #expect(try shop.run(RunTests.simple + "\nvars: {a: 1}").counts.written == 2)
        #expect(try shop.run(RunTests.simple + "\nvars: {a: 1}\nabout: x").counts.unchanged == 2)
        #expect(try shop.run(RunTests.simple) { $0.isForced = true }.counts.written == 2)
    }

    @Test("The result is the same for any number of jobs", arguments: [1, 3])
    func anyJobs(_ jobs: Int) throws {
        var articles: [String: String] = [:]
        for number in 0..<100 { articles["a\(number).txt"] = "title: T \(number % 90)\n\nText." }
        let shop = try Workshop(articles)
        var order: [String] = []
        let pipeline = """
            pipeline: 1
            inputs: "@/in/*.txt"
            steps: [slug]
            outputs: {path: "@/out/{{ slug }}.html", on-conflict: hash}
            """
        let report = try shop.run(pipeline) {
            $0.jobs = jobs
        } _: {
            order.append($0.article.input)
        }
        #expect(report.counts.written == 100)
        #expect(order == order.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(shop.files().count == 100)
        #expect(shop.files().contains("t-9.html"))
    }

    @Test("Counts add up whatever becomes of the articles")
    func counts() throws {
        let shop = try Workshop([
            "1.txt": "title: A\n\nText.", "2.txt": "title: B\ndraft: true\n\nText.",
            "3.txt": "BAD", "4.txt": "title: C\n\nboom", "5.txt": "no title",
        ])
        let report = try shop.run(
            """
            pipeline: 1
            inputs: "@/in/*.txt"
            steps:
              - filter: not draft
              - break
              - slug: {from: source.stem}
            outputs: {path: "@/out/{{ source.stem }}.html", when: title == 'whole'}
            """.replacing("- slug: {from: source.stem}", with: "- filter: 'true'"))
        #expect(report.counts.written == 2)
        #expect(report.counts.dropped == 1)
        #expect(report.counts.quarantined == 2)
        #expect(report.counts.finished == report.counts.inputs)
        let evidence = shop.files("state/quarantine")
        #expect(evidence.filter { $0.hasSuffix("/error.json") }.count == 2)
        #expect(evidence.filter { $0.hasSuffix("/input") }.count == 2)
    }

    @Test("A step that may fail leaves the document as it was")
    func transactions() throws {
        let shop = try Workshop(["a.txt": "title: Old\n\nboom"])
        let pipeline = """
            pipeline: 1
            inputs: "@/in/*.txt"
            steps:
              - break:
                on-error: continue
            outputs: "@/out/{{ source.stem }}.html"
            """
        var diagnostics: [Diagnostic] = []
        let report = try shop.run(pipeline) { _ in
        } _: {
            diagnostics = $0.article.diagnostics
        }
        #expect(report.counts.written == 1)
        #expect(shop.text("out/a.html") == "<h1>Old</h1>\n<p>boom</p>\n")
        #expect(diagnostics.map(\.code) == ["break.boom"])
        #expect(diagnostics.map(\.severity) == [.warning])
    }

    @Test(
        "An article that fails stops the run, is left out, or is kept",
        arguments: [("fail", 1, 0, 0), ("skip", 0, 1, 0), ("quarantine", 0, 0, 1)])
    func onError(_ way: String, _ failed: Int, _ skipped: Int, _ quarantined: Int) throws {
        let shop = try Workshop(["a.txt": "BAD", "b.txt": "title: B\n\nText."])
        let report = try shop.run(RunTests.simple + "\nrun: {on-error: \(way), jobs: 1}") {
            $0.jobs = 1
        }
        #expect(report.counts.failed == failed)
        #expect(report.counts.skipped == skipped)
        #expect(report.counts.quarantined == quarantined)
        #expect(report.isStopped == (way == "fail"))
    }

    @Test("Too many errors stop the run")
    func maxErrors() throws {
        var articles: [String: String] = [:]
        for number in 0..<300 { articles["\(number).txt"] = "BAD" }
        let shop = try Workshop(articles)
        let report = try shop.run(RunTests.simple + "\nrun: {max-errors: 3}")
        #expect(report.isStopped)
        #expect(report.counts.left > 0)
        #expect(report.counts.finished + report.counts.left == 300)
    }

    @Test("Two articles with one path are a conflict, settled as the output says")
    func conflicts() throws {
        let shop = try Workshop(["a.txt": "title: Same\n\n1", "b.txt": "title: SAME\n\n2"])
        let report = try shop.run(RunTests.simple)
        #expect((report.counts.written, report.counts.quarantined) == (1, 1))
        #expect(shop.text("out/same.html") == "<h1>Same</h1>\n<p>1</p>\n")
    }

    @Test("What somebody else wrote is not written over")
    func foreignFiles() throws {
        let shop = try Workshop(["a.txt": "title: One\n\nText."])
        shop.write("mine", to: "out/one.html")
        #expect(try shop.run(RunTests.simple).counts.quarantined == 1)
        #expect(shop.text("out/one.html") == "mine")
        #expect(shop.files() == ["one.html"])
        #expect(try shop.run(RunTests.simple) { $0.isForced = true }.counts.written == 1)
        #expect(shop.text("out/one.html") == "<h1>One</h1>\n<p>Text.</p>\n")
        // Ours, then changed by hand.
        shop.write("edited by hand", to: "out/one.html")
        #expect(try shop.run(RunTests.simple).counts.quarantined == 1)
        #expect(shop.text("out/one.html") == "edited by hand")
    }

    @Test("No output leaves its root, through names or links")
    func confinement() throws {
        let shop = try Workshop([
            "a.txt": "title: ../../x\n\nText.", "b.txt": "title: linked\n\nText.",
        ])
        _ = shop.shell.run("mkdir out elsewhere && ln -s ../elsewhere out/linked")
        let report = try shop.run(
            """
            pipeline: 1
            inputs: "@/in/*.txt"
            outputs: "@/out/{{ title }}/index.html"
            """)
        #expect(report.counts.quarantined == 1)
        #expect(shop.files() == ["-..-x/index.html"])
        #expect(shop.files("elsewhere") == [])
    }

    @Test("An input is never written over")
    func inputsAreSafe() throws {
        let shop = try Workshop(["a.html": "title: One\n\nText."])
        let report = try shop.run(
            """
            pipeline: 1
            inputs: {files: "@/in/*.html", as: lines}
            outputs: {path: "@/in/{{ source.stem }}.html", overwrite: always}
            """)
        #expect(report.counts.quarantined == 1)
        #expect(shop.text("in/a.html") == "title: One\n\nText.")
    }

    @Test("One path for many articles is refused before anything runs")
    func notUnique() throws {
        let shop = try Workshop(["a.txt": "1", "b.txt": "2"])
        let report = try shop.run(
            """
            pipeline: 1
            inputs: "@/in/*.txt"
            outputs: "@/out/index.html"
            """)
        #expect(report.isRefused)
        #expect(report.diagnostics.map(\.code) == ["pipeline.output-not-unique"])
        #expect(shop.files() == [])
    }

    @Test("A writer of many takes all articles, in the order of the inputs")
    func streams() throws {
        let shop = try Workshop(["b.txt": "title: B\n\n1", "a.txt": "title: A\n\n2"])
        let pipeline = """
            pipeline: 1
            inputs: "@/in/*.txt"
            outputs:
              - {path: "@/out/all.rec", to: records}
              - "@/out/{{ source.stem }}.html"
            """
        #expect(try shop.run(pipeline).counts.written == 2)
        #expect(shop.text("out/all.rec") == "A\nB\nend\n")
        #expect(try shop.run(pipeline).counts.written == 2)
        #expect(shop.files() == ["a.html", "all.rec", "b.html"])
    }

    @Test("An article that takes too long fails, the others do not")
    func timeLimit() throws {
        let shop = try Workshop(["a.txt": "SLOW", "b.txt": "title: B\n\n1"])
        let report = try shop.run(RunTests.simple + "\nrun: {limits: {time: 50ms}}")
        #expect((report.counts.written, report.counts.quarantined) == (1, 1))
    }

    @Test(
        "An article of which too little is found is kept, dropped or put aside",
        arguments: [("keep", 1, 0, 0), ("drop", 0, 1, 0), ("quarantine", 0, 0, 1)])
    func lowExtraction(_ way: String, _ written: Int, _ dropped: Int, _ quarantined: Int) throws {
        let shop = try Workshop(["a.txt": "title: One\n\n* menu\nThree short words."])
        let pipeline = """
            pipeline: 1
            inputs: "@/in/*.txt"
            steps:
              - extract: {min-words: 4, low: \(way)}
              - filter: source.ext == 'txt'
            outputs: "@/out/{{ source.stem }}.html"
            """
        let counts = try shop.run(pipeline.replacing("source.ext == 'txt'", with: "true")).counts
        #expect(counts.written == written)
        #expect(counts.dropped == dropped)
        #expect(counts.quarantined == quarantined)
    }

    @Test("Branches, groups and definitions lead articles their own way")
    func flow() throws {
        let shop = try Workshop([
            "a.txt": "title: A\nkind: wire\n\nx", "b.txt": "title: B\nkind: own\n\nx",
            "c.txt": "title: C\n\nx",
        ])
        try shop.run(
            """
            pipeline: 1
            inputs: "@/in/*.txt"
            defs: {mark: [{meta: {title: marked}}]}
            steps:
              - choose:
                  - {when: kind == 'wire', steps: [{use: mark}]}
                  - {when: kind == 'own', steps: [{group: [{meta: {title: ours}}]}]}
                  - {else: [{meta: {title: other}}]}
            outputs:
              - path: "@/out/{{ source.stem }}.html"
                steps: [{meta: {extra: private}}]
              - {id: loud, path: "@/loud/{{ source.stem }}.html", loud: true, when: title == 'ours'}
            """)
        #expect(shop.text("out/a.html") == "<h1>marked</h1>\n<p>x</p>\n")
        #expect(shop.text("out/b.html") == "<h1>ours</h1>\n<p>x</p>\n")
        #expect(shop.text("out/c.html") == "<h1>other</h1>\n<p>x</p>\n")
        #expect(shop.files("loud") == ["b.html"])
    }

    @Test("What is written is removed when it cannot be put in place")
    func noLeftovers() throws {
        let shop = try Workshop(["a.txt": "title: One\n\nText."])
        _ = shop.shell.run("mkdir -p out/one.html")
        shop.write("x", to: "out/.galley-1999999999-abc-1")
        #expect(try shop.run(RunTests.simple).counts.quarantined == 1)
        #expect(shop.files() == [])
    }

    @Test("A run that is stopped leaves whole files or none, and goes on where it stopped")
    func interruption() throws {
        var articles: [String: String] = [:]
        for number in 0..<200 { articles["\(number).txt"] = "title: T\(number)\n\nText." }
        let shop = try Workshop(articles)
        let stop = StopSignal()
        let first = try shop.run(RunTests.simple) {
            $0.stop = stop
        } _: { progress in
            if progress.counts.finished == 20 { stop.set() }
        }
        #expect(first.isStopped)
        #expect(first.counts.finished + first.counts.left == 200)
        #expect(shop.files().count == first.counts.written)
        let second = try shop.run(RunTests.simple)
        #expect(second.counts.unchanged == first.counts.written)
        #expect(second.counts.written + second.counts.unchanged == 200)
    }

    @Test("A dry run tells what it would write, and touches nothing")
    func dryRun() throws {
        let shop = try Workshop(["a.txt": "title: One\n\nText."])
        var outputs: [String] = []
        let report = try shop.run(RunTests.simple) {
            $0.isDryRun = true
        } _: {
            outputs = $0.article.outputs
        }
        #expect(report.counts.written == 1)
        #expect(outputs == [shop.folder + "/out/one.html"])
        #expect(shop.files(".") == ["in/a.txt"])
    }

    @Test("Patterns find files across folders, braces and all")
    func patterns() throws {
        let shop = try Workshop()
        for name in ["in/a.txt", "in/x/b.txt", "in/x/y/c.md", "in/x/tag/d.txt", "in/.h.txt"] {
            shop.write("title: T\n\n1", to: name)
        }
        try shop.run(
            """
            pipeline: 1
            inputs: {files: "@/in/**/*.{txt,md}", ignore: ["**/tag/**"], as: lines}
            outputs: "@/out/{{ source.reldir | default('') | subpath }}/{{ source.stem }}.html"
            """.replacing(
                "{{ source.reldir | default('') | subpath }}/",
                with: "{{ source.reldir | replace('/', '-') }}-"))
        #expect(shop.files() == ["-a.html", "x-b.html", "x-y-c.html"])
    }
}
