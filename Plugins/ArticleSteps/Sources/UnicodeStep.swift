public import GalleyDocumentModel
public import GalleyPluginKit
internal import GalleyTextLayout

/// Brings text into one normal form and takes out what cannot be seen.
///
/// Means the article's text, what stands beside it, alternative texts, titles and plain metadata;
/// code, raw markup and addresses stay as they are.
public struct UnicodeStep: Transform {
    /// The form of letters with marks.
    public enum Form: String, CaseIterable, Sendable {
        case composed = "NFC", decomposed = "NFD", none
    }

    /// What cannot be seen.
    public enum Invisible: String, CaseIterable, Sendable {
        /// C0 and C1 controls but tab and line feed.
        case control
        /// U+200B (but in Thai, Lao, Khmer and Burmese, where it divides words), U+2060 and U+FEFF.
        ///
        /// Joiners, which emoji and many scripts need, stay.
        case zeroWidth = "zero-width"
        case softHyphen = "soft-hyphen"
        /// Marks, embeddings and isolates of the bidirectional algorithm.
        case bidi
        case privateUse = "private-use"
    }

    /// What becomes of spaces that do not break.
    public enum NoBreakSpace: String, CaseIterable, Sendable { case keep, space }

    public var form = Form.composed
    public var strip: Set<Invisible> = [.control, .zeroWidth]
    public var nbsp = NoBreakSpace.keep

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        var texts: [(Node, String)] = []
        var values: [(Node, AttributeKey, String)] = []
        for root in [document.root] + document.supplements.map(\.root) {
            root.walk { node in
                if node.kind == .text, let clean = cleaned(Array(node.text.bytes)) {
                    texts.append((node, clean))
                }
                guard node.hasAttributes else { return true }
                for key in [AttributeKey.alternative, .title, .credit] {
                    if let clean = cleaned(Array(node[key].bytes)) {
                        values.append((node, key, clean))
                    }
                }
                return true
            } leave: { _ in
            }
        }
        for (field, value) in document.metadata.fields {
            document.metadata[field] = cleaned(value, depth: 0)
        }
        guard !texts.isEmpty || !values.isEmpty else { return .keep }
        document.edit { editor in
            for (node, text) in texts { editor.set(text: text, of: node) }
            for (node, key, text) in values { editor.set(key, of: node, to: text) }
        }
        return .keep
    }

    /// The value of the option `strip`.
    static func invisibles(_ value: Metadata.Value) throws -> Set<Invisible> {
        let names: [String?] =
            if case .list(let items) = value { items.map(\.string) } else { [value.string] }
        let known = Invisible.allCases.map(\.rawValue).joined(separator: ", ")
        return Set(
            try names.map { name in
                guard let found = name.flatMap(Invisible.init) else {
                    let near = nearest(to: name ?? "", among: Invisible.allCases.map(\.rawValue))
                    throw OptionFault(
                        "no class is called `\(name ?? "")`",
                        help: near.map { "did you mean `\($0)`?" } ?? "known: \(known)")
                }
                return found
            })
    }
}

extension UnicodeStep {
    private func cleaned(_ value: Metadata.Value, depth: Int) -> Metadata.Value {
        guard depth < 32 else { return value }
        switch value {
        case .string(let text): return cleaned(Array(text.utf8)).map { .string($0) } ?? value
        case .list(let items): return .list(items.map { cleaned($0, depth: depth + 1) })
        case .map(let entries):
            return .map(
                entries.map { Metadata.Entry($0.key, cleaned($0.value, depth: depth + 1)) })
        default: return value
        }
    }

    /// The clean form of a text; nil where it is clean.
    private func cleaned(_ bytes: [UInt8]) -> String? {
        var text = bytes
        if bytes.contains(where: { $0 < 32 && $0 != 9 && $0 != 10 || $0 >= 127 }) {
            text = Array(String(stripped(String(decoding: bytes, as: UTF8.self))).utf8)
            switch form {
            case .composed: text = NormalizationForm.composed.normalize(text)
            case .decomposed: text = NormalizationForm.decomposed.normalize(text)
            case .none: break
            }
        }
        return text == bytes ? nil : String(decoding: text, as: UTF8.self)
    }

    private func stripped(_ text: String) -> String.UnicodeScalarView {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value == 0xA0 || value == 0x202F, nbsp == .space {
                result.append(" ")
            } else if let kind = invisible(value, after: last), strip.contains(kind) {
                continue
            } else {
                result.append(scalar)
            }
            last = scalar
        }
        return result
    }

    private func invisible(_ value: UInt32, after last: Unicode.Scalar?) -> Invisible? {
        switch value {
        case 9, 10: nil
        case 0..<32, 127...0x9F: .control
        case 0x200B: dividesWords(last) ? nil : .zeroWidth
        case 0x2060, 0xFEFF: .zeroWidth
        case 0xAD: .softHyphen
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .bidi
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: .privateUse
        default: nil
        }
    }

    /// Whether words of the script are divided by nothing that can be seen.
    private func dividesWords(_ last: Unicode.Scalar?) -> Bool {
        guard let value = last?.value else { return false }
        return (0x0E00...0x0EFF).contains(value) || (0x1000...0x109F).contains(value)
            || (0x1780...0x17FF).contains(value)
    }
}
