internal import GalleyDocumentModel

/// What is read of a page that the writer made: every blank, attribute and form, as it was.
extension HTMLConverter {
    /// Reads a text with all its blanks; a line end within a block is a soft break.
    mutating func readExact(text id: HTMLTree.ID) {
        let range = tree.range(of: id)
        if !hasContent, breaksWaiting == 0, range.allSatisfy({ tree.bytes[$0].isHTMLBlank }) {
            return
        }
        var start = range.lowerBound
        // The blank behind the box of a task belongs to the box.
        let before = tree[id].previous
        if before >= 0, tree.isElement(before, .input), tree.bytes[start] == 32 { start += 1 }
        for at in range where tree.bytes[at] == 10 {
            if start < at { append(start..<at) }
            // The line end behind a break belongs to it; one at the end of a block never comes out.
            if breaksWaiting == 0, hasContent { softBreaksWaiting += 1 }
            start = at + 1
        }
        if start < range.upperBound { append(start..<range.upperBound) }
    }

    /// Writes the line ends that waited for something to follow.
    mutating func writeSoftBreaks() {
        flush()
        while softBreaksWaiting > 0 {
            builder.append(.softBreak)
            softBreaksWaiting -= 1
        }
    }

    /// The attributes of an element under the names they had.
    ///
    /// Classes that begin with `prefix` are the writer's own.
    mutating func setOwnAttributes(of id: HTMLTree.ID, withoutClass prefix: String? = nil) {
        for attribute in tree.attributes(of: id) {
            let value = tree.value(of: attribute)
            let name = tree.names.text(of: attribute.name)
            if attribute.name == .id {
                builder.set(.id, bytes: value)
            } else if attribute.name == .class {
                let words = String(decoding: value, as: UTF8.self).split(separator: " ")
                let own = words.filter { word in !(prefix.map { word.hasPrefix($0) } ?? false) }
                if !own.isEmpty { builder.set(.classes, to: own.joined(separator: " ")) }
            } else if name.hasPrefix("data-") {
                let own = String(name.dropFirst(5))
                if !Self.formNames.contains(own) { builder.set(attribute: own, bytes: value) }
            } else if Self.keptNames.contains(name) || name.hasPrefix("aria-") {
                builder.set(attribute: name, bytes: value)
            }
        }
    }

    /// The value of an attribute that has no name of its own among the known ones.
    func ownValue(_ name: StaticString, of id: HTMLTree.ID) -> ArraySlice<UInt8>? {
        for attribute in tree.attributes(of: id)
        where tree.names.bytes(of: attribute.name).equals(name) {
            return tree.value(of: attribute)
        }
        return nil
    }

    /// Reads a shortcode back; false where the element is none.
    mutating func readShortcode(_ id: HTMLTree.ID, isBlock: Bool) -> Bool {
        guard options.isOwn, hasClass("shortcode", id) else { return false }
        if isBlock {
            closeRun()
        } else {
            _ = prepareForContent()
            flush()
        }
        builder.open(Shape(.shortcode), at: range(of: id))
        if let flavour = ownValue("data-flavour", of: id) { builder.set(.format, bytes: flavour) }
        builder.setText(copying: tree.textContent(of: id).span)
        builder.close()
        return true
    }

    /// What the writer says of a list beside what HTML can.
    func ownForm(_ form: ListForm, of id: HTMLTree.ID) -> ListForm {
        guard options.isOwn else { return form }
        var form = form
        let delimiter = ownValue("data-delimiter", of: id).map {
            String(decoding: $0, as: UTF8.self)
        }
        if let known = ListDelimiter.allCases.first(where: { $0.name == delimiter }) {
            form.delimiter = known
        }
        let style = ownValue("data-style", of: id).map { String(decoding: $0, as: UTF8.self) }
        if let known = ListStyle.allCases.first(where: { $0.name == style }) { form.style = known }
        if ownValue("data-loose", of: id) != nil { form.isTight = false }
        return form
    }

    /// Attributes that say what a kind of node holds, and are read with it.
    private static let formNames: Set<String> = [
        "role", "key", "flavour", "extension", "delimiter", "style", "loose", "label",
    ]
    private static let keptNames: Set<String> = ["lang", "dir", "role", "itemprop", "translate"]
}
