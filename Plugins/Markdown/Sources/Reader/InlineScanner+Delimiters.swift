internal import GalleyDocumentModel

/// A run of asterisks, underscores or tildes (CommonMark 0.31 §6.2).
struct DelimiterRun {
    var start: Int32
    /// How many bytes it has, and how many of them are unused: `used` at its left, none at its right.
    var length: Int32, left: Int32
    var used: Int32 = 0
    /// The run that is still open before this one.
    var previous: Int32 = -1
    var firstAction: Int32
    var byte: UInt8
    var canOpen: Bool, canClose: Bool
}

/// What a byte of a delimiter run does.
enum DelimiterAction: UInt8 {
    case text, skip
    case openEmphasis, closeEmphasis, openStrong, closeStrong, openStruck, closeStruck
}

extension InlineScanner {
    mutating func takeRun(_ at: Int, _ byte: UInt8) -> Int {
        let length = text.run(of: byte, at: at, to: end)
        let behind = at + length
        if byte == 126, length > 2 { return behind }
        let before = text.neighbour(before: at, from: start)
        let after = text.neighbour(after: behind, to: end)
        let isLeft = after != .space && (after == .other || before != .other)
        let isRight = before != .space && (before == .other || after != .other)
        var (canOpen, canClose) = (isLeft, isRight)
        if byte == 95 {
            canOpen = isLeft && (!isRight || before == .punctuation)
            canClose = isRight && (!isLeft || after == .punctuation)
        }
        guard canOpen || canClose else { return behind }
        runs.append(
            DelimiterRun(
                start: Int32(truncatingIfNeeded: at), length: Int32(truncatingIfNeeded: length),
                left: Int32(truncatingIfNeeded: length),
                firstAction: Int32(truncatingIfNeeded: actions.count), byte: byte,
                canOpen: canOpen, canClose: canClose))
        marks.append(Mark(.delimiters, at, behind, actions.count))
        for _ in 0..<length { actions.append(.text) }
        return behind
    }

    /// Pairs the runs from `first` on, which are then done with.
    ///
    /// For each kind of closing run it is remembered below which run no opening one stands.
    mutating func matchDelimiters(from first: Int) {
        guard first < runs.count else { return }
        var bottoms = SIMD16<Int32>(repeating: Int32(truncatingIfNeeded: first - 1))
        var top = Int32(truncatingIfNeeded: first - 1)
        let bottom = top
        for closer in first..<runs.count {
            var run = runs[closer]
            run.previous = top
            while run.canClose, run.left > 0 {
                let key = bottomKey(run)
                guard let opener = opener(for: run, from: top, above: max(bottoms[key], bottom))
                else {
                    bottoms[key] = top
                    break
                }
                pair(opener, &run)
                top =
                    runs[opener].left > 0
                    ? Int32(truncatingIfNeeded: opener) : runs[opener].previous
            }
            run.previous = top
            runs[closer] = run
            if run.left > 0, run.canOpen { top = Int32(truncatingIfNeeded: closer) }
        }
        runs.removeAll(from: first)
    }

    private mutating func bottomKey(_ run: DelimiterRun) -> Int {
        switch run.byte {
        case 42: Int(run.length % 3) + (run.canOpen ? 3 : 0)
        case 95: Int(run.length % 3) + (run.canOpen ? 9 : 6)
        default: 11 + Int(run.length)
        }
    }

    private mutating func opener(for closer: DelimiterRun, from top: Int32, above bottom: Int32)
        -> Int?
    {
        var place = top
        while place > bottom {
            let run = runs[Int(place)]
            if run.byte == closer.byte, run.canOpen, fits(run, closer) { return Int(place) }
            place = run.previous
        }
        return nil
    }

    private mutating func fits(_ opener: DelimiterRun, _ closer: DelimiterRun) -> Bool {
        if closer.byte == 126 { return opener.length == closer.length }
        guard opener.canClose || closer.canOpen else { return true }
        return (opener.length + closer.length) % 3 != 0
            || (opener.length % 3 == 0 && closer.length % 3 == 0)
    }

    private mutating func pair(_ opener: Int, _ closer: inout DelimiterRun) {
        let isStruck = closer.byte == 126
        let count: Int32 =
            isStruck ? closer.left : runs[opener].left >= 2 && closer.left >= 2 ? 2 : 1
        runs[opener].left -= count
        let open = Int(runs[opener].firstAction + runs[opener].used + runs[opener].left)
        let close = Int(closer.firstAction + closer.used)
        closer.left -= count
        closer.used += count
        if count == 2 {
            actions[open + 1] = .skip
            actions[close + 1] = .skip
        }
        actions[open] = isStruck ? .openStruck : count == 2 ? .openStrong : .openEmphasis
        actions[close] = isStruck ? .closeStruck : count == 2 ? .closeStrong : .closeEmphasis
    }
}
