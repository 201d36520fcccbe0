enum PluginTestingPlaceholder {}
