internal import GalleyDocumentModel

/// The ids of an article, and those it is given.
struct IdPool {
    private(set) var taken: Set<String> = []
    /// The last number given to each id that is taken.
    private var numbers: [String: Int] = [:]

    init(of document: Document) {
        var found: Set<String> = []
        document.root.walk { node in
            if node.hasAttributes, !node.id.isEmpty { found.insert(node.id.string) }
            return true
        } leave: { _ in
        }
        taken = found
    }

    /// An id made of the words of `text` that is not taken; now it is.
    mutating func take(for text: String) -> String {
        let plain = anchor(text)
        if taken.insert(plain).inserted { return plain }
        var number = numbers[plain] ?? 1
        var id: String
        repeat {
            number += 1
            id = "\(plain)-\(number)"
        } while !taken.insert(id).inserted
        numbers[plain] = number
        return id
    }
}

/// Letters and digits in lower case, with hyphens for the rest: `section` where none is left.
private func anchor(_ text: String) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars.prefix(120) {
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.canonicalCombiningClass != .notReordered
        {
            result.unicodeScalars.append(scalar)
        } else if scalar != "'", scalar != "’", !result.isEmpty, result.last != "-" {
            result += "-"
        }
    }
    while result.last == "-" { result.removeLast() }
    return result.isEmpty ? "section" : result
}
