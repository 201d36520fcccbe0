enum JSONSyntaxPlaceholder {}
