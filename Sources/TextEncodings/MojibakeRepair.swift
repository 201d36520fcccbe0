/// Puts right text that was decoded wrongly once and then saved as UTF-8.
enum MojibakeRepair {
    /// How much of a text is looked at before any work is done.
    private static let sampleSize = 8_192

    /// The text put right, or `nil` when nothing is wrong with it.
    ///
    /// Two errors are known: UTF-8 read as windows-1252, undone when all of the text can go back and
    /// is then valid and shorter; and Vietnamese in TCVN3 or VNI read as windows-1252, undone when
    /// the text then reads like Vietnamese.
    static func repair(_ bytes: [UInt8]) -> DecodedText? {
        guard mayBeMojibake(bytes), let (narrow, offsets) = narrowed(bytes) else { return nil }
        if UTF8Text.firstInvalid(in: narrow, from: 0) == nil {
            guard narrow.count + 3 <= bytes.count else { return nil }
            return DecodedText(
                utf8: narrow, encodingName: "utf-8+windows-1252", origin: .content, offsets: offsets
            )
        }
        let sample = Array(narrow.prefix(sampleSize * 2))
        guard let name = EncodingDetector.vietnamese(sample, among: ["tcvn3", "vni-win"]) else {
            return nil
        }
        var output = DecodingOutput(narrow)
        if name == "vni-win" {
            output.decodeVNI()
        } else {
            output.decodeSingleBytes(SingleByteTable.named(name))
        }
        var text = output.finish("utf-8+\(name)", .content)
        text.offsets = text.offsets.followed(by: offsets)
        return text
    }

    /// Whether many letters of the text are Latin-1, and hardly any others are not ASCII.
    private static func mayBeMojibake(_ bytes: [UInt8]) -> Bool {
        let text = bytes.span
        var index = UTF8Text.endOfASCII(in: text, from: 0)
        guard index < text.count else { return false }
        let end = min(text.count, max(0, index - 256) + sampleSize)
        var letters = 0
        var latin = 0
        var others = 0
        index = max(0, index - 256)
        while index < end {
            let byte = text[index]
            switch byte {
            case ..<0x80: letters += (byte | 0x20) &- 0x61 < 26 ? 1 : 0
            case 0xC2...0xC3: latin += 1
            case 0xC5, 0xC6, 0xCB, 0xE2: break
            case 0xC4, 0xC7..., 0xC0...0xC1: others += 1
            default: break
            }
            index += 1
        }
        return latin >= 6 && latin * 8 >= letters && others * 20 <= latin
    }

    /// The windows-1252 bytes the text was read from, or `nil` when it has other characters.
    private static func narrowed(_ bytes: [UInt8]) -> ([UInt8], OffsetMap)? {
        var narrow: [UInt8] = []
        narrow.reserveCapacity(bytes.count)
        var runs: [OffsetMap.Run] = []
        var original = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            guard let byte = byte(of: scalar.value) else { return nil }
            let width = UTF8.width(scalar)
            if runs.last?.originalWidth != UInt8(width) {
                runs.append(
                    OffsetMap.Run(
                        decoded: UInt32(truncatingIfNeeded: narrow.count),
                        original: UInt32(truncatingIfNeeded: original), decodedWidth: 1,
                        originalWidth: UInt8(width)))
            }
            narrow.append(byte)
            original += width
        }
        return (narrow, OffsetMap(runs))
    }

    private static let upper: [UInt32: UInt8] = {
        let table = SingleByteTable.named("windows-1252")
        var bytes: [UInt32: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF { bytes[table.codePoint(byte)] = byte }
        return bytes
    }()

    private static func byte(of value: UInt32) -> UInt8? {
        value < 0x80 ? UInt8(value) : upper[value]
    }
}
