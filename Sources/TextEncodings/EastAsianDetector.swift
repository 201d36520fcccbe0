/// Tells Shift_JIS, EUC-JP, EUC-KR, GB 18030 and Big5 apart by which pairs are common in them.
enum EastAsianDetector {
    /// What the pairs of a text look like, read by one encoding's rules.
    private struct Pairs {
        var valid = 0
        var broken = 0
        var common = 0
        var kana = 0
        var lowTrails = 0

        /// Whether all but a hundredth of the pairs are good.
        var isSound: Bool { valid >= 8 && broken * 100 <= valid }

        func share(_ part: Int) -> Double { Double(part) / Double(max(1, valid)) }
    }

    /// The encoding the text is in, or `nil` when none fits.
    static func encoding(of bytes: [UInt8]) -> String? {
        let shiftJIS = shiftJIS(bytes)
        let euc = pairs(bytes, leads: 0xA1...0xFE, trails: [0xA1...0xFE]) { lead, _ in
            lead >= 0xB0 && lead <= 0xC8
        }
        let gb = pairs(bytes, leads: 0x81...0xFE, trails: [0x40...0x7E, 0x80...0xFE]) { lead, _ in
            lead >= 0xB0 && lead <= 0xD7 || lead == 0xA1 || lead == 0xA3
        }
        let big5 = pairs(bytes, leads: 0x81...0xFE, trails: [0x40...0x7E, 0xA1...0xFE]) { lead, _ in
            lead >= 0xA4 && lead <= 0xC6 || lead == 0xA1
        }
        if shiftJIS.isSound, shiftJIS.share(shiftJIS.kana) > 0.2,
            shiftJIS.share(shiftJIS.common) > 0.8
        {
            return "shift_jis"
        }
        if euc.isSound, euc.share(euc.kana) > 0.2 { return "euc-jp" }
        if euc.isSound, euc.share(euc.common) > 0.85 { return "euc-kr" }
        if big5.isSound, big5.share(big5.common) > 0.9, big5.share(big5.lowTrails) > 0.15 {
            return "big5"
        }
        if gb.isSound, gb.share(gb.common) > 0.8 { return "gb18030" }
        return nil
    }

    private static func pairs(
        _ bytes: [UInt8], leads: ClosedRange<UInt8>, trails: [ClosedRange<UInt8>],
        isCommon: (UInt8, UInt8) -> Bool
    ) -> Pairs {
        var pairs = Pairs()
        var index = 0
        while index + 1 < bytes.count {
            let (lead, trail) = (bytes[index], bytes[index + 1])
            guard lead >= 0x80 else {
                index += 1
                continue
            }
            guard leads.contains(lead), trails.contains(where: { $0.contains(trail) }) else {
                pairs.broken += isFragment(bytes, index) ? 0 : 1
                index += 1
                continue
            }
            pairs.valid += 1
            if isCommon(lead, trail) { pairs.common += 1 }
            if lead == 0xA4 || lead == 0xA5 { pairs.kana += 1 }
            if trail < 0x80 { pairs.lowTrails += 1 }
            index += 2
        }
        return pairs
    }

    /// Whether a byte is next to the border of a sample, where characters are cut.
    private static func isFragment(_ bytes: [UInt8], _ index: Int) -> Bool {
        index == 0 || bytes[index - 1] == 0x0A || bytes[index + 1] == 0x0A
    }

    private static func shiftJIS(_ bytes: [UInt8]) -> Pairs {
        var pairs = Pairs()
        var index = 0
        while index + 1 < bytes.count {
            let (lead, trail) = (bytes[index], bytes[index + 1])
            guard lead >= 0x80, !(0xA1...0xDF).contains(lead) else {
                index += 1
                continue
            }
            let isTrail = trail >= 0x40 && trail <= 0xFC && trail != 0x7F
            guard lead != 0x80, lead != 0xA0, lead <= 0xFC, isTrail else {
                pairs.broken += isFragment(bytes, index) ? 0 : 1
                index += 1
                continue
            }
            pairs.valid += 1
            if lead == 0x82, trail >= 0x9F { pairs.kana += 1 }
            if lead == 0x83, trail <= 0x96 { pairs.kana += 1 }
            if (0x81...0x83).contains(lead) || (0x88...0x97).contains(lead) { pairs.common += 1 }
            index += 2
        }
        return pairs
    }
}
