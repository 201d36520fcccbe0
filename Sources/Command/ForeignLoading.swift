internal import GalleyPluginKit

/// Takes `--plugin PATH` out of the words of the command line and loads what they name.
func loadForeignPlugins(
    named arguments: [String], into registry: inout Registry
) throws(Diagnostic) -> [String] {
    arguments
}
