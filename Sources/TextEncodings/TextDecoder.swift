/// Turns the bytes of a text or page into UTF-8.
///
/// ```swift
/// TextDecoder.decode([0x43, 0x61, 0x66, 0xE9]).encodingName  // "windows-1252"
/// ```
///
/// The encoding is taken from a byte order mark, then from the label given, then (for pages) from a
/// `meta` element, then from the bytes themselves. No input is malformed: what has no meaning becomes
/// U+FFFD and is counted. Text that is UTF-8 already is handed back as it is, without a copy.
public enum TextDecoder {
    /// The text of `bytes`.
    ///
    /// - Parameters:
    ///   - bytes: The input as it came.
    ///   - label: The name of the encoding that came with the input or that the user gave; one that
    ///     is not known counts as none.
    ///   - hints: What else is known of the input.
    /// - Returns: The text and what is known of how it was decoded.
    public static func decode(
        _ bytes: [UInt8], label: String? = nil, hints: DecodingHints = DecodingHints()
    ) -> DecodedText {
        if let mark = ByteOrderMark(bytes) {
            return decode(bytes, as: mark.encoding, .byteOrderMark, skipping: mark.count)
        }
        if let label, let encoding = EncodingLabels.encoding(for: label) {
            return decode(bytes, as: encoding, .label)
        }
        let invalid = UTF8Text.firstInvalid(in: bytes, from: 0)
        if invalid == nil, !EncodingDetector.mayHideAnother(bytes) {
            if hints.repairsMojibake, let repaired = MojibakeRepair.repair(bytes) {
                return repaired
            }
            return DecodedText(utf8: bytes, encodingName: "utf-8", origin: .content)
        }
        // A page that is UTF-8 but for a few bytes is UTF-8 whatever it says, and no other is.
        if !EncodingDetector.isNearlyUTF8(bytes), hints.scansMeta,
            let encoding = MetaPrescan.encoding(in: bytes), encoding != "utf-8"
        {
            return decode(bytes, as: encoding, .declaration)
        }
        let (encoding, isSure) = EncodingDetector.encoding(of: bytes, language: hints.language)
        return decode(bytes, as: encoding, isSure ? .content : .fallback)
    }

    /// The name of the encoding that a label stands for, or `nil` when nobody knows it.
    public static func encodingName(for label: String) -> String? {
        EncodingLabels.encoding(for: label)
    }

    private static func decode(
        _ bytes: [UInt8], as encoding: String, _ origin: DecodedText.Origin,
        skipping skipped: Int = 0
    ) -> DecodedText {
        if encoding == "utf-8", skipped == 0, UTF8Text.firstInvalid(in: bytes, from: 0) == nil {
            return DecodedText(utf8: bytes, encodingName: encoding, origin: origin)
        }
        var output = DecodingOutput(bytes, from: skipped)
        switch encoding {
        case "utf-8": output.decodeUTF8()
        case "utf-16le", "utf-16be": output.decodeUTF16(isBigEndian: encoding == "utf-16be")
        case "utf-32le", "utf-32be": output.decodeUTF32(isBigEndian: encoding == "utf-32be")
        case "gbk", "gb18030": output.decodeGB18030()
        case "big5": output.decodeBig5()
        case "euc-jp": output.decodeEUCJP()
        case "euc-kr": output.decodeEUCKR()
        case "shift_jis": output.decodeShiftJIS()
        case "iso-2022-jp": output.decodeISO2022JP()
        case "vni-win": output.decodeVNI()
        case "x-user-defined": output.decodeUserDefined()
        default: output.decodeSingleBytes(SingleByteTable.named(encoding))
        }
        return output.finish(encoding, origin)
    }
}
