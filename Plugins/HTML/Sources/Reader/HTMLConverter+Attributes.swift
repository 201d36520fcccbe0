internal import GalleyDocumentModel

extension HTMLConverter {
    /// Opens a block, with the identifier, and the classes where they are kept.
    mutating func open(_ shape: Shape, _ element: HTMLTree.ID) {
        builder.open(shape, at: range(of: element))
        if element >= 0 { setAttributes(of: element) }
    }

    /// Opens a block, reads what is below its element into it, and ends it.
    mutating func readBlock(_ shape: Shape, _ id: HTMLTree.ID, inside: Place) {
        open(shape, id)
        readInside(id, inside)
        endRange()
        builder.close()
    }

    /// Reads what is below an element, its text going to `inside`.
    mutating func readInside(_ id: HTMLTree.ID, _ inside: Place) {
        let outer = place
        place = inside
        visitChildren(of: id)
        closeRun()
        place = outer
    }

    mutating func setAttributes(of id: HTMLTree.ID) {
        guard id >= 0, options.selection == nil || !tree.attributes(of: id).isEmpty else { return }
        if options.isOwn { return setOwnAttributes(of: id) }
        for attribute in tree.attributes(of: id) {
            let value = tree.value(of: attribute)
            guard !value.isEmpty else { continue }
            switch attribute.name {
            case .id: if options.selection == nil { builder.set(.id, bytes: value) }
            case .class:
                if options.keepsClasses { builder.set(.classes, bytes: collapsed(value)) }
            case .lang: if options.keepsClasses { builder.set(attribute: "lang", bytes: value) }
            default:
                guard options.keepsClasses else { continue }
                let name = tree.names.text(of: attribute.name)
                if name == "dir" || (name.hasPrefix("data-") && !name.hasPrefix("data-src")) {
                    builder.set(attribute: name, bytes: value)
                }
            }
        }
    }

    /// Where an element begins; its end is set when what it holds was read.
    func range(of id: HTMLTree.ID) -> Range<Int>? {
        guard keepsRanges, id >= 0 else { return nil }
        let start = tree.sourceOffset(of: id)
        return start..<start
    }

    func sourceRange(_ range: Range<Int>) -> Range<Int>? {
        guard keepsRanges else { return nil }
        let start = tree.sourceMap.sourceOffset(of: range.lowerBound)
        return start..<max(start, tree.sourceMap.sourceOffset(of: range.upperBound))
    }

    /// Ends the range of the open node at what was read last.
    mutating func endRange() {
        guard keepsRanges else { return }
        builder.setRangeEnd(tree.sourceMap.sourceOffset(of: lastEnd))
    }

    /// Whether the element has a class.
    func hasClass(_ name: StaticString, _ id: HTMLTree.ID) -> Bool {
        guard let classes = tree.value(.class, of: id) else { return false }
        return classes.hasWord(name)
    }

    /// The address an attribute holds, complete where the page has a base.
    func address(_ value: ArraySlice<UInt8>) -> String {
        let trimmed = String(
            decoding: value.trimmed.filter { !($0 == 10 || $0 == 13 || $0 == 9) }, as: UTF8.self)
        guard let base = options.base else { return trimmed }
        return base.joined(trimmed)
    }

    /// Text with single blanks.
    func collapsed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            if !byte.isHTMLBlank {
                result.append(byte)
            } else if let last = result.last, last != 32 {
                result.append(32)
            }
        }
        if result.last == 32 { result.removeLast() }
        return result
    }
}
