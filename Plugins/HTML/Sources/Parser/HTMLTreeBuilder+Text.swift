extension HTMLTreeBuilder {
    /// Adds the token's text.
    @inline(__always)
    mutating func insertTokenText() {
        let start = tokenizer.token.start
        insertText(start..<start + tokenizer.token.count)
    }

    /// Adds a range of the buffer as text, to the text that stands there or as a node of its own.
    @inline(__always)
    mutating func insertText(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let current = current
        let place =
            fostersContent || current.name == .template ? place() : Place(parent: current.node)
        let neighbour =
            place.sibling >= 0
            ? nodes[Int(place.sibling)].previous : nodes[Int(place.parent)].lastChild
        if neighbour >= 0, nodes[Int(neighbour)].kind == .text {
            let end = Int(nodes[Int(neighbour)].start) + Int(nodes[Int(neighbour)].count)
            if end == range.lowerBound {
                nodes[Int(neighbour)].count += UInt32(truncatingIfNeeded: range.count)
            } else {
                extend(neighbour, with: range)
            }
            return
        }
        guard nodes[Int(place.parent)].kind != .document else { return }
        var node = HTMLNode(kind: .text)
        node.start = UInt32(truncatingIfNeeded: range.lowerBound)
        node.count = UInt32(truncatingIfNeeded: range.count)
        node.position = UInt32(truncatingIfNeeded: tokenizer.token.position)
        if place.sibling < 0 {
            _ = make(node, in: place.parent)
        } else {
            insert(make(node), at: place)
        }
    }

    /// Lengthens a text by a range that does not follow it in the buffer.
    ///
    /// The text moves behind the page. When it has to move a second time it gets room to double, so
    /// that the work stays linear.
    @inline(never)
    private mutating func extend(_ id: HTMLTree.ID, with range: Range<Int>) {
        let node = nodes[Int(id)]
        let text = Int(node.start)..<Int(node.start) + Int(node.count)
        nodes[Int(id)].count += UInt32(truncatingIfNeeded: range.count)
        if text.upperBound == tokenizer.bytes.count {
            tokenizer.copyBehind(range)
            return
        }
        if let room = textRoom[id], text.count + range.count <= room {
            for (offset, index) in range.enumerated() {
                tokenizer.bytes[text.upperBound + offset] = tokenizer.bytes[index]
            }
            return
        }
        nodes[Int(id)].start = UInt32(truncatingIfNeeded: tokenizer.bytes.count)
        tokenizer.copyBehind(text)
        tokenizer.copyBehind(range)
        if text.lowerBound >= tokenizer.end {
            let count = text.count + range.count
            textRoom[id] = count * 2
            tokenizer.bytes.append(contentsOf: repeatElement(0, count: count))
        }
    }

    /// How many bytes of white space the token's text begins with.
    func leadingSpace() -> Int {
        let token = tokenizer.token
        var count = 0
        while count < token.count, ASCII.isSpace(tokenizer.bytes[token.start + count]) {
            count += 1
        }
        return count
    }

    /// Takes the white space off the token's text; true when nothing is left.
    mutating func dropLeadingSpace() -> Bool {
        let space = leadingSpace()
        tokenizer.token.start += space
        tokenizer.token.position += space
        tokenizer.token.count -= space
        return tokenizer.token.count == 0
    }

    /// Adds the white space the token's text begins with; true when nothing is left.
    mutating func insertLeadingSpace() -> Bool {
        let start = tokenizer.token.start
        insertText(start..<start + leadingSpace())
        return dropLeadingSpace()
    }

    /// Adds only the white space of the token's text.
    mutating func insertSpaceOnly() {
        let token = tokenizer.token
        var index = token.start
        let end = token.start + token.count
        while index < end {
            let start = index
            while index < end, ASCII.isSpace(tokenizer.bytes[index]) { index += 1 }
            insertText(start..<index)
            if index < end {
                if index == start { ignore() }
                index += 1
            }
        }
    }

    /// Whether the token's text is white space.
    func isSpace() -> Bool { leadingSpace() == tokenizer.token.count }

    /// Takes the null characters out of the token's text; true when nothing is left.
    mutating func dropNulls() -> Bool {
        let token = tokenizer.token
        let start = tokenizer.bytes.count
        for index in token.start..<token.start + token.count {
            let byte = tokenizer.bytes[index]
            if byte != ASCII.null { tokenizer.bytes.append(byte) }
        }
        tokenizer.token.start = start
        tokenizer.token.count = tokenizer.bytes.count - start
        tokenizer.token.holdsNull = false
        return tokenizer.token.count == 0
    }
}
