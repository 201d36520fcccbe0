internal import GalleyDocumentModel
internal import GalleyPluginKit

extension Emission {
    mutating func writeSection(_ node: Node, _ role: Text, _ flow: inout Flow) {
        let name = RoleForm(role)
        let own =
            writer[.containers]
            ? attributes(of: node, adding: name == .inBraces ? role.string : nil) : nil
        guard writer[.containers], name != .unwritable, !role.isEmpty || own != nil else {
            losses.add(
                .note, "unwrapped-section",
                writer[.containers]
                    ? "a section without a role that can be written: only the content"
                    : "the dialect has no containers: only the content", about: node)
            return writeBlocks(of: node, &flow)
        }
        separate(&flow, .other, interrupts: false)
        // Each fence is longer than those within; one walk for all of them keeps time linear.
        let outer = fenceLength
        fenceLength = outer > 0 ? max(outer - 1, 3) : 3 + min(node.sectionHeight, 64)
        defer { fenceLength = outer }
        let fence = [UInt8](repeating: 0x3A, count: fenceLength)
        startLine()
        sink.write(fence.span)
        writeName(of: node, role, name, own)
        endLine()
        var inner = Flow()
        writeBlocks(of: node, &inner)
        // HTML goes on to the next blank line.
        if inner.last == .html { writeBlankLine() }
        startLine()
        sink.write(fence.span)
        endLine()
    }

    /// Writes what stands behind the colons: the role, the title and the attributes.
    private mutating func writeName(
        of node: Node, _ role: Text, _ form: RoleForm, _ own: [UInt8]?
    ) {
        let title = role.isEmpty ? [] : node[.title].bytes
        // Colons at its end would be decoration, braces could be attributes.
        let isPlain =
            title.last != 0x3A && title.last != 0x7D
            && (form == .inBraces || title.first != 0x5B && !title.contains(0x7B))
        let isBare = isPlain || title.contains(0x5D)
        let isDropped = form == .inBraces && !isPlain
        let hidesAttributes = own != nil && title.contains(0x5D) && title.contains(0x7B)
        var words: [[UInt8]] = []
        if form == .word { words.append(Array(role.bytes)) }
        if form == .inBraces, let own { words.append(own) }
        if !title.isEmpty, !isDropped {
            if isBare { words.append(Array(title)) } else { words[0] += [0x5B] + title + [0x5D] }
        }
        if form != .inBraces, let own, !hidesAttributes { words.append(own) }
        for word in words {
            sink.write(byte: 32)
            sink.write(word.span)
        }
        if isDropped || form != .inBraces && hidesAttributes {
            losses.add(
                .note, "dropped-attributes",
                isDropped
                    ? "a title behind such a role: dropped"
                    : "attributes behind such a title: dropped",
                about: node)
        }
    }

    mutating func writeCallout(
        _ node: Node, _ kind: Text, _ title: Text, _ flow: inout Flow
    ) {
        guard writer[.callouts], isCalloutKind(kind) else {
            losses.add(
                .note, "callout-as-quote", "the dialect has no callouts: written as a quote",
                about: node)
            return writeTitledQuote(node, title.isEmpty ? kind : title, &flow)
        }
        if !writer.hasTitledCallouts {
            if !title.isEmpty {
                losses.add(
                    .note, "callout-title", "the dialect's callouts have no titles: a bold line",
                    about: node)
            } else if node.attribute("fold") != nil {
                losses.add(
                    .note, "callout-title", "the dialect's callouts do not fold", about: node)
            }
        }
        separateQuotes(about: node, &flow)
        let mark: [UInt8] = [0x3E, 0x20]
        within(marker: mark, indent: mark) { emission in
            emission.startLine()
            emission.sink.write("[!\(kind.string.uppercased())]")
            if let fold = node.attribute("fold"), emission.writer.hasTitledCallouts {
                emission.sink.write(fold == "closed" ? "-" : "+")
            }
            var inner = Flow()
            if !title.isEmpty, emission.writer.hasTitledCallouts {
                emission.sink.write(byte: 32)
                emission.writeCalloutTitle(title)
            }
            emission.endLine()
            inner.last = .title
            if !title.isEmpty, !emission.writer.hasTitledCallouts {
                emission.writeBold(title, about: node, &inner)
            }
            emission.writeBlocks(of: node, &inner)
        }
    }

    /// Writes a title on its line; readers take it as it stands, so nothing is escaped.
    private mutating func writeCalloutTitle(_ title: Text) {
        for byte in title.bytes { sink.write(byte: byte == 10 || byte == 13 ? 32 : byte) }
    }

    private mutating func writeTitledQuote(_ node: Node, _ title: Text, _ flow: inout Flow) {
        separateQuotes(about: node, &flow)
        let mark: [UInt8] = [0x3E, 0x20]
        within(marker: mark, indent: mark) { emission in
            var inner = Flow()
            if !title.isEmpty { emission.writeBold(title, about: node, &inner) }
            emission.writeBlocks(of: node, &inner)
        }
    }

    /// A paragraph of one bold text.
    private mutating func writeBold(_ text: Text, about node: Node, _ flow: inout Flow) {
        writeText(about: node, &flow) { emission in
            let number = emission.inline.nextNumber(.star)
            emission.inline.hasDelimiters = true
            emission.inline.open([0x2A, 0x2A], number: number, firstClass: .other)
            emission.inline.append(text, emission.textCandidates)
            emission.inline.close([0x2A, 0x2A], number: number)
        }
    }

    /// Whether the dialect's callouts can be of that kind: any word, or one of GitHub's five.
    private func isCalloutKind(_ kind: Text) -> Bool {
        guard writer.hasTitledCallouts else {
            return ["note", "tip", "important", "warning", "caution"].contains(kind.string)
        }
        return !kind.isEmpty
            && kind.bytes.allSatisfy { $0.isAlphanumeric || $0 == 0x2D || $0 == 0x5F }
    }

    mutating func writeFigure(_ node: Node, _ flow: inout Flow) {
        if writer.figures == .html {
            losses.add(.note, "html-block", "a figure is written as HTML", about: node)
            return writeHTML(node, &flow)
        }
        losses.add(
            .note, "figure-as-paragraphs", "a figure is written as its image and its caption",
            about: node)
        tellAttributes(of: node)
        writeBlocks(of: node, &flow)
    }

    /// Writes a caption as a paragraph, its credit in parentheses.
    mutating func writeCaption(_ node: Node, _ flow: inout Flow) {
        guard case .caption(let credit) = node.content else { return }
        let holdsBlocks = node.firstChild?.kind.isBlock ?? false
        if holdsBlocks { writeBlocks(of: node, &flow) }
        guard !holdsBlocks || !credit.isEmpty else { return }
        writeText(about: node, &flow) { emission in
            if !holdsBlocks { emission.appendInlines(of: node) }
            guard !credit.isEmpty else { return }
            emission.losses.add(
                .note, "credit-as-text", "a credit is written in parentheses", about: node)
            emission.inline.append(
                words: emission.inline.bytes.isEmpty ? "(" : " (")
            emission.inline.append(credit, emission.textCandidates)
            emission.inline.append(words: ")")
        }
    }
}

/// How the role of a section can be written, if it can.
private enum RoleForm {
    /// As the word behind the colons.
    case word
    /// As the first class in braces.
    case inBraces
    /// Not at all, as there is none.
    case nothing
    case unwritable

    init(_ role: Text) {
        let bytes = role.bytes
        let isWord = bytes.first?.isLetter ?? false
        if bytes.isEmpty {
            self = .nothing
        } else if isWord, bytes.allSatisfy({ $0.isNameByte && $0 != 0x3A && $0 != 0x2E }) {
            self = .word
        } else {
            self = bytes.allSatisfy(\.isNameByte) ? .inBraces : .unwritable
        }
    }
}

extension Node {
    /// How many sections that are written lie within one another below this one, as far as fences grow.
    var sectionHeight: Int {
        var (depth, height) = (0, 0)
        walk { node in
            if node.hasFence { depth += 1 }
            height = max(height, depth)
            return depth <= 65
        } leave: { node in
            if node.hasFence { depth -= 1 }
        }
        return height - 1
    }

    /// Whether it is a section that has a name or attributes to be written.
    private var hasFence: Bool {
        guard case .section(let role) = content else { return false }
        return !role.isEmpty || hasOwnAttributes
    }
}
