/// Runs of siblings and what takes their place.
///
/// Written down while the tree is looked at, and carried out by `Document.apply(_:)`, which changes the
/// tree where it lies if nobody else holds it:
///
/// ```swift
/// var splices = Splices(of: document)
/// splices.replace(comment)
/// splices.append(text: Array("…".utf8)[...])
/// document.apply(splices)
/// ```
public struct Splices: ~Copyable {
    /// Siblings that follow one another, and that are put somewhere else as they are.
    public struct Run: BitwiseCopyable, Sendable {
        let first: Int32, last: Int32

        public init(from first: Node, through last: Node) {
            (self.first, self.last) = (first.index, last.index)
        }
    }

    enum Step: BitwiseCopyable {
        /// What follows takes the place of these.
        case replace(Run)
        case keep(Run)
        case put(Int32), open(Int32), close
    }

    /// The tree that is to be changed; not held, so that it may be changed in place.
    let tree: ObjectIdentifier
    var steps = GrowingBuffer<Step>()
    /// The nodes that are put, none linked; they point into text of their own.
    var new = Parts()
    var ranges = GrowingBuffer<SourceRange>()
    /// By level of the parent, how many levels deeper what is kept of its children may stand.
    private var shifts: [Int] = []
    /// The deepest level of a new node, as long as no shift is counted.
    private var deepest = 0
    /// The level of what is put now is the sum of these.
    private var level = 0, nesting = 0
    private var runs: [Run] = [], placed: [Bool] = []

    public init(of document: Document) {
        tree = ObjectIdentifier(document.storage)
        new.names = document.storage.names
    }

    /// How deep a tree of that depth is at most when it is changed.
    func depth(from depth: Int) -> Int { max(depth, deepest) + shifts.reduce(0, +) }
}

extension Splices {
    /// Begins with what takes the place of one node.
    public mutating func replace(_ node: Node) {
        replace(Run(from: node, through: node), in: node.parent)
    }

    /// Begins with what takes the place of `run`, children of `parent`; of these, `kept` may be placed
    /// again.
    public mutating func replace(_ run: Run, in parent: Node?, keeping kept: [Run] = []) {
        precondition(nesting == 0, "open(leaf:) without close()")
        runs = kept
        placed = Array(repeating: false, count: kept.count)
        steps.append(.replace(run))
        level = 0
        var above = parent
        while let node = above {
            level += 1
            above = node.parent
        }
    }

    /// Puts a run that may be kept; one that has been placed already stays where it is.
    public mutating func place(run number: Int) {
        guard runs.indices.contains(number), !placed[number] else { return }
        placed[number] = true
        steps.append(.keep(runs[number]))
        while shifts.count <= level { shifts.append(0) }
        shifts[level] = max(shifts[level], nesting)
    }

    /// The nodes of a run that counts as placed from now on, for one who puts copies of them.
    ///
    /// Empty where the run has been placed already.
    public mutating func take(run number: Int, of document: Document) -> [Node] {
        guard runs.indices.contains(number), !placed[number] else { return [] }
        placed[number] = true
        var nodes: [Node] = []
        var node: Node? = Node(document.storage, runs[number].first)
        while let here = node {
            nodes.append(here)
            node = here.index == runs[number].last ? nil : here.next
        }
        return nodes
    }

    /// The first node of the first run that has not been placed.
    public func firstUnplaced(in document: Document) -> Node? {
        placed.firstIndex(of: false).map { Node(document.storage, runs[$0].first) }
    }

    /// Begins a copy of `node`, of another document; what is put lies below it until `close()`.
    public mutating func open(leaf node: Node, at range: SourceRange? = nil) {
        add(.open(copy(node, at: range)))
        nesting += 1
    }

    public mutating func close() {
        precondition(nesting > 0, "close() without open(leaf:)")
        nesting -= 1
        steps.append(.close)
    }

    /// Puts a copy of `node`, of another document, alone.
    public mutating func append(leaf node: Node, at range: SourceRange? = nil) {
        add(.put(copy(node, at: range)))
    }

    /// Puts a copy of `node`, of another document, with other text.
    public mutating func append(
        leaf node: Node, text: ArraySlice<UInt8>, at range: SourceRange? = nil
    ) {
        let index = copy(node, at: range)
        setText(of: index, to: text)
        add(.put(index))
    }

    /// Puts text.
    public mutating func append(text: ArraySlice<UInt8>, at range: SourceRange? = nil) {
        ranges.append(range ?? .none)
        let index = new.add(Record(kind: .text))
        setText(of: index, to: text)
        add(.put(index))
    }

    /// The attributes of the node that was begun or put last: their values, by numbers of their own.
    public var attributesOfLast: [(number: Int, value: ArraySlice<UInt8>)] {
        var attributes: [(Int, ArraySlice<UInt8>)] = []
        var at = Int(new.records.last?.attributes ?? -1)
        while at >= 0 {
            let start = Int(new.attributes[at].start)
            attributes.append((at, new.added[start..<start + Int(new.attributes[at].length)]))
            at = Int(new.attributes[at].next)
        }
        return attributes
    }

    /// Gives an attribute of the node that was begun or put last another value.
    public mutating func setAttribute(_ number: Int, to value: [UInt8]) {
        new.attributes[number].start = UInt32(new.added.count)
        new.attributes[number].length = UInt32(value.count)
        new.added.append(contentsOf: value)
    }

    private mutating func setText(of index: Int32, to text: ArraySlice<UInt8>) {
        new.records[Int(index)].textStart = UInt32(new.added.count)
        new.records[Int(index)].textLength = UInt32(text.count)
        new.added.append(contentsOf: text)
    }

    private mutating func copy(_ node: Node, at range: SourceRange?) -> Int32 {
        ranges.append(range ?? .none)
        return new.add(copying: node)
    }

    private mutating func add(_ step: Step) {
        steps.append(step)
        deepest = max(deepest, level + nesting)
    }
}

extension Document {
    /// Changes the tree as `splices` says, in place where nobody else holds it.
    public mutating func apply(_ splices: consuming Splices) {
        precondition(splices.tree == ObjectIdentifier(storage), "splices of another document")
        guard !splices.steps.isEmpty else { return }
        var parts = takeParts()
        parts.apply(splices)
        storage = Storage(parts)
    }

    /// What the tree is made of, copied where somebody else holds it; leaves an empty tree.
    mutating func takeParts() -> Parts {
        guard isKnownUniquelyReferenced(&storage) else { return Parts(copying: storage) }
        let parts = Parts(takingOver: storage)
        storage = Storage(Parts())
        return parts
    }
}

extension Parts {
    fileprivate mutating func apply(_ splices: borrowing Splices) {
        let base = adopt(splices)
        var parents: [Int32] = []
        var next: Int32 = -1
        for index in 0..<splices.steps.count {
            switch splices.steps[index] {
            case .replace(let run):
                next = records[Int(run.last)].next
                parents = [records[Int(run.first)].parent]
                unlink(run)
            case .keep(let run):
                put(run, in: parents, before: next)
            case .put(let node):
                put(Splices.Run(alone: base + node), in: parents, before: next)
            case .open(let node):
                put(Splices.Run(alone: base + node), in: parents, before: next)
                parents.append(base + node)
            case .close:
                parents.removeLast()
            }
        }
        depth = splices.depth(from: depth)
        isOrdered = false
    }

    /// Takes in the new nodes, with their text and attributes; answers the index of the first.
    private mutating func adopt(_ splices: borrowing Splices) -> Int32 {
        let base = Int32(records.count)
        let textBase = UInt32(text.count + added.count)
        let attributeBase = Int32(attributes.count)
        for index in 0..<splices.new.records.count {
            var record = splices.new.records[index]
            record.textStart += textBase
            if record.attributes >= 0 { record.attributes += attributeBase }
            records.append(record)
        }
        for index in 0..<splices.new.attributes.count {
            var attribute = splices.new.attributes[index]
            attribute.start += textBase
            if attribute.next >= 0 { attribute.next += attributeBase }
            attributes.append(attribute)
        }
        if !ranges.isEmpty { ranges.append(all: splices.ranges) }
        added.append(contentsOf: splices.new.added)
        names = splices.new.names
        kinds = kinds.union(splices.new.kinds)
        return base
    }

    private mutating func put(_ run: Splices.Run, in parents: [Int32], before next: Int32) {
        guard let parent = parents.last, parent >= 0 else { return }
        link(run, under: parent, before: parents.count == 1 ? next : -1)
    }
}

extension Splices.Run {
    init(alone node: Int32) { (first, last) = (node, node) }
}
