import GalleyPluginTesting
import Testing

/// The rules of the house, read off its files.
struct HouseTests {
    private let root = packageRoot()

    private func swiftFiles(in folder: String) throws -> [String] {
        try entries(of: "\(root)/\(folder)").flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".swift") { return [path] }
            return name.contains(".") ? [] : try swiftFiles(in: path)
        }
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try contents(of: "\(root)/\(path)"), as: UTF8.self)
    }

    private func imports(of path: String) throws -> [String] {
        try text(path).split(separator: "\n").compactMap { line -> String? in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at <= 1 else { return nil }
            return words.dropFirst(at + 1).first.map(String.init)
        }
    }

    private static let libraries: Set<String> = [
        "GalleyJSONSyntax", "GalleyYAML", "GalleyXML", "GalleyTextEncodings", "GalleyTextLayout",
        "GalleyLanguages", "GalleySelectors", "GalleyTemplates",
    ]

    @Test(
        "The model and the libraries know no other part",
        arguments: [
            "DocumentModel", "JSONSyntax", "YAML", "XML", "TextEncodings", "TextLayout",
            "Languages",
            "Selectors", "Templates",
        ])
    func libraries(_ folder: String) throws {
        for file in try swiftFiles(in: "Sources/\(folder)") {
            let known = try imports(of: file).filter { $0.hasPrefix("Galley") }
            #expect(known.isEmpty, "\(file) imports \(known)")
        }
    }

    @Test("Nothing in the library or the command imports Foundation")
    func noFoundation() throws {
        for file in try swiftFiles(in: "Sources") + swiftFiles(in: "Plugins") {
            let names = try imports(of: file)
            #expect(!names.contains { $0.hasPrefix("Foundation") }, "\(file)")
        }
    }

    @Test("A plugin knows the kit, the model and the libraries, never another plugin")
    func plugins() throws {
        let allowed = Self.libraries.union([
            "GalleyDocumentModel", "GalleyPluginKit", "GalleyDocumentQueries",
        ])
        for plugin in try pluginFolders() {
            for file in try swiftFiles(in: "Plugins/\(plugin)/Sources") {
                let foreign = try imports(of: file).filter {
                    $0.hasPrefix("Galley") && !allowed.contains($0)
                }
                #expect(foreign.isEmpty, "\(file) imports \(foreign)")
            }
        }
    }

    @Test("Only the list of built-in plugins names one")
    func onlyTheList() throws {
        let plugins = Set(try pluginFolders().map { "Galley" + $0 })
        for file in try swiftFiles(in: "Sources") where !file.contains("BuiltInPlugins/") {
            let names = try imports(of: file).filter(plugins.contains)
            #expect(names.isEmpty, "\(file) imports \(names)")
        }
    }

    @Test("The core never spells a format's name")
    func noFormatNames() throws {
        let names = ["html", "markdown", "commonmark", "gfm", "json", "ndjson", "front-matter"]
        for folder in ["DocumentModel", "PluginKit", "Pipelines", "Command", "ForeignPlugins"] {
            for file in try swiftFiles(in: "Sources/\(folder)") {
                for (number, line) in try text(file).split(
                    separator: "\n", omittingEmptySubsequences: false
                ).enumerated() where !line.contains("//") {
                    for name in names where line.contains("\"\(name)\"") {
                        Issue.record("\(file):\(number + 1) names \(name)")
                    }
                }
            }
        }
    }

    @Test(
        "A plugin's folder holds its page, its sources and its cases, and stands in manifest and list"
    )
    func pluginFolders() throws -> [String] {
        let folders = try entries(of: "\(root)/Plugins").filter { !$0.contains(".") }
        let manifest = try text("Package.swift")
        let list = try text("Sources/BuiltInPlugins/BuiltInPlugins.swift")
        for folder in folders {
            let held = try entries(of: "\(root)/Plugins/\(folder)")
            for name in ["README.md", "Sources", "Tests"] {
                #expect(held.contains(name), "Plugins/\(folder) has no \(name)")
            }
            let pages = try entries(of: "\(root)/Plugins/\(folder)/Tests/Cases")
            #expect(pages.contains { $0.hasSuffix(".md") }, "Plugins/\(folder) has no case page")
            #expect(manifest.contains("\"\(folder)\""), "\(folder) is not in the manifest")
            #expect(list.contains("import Galley\(folder)\n"), "\(folder) is not in the list")
        }
        return folders
    }

    @Test("Every decision record is numbered, and has a question and a choice")
    func decisions() throws {
        let pages = try entries(of: "\(root)/Documentation/decisions")
        for (number, page) in pages.enumerated() {
            let digits = String(number + 1)
            let wanted = String(repeating: "0", count: 4 - digits.count) + digits
            #expect(page.hasPrefix(wanted + "-"), "\(page) is not number \(number + 1)")
            let words = try text("Documentation/decisions/\(page)")
            #expect(words.contains("**Question.**") && words.contains("**Choice.**"), "\(page)")
        }
    }

    @Test("Every seed and every example has a line that says what it shows")
    func pages() throws {
        for folder in ["seeds", "Examples/pipelines", "Examples/writers"] {
            let page = try text("\(folder)/README.md")
            for name in try entries(of: "\(root)/\(folder)") where name != "README.md" {
                #expect(page.contains(name), "\(folder)/README.md says nothing of \(name)")
            }
        }
    }

    @Test("Links of the papers lead somewhere")
    func links() throws {
        let papers =
            ["README.md", "CONTRIBUTING.md"]
            + (try entries(of: "\(root)/Documentation").filter { $0.hasSuffix(".md") }
                .map { "Documentation/\($0)" })
        for paper in papers {
            let folder = paper.contains("/") ? "\(root)/Documentation/" : "\(root)/"
            for piece in try text(paper).split(separator: "](").dropFirst() {
                let target = String(piece.prefix { $0 != ")" && $0 != "#" })
                if target.isEmpty || target.contains("://") || target.contains(" ") { continue }
                let isThere = (try? contents(of: folder + target)) != nil
                let isFolder = (try? entries(of: folder + target).isEmpty) == false
                #expect(isThere || isFolder, "\(paper) links to \(target)")
            }
        }
    }
}
