/// What the rules of UAX #14 have to remember from one scalar to the next.
struct LineBreakState {
    enum Action { case prohibited, allowed, mandatory }

    private let classes = CharacterClasses.shared
    // The last scalar that is no space, marks joined to it.
    private var before = LineBreakClass.bk
    private var beforeScalar: UInt32 = 0
    // The one before that, if no space lies between.
    private var earlier = LineBreakClass.bk
    private var earlierIsWide = false
    private var spaces = 0
    private var lastWasJoiner = false
    private var regionalIndicators = 0
    private var isAtStart = true

    /// What may happen in front of `scalar`; `next` is the one after it.
    mutating func step(_ scalar: UInt32, next: UInt32?) -> Action {
        var kind = classes.lineBreak(scalar)
        let joinsMark =
            (kind == .cm || kind == .zwj) && spaces == 0 && !isAtStart
            && !isBreak(before) && before != .zw
        if joinsMark {
            lastWasJoiner = kind == .zwj
            return .prohibited
        }
        let isJoiner = kind == .zwj
        if kind == .cm || kind == .zwj { kind = .al }
        let action = isAtStart ? .prohibited : action(kind, scalar, next)
        advance(kind, scalar)
        lastWasJoiner = isJoiner
        isAtStart = false
        return action
    }

    private mutating func advance(_ kind: LineBreakClass, _ scalar: UInt32) {
        guard kind != .sp || isAtStart else {
            spaces += 1
            return
        }
        let isLineStart = isAtStart || isBreak(before) || spaces > 0
        earlier = isLineStart ? .sp : before
        earlierIsWide = !isLineStart && isWide(beforeScalar)
        regionalIndicators =
            kind == .ri ? (before == .ri && spaces == 0 ? regionalIndicators : 0) + 1 : 0
        (before, beforeScalar, spaces) = (kind, scalar, 0)
    }

    private func isBreak(_ kind: LineBreakClass) -> Bool {
        kind == .bk || kind == .cr || kind == .lf || kind == .nl
    }

    private func isWide(_ scalar: UInt32) -> Bool { classes.width(scalar) == 2 }

    private func isOpeningQuote(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAB, 0x2018, 0x201B, 0x201C, 0x201F, 0x2039: true
        default: false
        }
    }

    private func isClosingQuote(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xBB, 0x2019, 0x201D, 0x203A: true
        default: false
        }
    }

    /// Rules 4 to 18: ends of lines, spaces and what sticks across them.
    private func action(_ kind: LineBreakClass, _ scalar: UInt32, _ next: UInt32?) -> Action {
        if isBreak(before), spaces == 0 {
            return before == .cr && kind == .lf ? .prohibited : .mandatory
        }
        if isBreak(kind) || kind == .sp || kind == .zw { return .prohibited }
        if before == .zw { return .allowed }
        if lastWasJoiner, spaces == 0 { return .prohibited }
        if kind == .wj || (before == .wj && spaces == 0) { return .prohibited }
        if before == .gl, spaces == 0 { return .prohibited }
        if kind == .gl, spaces == 0, before != .ba, before != .hy { return .prohibited }
        switch kind {
        case .cl, .cp, .ex, .sy: return .prohibited
        case .is:
            let opensNumber = next.map { classes.lineBreak($0) == .nu } ?? false
            return spaces > 0 && opensNumber ? .allowed : .prohibited
        default: break
        }
        if before == .op { return .prohibited }
        if before == .qu, isOpeningQuote(beforeScalar), opensHere { return .prohibited }
        if kind == .qu, isClosingQuote(scalar), closes(before: next) { return .prohibited }
        if kind == .ns, before == .cl || before == .cp { return .prohibited }
        if kind == .b2, before == .b2 { return .prohibited }
        if spaces > 0 { return .allowed }
        return adjacent(kind, scalar, next) ? .prohibited : .allowed
    }

    private var opensHere: Bool {
        switch earlier {
        case .bk, .cr, .lf, .nl, .op, .qu, .gl, .sp, .zw: true
        default: false
        }
    }

    private func closes(before next: UInt32?) -> Bool {
        guard let next else { return true }
        switch classes.lineBreak(next) {
        case .sp, .gl, .wj, .cl, .qu, .cp, .ex, .is, .sy, .bk, .cr, .lf, .nl, .zw: return true
        default: return false
        }
    }

    /// Rules 19 to 30: whether two scalars with nothing between them stay together.
    private func adjacent(_ kind: LineBreakClass, _ scalar: UInt32, _ next: UInt32?) -> Bool {
        let (isWideBefore, isWideHere) = (isWide(beforeScalar), isWide(scalar))
        if kind == .qu {
            guard isOpeningQuote(scalar), isWideBefore, next.map(isWide) ?? false else {
                return true
            }
        } else if before == .qu {
            guard isClosingQuote(beforeScalar), earlierIsWide, isWideHere else { return true }
        }
        if kind == .cb || before == .cb { return false }
        if before == .hy, earlier == .sp, kind == .al || kind == .hl { return true }
        switch kind {
        case .ba, .hy, .ns, .in: return true
        default: break
        }
        if before == .bb { return true }
        if earlier == .hl, before == .hy || before == .ba { return true }
        if before == .sy, kind == .hl { return true }
        return isPair(before, kind, isWideBefore: isWideBefore, isWideHere: isWideHere)
    }

    private func isPair(
        _ before: LineBreakClass, _ kind: LineBreakClass, isWideBefore: Bool, isWideHere: Bool
    ) -> Bool {
        switch (before, kind) {
        case (.al, .nu), (.hl, .nu), (.nu, .al), (.nu, .hl): true
        case (.pr, .id), (.pr, .eb), (.pr, .em), (.id, .po), (.eb, .po), (.em, .po): true
        case (.pr, .al), (.pr, .hl), (.po, .al), (.po, .hl): true
        case (.al, .pr), (.al, .po), (.hl, .pr), (.hl, .po): true
        case (.cl, .po), (.cp, .po), (.cl, .pr), (.cp, .pr), (.nu, .po), (.nu, .pr): true
        case (.po, .op), (.po, .nu), (.pr, .op), (.pr, .nu): true
        case (.hy, .nu), (.is, .nu), (.nu, .nu), (.sy, .nu): true
        case (.al, .al), (.al, .hl), (.hl, .al), (.hl, .hl), (.is, .al), (.is, .hl): true
        case (.al, .op), (.hl, .op), (.nu, .op): !isWideHere
        case (.cp, .al), (.cp, .hl), (.cp, .nu): !isWideBefore
        case (.ri, .ri): regionalIndicators % 2 == 1
        case (.eb, .em): true
        case (.h2, .po), (.h3, .po), (.jl, .po), (.jv, .po), (.jt, .po): true
        case (.pr, .h2), (.pr, .h3), (.pr, .jl), (.pr, .jv), (.pr, .jt): true
        default: isHangul(before) && isHangul(kind)
        }
    }

    private func isHangul(_ kind: LineBreakClass) -> Bool {
        switch kind {
        case .h2, .h3, .jl, .jv, .jt: true
        default: false
        }
    }
}
