extension Filter {
    /// The filter's result for `input`, which is not null except for `default` and `json`.
    func apply(
        to input: Value, _ arguments: [Value], at range: Range<Int>
    ) throws(TemplateError) -> Value {
        if let accepted, !accepted.contains(input.type) {
            throw TemplateError(
                "wrong-type", "`\(rawValue)` does not work on \(input.type.phrase)", at: range,
                help: help)
        }
        for (argument, type) in zip(arguments, argumentTypes) where argument.type != type {
            throw TemplateError(
                "wrong-type", "`\(rawValue)` takes \(type.phrase), not \(argument.type.phrase)",
                at: range, help: help)
        }
        switch self {
        case .default: return input == .null ? arguments.first ?? .null : input
        case .json: return .string(jsonText(input))
        case .first, .last: return ends(of: input, arguments.first)
        case .size: return Value(count(of: input))
        case .join: return .string(try joined(input, arguments.first?.text ?? ", ", at: range))
        case .int: return try whole(input, at: range)
        case .format, .year, .month, .day: return try part(of: input, arguments, at: range)
        default:
            guard let text = input.text else {
                throw TemplateError(
                    "wrong-type", "\(input.type.phrase) has no plain text", at: range, help: help)
            }
            return change(text, arguments)
        }
    }

    private func change(_ text: String, _ arguments: [Value]) -> Value {
        let number = arguments.first.map(wholeNumber) ?? 0
        let argument = arguments.first?.text ?? ""
        switch self {
        case .lower: return .string(text.lowercased())
        case .upper: return .string(text.uppercased())
        case .title: return .string(titled(text))
        case .trim: return .string(trimmed(text))
        case .slug: return .string(slugged(text))
        case .replace: return .string(replaced(text, argument, arguments.last?.text ?? ""))
        case .truncate:
            return .string(truncated(text, number, arguments.count > 1 ? arguments[1].text : nil))
        case .words:
            let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
            if arguments.isEmpty { return .list(words.map { .string($0) }) }
            return .string(words.prefix(number).joined(separator: " "))
        case .split:
            let parts = argument.isEmpty ? [text] : pieces(of: text, argument)
            return .list(parts.map { .string(trimmed($0)) })
        case .pad:
            let missing = min(number, 1024) - text.count
            return .string(String(repeating: "0", count: max(0, missing)) + text)
        case .hash: return .string(String(sha256Hex(Array(text.utf8)).prefix(number)))
        case .basename: return .string(baseName(text))
        case .dirname: return .string(directory(text))
        case .stem: return .string(splitName(baseName(text)).stem)
        case .ext: return .string(splitName(baseName(text)).ext)
        case .host: return .string(urlParts(text).host)
        case .urlpath: return .string(urlParts(text).path)
        default: return .string(text)
        }
    }

    private func part(
        of input: Value, _ arguments: [Value], at range: Range<Int>
    ) throws(TemplateError) -> Value {
        var moment: Moment?
        if case .date(let date) = input { moment = date }
        if case .string(let text) = input { moment = Moment(trimmed(text)) }
        guard let moment else {
            throw TemplateError(
                "wrong-type", "`\(input.text ?? "")` is not a date", at: range,
                help: "dates are written `2024-05-01`")
        }
        switch self {
        case .year: return Value(moment.year)
        case .month: return .string(padded(moment.month ?? 1, 2))
        case .day: return .string(padded(moment.day ?? 1, 2))
        default: return .string(DateFormat.string(moment, arguments.first?.text ?? ""))
        }
    }
}

private func wholeNumber(_ value: Value) -> Int {
    guard case .number(let number) = value else { return 0 }
    return Int(max(0, min(number, 1e9)))
}

private func ends(of value: Value, _ count: Value?, isFirst: Bool) -> Value {
    switch value {
    case .list(let items):
        guard let count else { return (isFirst ? items.first : items.last) ?? .null }
        let wanted = wholeNumber(count)
        return .list(Array(isFirst ? items.prefix(wanted) : items.suffix(wanted)))
    case .string(let text):
        let wanted = count.map(wholeNumber) ?? 1
        return .string(String(isFirst ? text.prefix(wanted) : text.suffix(wanted)))
    default: return .null
    }
}

extension Filter {
    private func ends(of value: Value, _ count: Value?) -> Value {
        GalleyTemplates.ends(of: value, count, isFirst: self == .first)
    }

    private func count(of value: Value) -> Int {
        switch value {
        case .string(let text): text.count
        case .list(let items): items.count
        case .map(let entries): entries.count
        default: 0
        }
    }

    private func joined(
        _ value: Value, _ joint: String, at range: Range<Int>
    ) throws(TemplateError) -> String {
        guard case .list(let items) = value else { return value.text ?? "" }
        var texts: [String] = []
        for item in items {
            guard let text = item.text else {
                throw TemplateError(
                    "wrong-type", "the list holds \(item.type.phrase), which has no plain text",
                    at: range)
            }
            texts.append(text)
        }
        return texts.joined(separator: joint)
    }

    private func whole(_ value: Value, at range: Range<Int>) throws(TemplateError) -> Value {
        switch value {
        case .number(let number): return .number(number.rounded(.towardZero))
        case .bool(let flag): return .number(flag ? 1 : 0)
        default:
            guard let number = Double(trimmed(value.text ?? "")), number.isFinite else {
                throw TemplateError(
                    "wrong-type", "`\(value.text ?? "")` is not a number", at: range)
            }
            return .number(number.rounded(.towardZero))
        }
    }
}
