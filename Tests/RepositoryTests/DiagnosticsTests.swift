import GalleyPluginTesting
import Testing

/// The page of diagnostics knows every code that a part reports.
struct DiagnosticsTests {
    private let root = packageRoot()
    private let page: String

    init() throws {
        page = String(
            decoding: try contents(of: "\(packageRoot())/Documentation/diagnostics.md"),
            as: UTF8.self)
    }

    @Test("The page is what the command prints")
    func currency() throws {
        expectSame(try Shell().run("galley reference diagnostics").output, page)
    }

    @Test("Every code that stands in the sources is on the page")
    func completeness() throws {
        var found = 0
        for file in try swiftFiles(in: "Sources") + swiftFiles(in: "Plugins") {
            guard !file.contains("/Tests/"), !file.contains("Codes.swift"),
                !file.contains("/CodeFacts")
            else { continue }
            let text = String(decoding: try contents(of: "\(root)/\(file)"), as: UTF8.self)
            for code in codes(in: text, of: owner(of: file)) {
                found += 1
                if !page.contains("| `\(code)` |") {
                    Issue.record(
                        "\(file) reports \(code), which Documentation/diagnostics.md lacks")
                }
            }
        }
        #expect(found > 250)
    }

    @Test("No code stands twice on the page")
    func uniqueness() {
        var seen: Set<Substring> = []
        for line in page.split(separator: "\n") where line.hasPrefix("| `") {
            let code = line.dropFirst(3).prefix { $0 != "`" }
            #expect(seen.insert(code).inserted, "\(code) twice")
        }
    }

    private func swiftFiles(in folder: String) throws -> [String] {
        try entries(of: "\(root)/\(folder)").flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".swift") { return [path] }
            return name.contains(".") ? [] : try swiftFiles(in: path)
        }
    }

    /// The first word of codes that a file writes without one, because a function adds it.
    private func owner(of file: String) -> String? {
        let owners = [
            ("Plugins/Markdown/", "markdown"), ("Plugins/FrontMatter/", "front-matter"),
            ("Plugins/JSON/", "json"), ("Sources/Pipelines/", "pipeline"),
            ("Sources/Templates/", "template"), ("Sources/ForeignPlugins/Manifest", "manifest"),
        ]
        return owners.first { file.hasPrefix($0.0) }?.1
    }

    /// The codes of a text: what stands in quotes behind a severity, or first in a call that reports.
    private func codes(in text: String, of owner: String?) -> [String] {
        var found: [String] = []
        for start in [".error,", ".warning,", ".note,"] {
            for code in literals(behind: start, in: text) where code.contains(".") {
                found.append(code)
            }
            for code in literals(behind: start, in: text) where !code.contains(".") {
                if let owner { found.append("\(owner).\(code)") }
            }
        }
        guard let owner else { return found }
        for start in ["error(", "warning(", "warn(", "ault(", "TemplateError("] {
            for code in literals(behind: start, in: text) where !code.contains(".") {
                found.append("\(owner).\(code)")
            }
        }
        return found
    }

    /// The codes that stand in quotes right behind `start`.
    private func literals(behind start: String, in text: String) -> [String] {
        pieces(of: text, at: start).compactMap { piece in
            let rest = piece.drop { $0 == " " || $0 == "\n" }
            guard rest.first == "\"" else { return nil }
            let word = rest.dropFirst().prefix { $0 != "\"" }
            let isCode =
                !word.isEmpty && !word.hasSuffix(".") && !word.hasSuffix("-")
                && word.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" || $0 == "." }
            return isCode && word.count > 2 ? String(word) : nil
        }
    }

    /// What stands behind each `mark`.
    private func pieces(of text: String, at mark: String) -> [Substring] {
        var pieces: [Substring] = []
        var rest = Substring(text)
        let first = mark.utf8.first
        while let at = rest.utf8.firstIndex(where: { $0 == first }) {
            rest = rest[at...]
            if rest.hasPrefix(mark) { pieces.append(rest.dropFirst(mark.count).prefix(120)) }
            rest = rest.dropFirst()
        }
        return pieces
    }
}
