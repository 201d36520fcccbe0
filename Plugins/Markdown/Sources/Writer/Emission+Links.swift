internal import GalleyDocumentModel
internal import GalleyPluginKit

extension Emission {
    mutating func appendLink(_ node: Node, _ url: Text, _ title: Text) {
        if inline.linkDepth > 0 {
            losses.add(.note, "nested-link", "a link within a link: only its text", about: node)
            return appendInlines(of: node)
        }
        if let wiki = wikiLink(node, url, node.onlyChild?.text) {
            inline.noteBang()
            return inline.append(opaque: wiki)
        }
        if title.isEmpty, !writer[.mdx], let address = autolink(node, url) {
            return inline.append(opaque: [0x3C] + address + [0x3E])
        }
        appendLink(node, url: url, title: title) { $0.appendInlines(of: node) }
    }

    mutating func appendLink(
        _ node: Node, url: Text, title: Text?, _ text: (inout Emission) -> Void
    ) {
        inline.openLink("[")
        text(&self)
        inline.closeLink(target(url, title) + (attributes(of: node) ?? []))
    }

    mutating func appendImage(_ node: Node, _ url: Text, _ alternative: Text, _ title: Text) {
        if let wiki = wikiLink(node, url, alternative.isEmpty ? nil : alternative) {
            return inline.append(opaque: [0x21] + wiki)
        }
        inline.openLink("![")
        if alternative.isEmpty {
            appendInlines(of: node)
        } else {
            inline.append(alternative, textCandidates)
        }
        inline.closeLink(target(url, title) + (attributes(of: node) ?? []))
    }

    /// What follows a link's text: its address, or the number of its definition.
    private mutating func target(_ url: Text, _ title: Text?) -> [UInt8] {
        let title = title?.bytes ?? []
        if references.isWanted { return references.label(url.bytes, title) }
        let target = LinkTarget.inline(url.bytes, title)
        return inline.isCell ? target.flatMap { $0 == 0x7C ? [0x5C, 0x7C] : [$0] } : target
    }

    /// `[[page|text]]`, for a link that was one; nil where its parts would break it.
    private func wikiLink(_ node: Node, _ url: Text, _ text: Text?) -> [UInt8]? {
        guard writer[.wikiLinks], node.hasAttributes, node[.classes] == "wikilink",
            node.id.isEmpty, node.attributes.isEmpty, !url.isEmpty,
            node.kind == .image || node.onlyChild?.kind == .text
        else { return nil }
        return wikiWords(url, text ?? url)
    }

    /// `[[page|text]]`; nil where its parts would break it.
    func wikiWords(_ url: Text, _ text: Text) -> [UInt8]? {
        let page = Array(url.bytes), shown = text.isEmpty ? page : Array(text.bytes)
        for part in [page, shown] {
            guard part.first?.isBlank == false, part.last?.isBlank == false,
                !part.contains(where: { $0 == 0x5B || $0 == 0x5D || $0 == 0x7C || $0 < 32 })
            else { return nil }
        }
        let bar: [UInt8] = inline.isCell ? [0x5C, 0x7C] : [0x7C]
        return [0x5B, 0x5B] + page + (page == shown ? [] : bar + shown) + [0x5D, 0x5D]
    }

    /// The address within angle brackets, where the link's text is its address.
    private mutating func autolink(_ node: Node, _ url: Text) -> [UInt8]? {
        guard let only = node.onlyChild, only.kind == .text, !node.hasOwnAttributes else {
            return nil
        }
        let address = url.bytes, text = only.text.bytes
        if text == address, isAddress(address) { return Array(address) }
        let mail = Array("mailto:".utf8)
        if address.starts(with: mail), address.dropFirst(mail.count) == text,
            isMailAddress(text)
        {
            return Array(text)
        }
        return nil
    }

    /// An absolute address as CommonMark 0.31 §6.5 has it.
    private func isAddress(_ address: ArraySlice<UInt8>) -> Bool {
        guard let colon = address.firstIndex(of: 0x3A), address.first?.isLetter == true else {
            return false
        }
        let scheme = address[..<colon]
        guard (2...32).contains(scheme.count) else { return false }
        for byte in scheme where !byte.isAlphanumeric {
            guard byte == 0x2B || byte == 0x2E || byte == 0x2D else { return false }
        }
        return !address.contains { $0 <= 32 || $0 == 0x3C || $0 == 0x3E || $0 == 127 }
            && !(inline.isCell && address.contains(0x7C))
    }

    private func isMailAddress(_ text: ArraySlice<UInt8>) -> Bool {
        guard let at = text.firstIndex(of: 0x40), at > text.startIndex else { return false }
        let local = text[..<at], domain = text[(at + 1)...]
        let marks = Array(".!#$%&'*+/=?^_`{|}~-".utf8)
        guard local.allSatisfy({ $0.isAlphanumeric || marks.contains($0) }) else { return false }
        let labels = domain.split(separator: 0x2E, omittingEmptySubsequences: false)
        return !inline.isCell
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
                    && label.allSatisfy { $0.isAlphanumeric || $0 == 0x2D }
            }
    }

    /// Writes the addresses that links point to by number.
    mutating func writeReferences(_ flow: inout Flow) {
        guard references.count > 0 else { return }
        separate(&flow, .other, interrupts: false)
        for (index, target) in references.targets.enumerated() {
            startLine()
            sink.write("[\(index + 1)]: ")
            sink.write(target.span)
            endLine()
        }
    }
}

/// The addresses of links written by number: the same address has the same number.
struct ReferenceList {
    var isWanted = false
    private(set) var targets: [[UInt8]] = []
    private var numbers: [[UInt8]: Int] = [:]

    var count: Int { targets.count }

    mutating func label(_ url: ArraySlice<UInt8>, _ title: ArraySlice<UInt8>) -> [UInt8] {
        var target = LinkTarget.destination(url)
        if !title.isEmpty { target += [32] + LinkTarget.quoted(title) }
        let number = numbers[target] ?? targets.count + 1
        if number > targets.count {
            targets.append(target)
            numbers[target] = number
        }
        return Array("[\(number)]".utf8)
    }

    mutating func keepFirst(_ count: Int) {
        while targets.count > count { numbers[targets.removeLast()] = nil }
    }
}
