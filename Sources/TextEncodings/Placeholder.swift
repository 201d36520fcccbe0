enum TextEncodingsPlaceholder {}
