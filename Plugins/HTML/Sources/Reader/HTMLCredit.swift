/// Who a picture is credited to, as its caption says it.
enum HTMLCredit {
    /// The words without brackets round them and the label before them.
    static func text(of bytes: [UInt8]) -> [UInt8] {
        var text = bytes[...].trimmed
        if let first = text.first, let last = text.last,
            (first == 40 && last == 41) || (first == 91 && last == 93)
        {
            text = text.dropFirst().dropLast().trimmed
        }
        for label in labels where text.begins(with: label, at: text.startIndex) {
            let rest = text.dropFirst(label.utf8CodeUnitCount)
            guard let next = rest.first, next == 58 || next == 32 || next == 47 else { continue }
            return Array(rest.drop { $0 == 58 || $0 == 32 || $0 == 47 })
        }
        return Array(text)
    }

    private static let labels: [StaticString] = [
        "photograph by", "photograph", "photo by", "photo credit", "photo", "image credit", "image",
        "credit", "picture", "foto", "bild", "source", "quelle", "fotografia", "crédit photo",
        "crédit",
    ]
}
