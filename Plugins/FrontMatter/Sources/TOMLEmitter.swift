internal import GalleyDocumentModel

/// Writes values as TOML 1.0, each on one line.
enum TOMLEmitter {
    /// `key = value`; nil for a value that TOML does not have.
    static func line(_ key: String, _ value: Metadata.Value) -> String? {
        text(value).map { "\(name(key)) = \($0)" }
    }

    /// A value; nil for null, which TOML does not have.
    static func text(_ value: Metadata.Value, depth: Int = 0) -> String? {
        guard depth < 60 else { return nil }
        switch value {
        case .null: return nil
        case .boolean(let flag): return String(flag)
        case .number(let text): return YAMLEmitter.isNumber(text) ? text : quoted(text)
        case .string(let text): return quoted(text)
        case .rich(let text): return quoted(text.string)
        case .date(let date): return date.day == nil ? quoted(date.isoString) : dateText(date)
        case .list(let items):
            let parts = items.map { text($0, depth: depth + 1) }
            guard !parts.contains(nil) else { return nil }
            return "[" + parts.compactMap(\.self).joined(separator: ", ") + "]"
        case .map(let entries):
            var parts: [String] = []
            for entry in entries {
                guard let value = text(entry.value, depth: depth + 1) else { return nil }
                parts.append("\(name(entry.key)) = \(value)")
            }
            return parts.isEmpty ? "{}" : "{ " + parts.joined(separator: ", ") + " }"
        }
    }

    /// TOML wants the seconds.
    private static func dateText(_ date: ArticleDate) -> String {
        var date = date
        if date.hour != nil, date.second == nil { date.second = 0 }
        return date.isoString
    }

    static func name(_ key: String) -> String {
        let isBare =
            !key.isEmpty
            && key.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x2D }
        return isBare ? key : quoted(key)
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            default:
                if scalar.value < 32 || (0x7F...0x9F).contains(scalar.value) {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }
}
