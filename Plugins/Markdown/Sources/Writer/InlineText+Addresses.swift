extension InlineText {
    /// Puts a comment before each `@` of an address that a reader would find though it is escaped.
    ///
    /// It is part of the text before anything is guarded: so it is when the text is read again.
    /// Answers whether there was one.
    mutating func splitAddresses() -> Bool {
        guard found.contains(.other), bytes.contains(0x40) else { return false }
        let places = addresses()
        guard !places.isEmpty else { return false }
        let comment = Array("<!-- -->".utf8)
        var text: [UInt8] = [], start = 0
        for place in places {
            text += bytes[start..<place] + comment
            start = place
        }
        bytes = text + bytes[start...]
        var parted: [Mark] = [], passed = 0
        for var mark in marks {
            if passed < places.count, places[passed] == mark.offset {
                let offset = mark.offset + passed * comment.count
                parted.append(Mark(offset: offset, length: comment.count, role: .opaque))
                passed += 1
            }
            mark.offset += passed * comment.count
            parted.append(mark)
        }
        marks = parted
        var passedBangs = 0
        for index in bangs.indices {
            while passedBangs < places.count, places[passedBangs] <= bangs[index] {
                passedBangs += 1
            }
            bangs[index] += passedBangs * comment.count
        }
        return true
    }

    /// Where the signs of addresses stand that are not in the text of a link.
    private func addresses() -> [Int] {
        var places: [Int] = [], open: [Int] = [], links = 0
        for mark in marks {
            switch mark.role {
            case .linkOpen:
                open.append(mark.number == InlineText.spanNumber ? 0 : 1)
                links += open.last ?? 0
            case .linkClose: links -= open.popLast() ?? 0
            case .literal where links == 0 && bytes[mark.offset] == 0x40:
                if isAddress(round: mark.offset, decoded: true) { places.append(mark.offset) }
            default: break
            }
        }
        return places
    }

    /// Whether an `@` stands between what could be an address; `decoded`, as references are letters.
    func isAddress(round offset: Int, decoded: Bool = false) -> Bool {
        let before = byte(at: offset - 1)
        guard
            before.isAlphanumeric || before == 0x2E || before == 0x5F || before == 0x2D
                || before == 0x2B || decoded && reference(at: offset - 1) != nil
        else { return false }
        var index = offset + 1, dots = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x2E {
                let isWord =
                    self.byte(at: index + 1).isAlphanumeric
                    || decoded && reference(at: index + 1) != nil
                if !isWord { break }
                dots += 1
            } else if !byte.isAlphanumeric, byte != 0x2D, byte != 0x5F {
                guard decoded, let reference = reference(at: index) else { break }
                index = reference.end
                continue
            }
            index += 1
        }
        return dots > 0
    }

    /// The reference, instead of a letter, that holds the byte at an offset.
    private func reference(at offset: Int) -> Mark? {
        guard byte(at: offset) == 0x26 || byte(at: offset) == 0x3B, let mark = mark(at: offset),
            mark.role == .opaque, bytes[mark.offset] == 0x26
        else { return nil }
        return mark
    }
}
