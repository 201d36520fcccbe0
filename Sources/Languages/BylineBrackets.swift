/// A name with what stands in brackets behind it: "An Nhi (t/h)", "Minh Anh/TTXVN", "（水瀬はるか）".
struct BylineBrackets {
    var name: String
    var role = Byline.Role.author
    var source: String?

    init?(_ line: String) {
        let scalars = Array(line.unicodeScalars)
        guard scalars.count <= 70 else { return nil }
        if let name = Self.wholly(scalars) {
            self.name = name
            return
        }
        guard let open = scalars.firstIndex(where: { "(/（".unicodeScalars.contains($0) }), open >= 3
        else { return nil }
        var end = scalars.count
        while end > open, scalars[end - 1] == " " { end -= 1 }
        if end > open, ")）".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
        var inner = String.UnicodeScalarView()
        if open + 1 < end { inner.append(contentsOf: scalars[(open + 1)..<end]) }
        let content = BylineSegment.trimmed(String(inner))
        let lowered = Array(content.lowercased().utf8)
        guard !lowered.isEmpty, let length = Lexicon.shared.bylineSuffix.match(in: lowered, at: 0),
            lowered.count - length <= 30
        else { return nil }
        var front = String.UnicodeScalarView()
        front.append(contentsOf: scalars[..<open])
        name = BylineSegment.trimmed(String(front))
        if let after = BylineSegment(text: name).textAfterWord() { name = after }
        guard NameShape.isLikely(name) || NameShape.isPossible(name) else { return nil }
        switch String(decoding: lowered[..<length], as: UTF8.self) {
        case "t/h", "th", "tổng hợp": role = .compiler
        case "biên dịch", "lược dịch": role = .translator
        case "theo":
            source = BylineSegment.trimmed(
                String(decoding: Array(content.utf8)[length...], as: UTF8.self))
        case "pv", "ctv": break
        default: source = content
        }
        if source?.isEmpty == true { source = nil }
    }

    /// The name in a line that is all brackets.
    private static func wholly(_ scalars: [Unicode.Scalar]) -> String? {
        guard scalars.count >= 4, scalars.first == "（" || scalars.first == "(",
            scalars.last == "）" || scalars.last == ")"
        else { return nil }
        var inner = String.UnicodeScalarView()
        inner.append(contentsOf: scalars[1..<(scalars.count - 1)])
        let name = String(inner)
        return NameShape.isIdeographic(name) ? name : nil
    }
}
