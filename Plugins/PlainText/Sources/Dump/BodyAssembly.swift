internal import GalleyDocumentModel
internal import GalleyLanguages

/// A line of the body of a dump.
enum BodyBlock {
    case text(Int)
    case caption(Int)
}

/// Makes blocks of the lines of a body: paragraphs, headings, lists, figures.
struct BodyAssembly {
    let lines: [DumpLine]

    func build(_ blocks: [BodyBlock], into builder: inout Document.Builder) {
        var position = 0
        while position < blocks.count {
            switch blocks[position] {
            case .caption(let index):
                append(caption: index, to: &builder)
                position += 1
            case .text(let index):
                let items = list(in: blocks, from: position)
                if let form = items.form {
                    builder.append(.list(form)) { list in
                        for index in items.lines { append(item: index, to: &list) }
                    }
                    position += items.lines.count
                } else {
                    append(index, isHeading: isHeading(blocks, position), to: &builder)
                    position += 1
                }
            }
        }
    }

    private func append(_ index: Int, isHeading: Bool, to builder: inout Document.Builder) {
        let line = lines[index]
        if isHeading {
            let level = line.text.prefix { $0 == 0x23 }.count
            let text = level > 0 ? Array(line.text[level...].drop { $0 == 0x20 }) : line.text
            builder.append(.heading(level > 0 ? min(level, 6) : 2), at: line.range) {
                Inlines.append(text, to: &$0)
            }
        } else {
            builder.append(.paragraph, at: line.range) { Inlines.append(line.text, to: &$0) }
        }
    }

    private func append(item index: Int, to list: inout Document.Builder) {
        let line = lines[index]
        let start = LineMark(line.text)?.length ?? 0
        list.append(.item(), at: line.range) { item in
            item.append(.plain) { Inlines.append(Array(line.text[start...]), to: &$0) }
        }
    }

    private func append(caption index: Int, to builder: inout Document.Builder) {
        let line = lines[index]
        builder.append(.figure, at: line.range) { figure in
            figure.append(.caption) { caption in
                guard let credit = line.credit else {
                    return Inlines.append(line.text, to: &caption)
                }
                caption.set(.credit, to: String(decoding: line.text[credit.name], as: UTF8.self))
                Inlines.append(Array(line.text[credit.caption]), to: &caption)
            }
        }
    }

    /// The items of a list that begins here, with its form.
    private func list(
        in blocks: [BodyBlock], from position: Int
    ) -> (form: ListForm?, lines: [Int]) {
        var marks: [LineMark] = []
        var items: [Int] = []
        for block in blocks[position...] {
            guard case .text(let index) = block, let mark = LineMark(lines[index].text) else {
                break
            }
            if let first = marks.first, let previous = marks.last {
                switch (first.kind, previous.kind, mark.kind) {
                case (.bullet(let sign), _, .bullet(let other)) where sign == other: break
                case (_, .number(let number, let style), .number(let next, let other))
                where next == number + 1 && style == other: break
                default: return ListFinding.form(marks, items, lines)
                }
            }
            marks.append(mark)
            items.append(index)
        }
        return ListFinding.form(marks, items, lines)
    }

    /// Whether a short line without a stop stands over a paragraph.
    private func isHeading(_ blocks: [BodyBlock], _ position: Int) -> Bool {
        guard case .text(let index) = blocks[position] else { return false }
        let line = lines[index]
        let hashes = line.text.prefix { $0 == 0x23 }.count
        if (1...6).contains(hashes), line.text.count > hashes + 1, line.text[hashes] == 0x20 {
            return true
        }
        guard line.cells <= 90, !line.announces, position + 1 < blocks.count,
            case .text(let next) = blocks[position + 1], line.text.last != 0x2C
        else { return false }
        let isQuestion =
            line.text.last == 0x3F || line.string.hasSuffix("؟") || line.string.hasSuffix("？")
        guard !line.closes || (isQuestion && line.cells <= 70) else { return false }
        let follower = lines[next]
        let isAfterParagraph: Bool
        if position > 0, case .text(let before) = blocks[position - 1] {
            isAfterParagraph = lines[before].closes || lines[before].cells > 2 * line.cells
        } else {
            isAfterParagraph = true
        }
        return isAfterParagraph && follower.cells >= max(60, line.cells + line.cells / 2)
            && (follower.closes || follower.announces || follower.cells > 200)
    }
}

/// Decides whether lines with marks make a list.
enum ListFinding {
    static func form(
        _ marks: [LineMark], _ items: [Int], _ lines: [DumpLine]
    ) -> (form: ListForm?, lines: [Int]) {
        guard let first = marks.first else { return (nil, []) }
        switch first.kind {
        case .bullet(let sign):
            let isDash = sign == 0x2013 || sign == 0x2014
            // Dashes open spoken lines as often as items.
            if isDash, items.contains(where: { lines[$0].closes }) { return (nil, []) }
            guard items.count >= 2 || sign == 0x2022 else { return (nil, []) }
            return (ListForm(), items)
        case .number(let start, let style):
            guard items.count >= 2 else { return (nil, []) }
            return (ListForm(of: style, start: start), items)
        }
    }
}

extension ListForm {
    /// The form of a list whose numbers are written in a style.
    init(of style: LineMark.NumberStyle, start: Int) {
        switch style {
        case .period: self.init(.decimal, delimiter: .period, start: start)
        case .parenthesis: self.init(.decimal, delimiter: .parenthesis, start: start)
        case .parentheses: self.init(.decimal, delimiter: .parentheses, start: start)
        case .circled: self.init(.decimal, start: start)
        case .lowerAlpha: self.init(.lowerAlpha, delimiter: .parenthesis, start: start)
        }
    }
}
