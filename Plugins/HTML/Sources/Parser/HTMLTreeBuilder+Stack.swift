extension HTMLTreeBuilder {
    /// The innermost open element.
    @inline(__always)
    var current: OpenElement { stack[stack.count - 1] }

    /// The innermost open element, or the context of a fragment where nothing else is open.
    @inline(__always)
    var adjustedCurrent: OpenElement {
        if stack.count == 1, let context { return context }
        return current
    }

    /// The traits of an HTML element.
    @inline(__always)
    func traits(of name: HTMLName) -> HTMLTraits {
        name.id < UInt32(traits.count) ? traits[Int(name.id)] : []
    }

    /// Opens an element.
    @inline(__always)
    mutating func push(_ element: OpenElement) {
        stack.append(element)
        if element.traits.contains(.paragraph) { openParagraphs += 1 }
    }

    /// Closes the innermost element, never the root.
    @inline(__always)
    mutating func pop() {
        guard stack.count > 1 else { return }
        let element = stack.removeLast()
        if element.traits.contains(.paragraph) { openParagraphs -= 1 }
    }

    /// Closes the element at `index`, leaving those within it open.
    mutating func removeOpen(at index: Int) {
        guard index > 0 else { return }
        let element = stack.remove(at: index)
        if element.traits.contains(.paragraph) { openParagraphs -= 1 }
    }

    /// Closes all that is within the element at `index`, and it.
    mutating func close(at index: Int) {
        while stack.count > max(index, 1) { pop() }
    }

    /// Closes elements up to and with the innermost HTML element called `name`.
    mutating func popThrough(_ name: HTMLName) {
        while stack.count > 1 {
            let isLast = current.isHTML(name)
            pop()
            if isLast { return }
        }
    }

    /// Closes elements until the innermost has one of `wanted`.
    mutating func popUntil(_ wanted: HTMLTraits) {
        while stack.count > 1, current.traits.isDisjoint(with: wanted) { pop() }
    }

    /// Closes elements whose end tags may be left out, but none called `exception`.
    mutating func generateImpliedEndTags(except exception: HTMLName = .none) {
        while current.traits.contains(.implied), current.name != exception, stack.count > 1 {
            pop()
        }
    }

    /// Closes elements whose end tags may be left out at the end of a template.
    mutating func generateAllImpliedEndTags() {
        while current.traits.contains(.impliedThoroughly), stack.count > 1 { pop() }
    }

    /// The position on the stack of `node`, or -1.
    @inline(__always)
    func stackIndex(of node: HTMLTree.ID) -> Int {
        var index = stack.count - 1
        while index >= 0, stack[index].node != node { index -= 1 }
        return index
    }

    /// Whether a template is open.
    func hasOpenTemplate() -> Bool {
        guard !templateModes.isEmpty else { return false }
        return stack.contains { $0.isHTML(.template) }
    }
}

extension HTMLTreeBuilder {
    /// Whether `name` is in scope; `stop` and `otherStop` end the scope too.
    func hasInScope(
        _ name: HTMLName, stop: HTMLName = .none, otherStop: HTMLName = .none
    ) -> Bool {
        var index = stack.count - 1
        while index >= 0 {
            let element = stack[index]
            if element.isHTML(name) { return true }
            if element.traits.contains(.scope) { return false }
            if element.name == stop || element.name == otherStop,
                !element.traits.contains(.foreign)
            {
                return false
            }
            index -= 1
        }
        return false
    }

    /// Whether a `p` is in button scope.
    @inline(__always)
    func hasParagraphInScope() -> Bool {
        openParagraphs > 0 && hasInScope(.p, stop: .button)
    }

    /// Whether one of `h1` to `h6` is in scope.
    func hasHeadingInScope() -> Bool {
        for element in stack.reversed() {
            if element.traits.contains(.heading) { return true }
            if element.traits.contains(.scope) { return false }
        }
        return false
    }

    /// Whether one element is in scope.
    func isInScope(_ node: HTMLTree.ID) -> Bool {
        for element in stack.reversed() {
            if element.node == node { return true }
            if element.traits.contains(.scope) { return false }
        }
        return false
    }

    /// Whether `name` is in table scope.
    func hasInTableScope(_ name: HTMLName) -> Bool {
        for element in stack.reversed() {
            if element.isHTML(name) { return true }
            if element.traits.contains(.tableContext) { return false }
        }
        return false
    }

    /// Whether an element with `wanted` is in table scope.
    func hasInTableScope(_ wanted: HTMLTraits) -> Bool {
        for element in stack.reversed() {
            if !element.traits.isDisjoint(with: wanted) { return true }
            if element.traits.contains(.tableContext) { return false }
        }
        return false
    }

    /// Closes the open `p`.
    mutating func closeParagraph() {
        generateImpliedEndTags(except: .p)
        if !current.isHTML(.p) { tokenizer.report("unclosed-elements", at: tokenizer.position) }
        popThrough(.p)
    }

    /// Closes the open `p` if there is one in button scope.
    @inline(__always)
    mutating func closeParagraphInScope() {
        if hasParagraphInScope() { closeParagraph() }
    }
}
