import GalleyDocumentModel
import GalleyPipelines
import GalleyPluginKit

/// 2,000 different articles through reader and writer, on one thread and on two.
struct RunnerBenchmark {
    let registry: Registry

    func run() {
        print("2,000 different articles of 10 KB, Markdown to HTML, within one process")
        let articles = (0..<2_000).map { number -> [UInt8] in
            let document = Script(bytes: 10_000, seed: UInt64(number + 1)).build(copies: true)
            var context = Context(registry, source: SourceInfo(name: "article"))
            var sink = ByteSink()
            try? context.write(document, WriteRequest(FormatSpec(name: "markdown")), to: &sink)
            return sink.takeBytes()
        }
        var walls: [Int: [Double]] = [:], cpus: [Int: [Double]] = [:]
        for _ in 0..<5 {
            for threads in [1, 2] {
                let (wall, cpu) = (wallTime(), cpuTime())
                convert(articles, threads: threads)
                walls[threads, default: []].append(wallTime() - wall)
                cpus[threads, default: []].append(cpuTime() - cpu)
            }
        }
        let (one, two) = (middle(walls[1]), middle(walls[2]))
        show("1 thread: wall", one * 1e3, "ms")
        show("2 threads: wall", two * 1e3, "ms")
        show("2 threads: wall against 1", two / one * 100, "%")
        show("2 threads: CPU against 1", middle(cpus[2]) / middle(cpus[1]) * 100, "%")
    }

    private func convert(_ articles: [[UInt8]], threads: Int) {
        let registry = registry
        var total = 0
        Runner(threads: threads).run(articles) { bytes -> Int in
            var context = Context(registry, source: SourceInfo(name: "article"))
            var sink = ByteSink(capacity: bytes.count * 2)
            let request = ReadRequest(FormatSpec(name: "markdown"))
            guard let document = try? context.read(Source(bytes), request),
                (try? context.write(document, WriteRequest(FormatSpec(name: "html")), to: &sink))
                    != nil
            else { return 0 }
            return sink.totalCount
        } deliver: { _, count in
            total += count
        }
        precondition(total > 0)
    }

    private func middle(_ values: [Double]?) -> Double {
        let sorted = (values ?? []).sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
