/// Boosted trees that score blocks: a sum of leaves, one a tree, as log-odds.
struct ArticleModel: Sendable {
    /// A node; a leaf has a negative feature.
    ///
    /// The left child follows its parent.
    private struct Node {
        var feature: Int16
        /// Where the right child lies, counted from this node.
        var right: Int16
        /// The greatest number that goes left, or a leaf's value.
        var value: Float
    }

    private var nodes: [Node] = []
    private var trees: [Int] = []
    /// After so many trees, blocks that are clearly nothing leave.
    private let early: Int

    private static let cut = -3.0

    /// The two stages: of a block's own numbers, and with those of its surroundings.
    static let first = ArticleModel(firstArticleStage, early: 40)
    static let second = ArticleModel(secondArticleStage, early: .max)

    /// Reads a table of eight characters a node, six bits each: 9 bits of feature (511 for a leaf),
    /// 7 of the right child, 32 of the value.
    init(_ table: StaticString, early: Int) {
        self.early = early
        table.withUTF8Buffer { bytes in
            var ends = 0
            for index in 0..<bytes.count / 8 {
                var bits: UInt64 = 0
                for offset in 0..<8 {
                    bits = unsafe bits << 6 | UInt64(ArticleModel.digit(bytes[index * 8 + offset]))
                }
                if index == ends { trees.append(index) }
                let feature = Int16(bits >> 39 & 511), right = Int16(bits >> 32 & 127)
                nodes.append(
                    Node(
                        feature: feature == 511 ? -1 : feature, right: right,
                        value: Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
                // A tree ends behind the last node that some node's right child reaches.
                ends = max(ends, feature == 511 ? index + 1 : index + Int(right) + 1)
            }
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 48...57: byte - 48
        case 65...90: byte - 55
        case 97...122: byte - 61
        case 45: 62
        default: 63
        }
    }
}

extension ArticleModel {
    /// The probability that a row of numbers is that of a block of the article.
    ///
    /// A second row goes on behind the first, for the second stage.
    func score(_ numbers: Span<Float>, _ more: Span<Float>) -> Double {
        var sum = 0.0
        let nodes = nodes.span, trees = trees.span
        for count in 0..<trees.count {
            if count == early, sum < ArticleModel.cut { break }
            var at = trees[count]
            while true {
                let node = nodes[at]
                let feature = Int(node.feature)
                guard feature >= 0 else {
                    sum += Double(node.value)
                    break
                }
                let number =
                    feature < numbers.count ? numbers[feature] : more[feature - numbers.count]
                at += number <= node.value ? 1 : Int(node.right)
            }
        }
        return 1 / (1 + ArticleModel.exponential(-sum))
    }

    /// e to the power of `x`, by its series after halving.
    private static func exponential(_ x: Double) -> Double {
        guard abs(x) < 700 else { return x > 0 ? .infinity : 0 }
        var halvings = 0
        var x = x
        while abs(x) > 0.03125 {
            x /= 2
            halvings += 1
        }
        var term = 1.0, result = 1.0
        for index in 1...10 {
            term *= x / Double(index)
            result += term
        }
        for _ in 0..<halvings { result *= result }
        return result
    }
}
