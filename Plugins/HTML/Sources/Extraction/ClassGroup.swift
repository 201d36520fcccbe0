/// What the words of an element's class, identifier and role say of its part in the page.
enum ClassGroup: Int, CaseIterable {
    case body, core, comment, share, related, navigation, side, foot, head, advertisement, details
    case biography, newsletter, media, modal, embed, table

    var bit: UInt32 { 1 << UInt32(rawValue) }

    /// Groups that no picture of an article stands in.
    static let beside: UInt32 = [share, related, advertisement, biography, navigation, comment]
        .reduce(0) { $0 | $1.bit }
}

/// The groups and the comment threads among a page's elements.
struct ElementClasses {
    /// The groups of each element, as bits.
    var masks: [UInt32] = []
    /// Whether an element is named as a thread of comments.
    var isThread: [Bool] = []

    init(_ scan: PageScan) {
        var known: [UInt64: (UInt32, Bool)] = [:]
        let classWords = PhraseSet.classWords
        masks.reserveCapacity(scan.elements.count)
        var words: [UInt8] = []
        for id in scan.elements {
            ElementClasses.gather(id, scan.tree, into: &words)
            if words.isEmpty {
                masks.append(0)
                isThread.append(false)
                continue
            }
            var hash = WordHash()
            hash.add(words[...])
            if let (mask, thread) = known[hash.value] {
                masks.append(mask)
                isThread.append(thread)
                continue
            }
            let mask = classWords.mask(in: words.scalars.map(\.lowercased))
            let thread =
                mask & (ClassGroup.comment.bit) != 0 && ElementClasses.namesThread(words)
            known[hash.value] = (mask, thread)
            masks.append(mask)
            isThread.append(thread)
        }
    }

    /// The words of class, identifier, property, role and test names, in this order.
    private static func gather(_ id: HTMLTree.ID, _ tree: HTMLTree, into words: inout [UInt8]) {
        words.removeAll(keepingCapacity: true)
        guard tree[id].count > 0 else { return }
        func add(_ value: ArraySlice<UInt8>?) {
            guard let value, !value.isEmpty else { return }
            if !words.isEmpty { words.append(32) }
            words += value
        }
        add(tree.value(.class, of: id))
        add(tree.value(.id, of: id))
        add(tree.value(.itemprop, of: id))
        add(tree.value(.role, of: id))
        for attribute in tree.attributes(of: id) where attribute.name.id > HTMLName.cellspacing.id {
            let name = tree.names.bytes(of: attribute.name)
            if name.equals("data-testid") || name.equals("data-component") {
                add(tree.value(of: attribute))
            }
        }
    }

    /// Whether one of the words, parted by case and by all that is no letter, means a thread.
    private static func namesThread(_ text: [UInt8]) -> Bool {
        for part in text.split(whereSeparator: \.isHTMLBlank) {
            var count = 0
            var word: [UInt8] = []
            var isCapitals = false
            func end() -> Bool {
                defer { word = [] }
                guard word.count > 1, word.count < 16 else { return false }
                count += 1
                return count <= 6 && threadWords.contains(String(decoding: word, as: UTF8.self))
            }
            for byte in part {
                switch byte {
                case 97...122:
                    if isCapitals, word.count > 1 {
                        let last = word.removeLast()
                        if end() { return true }
                        word = [last]
                    }
                    isCapitals = false
                    word.append(byte)
                case 65...90:
                    if !isCapitals, !word.isEmpty, end() { return true }
                    isCapitals = true
                    word.append(byte | 32)
                default:
                    if end() { return true }
                    isCapitals = false
                }
            }
            if end() { return true }
        }
        return false
    }

    private static let threadWords: Set<String> = [
        "comment", "comments", "disqus", "respond", "kommentare", "kommentar", "comentarios",
        "comentario", "commentlist", "commentaires", "commentaire", "komentarze",
    ]
}
