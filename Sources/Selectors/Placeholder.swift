enum SelectorsPlaceholder {}
