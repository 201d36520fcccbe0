import GalleyBuiltInPlugins
import GalleyCommand

GalleyCommand.main(plugins: builtInPlugins + [GazettePlugin.self])
