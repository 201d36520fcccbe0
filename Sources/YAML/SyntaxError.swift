/// The error for a problem that libyaml reports, in words that name the cause.
func syntaxError(
    _ problem: ParserProblem, _ offsets: Offsets, _ input: [UInt8]
) -> YAMLError {
    let at = offsets[problem.index]
    let opening = offsets[problem.contextIndex]
    let reason = Reason(problem: problem, at: at, opening: opening, line: Line(at, in: input))
    return reason.error(input)
}

/// What is known about a problem.
private struct Reason {
    let problem: ParserProblem
    /// Where libyaml stopped.
    let at: Int
    /// Where what it was reading began.
    let opening: Int
    let line: Line

    func error(_ input: [UInt8]) -> YAMLError {
        let text = problem.problem
        let found = at < input.count ? input[at] : 0
        if text.contains("tab character") || text.contains("cannot start any token") && found == 9 {
            return YAMLError(
                .tabIndentation, "tab used for indentation", at: span(at, input), of: input,
                help: "indent with spaces")
        }
        if text.contains("mapping values are not allowed") {
            return YAMLError(
                .colonInValue, "\(line.subject(input)) contains \": \"", at: span(at, input),
                of: input, help: "put it in quotes")
        }
        if text.contains("cannot start any token") {
            return indicator(character(at, input), at: at, input)
        }
        if text.contains("end of stream"), problem.context.contains("quoted scalar") {
            return YAMLError(
                .unclosed, "quote opened here is never closed", at: span(opening, input),
                of: input, help: "close it with the same quote")
        }
        if text.contains("did not find expected ',' or"),
            at >= trimmedEnd(input) || line.start > opening && !line.isContinued(input)
        {
            return YAMLError(
                .unclosed, "\"\(character(opening, input))\" opened here is never closed",
                at: span(opening, input), of: input, help: "close it, or put the value in quotes")
        }
        if text.contains("comment or line break"), problem.context.contains("block scalar") {
            return indicator(character(opening, input), at: opening, input)
        }
        if text.contains("block sequence entries are not allowed") {
            return indicator("- ", at: at, input)
        }
        return quoting(input) ?? escape(input) ?? other(input)
    }

    private func indicator(_ mark: String, at offset: Int, _ input: [UInt8]) -> YAMLError {
        YAMLError(
            .indicatorAtStart, "a plain value cannot begin with \"\(mark)\"",
            at: span(offset, input), of: input, help: "put it in quotes")
    }

    /// Errors that come from text where YAML sees the end of a value.
    private func quoting(_ input: [UInt8]) -> YAMLError? {
        let text = problem.problem
        if text.contains("expected alphabetic or numeric character") {
            let sign = character(opening, input)
            return YAMLError(
                .aliasName,
                "\"\(sign)\" begins an \(sign == "&" ? "anchor" : "alias"), and no name follows it",
                at: span(opening, input), of: input, help: "put the value in quotes")
        }
        guard text.contains("did not find expected") else { return nil }
        if let closing = line.lastByte(before: at, input) {
            switch closing {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                return after("quote", input)
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                return after("bracket", input)
            default: break
            }
        }
        guard
            text.contains("expected key") || text.contains("'-' indicator")
                || text.contains("<document start>")
        else { return nil }
        return YAMLError(
            .indentation, "this line fits none of the levels above it", at: span(at, input),
            of: input, help: "check its indentation, and quote values that go on from line to line")
    }

    private func after(_ mark: String, _ input: [UInt8]) -> YAMLError {
        YAMLError(
            .textAfterValue, "text after the closing \(mark) of the \(line.subject(input))",
            at: span(at, input), of: input, help: "quote the whole value")
    }

    private func escape(_ input: [UInt8]) -> YAMLError? {
        let text = problem.problem
        let start = input[..<min(at, input.count)].lastIndex(of: UInt8(ascii: "\\")) ?? at
        let place = start..<max(start, span(at, input).upperBound)
        if text.contains("invalid Unicode character escape code") {
            return YAMLError(
                .surrogateEscape, "escape that stands for no character", at: place,
                of: input, help: "write the character itself")
        }
        guard text.contains("unknown escape") || text.contains("hexdecimal") else { return nil }
        return YAMLError(
            .unknownEscape, "unknown escape in double quotes", at: place, of: input,
            help: "write \"\\\\\" for a backslash, or use single quotes")
    }

    private func other(_ input: [UInt8]) -> YAMLError {
        let text = problem.problem
        if text.contains("could not find expected ':'") {
            return YAMLError(
                .missingColon, "\":\" is missing after this key", at: span(opening, input),
                of: input, help: "write a colon and a blank between key and value")
        }
        if problem.context.contains("directive") || text.contains("directive")
            || text.contains("incompatible YAML document")
        {
            return YAMLError(.directive, text, at: span(at, input), of: input)
        }
        if text.contains("did not find expected ',' or") {
            return YAMLError(
                .syntax, "expected a comma or the end of the list or map", at: span(at, input),
                of: input, help: "put a text that holds brackets, commas or colons in quotes")
        }
        let joined = problem.context.isEmpty ? text : "\(text) \(problem.context)"
        return YAMLError(.syntax, joined, at: span(at, input), of: input)
    }
}

/// The line that an offset lies in.
private struct Line {
    let start: Int
    let end: Int

    init(_ offset: Int, in input: [UInt8]) {
        var start = min(offset, input.count)
        while start > 0, input[start - 1] != 0x0A { start -= 1 }
        self.start = start
        end = input[start...].firstIndex(of: 0x0A) ?? input.count
    }

    /// Whether the line is indented, or holds what only a list or map in brackets can hold.
    func isContinued(_ input: [UInt8]) -> Bool {
        guard start < end else { return true }
        return [0x20, 0x09, 0x5D, 0x7D, 0x2C, 0x22, 0x27].contains(input[start])
    }

    /// `value of "key"`, or `value` if the line has no key.
    func subject(_ input: [UInt8]) -> String {
        var first = start
        while first < end, [0x20, 0x09, 0x2D].contains(input[first]) { first += 1 }
        var stop = first
        while stop < end, input[stop] != UInt8(ascii: ":") { stop += 1 }
        guard stop < end, first < stop, stop - first <= 64 else { return "value" }
        var key = input[first..<stop]
        while let last = key.last, last == 0x20 { key.removeLast() }
        if let quote = key.first, quote == 0x22 || quote == 0x27, key.last == quote, key.count > 1 {
            key = key.dropFirst().dropLast()
        }
        return "value of \"\(String(decoding: key, as: UTF8.self))\""
    }

    /// The last byte before an offset of the line that is no blank.
    func lastByte(before offset: Int, _ input: [UInt8]) -> UInt8? {
        guard offset <= end else { return nil }
        return input[start..<max(start, offset)].last { $0 != 0x20 && $0 != 0x09 }
    }
}

/// The range of the character at an offset; empty at the end.
private func span(_ offset: Int, _ input: [UInt8]) -> Range<Int> {
    let start = min(offset, input.count)
    var end = min(start + 1, input.count)
    while end < input.count, input[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
}

private func character(_ offset: Int, _ input: [UInt8]) -> String {
    String(decoding: input[span(offset, input)], as: UTF8.self)
}

/// Where the text ends if blanks after it do not count.
private func trimmedEnd(_ input: [UInt8]) -> Int {
    (input.lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? -1) + 1
}
