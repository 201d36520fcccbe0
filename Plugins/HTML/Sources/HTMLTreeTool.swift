internal import GalleyDocumentModel
internal import GalleyPluginKit

/// Prints the tree of a page in the form of the html5lib tests: `galley html-tree FILE`.
///
/// `--fragment CONTEXT` parses a fragment, `--scripting` switches scripting on, and `--quiet FILE…`
/// parses and prints nothing but the count of nodes.
struct HTMLTreeTool: Tool {
    func run(
        _ arguments: [String], contents: (String) throws -> [UInt8], to sink: inout ByteSink
    ) throws {
        var words = arguments[...]
        var files: [String] = []
        var context: String?
        var (isScripting, isQuiet) = (false, false)
        while let word = words.popFirst() {
            switch word {
            case "--fragment": context = words.popFirst()
            case "--scripting": isScripting = true
            case "--quiet": isQuiet = true
            default: files.append(word)
            }
        }
        var count = 0
        for file in files.isEmpty ? ["-"] : files {
            let bytes = try contents(file)
            if isQuiet {
                count += HTMLTree.parse(bytes).nodes.count
                continue
            }
            let outline = HTMLPageOutline(
                of: bytes, fragmentContext: context, isScripting: isScripting)
            sink.write(outline.text)
        }
        if isQuiet { sink.write("\(count)\n") }
    }
}
