extension Template {
    /// The text as a relative or absolute path: each value is one segment, cleaned.
    ///
    /// A value is brought to NFC; slashes, backslashes and control characters become hyphens; a
    /// leading dot goes; a segment over 255 bytes is cut and ends in a hash of the whole. A value
    /// whose last filter is `subpath` may hold slashes: each of its parts is cleaned so.
    public func renderPath(in scope: any Scope) throws(TemplateError) -> String {
        var evaluator = Evaluator(scope)
        var path = ""
        for part in parts {
            switch part {
            case .text(let text): path += text
            case .expression(let expression):
                let text = try evaluator.insertedText(expression.term)
                if case .filter(.subpath, _, _) = expression.term.form {
                    path += text.split(separator: "/").map { cleanSegment(String($0)) }
                        .filter { !$0.isEmpty }.joined(separator: "/")
                } else {
                    path += cleanSegment(text)
                }
            }
        }
        return try checked(path)
    }

    private func checked(_ path: String) throws(TemplateError) -> String {
        let whole = 0..<text.utf8.count
        let hasDot = literalHasDotSegments
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        for index in segments.indices {
            let segment = segments[index]
            if segment.hasPrefix("."), !hasDot {
                throw TemplateError(
                    "empty-segment", "`\(path)` has a name that begins with a dot", at: whole,
                    help: "a value is empty here; add `| default('…')`")
            }
            if segment.isEmpty, index > 0 || !text.hasPrefix("/") {
                throw TemplateError(
                    "empty-segment", "`\(path)` has a name that is empty", at: whole,
                    help: "a value is empty here; add `| default('…')`")
            }
            segments[index] = shortened(segment)
        }
        return segments.joined(separator: "/")
    }

    /// Whether the author wrote a name that begins with a dot.
    private var literalHasDotSegments: Bool {
        var isStart = true
        for part in parts {
            guard case .text(let text) = part else {
                isStart = false
                continue
            }
            if isStart, text.hasPrefix(".") { return true }
            if pieces(of: text, "/.").count > 1 { return true }
            isStart = text.hasSuffix("/")
        }
        return false
    }
}

/// Makes `text` fit to be one name in a folder.
public func cleanSegment(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in composed(text).unicodeScalars {
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        let isSeparator = [0x2028, 0x2029, 0x2F, 0x5C].contains(scalar.value)
        result.append(isControl || isSeparator ? "-" : scalar)
    }
    while result.first == "." { result.removeFirst() }
    return String(result)
}

/// At most 255 bytes; what is longer ends in a hash of the whole, before its extension.
private func shortened(_ segment: String) -> String {
    guard segment.utf8.count > 255 else { return segment }
    let (_, ext) = splitName(segment)
    let end =
        "-" + sha256Hex(Array(segment.utf8)).prefix(12)
        + (ext.isEmpty || ext.utf8.count > 16 ? "" : "." + ext)
    var kept = ""
    var size = end.utf8.count
    for character in segment {
        size += String(character).utf8.count
        if size > 255 { break }
        kept.append(character)
    }
    return kept + end
}
