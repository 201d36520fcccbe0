/// The mark that some texts begin with.
struct ByteOrderMark {
    let encoding: String
    let count: Int

    /// The mark `bytes` begin with, if any.
    init?(_ bytes: [UInt8]) {
        let marks: [(encoding: String, bytes: [UInt8])] = [
            ("utf-8", [0xEF, 0xBB, 0xBF]),
            ("utf-32le", [0xFF, 0xFE, 0, 0]), ("utf-32be", [0, 0, 0xFE, 0xFF]),
            ("utf-16le", [0xFF, 0xFE]), ("utf-16be", [0xFE, 0xFF]),
        ]
        guard let mark = marks.first(where: { bytes.starts(with: $0.bytes) }) else { return nil }
        // UTF-16 text may begin with a null character; UTF-32 comes in fours.
        let isShort = mark.encoding == "utf-32le" && bytes.count % 4 != 0
        encoding = isShort ? "utf-16le" : mark.encoding
        count = isShort ? 2 : mark.bytes.count
    }
}
