/// What a reader would find in bytes that are about to be written.
extension [UInt8] {
    /// Whether the ampersand at `offset` begins a character reference (CommonMark 0.31 §2.5).
    func isReference(at offset: Int) -> Bool {
        unsafe withUnsafeBufferPointer { bytes in
            var decoded: [UInt8] = []
            let view = unsafe ByteView(bytes)
            return view.readEntity(at: offset, to: view.count, into: &decoded) != nil
        }
    }

    /// Whether the less-than sign at `offset` begins a whole tag (§6.6).
    func isTag(at offset: Int) -> Bool {
        unsafe withUnsafeBufferPointer { bytes in
            let view = unsafe ByteView(bytes)
            let end =
                view[offset + 1] == 0x2F
                ? view.closingTag(at: offset, to: view.count)
                : view.openTag(at: offset, to: view.count)
            return end != nil
        }
    }

    /// Whether attributes in braces begin at `offset`.
    func isAttributes(at offset: Int) -> Bool {
        unsafe withUnsafeBufferPointer { bytes in
            unsafe ByteView(bytes).attributesEnd(at: offset, to: bytes.count) != nil
        }
    }

    /// Which kind of block the less-than sign at `offset` begins on a line that ends at `end` (§4.6).
    func htmlKind(at offset: Int, to end: Int) -> Int? {
        unsafe withUnsafeBufferPointer { bytes in
            unsafe ByteView(bytes).htmlType(at: offset, to: end)
        }
    }
}
