internal import GalleyLanguages

/// Lines that sites put round their articles, known by their form.
enum SiteFurniture {
    /// Whether the line is a way through the site: "Home > Region > Town".
    static func isTrail(_ line: [UInt8]) -> Bool {
        // How many words each part has.
        var parts = [0]
        for word in line.split(separator: 0x20) {
            if trailSigns.contains(where: { word.elementsEqual($0) }) {
                parts.append(0)
            } else {
                parts[parts.count - 1] += 1
            }
        }
        guard parts.count >= 3, !SentenceEnd.closes(line) else { return false }
        return parts.dropLast().allSatisfy { (1...4).contains($0) }
            && (1...8).contains(parts[parts.count - 1])
    }

    private static let trailSigns = [">", "›", "»", "/", "→", "≫", "＞", "❯", "▸"].map {
        Array($0.utf8)
    }

    /// Whether the line, in lower case, is a button for sharing: it names a network, and little else.
    static func isShareButton(_ line: [UInt8]) -> Bool {
        let words = line.split { byte in
            byte == 0x20 || byte == 0x3A || byte == 0x2C || byte == 0x7C || byte == 0x2F
        }
        guard let first = words.first, words.count <= 5 else { return false }
        let names = words.count { word in networks.contains { word.elementsEqual($0) } }
        if names == words.count { return true }
        return names > 0 && SectionKind(loweredLabel: Array(first), closes: false) == .share
    }

    private static let networks = [
        "facebook", "whatsapp", "twitter", "x", "linkedin", "telegram", "pinterest", "zalo",
        "messenger", "reddit", "email", "e-mail", "vkontakte", "viber", "line", "weibo", "xing",
        "instagram", "tumblr", "flipboard", "pocket", "threads", "bluesky", "mastodon", "sms",
    ].map { Array($0.utf8) }

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
