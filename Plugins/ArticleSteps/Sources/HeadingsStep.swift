public import GalleyDocumentModel
public import GalleyPluginKit

/// Puts the levels of headings in order and gives them ids.
public struct HeadingsStep: Transform {
    /// What else is made a heading.
    public enum Detection: String, CaseIterable, Sendable {
        case none
        /// A paragraph of at most 60 characters, all of whose letters are capitals.
        case caps
    }

    /// The level that the highest heading gets; nil leaves it.
    public var base: Int?
    /// Levels to add to all headings; levels stay between 1 and 6.
    public var shift: Int
    /// Whether a heading is at most one level below the one it stands under.
    public var closesGaps: Bool
    public var detect: Detection
    /// Whether each heading without an id gets one, made of its words.
    public var ids: Bool

    public init(
        base: Int? = nil, shift: Int = 0, closesGaps: Bool = true, detect: Detection = .none,
        ids: Bool = true
    ) {
        (self.base, self.shift, self.closesGaps) = (base, shift, closesGaps)
        (self.detect, self.ids) = (detect, ids)
    }

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        var headings = found(in: document)
        if closesGaps { closeGaps(&headings) }
        move(&headings)
        var pool = IdPool(of: document)
        document.edit { editor in
            for heading in headings {
                editor.set(.heading(heading.level), of: heading.node)
                guard ids, heading.node.id.isEmpty else { continue }
                editor.set(.id, of: heading.node, to: pool.take(for: heading.node.string))
            }
        }
        return .keep
    }
}

extension HeadingsStep {
    private struct Found {
        let node: Node
        var level: Int
        let isDetected: Bool
    }

    private func found(in document: Document) -> [Found] {
        var headings: [Found] = []
        var last = 1
        document.root.walk { node in
            if case .heading(let level) = node.content {
                headings.append(Found(node: node, level: level, isDetected: false))
                last = level
            } else if detect == .caps, node.kind == .paragraph, node.parent?.parent == nil,
                isInCapitals(node)
            {
                // It divides what the last heading of the author's own began.
                let level = headings.isEmpty ? 2 : min(last + 1, 6)
                headings.append(Found(node: node, level: level, isDetected: true))
            }
            return node.kind.holds != .inlines
        } leave: { _ in
        }
        return headings
    }

    private func isInCapitals(_ node: Node) -> Bool {
        let text = node.string
        guard text.unicodeScalars.count <= 60, !text.hasSuffix("."), !text.contains("\n"),
            node.next != nil
        else { return false }
        var capitals = 0
        for scalar in text.unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { capitals += 1 }
        }
        return capitals >= 2
    }

    /// Each heading lies at most one level below the nearest one above it.
    private func closeGaps(_ headings: inout [Found]) {
        var open: [(old: Int, new: Int)] = []
        for index in headings.indices {
            let old = headings[index].level
            while let last = open.last, last.old >= old { open.removeLast() }
            let new = open.last.map { min(old, $0.new + 1) } ?? old
            headings[index].level = new
            open.append((old, new))
        }
    }

    private func move(_ headings: inout [Found]) {
        var distance = shift
        if let base, let highest = headings.map(\.level).min() { distance += base - highest }
        for index in headings.indices {
            headings[index].level = min(max(headings[index].level + distance, 1), 6)
        }
    }
}
