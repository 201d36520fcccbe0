enum LanguagesPlaceholder {}
