enum YAMLPlaceholder {}
