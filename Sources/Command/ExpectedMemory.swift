internal import CAllocator
internal import Glibc

/// What memory a large text will take, said to the allocator and the system beforehand.
enum ExpectedMemory {
    /// Lets the heap grow once, in large pages, for an input of `size` bytes that is to be converted.
    ///
    /// Faults of small pages are else a tenth of the time. Nothing is taken: pages come when they are
    /// used. A text of less than 256 KiB needs no such step.
    static func prepare(forInput size: Int) {
        guard size >= 256 << 10, size <= 64 << 20 else { return }
        // Room for the text, its blocks, the document and the output; the most part is never used.
        guard let start = unsafe sbrk(0), galley_grow_heap(size * 16) != 0 else { return }
        guard let end = unsafe sbrk(0), unsafe end > start else { return }
        let page = 4096, skipped = (page - Int(bitPattern: start) % page) % page
        _ = unsafe madvise(start + skipped, end - start - skipped, MADV_HUGEPAGE)
    }
}
