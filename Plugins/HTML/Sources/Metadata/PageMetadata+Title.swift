internal import GalleyJSONSyntax

extension PageMetadata {
    /// The headline: the text that the places where pages repeat it agree on.
    func title() -> String? {
        var candidates = TitleCandidates()
        let headline = headlines()
        for (text, weight) in headValues() {
            candidates.add(text, weight, isHead: true)
            for part in withoutSite(text) { candidates.add(part, weight * 0.9, isHead: true) }
            if let part = TitlePieces(text).run(among: headline.map(folded)) {
                candidates.add(part, weight, isHead: true)
            }
        }
        for (index, text) in headline.enumerated() {
            candidates.add(text, index == 0 ? 1.9 : 0.5, isHead: false)
        }
        return candidates.best(isSite: site.isName)
    }

    private func headValues() -> [(String, Double)] {
        var values: [(String, Double)] = []
        func add(_ text: String?, _ weight: Double) {
            guard let text = text.map(cleaned), !text.isEmpty, text.utf8.count < 1500 else {
                return
            }
            values.append((text, weight))
        }
        add(head.text("og:title"), 1.6)
        add(articles.first?.node["headline"]?.string, 1.5)
        add(String(decoding: head.titleElement, as: UTF8.self), 1.2)
        add(head.text("twitter:title"), 0.8)
        add(
            head.text(
                "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title",
                "citation_title", "headline"), 0.8)
        return values
    }

    /// The texts of headings that may be the headline, the likeliest first.
    private func headlines() -> [String] {
        var first: [String] = [], second: [String] = []
        for block in scan.blocks where block.kind == .headline || block.kind == .heading {
            let text = scan.text(of: block)
            guard text.count > 3, text.count < 300, !site.isName(text) else { continue }
            if block.kind == .headline { first.append(text) } else { second.append(text) }
        }
        let wanted = Set(
            headValues().flatMap { folded($0.0).split(separator: " ").map(String.init) })
        func isKnown(_ text: String) -> Bool {
            let words = folded(text).split(separator: " ").map(String.init)
            return words.count { wanted.contains($0) } * 2 > words.count
        }
        // A heading that no head value knows is the headline of something else.
        let known = first.filter(isKnown)
        return known.isEmpty
            ? (first.prefix(1) + second.filter(isKnown).prefix(1)).map(\.self) : known
    }

    /// The text without the site's name at either end; several where it is not clear.
    private func withoutSite(_ text: String) -> [String] {
        let pieces = TitlePieces(text)
        guard pieces.count > 1 else { return [] }
        if site.isName(pieces.last) { return [pieces.dropping(last: 1)] + pieces.shorter(site) }
        if site.isName(pieces.first) { return [pieces.dropping(first: 1)] }
        let rest = pieces.dropping(last: 1)
        let isShort = pieces.last.split(separator: " ").count <= 4
        return isShort && rest.split(separator: " ").count >= 3 ? [rest] : []
    }
}

/// A title cut where separators stand.
struct TitlePieces {
    private let text: String
    /// The pieces, and the bytes of the text that each covers.
    private let ranges: [Range<String.Index>]

    var count: Int { ranges.count }
    var first: String { String(text[ranges[0]]) }
    var last: String { String(text[ranges[ranges.count - 1]]) }

    init(_ text: String) {
        self.text = text
        var ranges: [Range<String.Index>] = []
        var start = text.startIndex
        var at = start
        while at < text.endIndex {
            if let end = TitlePieces.separator(in: text, at: at), at > start {
                ranges.append(start..<at)
                (start, at) = (end, end)
            } else {
                at = text.index(after: at)
            }
        }
        if start < text.endIndex || ranges.isEmpty { ranges.append(start..<text.endIndex) }
        self.ranges = ranges
    }

    /// A run of pieces, but not all, that is one of these texts.
    func run(among texts: [String]) -> String? {
        guard count > 1, count < 8 else { return nil }
        for length in (1..<count).reversed() {
            for start in 0...(count - length) {
                let range = ranges[start].lowerBound..<ranges[start + length - 1].upperBound
                let part = String(text[range])
                if texts.contains(folded(part)) { return part }
            }
        }
        return nil
    }

    func dropping(last count: Int) -> String {
        String(text[ranges[0].lowerBound..<ranges[max(ranges.count - count, 1) - 1].upperBound])
    }

    func dropping(first count: Int) -> String {
        String(text[ranges[min(count, ranges.count - 1)].lowerBound...])
    }

    /// The text without a section's name before the site's.
    func shorter(_ site: SiteNames) -> [String] {
        guard count > 2 else { return [] }
        let section = text[ranges[count - 2]]
        return section.split(separator: " ").count <= 2 ? [dropping(last: 2)] : []
    }

    /// Where a separator that begins at `index` ends: a sign between blanks, or a bar.
    private static func separator(in text: String, at index: String.Index) -> String.Index? {
        let character = text[index]
        if character == "|" || character == "»" {
            return skippingBlanks(text, text.index(after: index))
        }
        guard character == " " else { return nil }
        let sign = text.index(after: index)
        guard sign < text.endIndex, signs.contains(text[sign]) else { return nil }
        var after = text.index(after: sign)
        while after < text.endIndex, signs.contains(text[after]) {
            after = text.index(after: after)
        }
        guard after < text.endIndex, text[after] == " " else { return nil }
        return skippingBlanks(text, after)
    }

    private static func skippingBlanks(_ text: String, _ index: String.Index) -> String.Index {
        var index = index
        while index < text.endIndex, text[index] == " " { index = text.index(after: index) }
        return index
    }

    private static let signs: Set<Character> = [
        "|", "│", "·", "•", "»", "«", "‹", "›", "–", "—", "-", "/", "~", "*", ":", "⋆", "★",
    ]
}

/// Titles with what speaks for them.
private struct TitleCandidates {
    private var order: [String] = []
    private var entries: [String: (text: String, weight: Double, isHead: Bool)] = [:]

    mutating func add(_ text: String, _ weight: Double, isHead: Bool) {
        let key = folded(text)
        guard !key.isEmpty else { return }
        if let entry = entries[key] {
            // Words as the page shows them go before words of its head.
            let keepsText = entry.isHead == isHead || !entry.isHead
            entries[key] = (
                keepsText ? entry.text : text, entry.weight + weight, entry.isHead && isHead
            )
        } else {
            order.append(key)
            entries[key] = (text, weight, isHead)
        }
    }

    func best(isSite: (String) -> Bool) -> String? {
        var best: (text: String, weight: Double)?
        for key in order {
            guard let entry = entries[key], !isSite(entry.text) else { continue }
            if entry.weight > best?.weight ?? 0 { best = (entry.text, entry.weight) }
        }
        return best?.text
    }
}

extension PageScan {
    /// The text of a block.
    func text(of block: PageBlock) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(block.text.count * 2)
        for scalar in scalars[block.text] { bytes.append(scalar: scalar) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Adds a code point as UTF-8.
    mutating func append(scalar: UInt32) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(scalar >> shift & 0x3F | 0x80) }
        switch scalar {
        case 0..<0x80: append(UInt8(scalar))
        case 0x80..<0x800: self += [UInt8(scalar >> 6 | 0xC0), tail(0)]
        case 0x800..<0x10000: self += [UInt8(scalar >> 12 | 0xE0), tail(6), tail(0)]
        default: self += [UInt8(scalar >> 18 & 7 | 0xF0), tail(12), tail(6), tail(0)]
        }
    }
}
