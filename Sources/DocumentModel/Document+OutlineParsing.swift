/// What is wrong with an outline.
public struct OutlineError: Error, Hashable, Sendable {
    /// From 1.
    public let line: Int
    public let message: String
}

extension Document {
    /// Reads the tree that an outline shows, without the lines of its metadata; for tests.
    ///
    /// Throws `OutlineError` for a line that no outline has. Supplements are read too.
    public init(outline: String) throws(OutlineError) {
        var reader = OutlineReader()
        var number = 0
        for line in outline.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            do { try reader.take(line) } catch {
                throw OutlineError(line: number, message: error.message)
            }
        }
        self = reader.finish()
    }
}

private struct OutlineFault: Error { let message: String }

/// One line after another into a builder.
private struct OutlineReader: ~Copyable {
    private var builder = Document.Builder()
    private var level = 0
    private var pending: [(role: String, title: String, lines: [Substring])] = []
    private var isBeside = false

    consuming func finish() -> Document {
        while builder.openLevels > 0 { builder.close() }
        for (role, title, lines) in pending {
            builder.appendSupplement(role: role, title: title) { builder in
                for line in lines { _ = try? OutlineReader.put(line, into: &builder, base: 0) }
                while builder.openLevels > 0 { builder.close() }
            }
        }
        return builder.finish()
    }

    mutating func take(_ line: Substring) throws(OutlineFault) {
        guard line.contains(where: { $0 != " " }) else { return }
        if line.hasPrefix("supplement ") {
            var words = try OutlineWords(line.dropFirst(11)).words
            guard words.count == 2 else { throw OutlineFault(message: "expected a role and title") }
            let title = words.removeLast()
            pending.append((words[0].text, title.text, []))
            isBeside = true
        } else if isBeside {
            _ = try OutlineWords(line).words
            pending[pending.count - 1].lines.append(line)
        } else if line != "document", !OutlineReader.isMetadata(line) {
            try OutlineReader.put(line, into: &builder, base: 0)
        }
    }

    private static func isMetadata(_ line: Substring) -> Bool {
        guard let colon = line.firstIndex(of: ":"), line.first != " " else { return false }
        return !line[..<colon].contains(" ")
    }

    @discardableResult
    private static func put(
        _ line: Substring, into builder: inout Document.Builder, base: Int
    ) throws(OutlineFault) -> Int {
        let blanks = line.prefix { $0 == " " }.count
        let level = blanks / 2
        guard blanks % 2 == 0, level >= 1, level - 1 <= builder.openLevels else {
            throw OutlineFault(message: "an indentation that no line above leads to")
        }
        while builder.openLevels > level - 1 { builder.close() }
        var words = try OutlineWords(line.dropFirst(blanks)).words
        let name = words.removeFirst()
        guard name.key == nil, let kind = Kind(named: name.text) else {
            throw OutlineFault(message: "no kind of node is called \(name.text)")
        }
        builder.open(shape(kind, &words))
        for word in words {
            if let key = word.key {
                if key.hasPrefix("@") {
                    builder.set(attribute: String(key.dropFirst()), to: word.text)
                } else if let fixed = AttributeKey(fixedName: key) {
                    builder.set(fixed, to: word.text)
                } else {
                    throw OutlineFault(message: "no attribute is called \(key)")
                }
            } else if word.isQuoted {
                builder.setText(word.text)
            } else {
                throw OutlineFault(message: "\(kind.name) has nothing called \(word.text)")
            }
        }
        return level
    }

    /// The shape that the plain words say, which are taken away.
    private static func shape(_ kind: Kind, _ words: inout [OutlineWord]) -> Shape {
        func take(_ matches: (OutlineWord) -> Bool) -> OutlineWord? {
            words.firstIndex(where: matches).map { words.remove(at: $0) }
        }
        func take(_ name: String) -> Bool {
            take { $0.key == nil && !$0.isQuoted && $0.text == name } != nil
        }
        func number(_ key: String) -> Int {
            take { $0.key == key }.flatMap { Int($0.text) } ?? 1
        }
        switch kind {
        case .heading:
            return .heading(take { !$0.isQuoted && $0.key == nil }.flatMap { Int($0.text) } ?? 1)
        case .item: return .item(task: take("open") ? .open : take("done") ? .done : nil)
        case .quoted: return .quoted(double: take("double"))
        case .math: return .math(isDisplay: take("display"))
        case .list:
            var form = ListForm()
            for style in ListStyle.allCases where take(style.name) { form.style = style }
            for delimiter in ListDelimiter.allCases where take(delimiter.name) {
                form.delimiter = delimiter
            }
            (form.start, form.isTight) = (number("start"), !take("loose"))
            return .list(form)
        case .cell:
            var form = CellForm()
            for alignment in Alignment.allCases where take(alignment.name) {
                form.alignment = alignment
            }
            form.isHeader = take("header")
            (form.columns, form.rows) = (number("columns"), number("rows"))
            return .cell(form)
        default: return Shape(kind)
        }
    }
}

private struct OutlineWord {
    var key: String?
    var text: String
    var isQuoted: Bool
}

/// A line's words: `name`, `key=value`, `key="a value"`, `"a value"`.
private struct OutlineWords {
    let words: [OutlineWord]

    init(_ line: Substring) throws(OutlineFault) {
        var words: [OutlineWord] = []
        var rest = line.unicodeScalars
        while let first = rest.first {
            if first == " " {
                rest.removeFirst()
                continue
            }
            var word = OutlineWord(text: "", isQuoted: false)
            while let scalar = rest.first, scalar != " ", scalar != "\"" {
                rest.removeFirst()
                if scalar == "=", word.key == nil {
                    (word.key, word.text) = (word.text, "")
                } else {
                    word.text.unicodeScalars.append(scalar)
                }
            }
            if rest.first == "\"" {
                rest.removeFirst()
                word.isQuoted = true
                try OutlineWords.quoted(&rest, into: &word.text)
            }
            words.append(word)
        }
        guard !words.isEmpty else { throw OutlineFault(message: "a line without a word") }
        self.words = words
    }

    private static func quoted(
        _ rest: inout Substring.UnicodeScalarView, into text: inout String
    ) throws(OutlineFault) {
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return }
            guard scalar == "\\" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "n": text.append("\n")
            case "t": text.append("\t")
            case "r": text.append("\r")
            case let escaped?: text.unicodeScalars.append(escaped)
            case nil: break
            }
        }
        throw OutlineFault(message: "a quoted text that is never closed")
    }
}
