internal import GalleyDocumentModel

/// What a page has beside its article: for each role, its blocks as a list.
struct Supplements {
    /// A part of a page that is no part of its article.
    enum Role: String, CaseIterable {
        case related, comments, navigation, newsletter, dropped
    }

    private let finder: ArticleFinder
    private let base: HTMLAddressParts?
    private var blocks: [Role: [(block: Int, reason: StaticString)]] = [:]

    init(_ finder: ArticleFinder, base: HTMLAddressParts?) {
        (self.finder, self.base) = (finder, base)
        for block in finder.scan.blocks.indices
        where !finder.choice.isKept[block] && !finder.isHeadline(block) {
            let (role, reason) = judge(block)
            blocks[role, default: []].append((block, reason))
        }
    }

    /// Adds what there is of each role, with its title.
    func append(to builder: inout Document.Builder) {
        for role in Role.allCases {
            guard let found = blocks[role] else { continue }
            var rest = found[...]
            var title = ""
            if role == .related || role == .comments, let first = rest.first,
                finder.scan.blocks[first.block].kind == .heading
            {
                title = finder.scan.text(of: finder.scan.blocks[first.block])
                rest = rest.dropFirst()
            }
            builder.appendSupplement(role: role.rawValue, title: title) { builder in
                builder.append(.list()) { builder in
                    for (block, reason) in rest {
                        append(block, role == .dropped ? reason : nil, to: &builder)
                    }
                }
            }
        }
    }

    private func append(
        _ block: Int, _ reason: StaticString?, to builder: inout Document.Builder
    ) {
        let text = finder.scan.text(of: finder.scan.blocks[block])
        builder.open(.item())
        if let reason { builder.set(attribute: "reason", to: reason.description) }
        builder.open(.plain)
        if finder.scan.blocks[block].link > 0.5, let address = address(of: block) {
            builder.open(.link)
            builder.set(.url, to: base?.joined(address) ?? address)
            builder.append(text: text)
            builder.close()
        } else {
            builder.append(text: text)
        }
        builder.close()
        builder.close()
    }

    /// Where the first link of a block leads.
    private func address(of block: Int) -> String? {
        let scan = finder.scan, element = scan.elements[scan.blocks[block].element]
        for source in scan.sources[scan.blocks[block].sources] {
            var id = source
            while id >= 0 {
                if scan.tree.isElement(id, .a), let value = scan.tree.value(.href, of: id) {
                    return String(decoding: value.trimmed, as: UTF8.self)
                }
                // A link may stand round the block too.
                if id == element, scan.tree[id].parent < 0 { break }
                id = scan.tree[id].parent
            }
        }
        return nil
    }

    /// By the nearest element round a block whose name says what it holds.
    private func judge(_ block: Int) -> (Role, StaticString) {
        let scan = finder.scan
        for element in scan.chain(scan.blocks[block].element) {
            let name = scan.tag(element)
            if name == .body || name == .main || name == .article { break }
            let mask = finder.features.classes.masks[element]
            func names(_ group: ClassGroup) -> Bool { mask & group.bit != 0 }
            if finder.features.classes.isThread[element] { return (.comments, "comments") }
            if names(.newsletter) { return (.newsletter, "newsletter") }
            if name == .nav || names(.navigation) { return (.navigation, "navigation") }
            if names(.related) { return (.related, "related") }
            if names(.advertisement) { return (.dropped, "advertisement") }
            if names(.share) { return (.dropped, "share") }
            if names(.modal) { return (.dropped, "dialog") }
            if names(.biography) { return (.dropped, "author") }
            if name == .footer || names(.foot) { return (.dropped, "footer") }
            if name == .aside { return (.related, "aside") }
            if name == .header || names(.details) { return (.dropped, "header") }
            if names(.side) { return (.dropped, "side") }
        }
        return (.dropped, "no-article")
    }
}
