internal import GalleyLanguages

/// Lines that sites put round their articles, known by their form.
enum SiteFurniture {
    /// Whether the line is a way through the site: "Home > Region > Town".
    static func isTrail(_ line: String) -> Bool {
        var parts: [[Substring]] = [[]]
        for word in line.split(separator: " ") {
            if trailSigns.contains(String(word)) {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        guard parts.count >= 3, !SentenceEnd.closes(line) else { return false }
        return parts.dropLast().allSatisfy { (1...4).contains($0.count) }
            && (1...8).contains(parts[parts.count - 1].count)
    }

    private static let trailSigns: Set<String> = [">", "›", "»", "/", "→", "≫", "＞", "❯", "▸"]

    /// Whether the line is a button for sharing: it names a network, and little else.
    static func isShareButton(_ line: String) -> Bool {
        let words = line.lowercased().split { " :,|·/".contains($0) }
        guard (1...5).contains(words.count) else { return false }
        let names = words.count { networks.contains(String($0)) }
        if names == words.count { return true }
        return names > 0 && words.first.map { SectionKind(label: String($0)) == .share } ?? false
    }

    private static let networks: Set<String> = [
        "facebook", "whatsapp", "twitter", "x", "linkedin", "telegram", "pinterest", "zalo",
        "messenger", "reddit", "email", "e-mail", "vkontakte", "viber", "line", "weibo", "xing",
        "instagram", "tumblr", "flipboard", "pocket", "threads", "bluesky", "mastodon", "sms",
    ]

    /// Whether the line is a run of names of sections: phrases that each begin with a capital.
    static func isMenu(_ line: String) -> Bool {
        var lengths: [Int] = []
        for word in line.split(separator: " ") {
            guard let first = word.unicodeScalars.first else { continue }
            if word == "-" || word == "–" || word == "|" || word == "•" || word == "·" { continue }
            guard first.properties.isAlphabetic, word.unicodeScalars.allSatisfy(isNameSign) else {
                return false
            }
            if first.properties.isUppercase {
                lengths.append(1)
            } else if lengths.isEmpty {
                return false
            } else {
                lengths[lengths.count - 1] += 1
            }
        }
        return lengths.count >= 4 && lengths.allSatisfy { (2...5).contains($0) }
    }

    private static func isNameSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar == "-" || scalar == "'" || scalar == "’"
    }
}
