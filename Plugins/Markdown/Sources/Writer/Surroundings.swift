/// What the place of a text says about how its bytes would be read.
struct Surroundings {
    /// Whether a line of it could begin a block of another kind: not in headings and cells.
    var canBeginBlocks = true
    var isHeading = false
    /// Whether it is the first of an item, where `[ ]` makes a task.
    var isItemStart = false
    /// Whether it is a block of one piece, not a paragraph.
    var isOneBlock = false
    /// Whether its lines but the first go without the marks of its containers.
    var isLazy = false
    /// Whether a task's box stands before it, behind which no block begins.
    var isTaskStart = false
    /// Whether it is the first of a quote, where `[!NOTE]` makes a callout.
    var isQuoteStart = false
    /// Whether it is a term before another one, with which it is one paragraph to a reader of links.
    var precedesTerm = false
    /// Whether it is a term behind another one, which its line could underline.
    var followsTerm = false
    /// The marks of items that stand before it on its line, of which it could make a break.
    var marksBefore: (byte: UInt8, count: Int) = (0, 0)
    /// Whether nothing was written before, where `+++` opens a header.
    var isDocumentStart = false
    /// Whether definitions of notes, or of links by number, are written.
    var hasNotes = false, hasReferences = false
}
