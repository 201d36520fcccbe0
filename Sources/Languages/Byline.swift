/// Who wrote an article and where it comes from, as a short line says it.
///
/// ```swift
/// Byline(in: "An Nhi (t/h)")?.people  // ["An Nhi"], role .compiler
/// Byline(in: "By Maren Oakhollow and Idris Fenn")?.people  // two names
/// Byline(in: "来源：云栖晚报　作者：苏采薇")?.source  // "云栖晚报"
/// ```
public struct Byline: Hashable, Sendable {
    /// What the people did.
    public enum Role: String, Sendable { case author, compiler, translator, editor }

    /// How sure it is that the people are people.
    public enum Evidence: Int, Comparable, Sendable {
        /// Words shaped like a name, nothing else.
        case shape = 1
        /// A date stands beside the name.
        case date
        /// A word such as "by", or a bracket such as "(t/h)", says so.
        case word

        public static func < (left: Evidence, right: Evidence) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    public var people: [String] = []
    public var role = Role.author
    public var evidence = Evidence.shape
    /// The agency, newspaper or site that is named.
    public var source: String?

    /// People whom a word in another line names.
    public init(people: [String]) {
        (self.people, evidence) = (people, .word)
    }

    /// Reads a line of at most some 150 characters; none where it names nobody.
    public init?(in line: String) {
        guard line.utf8.count <= 400 else { return nil }
        if let bracketed = BylineBrackets(line) {
            (people, role, source) = ([bracketed.name], bracketed.role, bracketed.source)
            evidence = .word
            return
        }
        let dates = FoundDate.all(in: line)
        var isEditor = false
        for segment in BylineSegments.of(line, without: dates.map(\.range)) {
            if let source = segment.source {
                self.source = self.source ?? source
                continue
            }
            if segment.namesEditor { isEditor = true }
            guard evidence < .word || people.isEmpty else { continue }
            if let names = segment.namesAfterWord() {
                if segment.namesEditor {
                    if people.isEmpty { (people, role, evidence) = (names, .editor, .word) }
                } else if role == .editor || people.isEmpty || evidence < .word {
                    (people, role, evidence) = (names, .author, .word)
                }
            } else if people.isEmpty, let names = segment.bareNames() {
                (people, evidence) = (names, dates.isEmpty ? .shape : .date)
            }
        }
        if people.isEmpty, source == nil { return nil }
        if isEditor, role == .author, evidence < .word { role = .editor }
    }

    /// Whether the line begins with a word such as "by" and a letter follows.
    public static func begins(inLowered line: [UInt8]) -> Bool {
        var start = 0
        if let first = line.first, first <= 32 || first == 0x2C || first == 0x7C || first == 0x2D {
            start = 1
        }
        guard start < line.count,
            let length = Lexicon.shared.byline.match(in: line, at: start)
        else { return false }
        var index = start + length
        while index < line.count, line[index] <= 32 || line[index] == 0x3A { index += 1 }
        if index + 2 < line.count, line[index] == 0xEF, line[index + 1] == 0xBC,
            line[index + 2] == 0x9A
        {
            index += 3
        }
        guard index < line.count, !(line[index] >= 48 && line[index] <= 57), line[index] != 95
        else { return false }
        return PhraseList.isWordByte(line, at: index)
    }

    /// Whether the line, in lower case, is a word such as "by" and nothing else.
    public static func isWord(_ lowered: [UInt8]) -> Bool {
        guard !lowered.isEmpty, lowered.count < 40,
            let length = Lexicon.shared.byline.match(in: lowered, at: 0)
        else { return false }
        return lowered[length...].allSatisfy { $0 == 0x20 || $0 == 0x3A }
    }

    /// The name in a line below such a word.
    public static func name(below line: String) -> [String]? {
        let names = BylineSegment.people(in: line)
        guard let first = names.first, NameShape.isPossible(first) else { return nil }
        return names.filter { NameShape.isLikely($0) || $0 == first }
    }
}
