import GalleyYAML

/// Where the keys of a header stand, found without the plugin: by the library for YAML, which reads
/// JSON too, and line by line for TOML.
struct Outside {
    private var places: [String: Range<Int>] = [:]

    init(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false) {
            $0 == "\n" || $0 == "\r\n" || $0 == "\r"
        }.map(String.init)
        let first = lines.first?.drop { $0 == "\u{FEFF}" } ?? ""
        if first.hasPrefix("+++") {
            readTOML(lines)
        } else {
            readYAML(lines, hasBraces: first.hasPrefix("{"), isBare: first.hasPrefix(";;;"))
        }
    }

    /// The lines of the first of these keys that occurs; for one in braces those round it too.
    func lines(of names: [String]) -> Range<Int>? {
        names.lazy.compactMap { self.places[$0] }.first
    }

    private mutating func readYAML(_ lines: [String], hasBraces: Bool, isBare: Bool) {
        let marks = ["---", "...", ";;;"]
        let last =
            hasBraces
            ? lines.lastIndex { $0.hasPrefix("}") }.map { $0 + 1 }
            : lines.indices.dropFirst().first { marks.contains(String(lines[$0].prefix(3))) }
        let start = hasBraces ? 0 : 1
        let inner = lines[start..<(last ?? lines.count)].joined(separator: "\n")
        let text = (isBare ? "{" + inner + "}" : inner).filter { $0 != "\u{FEFF}" }
        // YAML has no escapes for halves of characters.
        var bytes = Array(text.utf8)
        for index in bytes.indices.dropLast() where bytes[index] == 0x5C {
            if bytes[index + 1] == UInt8(ascii: "u") { bytes[index] = UInt8(ascii: "/") }
        }
        guard let root = try? YAMLDocument(parsing: bytes).root else { return }
        let isFlow = root.collectionStyle == .flow
        for entry in root.entries ?? [] {
            let from = bytes[..<entry.range.lowerBound].count { $0 == 10 } + start
            let value = bytes[..<entry.range.upperBound]
            let end = (value.lastIndex { $0 > 32 } ?? 0) + 1
            let to = bytes[..<end].count { $0 == 10 } + start
            places[entry.key.scalar ?? "?"] = isFlow ? max(from - 1, 0)..<to + 2 : from..<to + 1
        }
    }

    private mutating func readTOML(_ lines: [String]) {
        var (table, owner) = ("", "")
        var (depth, quotes) = (0, "")
        for (index, line) in lines.enumerated().dropFirst() where !line.hasPrefix("+++") {
            let line = line.drop { $0 == " " }
            if quotes.isEmpty, depth == 0 {
                if line.isEmpty || line.hasPrefix("#") { continue }
                if line.hasPrefix("[") {
                    table = name(line.drop { $0 == "[" })
                    owner = table
                } else {
                    owner = table.isEmpty ? name(line) : table
                    let value = line.split(separator: "=", maxSplits: 1).last ?? ""
                    quotes = openQuotes(value)
                    depth = quotes.isEmpty ? balance(value) : 0
                }
            } else if !quotes.isEmpty {
                if line.contains(quotes) { quotes = "" }
            } else {
                depth += balance(line)
            }
            let old = places[owner] ?? index..<index
            places[owner] = old.lowerBound..<index + 1
        }
    }

    private func name(_ line: Substring) -> String {
        String(line.drop { $0 == "\"" }.prefix { !" .=\"]".contains($0) })
    }

    /// The quotes that a value opens and goes on with in the next line.
    private func openQuotes(_ value: Substring) -> String {
        ["\"\"\"", "'''"].first { value.contains($0) && value.split(separator: $0).count < 2 } ?? ""
    }

    private func balance(_ text: Substring) -> Int {
        text.count { $0 == "[" } - text.count { $0 == "]" }
    }
}
