internal import GalleyDocumentModel

extension TextPrinter {
    /// The running text below a node.
    mutating func inlines(of node: Node) -> InlineText {
        var text = InlineText()
        for child in node.children { append(child, to: &text) }
        return text
    }

    mutating func append(_ node: Node, to text: inout InlineText) {
        switch node.content {
        case .text(let words): text.append(words.bytes, ascii: writer.isASCII)
        case .code(let words), .keyboard(let words), .math(let words, _):
            text.appendWhole(words.bytes, ascii: writer.isASCII)
        case .softBreak: text.append(" ")
        case .lineBreak: text.breakLine()
        case .strikethrough: enclose(node, "~~", "~~", in: &text)
        case .quoted(let isDouble):
            let straight = isDouble ? "\"" : "'"
            enclose(
                node, writer.isASCII ? straight : isDouble ? "“" : "‘",
                writer.isASCII ? straight : isDouble ? "”" : "’", in: &text)
        case .superscript: appendRaised(node, Scripts.raised, "^", to: &text)
        case .subscript: appendRaised(node, Scripts.lowered, "_", to: &text)
        case .link(let url, _): append(link: node, url.string, to: &text)
        case .image(let url, let alternative, _):
            text.append(imageLine(url, alternative.string))
        case .note: text.appendMark(mark(ofNote: node))
        case .citation(let key):
            if node.firstChild == nil { text.append("[" + key.string + "]") }
            appendChildren(of: node, to: &text)
        case .rawInline, .rawBlock: losses[.rawMarkup, default: 0] += 1
        case .shortcode(let words, _), .codeBlock(let words, _), .mathBlock(let words):
            text.append(words.bytes, ascii: writer.isASCII)
        case .embed(let url, _): text.appendWhole(url.bytes, ascii: false)
        case .imageBlock(let url, let alternative, _):
            text.append(imageLine(url, alternative.string))
        default: appendChildren(of: node, to: &text)
        }
    }

    /// All that a cell holds, its blocks each on lines of their own.
    mutating func cellText(_ node: Node) -> InlineText {
        var text = InlineText()
        appendChildren(of: node, to: &text)
        return text
    }

    private mutating func appendChildren(of node: Node, to text: inout InlineText) {
        var isFirst = true
        for child in node.children {
            // Blocks in running text, as a cell has them: each begins a line.
            if child.kind.isBlock || child.kind == .item, !isFirst { text.breakLine() }
            if child.kind == .item {
                text.append(ListMarks.bullet(0, writer.isASCII))
            }
            append(child, to: &text)
            isFirst = false
        }
    }

    private mutating func enclose(
        _ node: Node, _ open: String, _ close: String, in text: inout InlineText
    ) {
        text.append(open)
        appendChildren(of: node, to: &text)
        text.append(close)
    }

    /// Small signs where there are any for all of it; else a mark where digits would run together.
    private mutating func appendRaised(
        _ node: Node, _ signs: [Unicode.Scalar: Unicode.Scalar], _ mark: String,
        to text: inout InlineText
    ) {
        var inner = InlineText()
        appendChildren(of: node, to: &inner)
        let scalars = String(decoding: inner.bytes, as: UTF8.self).unicodeScalars
        let small = scalars.compactMap { signs[$0] }
        if !writer.isASCII, small.count == scalars.count, inner.kept.isEmpty {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: small)
            text.append(String(view))
            return
        }
        let isDigit = { (byte: UInt8?) in byte.map { $0 >= 48 && $0 <= 57 } ?? false }
        if isDigit(text.bytes.last), isDigit(inner.bytes.first) { text.append(mark) }
        text.append(inner)
    }

    private mutating func append(link node: Node, _ url: String, to text: inout InlineText) {
        var inner = InlineText()
        appendChildren(of: node, to: &inner)
        let words = String(decoding: inner.bytes, as: UTF8.self)
        if inner.isEmpty {
            text.appendWhole(Array(url.utf8)[...], ascii: false)
            return
        }
        text.append(inner)
        guard !url.isEmpty, !url.hasPrefix("#"), !isShown(url, in: words) else { return }
        switch writer.links {
        case .none: losses[.linkTargets, default: 0] += 1
        case .inline:
            text.append(" ")
            text.appendWhole(
                Array("<\(url.hasPrefix("mailto:") ? String(url.dropFirst(7)) : url)>".utf8)[...],
                ascii: false)
        case .notes:
            if url.hasPrefix("mailto:") {
                text.append(" ")
                text.appendWhole(Array("<\(url.dropFirst(7))>".utf8)[...], ascii: false)
            } else {
                text.appendMark(" " + mark(ofLink: url))
            }
        }
    }

    /// Whether the words of a link are its target.
    private func isShown(_ url: String, in words: String) -> Bool {
        if words == url { return true }
        for scheme in ["http://", "https://", "mailto:"] where url.hasPrefix(scheme) {
            var rest = url.dropFirst(scheme.utf8.count)
            if rest.last == "/" { rest = rest.dropLast() }
            if words == rest { return true }
        }
        return false
    }

    // MARK: Images

    /// A line for an image: "[Image: words]".
    mutating func imageLine(_ url: Text, _ alternative: String) -> InlineText {
        if !url.isEmpty { losses[.imageAddresses, default: 0] += 1 }
        var text = InlineText()
        text.append("[" + words.image)
        if !alternative.isEmpty {
            text.append(": ")
            text.append(Array(alternative.utf8)[...], ascii: writer.isASCII)
        }
        text.append("]")
        return text
    }

    /// A figure: what it holds, and its caption; the words of an image give way to the caption.
    mutating func printFigure(_ node: Node) {
        let caption = node.children.first { $0.kind == .caption }
        var hasImage = true
        var isFirst = true
        for child in node.children where child.kind != .caption {
            guard caption == nil || !isImage(child) else {
                countAddresses(below: child)
                continue
            }
            hasImage = hasImage && isImage(child)
            if !isFirst { gap() }
            printOne(child)
            isFirst = false
        }
        guard let caption else { return }
        if !isFirst { gap() }
        printCaption(of: caption, isImage: hasImage)
    }

    private mutating func printOne(_ node: Node) {
        if node.kind.isBlock {
            print(only: node)
        } else {
            var text = InlineText()
            append(node, to: &text)
            emit(text)
        }
    }

    /// Whether a node is an image, or a block that holds nothing else.
    private func isImage(_ node: Node) -> Bool {
        if node.kind == .image || node.kind == .imageBlock { return true }
        guard node.kind == .paragraph || node.kind == .plain || node.kind == .link else {
            return false
        }
        var hasImage = false
        for child in node.children {
            if child.kind == .softBreak || child.kind == .lineBreak { continue }
            guard isImage(child) else { return false }
            hasImage = true
        }
        return hasImage
    }

    private mutating func countAddresses(below node: Node) {
        var count = 0
        node.walk { child in
            if child.kind == .image || child.kind == .imageBlock { count += 1 }
            return true
        } leave: { _ in
        }
        losses[.imageAddresses, default: 0] += count
    }

    /// "[Image: caption — Photo: credit]".
    mutating func printCaption(of node: Node, isImage: Bool) {
        var text = InlineText()
        text.append("[")
        if isImage { text.append(words.image + ": ") }
        var inner = InlineText()
        appendChildren(of: node, to: &inner)
        text.append(inner)
        if case .caption(let credit) = node.content, !credit.isEmpty {
            let dash = writer.isASCII ? " -- " : " — "
            text.append((inner.isEmpty ? "" : dash) + words.photo + ": ")
            text.append(credit.bytes, ascii: writer.isASCII)
        }
        text.append("]")
        emit(text)
    }
}

/// Digits and signs that Unicode has small ones for.
enum Scripts {
    static let raised = pairs("0123456789+-=()niaeoxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵉᵒˣʸᶻ")
    static let lowered = pairs("0123456789+-=()aeoxijn", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓᵢⱼₙ")

    private static func pairs(
        _ plain: String, _ small: String
    ) -> [Unicode.Scalar: Unicode.Scalar] {
        Dictionary(
            zip(plain.unicodeScalars, small.unicodeScalars), uniquingKeysWith: { first, _ in first }
        )
    }
}
