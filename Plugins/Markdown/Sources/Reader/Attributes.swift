/// Attributes in braces: `{#id .class key=value key="a value"}`.
struct AttributeList {
    var id = ""
    var classes: [String] = []
    var pairs: [(name: String, value: String)] = []

    /// Takes the first class off; nothing without any.
    mutating func takeFirstClass() -> String { classes.isEmpty ? "" : classes.removeFirst() }
}

extension ByteView {
    /// The place behind the attributes in braces that begin at `start`; nil if they are not that.
    func attributesEnd(at start: Int, to end: Int) -> Int? {
        readAttributes(at: start, to: end) { _, _, _ in }
    }

    /// The attributes in braces that fill `range`.
    func attributes(in range: Range<Int>) -> AttributeList {
        var list = AttributeList()
        _ = readAttributes(at: range.lowerBound, to: range.upperBound) { sign, name, value in
            switch sign {
            case 35: list.id = string(name)
            case 46: list.classes.append(string(name))
            default: list.pairs.append((string(name), string(value)))
            }
        }
        return list
    }

    /// Calls `body` with the sign (`#`, `.` or none), the name and the value of each attribute.
    private func readAttributes(
        at start: Int, to end: Int, _ body: (UInt8, Range<Int>, Range<Int>) -> Void
    ) -> Int? {
        var at = start + 1, count = 0
        while true {
            at = skipSpace(from: at, to: end)
            guard at < end else { return nil }
            let sign = self[at]
            if sign == 125 { return count > 0 ? at + 1 : nil }
            if sign == 35 || sign == 46 { at += 1 }
            let name = at
            while at < end, self[at].isNameByte { at += 1 }
            guard at > name, at < end else { return nil }
            if sign == 35 || sign == 46 {
                body(sign, name..<at, at..<at)
            } else {
                guard self[at] == 61, self[name].isLetter || self[name] == 95,
                    let value = value(at: at + 1, to: end)
                else { return nil }
                body(0, name..<at, value.range)
                at = value.next
            }
            guard at < end, self[at].isSpace || self[at] == 125 else { return nil }
            count += 1
        }
    }

    private func value(at start: Int, to end: Int) -> (range: Range<Int>, next: Int)? {
        let quote = self[start]
        if quote == 34 || quote == 39 {
            var at = start + 1
            while at < end, self[at] != quote, self[at] != 123 { at += 1 }
            return at < end && self[at] == quote ? (start + 1..<at, at + 1) : nil
        }
        var at = start
        while at < end, !self[at].isSpace, self[at] != 125, self[at] != 123, self[at] != 96 {
            at += 1
        }
        return at > start ? (start..<at, at) : nil
    }
}

extension UInt8 {
    /// Whether it can stand in the name of a class, an identifier or an attribute.
    var isNameByte: Bool {
        isAlphanumeric || self == 45 || self == 95 || self == 58 || self == 46 || self >= 128
    }
}
