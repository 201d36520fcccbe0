/// Makes identifiers of headings, each once in a document.
///
/// Lower case; letters, digits, hyphens and underscores stay, blanks become hyphens, the rest goes.
/// One that is taken gets `-1`, `-2`, …, counted for each by itself, so that time is linear.
struct Slugs {
    private var counts: [String: Int] = [:]

    /// Remembers an identifier that was written down.
    mutating func take(_ id: String) { counts[id] = counts[id] ?? 0 }

    mutating func slug(of text: [UInt8]) -> String {
        var base = ""
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar == "-" || scalar == "_" || isMark(scalar)
            {
                base += scalar.properties.lowercaseMapping
            } else if scalar.properties.isWhitespace {
                base += "-"
            }
        }
        if base.isEmpty { base = "section" }
        guard var count = counts[base] else {
            counts[base] = 0
            return base
        }
        var slug = base
        repeat {
            count += 1
            slug = "\(base)-\(count)"
        } while counts[slug] != nil
        counts[base] = count
        counts[slug] = 0
        return slug
    }

    private func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
