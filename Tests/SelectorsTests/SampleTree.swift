import GalleySelectors

/// A tree written as indented lines: `type#id.class attribute=value "text"`.
final class SampleTree: Sendable {
    struct Entry: Sendable {
        var type = "", text = ""
        var attributes: [String: String] = [:]
        var parent = -1, previous = -1, next = -1, firstChild = -1, end = 0
    }

    let entries: [Entry]
    var root: SampleNode { SampleNode(tree: self, index: 0) }

    init(_ lines: String) {
        var entries: [Entry] = []
        var open: [(indent: Int, index: Int, last: Int)] = []
        for line in lines.split(separator: "\n") {
            let indent = line.prefix { $0 == " " }.count
            var entry = SampleTree.entry(line.dropFirst(indent))
            while let last = open.last, last.indent >= indent {
                entries[last.index].end = entries.count
                open.removeLast()
            }
            let index = entries.count
            if let top = open.last {
                entry.parent = top.index
                entry.previous = top.last
                if top.last >= 0 { entries[top.last].next = index }
                if top.last < 0 { entries[top.index].firstChild = index }
                open[open.count - 1].last = index
            }
            entries.append(entry)
            open.append((indent, index, -1))
        }
        for left in open { entries[left.index].end = entries.count }
        self.entries = entries
    }

    private static func entry(_ line: Substring) -> Entry {
        var entry = Entry()
        let parts = line.split(separator: "\"", maxSplits: 1)
        if parts.count == 2 { entry.text = String(parts[1].dropLast()) }
        for (place, word) in parts[0].split(separator: " ").enumerated() {
            if place > 0 {
                let pair = word.split(separator: "=", maxSplits: 1)
                entry.attributes[String(pair[0])] = pair.count > 1 ? String(pair[1]) : ""
                continue
            }
            let classes = word.split(separator: ".")
            let named = classes[0].split(separator: "#")
            entry.type = String(named[0])
            if named.count > 1 { entry.attributes["id"] = String(named[1]) }
            if classes.count > 1 {
                entry.attributes["class"] = classes.dropFirst().joined(separator: " ")
            }
        }
        return entry
    }
}

struct SampleNode: SelectableNode {
    let tree: SampleTree
    let index: Int

    private var entry: SampleTree.Entry { tree.entries[index] }
    private func node(_ index: Int) -> SampleNode? {
        index < 0 ? nil : SampleNode(tree: tree, index: index)
    }

    var typeName: String { entry.type }
    func attribute(_ name: String) -> String? { entry.attributes[name] }
    var parent: SampleNode? { node(entry.parent) }
    var previous: SampleNode? { node(entry.previous) }
    var next: SampleNode? { node(entry.next) }
    var firstChild: SampleNode? { node(entry.firstChild) }

    func text(limit: Int) -> [UInt8] {
        Array(tree.entries[index..<entry.end].map(\.text).joined().utf8.prefix(limit))
    }

    static func == (left: SampleNode, right: SampleNode) -> Bool { left.index == right.index }
    func hash(into hasher: inout Hasher) { hasher.combine(index) }

    /// How tests name a node: its id, else its type.
    var label: String { attribute("id") ?? typeName }
}
