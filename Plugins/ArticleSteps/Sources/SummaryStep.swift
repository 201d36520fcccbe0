public import GalleyDocumentModel
public import GalleyPluginKit

/// Makes a summary of the article's first sentences.
public struct SummaryStep: Transform {
    /// How many sentences.
    public var sentences = 2
    /// How many characters at most; a longer summary is cut at a word.
    public var maxChars: Int?
    /// Whether a summary that is there stays.
    public var whenMissing = true

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        if whenMissing, !(document.metadata.summary ?? "").isEmpty { return .keep }
        var found: [String] = []
        for block in document.root.children where found.count < sentences {
            if block.kind == .section {
                found += paragraphs(of: block).flatMap(Sentences.of)
            } else if block.kind == .paragraph {
                found += Sentences.of(block.string)
            }
        }
        var summary = found.prefix(sentences).joined(separator: " ")
        if let maxChars { summary = cut(summary, to: maxChars) }
        if !summary.isEmpty { document.metadata.summary = summary }
        return .keep
    }

    private func paragraphs(of section: Node) -> [String] {
        section.children.filter { $0.kind == .paragraph }.map(\.string)
    }

    private func cut(_ text: String, to limit: Int) -> String {
        guard text.count > limit else { return text }
        var part = text.prefix(max(limit - 1, 0))
        if let space = part.lastIndex(of: " ") { part = part[..<space] }
        while let last = part.last, last.isPunctuation || last == " " { part.removeLast() }
        return part + "…"
    }
}

/// The sentences of running text.
enum Sentences {
    /// Words before whose full stop no sentence ends.
    private static let short: Set<String> = [
        "dr", "mr", "mrs", "ms", "st", "prof", "no", "nr", "bzw", "ca", "vgl", "z", "b", "etc",
        "vs", "jr", "sr", "mme", "m", "mlle", "ts", "ths", "gs", "pgs", "tp", "ông", "bà", "approx",
        "fig", "vol", "hr", "fr", "sra", "ing", "e.g", "i.e", "cf", "p", "pp", "q",
    ]

    static func of(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var (found, start, at) = ([String](), 0, 0)
        while at < scalars.count {
            let scalar = scalars[at]
            at += 1
            let isWide = scalar == "。" || scalar == "！" || scalar == "？"
            guard isWide || scalar == "." || scalar == "!" || scalar == "?" || scalar == "…" else {
                continue
            }
            // Marks that close belong to the sentence.
            while at < scalars.count, isClosing(scalars[at]) { at += 1 }
            let isEnd = at == scalars.count || isWide || scalars[at].properties.isWhitespace
            guard isEnd, scalar != "." || !isShort(scalars[start..<at]) else { continue }
            if at < scalars.count, !isWide, continues(scalars[at...]) { continue }
            add(scalars[start..<at], to: &found)
            start = at
        }
        if start < scalars.count { add(scalars[start...], to: &found) }
        return found
    }

    private static func add(_ scalars: ArraySlice<Unicode.Scalar>, to found: inout [String]) {
        let text = String(String.UnicodeScalarView(scalars))
        let words = text.split(whereSeparator: \.isWhitespace)
        if !words.isEmpty { found.append(words.joined(separator: " ")) }
    }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", "…", "\"", "'", "”", "’", "»", ")", "]", "」", "』", "“": true
        default: false
        }
    }

    /// Whether the last word is an abbreviation or a single letter.
    private static func isShort(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let word = scalars.dropLast().reversed().prefix { !$0.properties.isWhitespace }.reversed()
        let text = String(String.UnicodeScalarView(Array(word))).lowercased()
        let bare = text.drop { !$0.isLetter && !$0.isNumber }
        if bare.unicodeScalars.count == 1, bare.first?.isLetter == true { return true }
        return short.contains(String(bare))
    }

    /// Whether what follows begins in lower case, as no sentence does.
    private static func continues(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        rest.first { !$0.properties.isWhitespace }?.properties.isLowercase ?? false
    }
}
