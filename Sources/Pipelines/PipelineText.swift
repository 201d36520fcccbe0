internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyYAML

/// The text of a pipeline, and that of the settings laid over it.
public struct PipelineText: Sendable {
    /// A text that diagnostics point into, under the name they give it.
    public struct Part: Sendable {
        public let name: String
        public let bytes: [UInt8]
        let base: Int
    }

    /// The file, then each setting.
    public private(set) var parts: [Part]

    init(name: String, bytes: [UInt8]) { parts = [Part(name: name, bytes: bytes, base: 0)] }

    var name: String { parts[0].name }
    var bytes: [UInt8] { parts[0].bytes }

    /// Adds a text behind the others; where its offsets begin.
    mutating func add(name: String, bytes: [UInt8]) -> Int {
        let last = parts[parts.count - 1]
        let base = last.base + last.bytes.count + 1
        parts.append(Part(name: name, bytes: bytes, base: base))
        return base
    }

    /// A range of offsets as a place that can be shown.
    func place(_ range: Range<Int>) -> Diagnostic.Place {
        let part = parts.last { $0.base <= range.lowerBound } ?? parts[0]
        let start = min(range.lowerBound - part.base, part.bytes.count)
        let end = min(max(start, range.upperBound - part.base), part.bytes.count)
        return Diagnostic.Place(source: part.name, range: SourceRange(start: start, end: end))
    }

    /// The line, from 1, of an offset.
    func line(of offset: Int) -> Int {
        let place = place(offset..<offset)
        let bytes = parts.first { $0.name == place.source }?.bytes ?? []
        return bytes.prefix(Int(place.range.start)).count { $0 == 10 } + 1
    }

    /// The byte at an offset; nil beyond the end.
    subscript(offset: Int) -> UInt8? {
        guard let part = parts.last(where: { $0.base <= offset }) else { return nil }
        let index = offset - part.base
        return part.bytes.indices.contains(index) ? part.bytes[index] : nil
    }

    /// The text of a range.
    func string(_ range: Range<Int>) -> String {
        String(decoding: range.compactMap { self[$0] }, as: UTF8.self)
    }

    /// The bytes of a text by its name, as diagnostics are shown with them.
    public func bytes(named name: String) -> [UInt8]? { parts.first { $0.name == name }?.bytes }
}
