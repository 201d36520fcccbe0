enum TextLayoutPlaceholder {}
