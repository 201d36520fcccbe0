internal import GalleyDocumentModel
internal import GalleyLanguages

/// A list of a document in plain text.
struct PlainList {
    struct Item {
        var lines: [PlainLine]
        var task: Task?
    }

    var form: ListForm
    var items: [Item]
    /// The line after it.
    var end: Int
    /// Whether it may begin in the middle of a paragraph.
    var mayInterrupt: Bool

    enum Finding {
        case list(PlainList)
        /// No list begins before this line.
        case none(until: Int)
    }

    static func find(_ lines: [PlainLine], from start: Int) -> Finding {
        guard let mark = LineMark(lines[start].text) else { return .none(until: start + 1) }
        var collector = ItemCollector(lines, start: start, mark: mark)
        collector.collect()
        guard let list = collector.list() else {
            return .none(until: max(collector.end, start + 1))
        }
        return .list(list)
    }
}

/// Collects the items of a list.
private struct ItemCollector {
    private let lines: [PlainLine]
    private let first: LineMark
    private let indent: Int
    private var items: [PlainList.Item] = []
    private var lastMark: LineMark
    private var isLoose = false
    private var hangs = false
    private(set) var end: Int

    init(_ lines: [PlainLine], start: Int, mark: LineMark) {
        self.lines = lines
        (first, lastMark) = (mark, mark)
        indent = lines[start].indent
        end = start
    }

    mutating func collect() {
        add(end, first)
        end += 1
        while end < lines.count {
            if lines[end].isBlank {
                guard let next = lines[end...].firstIndex(where: { !$0.isBlank }), next - end <= 2
                else {
                    return
                }
                if sibling(next) != nil {
                    isLoose = true
                    end = next
                } else if lines[next].indent >= indent + min(first.hang, 4),
                    lines[next].indent > indent
                {
                    isLoose = true
                    items[items.count - 1].lines += lines[end..<next]
                    end = next
                } else {
                    return
                }
            } else if let mark = sibling(end) {
                add(end, mark)
                end += 1
            } else if lines[end].indent > indent {
                hangs = true
                items[items.count - 1].lines.append(
                    lines[end].outdented(by: indent + lastMark.hang))
                end += 1
            } else if lines[end - 1].wraps, LineMark(lines[end].text) == nil {
                items[items.count - 1].lines.append(lines[end])
                end += 1
            } else {
                return
            }
        }
    }

    /// The mark of the next item of the same list.
    private func sibling(_ index: Int) -> LineMark? {
        guard abs(lines[index].indent - indent) <= 1, let mark = LineMark(lines[index].text) else {
            return nil
        }
        switch (first.kind, lastMark.kind, mark.kind) {
        case (.bullet(let sign), _, .bullet(let other)): return sign == other ? mark : nil
        case (_, .number(let last, let style), .number(let number, let other)):
            return style == other && number == last + 1 ? mark : nil
        default: return nil
        }
    }

    private mutating func add(_ index: Int, _ mark: LineMark) {
        lastMark = mark
        var line = lines[index].dropping(mark.length, cells: mark.hang)
        var task: Task?
        if line.text.starts(with: "[ ] ".utf8) {
            task = .open
        } else if line.text.starts(with: "[x] ".utf8) || line.text.starts(with: "[X] ".utf8) {
            task = .done
        }
        if task != nil { line = line.dropping(4, cells: 4) }
        items.append(PlainList.Item(lines: [line], task: task))
    }

    func list() -> PlainList? {
        switch first.kind {
        case .bullet(let sign):
            let isDash = sign == 0x2013 || sign == 0x2014
            if isDash, items.contains(where: isSpoken) { return nil }
            guard items.count >= 2 || hangs || sign == 0x2022 else { return nil }
            let form = ListForm(isTight: !isLoose)
            return PlainList(form: form, items: items, end: end, mayInterrupt: items.count >= 2)
        case .number(let start, let style):
            guard items.count >= 2 else { return nil }
            var form = ListForm(of: style, start: start)
            form.isTight = !isLoose
            return PlainList(form: form, items: items, end: end, mayInterrupt: start == 1)
        }
    }

    /// Whether a line behind a dash is what somebody says: two sentences, or a dash inside.
    private func isSpoken(_ item: PlainList.Item) -> Bool {
        guard let line = item.lines.first else { return false }
        let text = String(decoding: line.text, as: UTF8.self)
        if text.contains(" – ") || text.contains(" — ") { return true }
        return SentenceEnd.closes(line.text)
            && (text.dropLast(2).contains(". ") || text.contains("? ") || text.contains("! "))
    }
}
