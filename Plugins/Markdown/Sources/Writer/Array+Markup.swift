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

    /// Whether a tag that begins at `offset` begins a block, whole or not (§4.6).
    func isBlockTag(at offset: Int) -> Bool {
        unsafe withUnsafeBufferPointer { bytes in
            let view = unsafe ByteView(bytes)
            let start = view[offset + 1] == 0x2F ? offset + 2 : offset + 1
            var end = start
            while view[end].isAlphanumeric || view[end] == 0x2D { end += 1 }
            return view.isName(start..<end, in: blockNames)
                || view.isName(start..<end, in: verbatimNames)
        }
    }
}
