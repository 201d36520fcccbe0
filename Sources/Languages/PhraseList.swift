/// Phrases in lower case, found at a place of a text or anywhere in it.
struct PhraseList: Sendable {
    // By first byte, the longest first.
    private var byFirst: [[[UInt8]]] = Array(repeating: [], count: 256)
    // Which pairs of bytes begin a phrase.
    private var begins = [Bool](repeating: false, count: 1 << 16)

    init(_ phrases: [String]) {
        for phrase in phrases {
            let bytes = Array(phrase.utf8)
            guard let first = bytes.first else { continue }
            byFirst[Int(first)].append(bytes)
            if bytes.count == 1 {
                for second in 0..<256 { begins[Int(first) << 8 | second] = true }
            } else {
                begins[Int(first) << 8 | Int(bytes[1])] = true
            }
        }
        for index in byFirst.indices { byFirst[index].sort { $0.count > $1.count } }
    }

    /// The length of the longest phrase that stands at `index`, whole words only.
    func match(in lowered: [UInt8], at index: Int) -> Int? {
        for phrase in byFirst[Int(lowered[index])]
        where stands(phrase, in: lowered, at: index)
            && (!endsInLetter(phrase) || !Self.isWordByte(lowered, at: index + phrase.count))
        {
            return phrase.count
        }
        return nil
    }

    /// Whether a phrase stands anywhere in the text, inside words too.
    func occurs(in lowered: [UInt8]) -> Bool {
        var previous = 0
        for (index, byte) in lowered.enumerated() {
            let pair = previous << 8 | Int(byte)
            previous = Int(byte)
            guard begins[pair], index > 0 else { continue }
            for phrase in byFirst[pair >> 8] where stands(phrase, in: lowered, at: index - 1) {
                return true
            }
        }
        return false
    }

    private func stands(_ phrase: [UInt8], in text: [UInt8], at index: Int) -> Bool {
        guard index + phrase.count <= text.count else { return false }
        for offset in phrase.indices where phrase[offset] != text[index + offset] { return false }
        return true
    }

    /// Whether the phrase ends in a letter of a script that writes spaces between words.
    private func endsInLetter(_ phrase: [UInt8]) -> Bool {
        guard let scalar = String(decoding: phrase, as: UTF8.self).unicodeScalars.last else {
            return false
        }
        return scalar.properties.isAlphabetic && scalar.value < 0x2E80
    }

    /// Whether a letter or digit of such a script, or any other, begins at `index`.
    static func isWordByte(_ text: [UInt8], at index: Int) -> Bool {
        guard index < text.count else { return false }
        let byte = text[index]
        if byte < 0x80 {
            return (byte | 32 >= 97 && byte | 32 <= 122) || (byte >= 48 && byte <= 57) || byte == 95
        }
        let end = min(text.count, index + 4)
        guard let scalar = String(decoding: text[index..<end], as: UTF8.self).unicodeScalars.first
        else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
