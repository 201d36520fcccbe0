/// Leads offsets in a decoded text back to the original; empty where they are the same.
public struct OffsetMap: Sendable {
    /// A run of characters that all have one length in the text and one in the original.
    struct Run: Sendable {
        var decoded: UInt32
        var original: UInt32
        var decodedWidth: UInt8
        var originalWidth: UInt8
    }

    /// The runs of each step from the text back to the original, the last step first.
    private var steps: [[Run]] = []

    init() {}

    init(_ runs: [Run]) { if !runs.isEmpty { steps = [runs] } }

    /// Whether text and original have the same offsets.
    public var isIdentity: Bool { steps.isEmpty }

    /// The offset in the original, in bytes, of the character at `offset` in the text.
    public func original(of offset: Int) -> Int {
        steps.reduce(offset) { Self.original(of: $0, in: $1) }
    }

    /// The map through this one and then through `other`.
    func followed(by other: OffsetMap) -> OffsetMap {
        var map = self
        map.steps += other.steps
        return map
    }

    private static func original(of offset: Int, in runs: [Run]) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if Int(runs[middle].decoded) <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return offset }
        let run = runs[low - 1]
        let characters = (offset - Int(run.decoded)) / max(1, Int(run.decodedWidth))
        return Int(run.original) + characters * Int(run.originalWidth)
    }
}
