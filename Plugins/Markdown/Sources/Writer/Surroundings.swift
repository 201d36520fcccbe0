/// What the place of a text says about how its bytes would be read.
struct Surroundings {
    /// Whether a line of it could begin a block of another kind: not in headings and cells.
    var canBeginBlocks = true
    var isHeading = false
    /// Whether it is the first of an item, where `[ ]` makes a task.
    var isItemStart = false
    /// Whether a task's box stands before it, behind which no block begins.
    var isTaskStart = false
    /// Whether it is the first of a quote, where `[!NOTE]` makes a callout.
    var isQuoteStart = false
    /// Whether nothing was written before, where `+++` opens a header.
    var isDocumentStart = false
    /// Whether definitions of notes, or of links by number, are written.
    var hasNotes = false, hasReferences = false
}
