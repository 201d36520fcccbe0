internal import GalleyForeignPlugins
internal import GalleyPluginKit

/// Takes `--plugin PATH` and `--allow exec` out of the words of the command line and does what they
/// say.
///
/// A path given by hand is consent to run the program there.
func loadForeignPlugins(
    named arguments: [String], into registry: inout Registry
) throws(Diagnostic) -> [String] {
    guard arguments.contains(where: { $0.hasPrefix("--plugin") || $0.hasPrefix("--allow") }) else {
        return arguments
    }
    var rest: [String] = []
    var words = arguments[...]
    while let word = words.popFirst() {
        if word == "--" {
            rest.append(word)
            rest += words
            break
        }
        if word == "--allow=exec" || word == "--allow" && words.first == "exec" {
            if word == "--allow" { words.removeFirst() }
            ForeignPlugins.allowExec(in: &registry)
            continue
        }
        var path: String?
        if word.hasPrefix("--plugin=") { path = String(word.dropFirst(9)) }
        if word == "--plugin" {
            path = words.popFirst()
            guard path != nil else {
                throw Diagnostic(
                    .error, "option.no-value", "`--plugin` needs the path of a manifest or program")
            }
        }
        guard let path else {
            rest.append(word)
            continue
        }
        try ForeignPlugins.load(path: path, into: &registry)
    }
    return rest
}
