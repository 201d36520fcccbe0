internal import GalleyDocumentModel

extension InlineText {
    /// Gives the emphases that a reader would not find another form: the other mark, then a tag.
    ///
    /// The outermost ones, as what those within are marked with depends on them: they are chosen anew.
    /// Towards the last attempt all that failed are changed, then all there are.
    mutating func changeForms(of failed: [Int], attemptsLeft: Int) {
        if attemptsLeft < 3 {
            let numbers = attemptsLeft < 2 ? Array(forms.indices) : failed
            for number in numbers { forms[number] = .html }
            return
        }
        var next = 0
        for number in failed where number >= next {
            forms[number] = forms[number] == .star ? .underscore : .html
            next = max(pairs[number].next, number + 1)
            for inner in number + 1..<next { forms[inner] = .open }
        }
    }

    /// Whether an emphasis begins with another one that is written as a tag.
    func beginsWithTag(_ node: Node, _ number: Int) -> Bool {
        var (at, number) = (node.firstChild, number + 1)
        while let child = at, number < forms.count, child.firstChild != nil,
            child.kind == .emphasis || child.kind == .strong
        {
            if forms[number] == .html { return true }
            (at, number) = (child.firstChild, number + 1)
        }
        return false
    }
}
