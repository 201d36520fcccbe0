extension HTMLTreeBuilder {
    /// How many formatting elements are kept; the oldest are forgotten.
    private static let formattingLimit = 512

    /// Adds an element to the active formatting elements, of which three may be alike.
    mutating func pushFormatting(_ node: HTMLTree.ID) {
        let (name, count) = (nodes[Int(node)].name, nodes[Int(node)].count)
        var signature: UInt64?
        var alike = 0
        var earliest = -1
        var index = formatting.count - 1
        while index >= 0, !formatting[index].isMarker {
            if formatting[index].name == name, nodes[Int(formatting[index].node)].count == count {
                let own = signature ?? self.signature(of: node)
                signature = own
                if signOfFormatting(at: index) == own {
                    alike += 1
                    earliest = index
                }
            }
            index -= 1
        }
        if alike >= 3 { formatting.remove(at: earliest) }
        makeRoomForFormatting()
        formatting.append(FormattingElement(node: node, name: name, signature: signature))
    }

    /// Marks where the formatting elements of an inner part begin.
    mutating func pushFormattingMarker() {
        makeRoomForFormatting()
        formatting.append(.marker)
    }

    private mutating func makeRoomForFormatting() {
        if formatting.count >= Self.formattingLimit { formatting.removeFirst() }
    }

    /// The digest of an entry's attributes, kept with it.
    private mutating func signOfFormatting(at index: Int) -> UInt64 {
        if let signature = formatting[index].signature { return signature }
        let signature = signature(of: formatting[index].node)
        formatting[index].signature = signature
        return signature
    }

    /// A digest of the names and values of attributes, whatever their order.
    private func signature(of node: HTMLTree.ID) -> UInt64 {
        let element = nodes[Int(node)]
        var signature: UInt64 = 0
        for index in Int(element.start)..<Int(element.start) + Int(element.count) {
            let attribute = tokenizer.attributes[index]
            var digest = UInt64(attribute.name.id) &* 0x9E37_79B9_7F4A_7C15
            let start = Int(attribute.start)
            for position in start..<start + Int(attribute.count) {
                digest = (digest ^ UInt64(tokenizer.bytes[position])) &* 0x0100_0000_01B3
            }
            digest ^= digest >> 29
            signature &+= digest &* 0xFF51_AFD7_ED55_8CCD
        }
        return signature
    }

    /// Opens again the formatting elements that were closed by other end tags.
    @inline(__always)
    mutating func reconstructFormatting() {
        if !formatting.isEmpty { reconstructClosedFormatting() }
    }

    @inline(never)
    private mutating func reconstructClosedFormatting() {
        var index = formatting.count - 1
        if isOpenOrMarker(formatting[index]) { return }
        while index > 0, !isOpenOrMarker(formatting[index - 1]) { index -= 1 }
        while index < formatting.count, stack.count < depthLimit {
            let node = clone(formatting[index].node)
            insert(node, at: place())
            push(openElement(node))
            formatting[index].node = node
            index += 1
        }
    }

    private func isOpenOrMarker(_ element: FormattingElement) -> Bool {
        element.isMarker || stackIndex(of: element.node) >= 0
    }

    /// Forgets the formatting elements since the last marker, and it.
    mutating func clearFormattingToMarker() {
        while let element = formatting.popLast() {
            if element.isMarker { return }
        }
    }

    /// The position of an element among the active formatting elements, or -1.
    func formattingIndex(of node: HTMLTree.ID) -> Int {
        var index = formatting.count - 1
        while index >= 0, formatting[index].node != node { index -= 1 }
        return index
    }
}
