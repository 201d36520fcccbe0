import GalleyPipelines
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct InlineTestTests {
    private static let steps = """
        pipeline: 1
        steps:
          - filter: not draft
          - break:
          - slug: {from: meta.name}
        outputs:
          - {id: page, path: "out/{{ slug }}.html", when: slug != 'hidden'}
        tests:
          - name: it

        """

    private func failures(_ test: String) throws -> [String] {
        let text = InlineTestTests.steps + test
        let loaded = Pipeline.load(Array(text.utf8), name: "p.yml", registry: sampleRegistry)
        for diagnostic in loaded.diagnostics {
            Issue.record(
                "\(diagnostic.rendered { loaded.text.bytes(named: $0).map(LineTable.init) })")
        }
        let report = try #require(loaded.plan).test()
        #expect(report.results.map(\.name) == ["it"])
        return report.results.flatMap { $0.failures.map(\.message) }
    }

    @Test(
        "A test that holds",
        arguments: [
            """
                given: {lines: "name: A b\\n\\nSome words."}
                expect:
                  status: written
                  meta: {title: whole, slug: a-b}
                  text: {contains: [Some, words], lacks: more, equals: "Some words."}
                  select: {paragraph: 1, heading: 0, "paragraph:contains('Some')": {min: 1, text: words}}
                  outputs: {page: {path: out/a-b.html, contains: "<p>Some words.</p>"}}
                  where: [slug == 'a-b', count("paragraph") == 1]
                  warnings: []
            """,
            """
                given: {text: "draft: true\\n\\nx"}
                expect: {status: dropped, at: filter, outputs: {page: {absent: true}}}
            """,
            """
                given: {txt: "name: a\\n\\nboom"}
                expect: {status: failed, at: break, error: break.boom}
            """,
            """
                given: {lines: "BAD"}
                expect: {error: lines.bad}
            """,
            """
                given: {lines: "name: hidden\\n\\nx"}
                expect: {status: dropped, meta: {slug: hidden}}
            """,
            """
                given: [{lines: "name: a\\n\\nx"}, {lines: "x", meta: {name: b}, uri: "https://e.org/"}]
                expect: {status: written}
            """,
        ])
    func holds(_ test: String) throws { #expect(try failures(test) == []) }

    @Test(
        "A test that does not hold says why",
        arguments: [
            (
                "    given: {lines: \"name: a\\n\\nboom\"}",
                "it: the article failed at `break`: it went boom [break.boom]"
            ),
            (
                "    given: {lines: \"draft: true\\n\\nx\"}\n    expect: {status: written}",
                "it: the article was dropped at `filter`, not written"
            ),
            (
                "    given: {lines: \"name: a\\n\\nx\"}\n    expect: {meta: {slug: b}}",
                "it: `slug` is `a`, not `b`"
            ),
            (
                "    given: {lines: \"name: a\\n\\nx\"}\n    expect: {select: {paragraph: {min: 2}}}",
                "it: `paragraph` matches 1, not 2 to any number"
            ),
            (
                "    given: {lines: \"name: a\\n\\nx\"}\n    expect: {outputs: {page: {path: out/b.html}}}",
                "it: output `page` goes to out/a.html, not to out/b.html"
            ),
            (
                "    given: {lines: \"name: a\\n\\nx\"}\n    expect: {where: slug == 'b'}",
                "it: `slug == 'b'` does not hold"
            ),
            (
                "    given: {lines: \"name: a\\n\\nx\"}\n    expect: {error: x.y}",
                "it: there was no error `x.y`"
            ),
        ])
    func fails(_ test: String, _ message: String) throws {
        #expect(try failures(test) == [message])
    }

    @Test("A plan explains itself whole")
    func explains() throws {
        let text = """
            pipeline: 1
            name: sample
            vars: {n: 3}
            inputs: {id: main, files: nowhere/*.txt, ignore: x}
            steps:
              - extract
              - slug: {max: 20}
                when: vars.n > 2
              - choose:
                  - {when: draft, steps: [{drop: paragraph}]}
            outputs: {path: "out/{{ slug }}.html", indent: 2}
            run: {jobs: 3}
            """
        let loaded = Pipeline.load(
            Array(text.utf8), name: "p.yml", registry: sampleRegistry, overrides: ["run.jobs=4"])
        #expect(
            try #require(loaded.plan).explain() == """
                pipeline sample
                vars
                  n: 3
                inputs
                  main: nowhere/*.txt without x  <- line 4
                  → 0 inputs
                steps
                  extract  <- line 6
                    mode: auto
                    min-words: 25
                  slug [metadata] when vars.n > 2  <- line 7
                    from: none  <- default
                    max: 20
                  choose  <- line 9
                    when draft
                      drop [tree]  <- line 10
                        selector: paragraph
                outputs
                  output: out/{{ slug }}.html as page  <- line 11
                    indent: 2
                run
                  jobs: 4
                  on-error: quarantine
                  limits: time 30.0 seconds, input 67108864 bytes, output 268435456 bytes, depth 512, nodes 2000000
                  incremental: true, state .galley/sample

                """)
    }
}
