/// Reads the emphasis of a text as a reader would, and compares it with what was meant.
///
/// CommonMark 0.31 §6.2 and its appendix; linear by the lower bounds for openers.
struct DelimiterCheck {
    private struct Run {
        var start: Int
        var left: Int
        let count: Int
        let byte: UInt8
        let canOpen: Bool, canClose: Bool
    }

    private var runs: [Run] = []
    private var openers: [Int] = []
    private var bounds: [Int] = []
    private var confirmed: [Bool] = []
    private var readings: [(open: Int, close: Int, length: Int)] = []
}

extension InlineText {
    /// Guards literal `*` and `_` that would be read as marks.
    ///
    /// Answers the numbers of the emphases that would not be read as they were meant.
    mutating func checkDelimiters(_ check: inout DelimiterCheck) -> [Int] {
        guard hasDelimiters || found.contains(.delimiter) else { return [] }
        guardTouchingDelimiters()
        while true {
            let (failed, hasGuarded) = check.run(on: &self)
            if !hasGuarded { return failed }
        }
    }

    /// A literal byte beside a mark of the same byte would lengthen it.
    private mutating func guardTouchingDelimiters() {
        for index in marks.indices where marks[index].role == .literal {
            let byte = bytes[marks[index].offset]
            guard byte == 0x2A || byte == 0x5F else { continue }
            for neighbour in [index - 1, index + 1] where marks.indices.contains(neighbour) {
                let other = marks[neighbour]
                let touches =
                    other.end == marks[index].offset || other.offset == marks[index].end
                if touches, other.role == .open || other.role == .close, bytes[other.offset] == byte
                {
                    marks[index].guarding = .backslash
                }
            }
        }
        spreadGuards()
    }

    /// A run is guarded as a whole: half of one could pair with something else.
    mutating func spreadGuards() {
        for index in marks.indices.dropFirst() where spreads(from: index - 1, to: index) {
            marks[index].guarding = .backslash
        }
        for index in marks.indices.dropFirst().reversed() where spreads(from: index, to: index - 1)
        {
            marks[index - 1].guarding = .backslash
        }
    }

    private func spreads(from: Int, to: Int) -> Bool {
        guard marks[from].guarding == .backslash, marks[from].role == .literal,
            marks[to].role == .literal, marks[to].guarding == .nothing,
            abs(marks[from].offset - marks[to].offset) == 1
        else { return false }
        let byte = bytes[marks[from].offset]
        return (byte == 0x2A || byte == 0x5F) && bytes[marks[to].offset] == byte
    }
}

extension DelimiterCheck {
    /// Reads once; whether literal bytes were guarded, which asks for another reading.
    fileprivate mutating func run(on text: inout InlineText) -> (failed: [Int], guarded: Bool) {
        readings.removeAll(keepingCapacity: true)
        read(text)
        confirmed.removeAll(keepingCapacity: true)
        confirmed.append(contentsOf: repeatElement(false, count: text.pairs.count))
        var hasGuarded = false
        for reading in readings {
            guard let open = text.index(at: reading.open), let close = text.index(at: reading.close)
            else { continue }
            let (first, last) = (text.marks[open], text.marks[close])
            if first.role == .open, last.role == .close, first.number == last.number,
                first.offset == reading.open, first.length == reading.length,
                last.offset == reading.close
            {
                confirmed[first.number] = true
            }
            for index in [open, close] where text.marks[index].role == .literal {
                if text.marks[index].guarding == .nothing { hasGuarded = true }
                text.marks[index].guarding = .backslash
            }
        }
        if hasGuarded {
            text.spreadGuards()
            return ([], true)
        }
        let failed = text.pairs.indices.filter { number in
            let pair = text.pairs[number]
            guard pair.open >= 0, pair.close >= 0, !confirmed[number] else { return false }
            let byte = text.bytes[text.marks[pair.open].offset]
            return byte != 0x7E || !text.isStruck(pair)
        }
        return (failed, false)
    }

    private mutating func read(_ text: InlineText) {
        runs.removeAll(keepingCapacity: true)
        var bases: [Int] = []
        for mark in text.marks {
            switch mark.role {
            case .linkOpen: bases.append(runs.count)
            case .linkClose:
                let base = bases.popLast() ?? 0
                pair(from: base)
                runs.removeLast(runs.count - base)
            case .literal where mark.guarding != .nothing: break
            case .opaque: break
            default:
                let byte = text.bytes[mark.offset]
                if byte == 0x2A || byte == 0x5F { add(mark, byte, text) }
            }
        }
        pair(from: 0)
    }

    private mutating func add(_ mark: InlineText.Mark, _ byte: UInt8, _ text: InlineText) {
        if let last = runs.last, last.byte == byte, mark.offset < last.start + last.count { return }
        var end = mark.offset
        while end < text.bytes.count, text.bytes[end] == byte,
            text.mark(at: end)?.guarding ?? .nothing == .nothing,
            text.mark(at: end)?.role != .opaque
        {
            end += 1
        }
        let before = ScalarClass(text.bytes.scalar(before: mark.offset).scalar)
        let after = ScalarClass(text.bytes.scalar(at: end).scalar)
        let opens = after != .blank && (after != .punctuation || before != .other)
        let closes = before != .blank && (before != .punctuation || after != .other)
        let isStar = byte == 0x2A
        runs.append(
            Run(
                start: mark.offset, left: end - mark.offset, count: end - mark.offset, byte: byte,
                canOpen: opens && (isStar || !closes || before == .punctuation),
                canClose: closes && (isStar || !opens || after == .punctuation)))
    }

    /// Pairs the runs from `base` on.
    private mutating func pair(from base: Int) {
        openers.removeAll(keepingCapacity: true)
        bounds.removeAll(keepingCapacity: true)
        bounds.append(contentsOf: repeatElement(0, count: 12))
        for index in runs.indices.dropFirst(base) {
            if runs[index].canClose {
                while runs[index].left > 0, let at = opener(for: index) { join(at, index) }
            }
            if runs[index].left > 0, runs[index].canOpen { openers.append(index) }
        }
    }

    private mutating func opener(for closer: Int) -> Int? {
        let run = runs[closer]
        let key = (run.byte == 0x2A ? 0 : 6) + (run.canOpen ? 3 : 0) + run.count % 3
        var at = openers.count - 1
        while at >= bounds[key] {
            let opener = runs[openers[at]]
            if opener.byte == run.byte {
                let isOdd =
                    (opener.canClose || run.canOpen) && (opener.count + run.count) % 3 == 0
                    && !(opener.count % 3 == 0 && run.count % 3 == 0)
                if !isOdd { return at }
            }
            at -= 1
        }
        bounds[key] = openers.count
        return nil
    }

    private mutating func join(_ at: Int, _ closer: Int) {
        let opener = openers[at]
        let length = runs[opener].left >= 2 && runs[closer].left >= 2 ? 2 : 1
        runs[opener].left -= length
        readings.append((runs[opener].start + runs[opener].left, runs[closer].start, length))
        runs[closer].start += length
        runs[closer].left -= length
        openers.removeLast(openers.count - at - (runs[opener].left > 0 ? 1 : 0))
        for key in bounds.indices { bounds[key] = min(bounds[key], openers.count) }
    }
}

extension InlineText {
    /// Whether no blank stands within marks of struck text, where they would be none.
    fileprivate func isStruck(_ pair: Pair) -> Bool {
        let first = bytes.scalar(at: marks[pair.open].end).scalar
        let last = bytes.scalar(before: marks[pair.close].offset).scalar
        return ScalarClass(first) != .blank && ScalarClass(last) != .blank
    }
}
