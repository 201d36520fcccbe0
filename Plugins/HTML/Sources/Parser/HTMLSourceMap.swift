/// Leads offsets in a tree's buffer back to the text that was parsed.
///
/// They differ only where CR LF became LF: one byte for each such pair before the offset.
struct HTMLSourceMap: Sendable {
    /// The offsets, in the buffer, of the line ends that lost a carriage return.
    var shortened: [UInt32] = []

    /// How many bytes of the buffer are page text; what follows was decoded and has no place.
    var pageCount = 0

    /// The offset in the source of the byte at `offset` in the buffer.
    func sourceOffset(of offset: Int) -> Int {
        var low = 0
        var high = shortened.count
        while low < high {
            let middle = (low + high) / 2
            if Int(shortened[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return min(offset, pageCount) + low
    }
}
