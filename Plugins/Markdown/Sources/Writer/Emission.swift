internal import GalleyDocumentModel
internal import GalleyPluginKit

/// One document on its way to Markdown: the lines written so far and what the next ones need.
struct Emission: ~Copyable {
    let writer: MarkdownWriter
    let bareKinds = KindSet.withoutAttributes
    var sink = ByteSink(capacity: 0)
    /// What each line begins with: the marks of quotes, the indents of items.
    var prefix: [UInt8] = []
    /// What the next line begins with instead: the marker of an item.
    var pending: [UInt8]?
    var hasOutput = false
    /// What was written last, however deep.
    var lastLeaf = Flow.Last.nothing
    /// Whether HTML has opened a `<pre>` and not closed it, in which each blank is seen.
    var isInPre = false
    /// How many colons the section has that is being written; 0 outside of one.
    var fenceLength = 0
    var losses = Losses()
    var inline = InlineText()
    var inserts: [InlineText.Insert] = []
    var check = DelimiterCheck()
    /// How the emphasis is marked that is being written, which those within have to differ from.
    var outerForm: InlineText.Form?
    /// Whether the text being put together is a heading or a title.
    var staysOnOneLine = false
    var notes = NoteList()
    /// Whether the document has notes, so that `[^x]` could point to one.
    var hasNotes = false
    var references = ReferenceList()
    /// Whether tight lists need blank lines within their items, as far as that was asked.
    var partedLists: [Int: Bool] = [:]
    /// How many lists within one another are being written for that.
    var openTries = 0
    private let candidates: Candidates, cellCandidates: Candidates
    private var assembled: [UInt8] = []

    init(_ writer: MarkdownWriter) {
        self.writer = writer
        candidates = Candidates(writer, isCell: false)
        cellCandidates = Candidates(writer, isCell: true)
    }

    /// The bytes that need judging in the text that is being put together.
    var textCandidates: Candidates { inline.isCell ? cellCandidates : candidates }
}

extension Emission {
    mutating func writeDocument(_ document: Document) {
        references.isWanted = writer.links == .reference
        placeNotes(of: document)
        var flow = Flow()
        writeBody(document.root, &flow)
        writeNotes(&flow)
        writeReferences(&flow)
    }

    /// Begins a line: its marker, or what all lines begin with.
    mutating func startLine() {
        hasOutput = true
        if let marker = pending {
            sink.write(marker.span)
            pending = nil
        } else if !prefix.isEmpty {
            let start = prefix
            sink.write(start.span)
        }
    }

    mutating func endLine() { sink.write(byte: 10) }

    /// Writes a line without text, hence without blanks at its end.
    mutating func writeBlankLine() {
        var start = pending ?? prefix
        pending = nil
        while let last = start.last, last.isBlank { start.removeLast() }
        sink.write(start.span)
        endLine()
    }

    mutating func writeLine(_ line: StaticString) {
        startLine()
        sink.write(line)
        endLine()
    }

    /// Writes text that may hold several lines, as they are.
    mutating func writeLines(_ text: Span<UInt8>) {
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != 10 { end += 1 }
            var last = end
            if last > start, text[last - 1] == 13 { last -= 1 }
            if last == start {
                writeBlankLine()
            } else {
                startLine()
                sink.write(text.extracting(start..<last))
                endLine()
            }
            start = end + 1
        }
    }

    /// Writes what stands in `inline`, with its guards.
    mutating func writeInline() {
        if inserts.isEmpty, !inline.bytes.contains(10) {
            startLine()
            let text = inline.bytes
            sink.write(text.span)
            endLine()
        } else {
            assemble()
            let text = assembled
            let marks = prefix
            // Far down, the lines of a paragraph go on without marks (CommonMark 0.31 §5.1, laziness):
            // else each of many short lines would have hundreds of them.
            if isPrefixLong, let end = text.firstIndex(of: 10) {
                writeLines(text.span.extracting(..<end))
                prefix = []
                writeLines(text.span.extracting((end + 1)...))
                prefix = marks
            } else {
                writeLines(text.span)
            }
        }
    }

    /// Whether so much stands before a line that the next ones do without.
    var isPrefixLong: Bool { prefix.count > 80 }

    /// Puts the guards into the text, which is then in `assembled`.
    private mutating func assemble() {
        assembled.removeAll(keepingCapacity: true)
        var start = 0
        for insert in inserts {
            assembled.append(contentsOf: inline.bytes[start..<insert.offset])
            insert.kind.text.withUTF8Buffer { unsafe assembled.append(contentsOf: $0) }
            start = insert.offset
        }
        assembled.append(contentsOf: inline.bytes[start...])
    }

    /// The text that stands in `inline`, with its guards.
    mutating func takeInline() -> [UInt8] {
        if inserts.isEmpty { return inline.bytes }
        assemble()
        return assembled
    }

    /// The last of the marks of items that stand on the line so far, and how many of it in a row.
    var pendingMarks: (byte: UInt8, count: Int) {
        guard let marks = pending?.filter({ !$0.isBlank }), let last = marks.last else {
            return (0, 0)
        }
        return (last, marks.reversed().prefix { $0 == last }.count)
    }

    /// Writes below `marker`, which opens the first line; the others are indented by `indent`.
    mutating func within(
        marker: [UInt8], indent: [UInt8], _ body: (inout Emission) -> Void
    ) {
        let length = prefix.count
        pending = (pending ?? prefix) + marker
        prefix += indent
        body(&self)
        if pending != nil { writeBlankLine() }
        prefix.removeLast(prefix.count - length)
    }
}

/// What stood before in the same container, as far as the next block has to know.
struct Flow {
    enum Last: Equatable {
        case nothing, paragraph, bullets(UInt8), numbers(UInt8), quote, table, terms, other
        /// HTML that a blank line ends, or a mark of its own.
        case html, closedHTML
        /// The first line of a callout.
        case title
    }

    /// Whether blocks follow one another without a blank line, where that is possible.
    var isTight = false
    /// Whether it took a blank line where none was wanted.
    var isParted = false
    var last: Last = .nothing
    /// Whether an indented line would belong to what stood before.
    var isBehindList: Bool {
        switch last {
        case .bullets, .numbers, .terms: true
        default: false
        }
    }

    var isItemStart = false
    var isTaskStart = false
    var isQuoteStart = false
}

/// What could not be written as it was.
struct Losses {
    struct Loss {
        var severity: Diagnostic.Severity
        var code: String, message: String
        var node: Node
    }

    private(set) var all: [Loss] = []

    var count: Int { all.count }

    mutating func add(
        _ severity: Diagnostic.Severity, _ code: String, _ message: String, about node: Node
    ) {
        all.append(Loss(severity: severity, code: "markdown." + code, message: message, node: node))
    }

    /// Forgets what was told after `count`: the text is put together once more.
    mutating func keepFirst(_ count: Int) { all.removeLast(all.count - count) }
}
