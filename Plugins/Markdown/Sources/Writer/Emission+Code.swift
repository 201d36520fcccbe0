internal import GalleyDocumentModel

extension Emission {
    mutating func writeCode(
        _ node: Node, _ text: Text, _ language: Text, _ flow: inout Flow
    ) {
        var info = Array(node[.info].bytes)
        if info.isEmpty { info = Array(language.bytes) }
        let hasWord = info.starts(with: language.bytes)
        for index in info.indices where info[index] == 10 || info[index] == 13 { info[index] = 32 }
        info = escapedInfo(info, wordLength: hasWord ? language.bytes.count : 0)
        let attributes = attributes(of: node)
        if attributes == nil, writer[.attributes] { guardBraces(of: &info) }
        if let attributes {
            info += (info.isEmpty ? [] : [32]) + attributes
        }
        writeFence(text, info: info, &flow)
    }

    /// Writes code between fences that no line of it could close.
    mutating func writeFence(_ text: Text, info: [UInt8], _ flow: inout Flow) {
        separate(&flow, .other)
        let mark: UInt8 = info.contains(0x60) ? 0x7E : 0x60
        let length = max(3, text.withUTF8 { longestFence(in: $0, of: mark) } + 1)
        let fence = [UInt8](repeating: mark, count: length)
        startLine()
        sink.write(fence.span)
        if info.first == mark { sink.write(byte: 32) }
        sink.write(info.span)
        endLine()
        text.withUTF8 { lines in
            writeLines(lines)
            // The end of the last line is in the text where all lines are empty.
            if lines.count > 0, lines[lines.count - 1] == 10,
                !lines.indices.allSatisfy({ lines[$0] == 10 })
            {
                writeBlankLine()
            }
        }
        startLine()
        sink.write(fence.span)
        endLine()
    }

    /// The longest run of a byte that begins a line.
    private func longestFence(in text: Span<UInt8>, of mark: UInt8) -> Int {
        var longest = 0, isStart = true, index = 0
        while index < text.count {
            let byte = text[index]
            if isStart, byte == mark {
                let start = index
                while index < text.count, text[index] == mark { index += 1 }
                longest = max(longest, index - start)
                isStart = false
            } else {
                if byte == 10 { isStart = true } else if !byte.isBlank { isStart = false }
                index += 1
            }
        }
        return longest
    }

    /// The words behind a fence, in which escapes and references would be undone.
    ///
    /// Blanks within the first word and at the end become references, else they would part words.
    private func escapedInfo(_ info: [UInt8], wordLength: Int) -> [UInt8] {
        guard info.contains(where: { $0 == 0x5C || $0 == 0x26 || $0.isSpace }) else { return info }
        var escaped: [UInt8] = []
        for byte in LinkTarget.escaping(Array(info[..<wordLength]), also: []) {
            escaped += byte.isSpace ? Array("&#\(byte);".utf8) : [byte]
        }
        escaped += LinkTarget.escaping(Array(info[wordLength...]), also: [])
        if let last = escaped.last, last.isSpace {
            escaped = escaped.dropLast() + Array("&#\(last);".utf8)
        }
        return escaped
    }

    /// Escapes the brace of words that would be attributes.
    private func guardBraces(of info: inout [UInt8]) {
        guard info.last == 0x7D, let open = info.firstIndex(of: 0x7B),
            info.isAttributes(at: open)
        else { return }
        info.insert(0x5C, at: open)
    }

    /// Appends code between backticks; what these cannot hold becomes HTML.
    mutating func appendCode(_ node: Node, _ text: Text) {
        var code = Array(text.bytes)
        for index in code.indices where code[index] == 10 || code[index] == 13 { code[index] = 32 }
        let hasBar = inline.isCell && code.contains(0x7C)
        let isHostile =
            hasBar && zip(code, code.dropFirst()).contains { $0 == 0x5C && $1 == 0x7C }
        guard !code.isEmpty, !isHostile else {
            return appendTagged(node, "code") { $0.inline.append(text, $0.textCandidates) }
        }
        var (longest, run) = (0, 0)
        for byte in code {
            run = byte == 0x60 ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = [UInt8](repeating: 0x60, count: longest + 1)
        let first = code[0], last = code[code.count - 1]
        let isPadded =
            first == 0x60 || last == 0x60
            || first == 32 && last == 32 && code.contains { $0 != 32 }
        var span = fence
        if isPadded { span.append(32) }
        for byte in code {
            if hasBar, byte == 0x7C { span.append(0x5C) }
            span.append(byte)
        }
        if isPadded { span.append(32) }
        span += fence
        if let attributes = attributes(of: node) { span += attributes }
        inline.append(opaque: span)
    }
}
