internal import GalleyDocumentModel
internal import GalleyTextLayout

/// Lays out the blocks of a document, line by line.
struct TextPrinter {
    let writer: PlainTextWriter
    let words: TextWords
    private(set) var output: [UInt8] = []
    var losses: [TextLoss: Int] = [:]
    /// What stands in front of every line, and of the next one where that differs.
    private var prefix: [UInt8] = []
    private var pending: [UInt8]?
    private var prefixCells = 0
    /// Levels of lists with bullets that are open.
    private var bulletLevel = 0
    private var depth = 0
    // Links and notes that stand at the end.
    private var targets: [String] = []
    private var numbers: [String: Int] = [:]
    private var notes: [Node] = []
    private let lettersLinks: Bool

    init(_ writer: PlainTextWriter, _ document: Document) {
        self.writer = writer
        words = TextWords(language: document.metadata.language)
        lettersLinks = document.kinds.contains(.note)
    }

    /// Cells that are left for text.
    var room: Int? { writer.width.map { max(10, $0 - prefixCells) } }

    // MARK: Lines

    mutating func emit(_ line: ArraySlice<UInt8>) {
        output += pending ?? prefix
        pending = nil
        output += line
        while let last = output.last, last == 0x20 || last == 0x09 { output.removeLast() }
        output.append(0x0A)
    }

    mutating func emit(_ line: String) { emit(Array(line.utf8)[...]) }

    mutating func emit(_ text: InlineText, wrapping: Bool = true) {
        let wrapper = TextWrapper(
            width: wrapping ? room : nil, breaksLongWords: writer.breaksLongWords)
        for line in wrapper.wrap(text.bytes.span, keeping: text.kept) { emit(text.bytes[line]) }
    }

    /// A blank line, unless nothing stands before it.
    mutating func gap() {
        guard !output.isEmpty, pending == nil else { return }
        emit([])
    }

    /// Runs `body` with more in front of each line, and of the first.
    mutating func indented(
        _ rest: String, first: String? = nil, _ body: (inout TextPrinter) -> Void
    ) {
        let outer = (prefix, prefixCells)
        if let first {
            pending = (pending ?? prefix) + Array(first.utf8)
        } else if let pending {
            self.pending = pending + Array(rest.utf8)
        }
        prefix += Array(rest.utf8)
        prefixCells += CellWidth.of(rest)
        body(&self)
        if pending != nil, first != nil { emit([]) }
        (prefix, prefixCells) = outer
    }

    // MARK: Blocks

    /// The blocks below a node, blank lines between them.
    mutating func print(_ node: Node, isTight: Bool = false) {
        depth += 1
        defer { depth -= 1 }
        guard depth < 600 else { return }
        var isFirst = true
        for child in node.children {
            if !isFirst, !isTight { gap() }
            if case .heading(let level) = child.content, level <= 2, !isFirst, !isTight { gap() }
            let before = output.count
            print(block: child, isTight: isTight)
            if output.count > before { isFirst = false }
        }
    }

    /// One block alone.
    mutating func print(only node: Node) { print(block: node, isTight: false) }

    private mutating func print(block node: Node, isTight: Bool) {
        switch node.content {
        case .paragraph, .plain, .row, .cell, .term: emit(inlines(of: node))
        case .heading(let level): printHeading(node, level)
        case .list(let form): printList(node, form)
        case .document, .item, .head, .body, .foot, .extension: print(node, isTight: isTight)
        case .section(let role): printSection(node, role)
        case .definitionList: printDefinitions(node)
        case .definition: indented("    ") { $0.print(node) }
        case .quote: indented(writer.isASCII ? "> " : "│ ") { $0.print(node) }
        case .callout(let kind, let title): printCallout(node, kind, title)
        case .codeBlock(let text, _), .mathBlock(let text): printCode(text)
        case .table: printTable(node)
        case .figure: printFigure(node)
        case .caption: printCaption(of: node, isImage: false)
        case .imageBlock(let url, let alternative, _):
            emit(imageLine(url, alternative.string))
        case .embed(let url, let title): printEmbed(url, title)
        case .thematicBreak: printBreak()
        case .lineBlock: for line in node.children { emit(inlines(of: line)) }
        case .rawBlock, .rawInline: losses[.rawMarkup, default: 0] += 1
        case .shortcode(let text, _): emit(text.string)
        case .text, .emphasis, .strong, .strikethrough, .underline, .highlight, .superscript,
            .subscript, .smallCaps, .quoted, .code, .keyboard, .link, .image, .note, .citation,
            .math, .span, .softBreak, .lineBreak:
            var text = InlineText()
            append(node, to: &text)
            emit(text)
        @unknown default: print(node, isTight: isTight)
        }
    }

    private mutating func printHeading(_ node: Node, _ level: Int) {
        var text = inlines(of: node)
        switch writer.headings {
        case .hash:
            var marked = InlineText()
            marked.append(String(repeating: "#", count: min(max(level, 1), 6)) + " ")
            marked.append(text)
            emit(marked, wrapping: false)
        case .upper, .plain:
            if writer.headings == .upper { text = text.uppercased() }
            emit(text)
        case .underline:
            let wrapper = TextWrapper(width: room, breaksLongWords: writer.breaksLongWords)
            let lines = wrapper.wrap(text.bytes.span, keeping: text.kept)
            for line in lines { emit(text.bytes[line]) }
            guard level <= 2 else { return }
            let cells = lines.map { CellWidth.of(Array(text.bytes[$0])) }.max() ?? 0
            let size = max(3, min(cells, room ?? cells))
            emit(String(repeating: level <= 1 ? "=" : "-", count: size))
        }
    }

    private mutating func printSection(_ node: Node, _ role: Text) {
        if role == "signature" { emit("--") }
        print(node)
    }

    private mutating func printList(_ node: Node, _ form: ListForm) {
        let marks = ListMarks(form, count: node.children.reduce(0) { count, _ in count + 1 })
        let level = bulletLevel
        if !form.isOrdered { bulletLevel += 1 }
        var position = 0
        for item in node.children {
            if position > 0, !form.isTight { gap() }
            var mark =
                form.isOrdered ? marks.mark(position) : ListMarks.bullet(level, writer.isASCII)
            let hang = String(repeating: " ", count: CellWidth.of(mark))
            if case .item(let task?) = item.content { mark += task == .done ? "[x] " : "[ ] " }
            indented(hang, first: mark) { $0.print(item, isTight: form.isTight) }
            position += 1
        }
        bulletLevel = level
    }

    private mutating func printDefinitions(_ node: Node) {
        var isFirst = true
        for part in node.children {
            if case .term = part.content {
                if !isFirst { gap() }
                emit(inlines(of: part))
            } else {
                indented("    ") { $0.print(part) }
            }
            isFirst = false
        }
    }

    private mutating func printCallout(_ node: Node, _ kind: Text, _ title: Text) {
        let name = title.isEmpty ? kind.string : title.string
        indented(writer.isASCII ? "> " : "│ ") { printer in
            if !name.isEmpty {
                printer.emit(name.prefix(1).uppercased() + name.dropFirst())
                if node.firstChild != nil { printer.gap() }
            }
            printer.print(node)
        }
    }

    private mutating func printCode(_ text: Text) {
        indented("    ") { printer in
            var lines = Array(text.bytes).split(separator: 0x0A, omittingEmptySubsequences: false)
            if lines.last?.isEmpty == true { lines.removeLast() }
            for line in lines { printer.emit(line) }
        }
    }

    private mutating func printBreak() {
        let sign = "* * *"
        let blanks = max(0, ((room ?? sign.count) - sign.count) / 2)
        emit(String(repeating: " ", count: blanks) + sign)
    }

    private mutating func printEmbed(_ url: Text, _ title: Text) {
        var text = InlineText()
        if !title.isEmpty { text.append(title.bytes, ascii: writer.isASCII) }
        if !title.isEmpty, !url.isEmpty { text.append(" ") }
        text.appendWhole(url.bytes, ascii: false)
        emit(text)
    }

    // MARK: The end

    /// The number or letter of a link's target, written behind its words.
    mutating func mark(ofLink url: String) -> String {
        if numbers[url] == nil {
            targets.append(url)
            numbers[url] = targets.count
        }
        return "[" + label(numbers[url] ?? 0) + "]"
    }

    mutating func mark(ofNote node: Node) -> String {
        notes.append(node)
        return "[\(notes.count)]"
    }

    private func label(_ number: Int) -> String {
        lettersLinks ? ListMarks.letters(number) : String(number)
    }

    /// Writes the notes and the targets of links.
    mutating func printEnd() {
        pending = nil
        var position = 0
        while position < notes.count {
            gap()
            let mark = "[\(position + 1)] "
            let note = notes[position]
            indented(String(repeating: " ", count: mark.count), first: mark) { $0.print(note) }
            position += 1
        }
        guard !targets.isEmpty else { return }
        gap()
        for (index, target) in targets.enumerated() { emit("[\(label(index + 1))] \(target)") }
    }
}
