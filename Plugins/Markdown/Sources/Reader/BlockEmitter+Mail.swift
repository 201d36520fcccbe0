internal import GalleyDocumentModel

/// Where a piece of gathered text was read.
struct Seam {
    /// Where in the gathered bytes it begins.
    var offset: Int
    var place: Int
    /// How long the reference is that it stands for; nothing where the bytes are the same.
    var width = 0
}

// E-mail addresses in text that waits to be put out.
extension BlockEmitter {
    /// Puts out the pending text, its e-mail addresses as links.
    mutating func flushMail() {
        let count = pieces.isEmpty ? pending.count : pieces.count
        var addresses: [MailSearch.Address] = []
        if pieces.isEmpty {
            text.withSpan(pending) { addresses = MailSearch.addresses(in: $0) }
        } else {
            addresses = MailSearch.addresses(in: pieces.span)
        }
        var at = 0
        for address in addresses where !isGuarded(address) {
            append(at..<address.range.lowerBound)
            append(address)
            at = address.range.upperBound
        }
        append(at..<count)
    }

    /// Whether a backslash before the `@` keeps an address text, as the dialect of articles has it.
    private mutating func isGuarded(_ address: MailSearch.Address) -> Bool {
        if pieces.isEmpty || !extensions.keepsEscapedAddresses { return false }
        let place = placed(address.mark..<address.mark + 1).lowerBound
        // What stands before the mark is never a backslash itself, but in the text as it was read.
        return place > 0 && text[place] == 64 && text[place - 1] == 92
    }

    private mutating func append(_ address: MailSearch.Address) {
        builder.open(.link, at: source(of: placed(address.range)))
        scratch.removeAll(keepingCapacity: true)
        if !address.hasScheme { scratch.append(contentsOf: "mailto:".utf8) }
        if pieces.isEmpty {
            text.append(placed(address.range), to: &scratch)
        } else {
            scratch.append(contentsOf: pieces[address.range])
        }
        let bytes = scratch
        builder.set(.url, copying: bytes.span)
        append(address.range)
        builder.close()
    }

    /// Adds a part of the pending text, counted from its first byte.
    private mutating func append(_ range: Range<Int>) {
        if range.isEmpty { return }
        let place = placed(range)
        if pieces.isEmpty { return append(.text, place) }
        let origin = source(of: place), bytes = pieces
        builder.append(.text, copying: bytes.span.extracting(range), at: origin)
    }

    /// Where in the text being gone over a part of the pending text stands.
    private mutating func placed(_ range: Range<Int>) -> Range<Int> {
        if pieces.isEmpty {
            let start = pending.lowerBound
            return start + range.lowerBound..<start + range.upperBound
        }
        let first = seam(at: range.lowerBound), last = seam(at: range.upperBound - 1)
        let start = first.place + (first.width > 0 ? 0 : range.lowerBound - first.offset)
        let end = last.place + (last.width > 0 ? last.width : range.upperBound - last.offset)
        return start..<max(start, end)
    }

    /// The seam of the piece that holds the byte at `offset`.
    private func seam(at offset: Int) -> Seam {
        var low = 0, high = seams.count
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if seams[middle].offset <= offset { low = middle } else { high = middle }
        }
        return seams.isEmpty ? Seam(offset: 0, place: pending.lowerBound) : seams[low]
    }
}
