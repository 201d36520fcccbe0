internal import Glibc

/// Tells the system that a block of memory will soon be filled, so that it can lend large pages.
///
/// A hint and nothing more: a page of 2 MiB costs one fault where 512 small ones cost as many. Blocks
/// of less than 4 MiB are left as they are.
package func expectFilling(of start: UnsafeMutableRawPointer, byteCount: Int) {
    guard byteCount >= 4 << 20 else { return }
    let page = UInt(4096), address = UInt(bitPattern: start)
    let skipped = Int((page - address % page) % page)
    _ = unsafe madvise(start + skipped, byteCount - skipped, MADV_HUGEPAGE)
}

extension Array {
    /// Makes room for `count` elements, most of which will come.
    mutating func makeRoom(forLikely count: Int) {
        reserveCapacity(count)
        let size = capacity * MemoryLayout<Element>.stride
        unsafe withUnsafeMutableBufferPointer {
            if let start = $0.baseAddress {
                unsafe expectFilling(of: start, byteCount: size)
            }
        }
    }
}
