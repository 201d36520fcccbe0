public import GalleyDocumentModel
public import GalleyPluginKit

/// Reads Markdown: CommonMark 0.31.2 with the extensions that are switched on.
///
/// ```swift
/// MarkdownReader(.gfm)  // CommonMark with what GitHub adds
/// ```
///
/// No text is malformed: what is not closed is text. Time and memory are linear in the input; text
/// is not copied but where it does not stand in one piece. Raw HTML becomes raw blocks and inlines
/// of the format `html`.
public struct MarkdownReader: Hashable, Sendable {
    /// What the dialect has beyond CommonMark.
    public var extensions: MarkdownExtensions
    /// Whether nodes know where in the source they were read.
    public var keepsPositions = true

    public init(_ extensions: MarkdownExtensions = .article) { self.extensions = extensions }

    /// Whether all of these extensions are on.
    public subscript(extensions: MarkdownExtensions) -> Bool {
        get { self.extensions.isSuperset(of: extensions) }
        set {
            if newValue {
                self.extensions.formUnion(extensions)
            } else {
                self.extensions.subtract(extensions)
            }
        }
    }
}

extension MarkdownReader: Reader {
    public func read(_ source: Source, in context: inout Context) throws -> Document {
        let bytes = withoutNUL(source.bytes)
        let isWhole = bytes.count == source.bytes.count
        let depth = max(context.limits.depth, 64)
        var findings = Findings()
        let document = unsafe bytes.withUnsafeBufferPointer { buffer in
            let tree = unsafe findBlocks(ByteView(buffer), depth: depth, &findings)
            let builder = Document.Builder(
                input: bytes, nodes: bytes.count / 8 + 16, textBytes: tree.joinedCount,
                keepsRanges: keepsPositions && isWhole, base: source.base)
            return unsafe emit(tree, ByteView(buffer), builder, depth: depth, &findings)
        }
        if isWhole { report(findings, in: &context) }
        try context.checkpoint()
        return document
    }

    private func findBlocks(
        _ bytes: ByteView, depth: Int, _ findings: inout Findings
    ) -> BlockTree {
        var parser = BlockParser(
            bytes, extensions, keepsRanges: keepsPositions, maximumContainers: depth - 48)
        parser.parse()
        findings.isFlattened = parser.isTooDeep
        findings.duplicates = parser.duplicateLabels
        var tree = BlockTree()
        swap(&tree, &parser.tree)
        tree.expansionLimit = max(tree.expansionLimit, bytes.count)
        return tree
    }

    private func emit(
        _ tree: consuming BlockTree, _ bytes: ByteView, _ builder: consuming Document.Builder,
        depth: Int,
        _ findings: inout Findings
    ) -> Document {
        var kept: [UInt8] = []
        swap(&kept, &tree.kept)
        var emitter = BlockEmitter(
            tree, input: bytes, builder: builder, extensions, keepsRanges: keepsPositions,
            maximumDepth: depth - 8)
        unsafe kept.withUnsafeBufferPointer { buffer in
            unsafe emitter.kept = ByteView(buffer)
            emitter.takeOwnIdentifiers()
            emitter.emitChildren(of: 0)
        }
        return emitter.finish(&findings)
    }

    private func report(_ findings: Findings, in context: inout Context) {
        if findings.isFlattened {
            context.report(
                .warning, "markdown.too-deep",
                "blocks or marks lie deeper than \(context.limits.depth) levels; they were flattened"
            )
        }
        for place in findings.duplicates {
            context.report(
                .warning, "markdown.duplicate-label", "defined before; this definition is not used",
                at: place.range)
        }
        for place in findings.unusedReferences {
            context.report(
                .note, "markdown.unused-reference", "no link refers to this definition",
                at: place.range)
        }
        for place in findings.unusedFootnotes {
            context.report(
                .warning, "markdown.unused-footnote",
                "nothing refers to this footnote; its text was left out", at: place.range)
        }
        for row in findings.cutRows {
            context.report(
                .warning, "markdown.cells-beyond-table",
                "the row has more cells than the table has columns; they were left out",
                at: row.range)
        }
    }
}

/// What there is to tell about a text.
struct Findings {
    var isFlattened = false
    var duplicates: [Piece] = []
    var unusedReferences: [Piece] = []
    var unusedFootnotes: [Piece] = []
    var cutRows: [Piece] = []
}

extension BlockEmitter {
    consuming func finish(_ findings: inout Findings) -> Document {
        findings.isFlattened = findings.isFlattened || isFlattened
        findings.unusedReferences = tree.references.values.filter { !$0.isUsed }.map(\.source)
        findings.unusedFootnotes = tree.footnotes.values.filter { !$0.isPlaced }.map(\.source)
        findings.cutRows = cutRows
        return builder.finish()
    }
}

/// The same bytes, each NUL replaced by U+FFFD (CommonMark 0.31 §2.3).
private func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
    let hasNUL = unsafe bytes.withUnsafeBufferPointer { unsafe ByteView($0).contains(0) }
    guard hasNUL else { return bytes }
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count + 64)
    for byte in bytes {
        if byte == 0 { clean.append(contentsOf: [0xEF, 0xBF, 0xBD]) } else { clean.append(byte) }
    }
    return clean
}
