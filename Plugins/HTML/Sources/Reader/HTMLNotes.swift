/// The notes of a page: references in its text, and the elements that hold what they lead to.
struct HTMLNotes {
    /// The element that holds a note, by the name its reference uses.
    private(set) var bodies: [[UInt8]: HTMLTree.ID] = [:]
    /// The same elements; the text leaves them out where they stand.
    private(set) var elements: Set<HTMLTree.ID> = []
    /// Marks at the beginning of notes that repeat the number.
    private(set) var labels: Set<HTMLTree.ID> = []

    /// No notes.
    init() {}

    /// The notes below `root` whose references are read.
    init(_ tree: HTMLTree, below root: HTMLTree.ID, _ selection: HTMLSelection?) {
        var references: [[UInt8]: HTMLTree.ID] = [:]
        for id in tree.descendants(of: root) where tree.isElement(id, .a) {
            guard selection?.keeps(id) ?? true, let name = HTMLNotes.reference(id, tree),
                references[name] == nil
            else { continue }
            references[name] = id
        }
        guard !references.isEmpty else { return }
        var taken: [HTMLTree.ID: Int] = [:]
        for id in tree.descendants(of: root) where tree[id].kind == .element && tree[id].count > 0 {
            guard let value = tree.value(.id, of: id) ?? tree.value(.name, of: id) else { continue }
            let name = Array(value)
            guard let reference = references[name], bodies[name] == nil,
                tree[id].position > tree[reference].position,
                let body = HTMLNotes.body(of: id, tree)
            else { continue }
            bodies[name] = body
            taken[body, default: 0] += 1
            if body != id, tree.textContent(of: id).squeezed.count <= 8 { labels.insert(id) }
        }
        // An element that holds several notes cannot stand for one.
        bodies = bodies.filter { taken[$0.value] == 1 }
        elements = Set(bodies.values)
    }

    /// The name that a link leads to, if it is a raised number or is called a reference.
    private static func reference(_ id: HTMLTree.ID, _ tree: HTMLTree) -> [UInt8]? {
        guard let address = tree.value(.href, of: id), address.first == 35, address.count > 1
        else { return nil }
        let parent = tree[id].parent
        let isRaised =
            (parent >= 0 && tree.isElement(parent, .sup)) || tree.firstChild(.sup, of: id) != nil
        let isNamed =
            tree.value(.role, of: id)?.equals("doc-noteref") == true
            || tree.value(.class, of: id)?.firstIndex(of: "footnote-ref") != nil
            || tree.value(.class, of: id)?.firstIndex(of: "noteref") != nil
        guard isRaised || isNamed else { return nil }
        let text = tree.textContent(of: id).squeezed
        return (1...8).contains(text.count) ? Array(address.dropFirst()) : nil
    }

    /// The block that a target is, or begins.
    private static func body(of id: HTMLTree.ID, _ tree: HTMLTree) -> HTMLTree.ID? {
        var element = id
        for _ in 0..<4 {
            guard element >= 0, tree[element].kind == .element else { return nil }
            switch tree[element].name {
            case .li, .p, .dd, .aside: return element
            case .div: return element == id || holdsOnlyText(element, tree) ? element : nil
            case .a, .sup, .span, .b, .strong, .small: element = tree[element].parent
            default: return nil
            }
        }
        return nil
    }

    /// Whether no block stands in an element.
    private static func holdsOnlyText(_ id: HTMLTree.ID, _ tree: HTMLTree) -> Bool {
        tree.children(of: id).allSatisfy {
            tree[$0].kind != .element || !HTMLElementRole.of(tree[$0].name).isBlock
        }
    }
}
