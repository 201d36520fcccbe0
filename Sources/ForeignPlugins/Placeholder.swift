enum ForeignPluginsPlaceholder {}
