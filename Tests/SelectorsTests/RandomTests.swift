import GalleyPluginTesting
import GalleySelectors
import Testing

struct RandomTests {
    private func text(of letters: [String], _ count: Int, _ numbers: inout SmallRandom) -> String {
        (0..<Int.random(in: 0...count, using: &numbers)).map { _ in
            letters.randomElement(using: &numbers) ?? ""
        }.joined()
    }

    @Test("No pattern and no text trap, and a match lies where it says", arguments: 0..<8)
    func patterns(_ seed: UInt64) {
        var numbers = SmallRandom(seed: seed)
        let letters = [
            "a", "b", "đ", "(", ")", "[", "]", "{", "}", "|", "*", "+", "?", "\\", "^", "$", ".",
            "-",
            ",", "1", "2", "\\d", "\\w", "\\b", "(?:", "(?i)", "[^", "a{1,2}", "\\p{L}", "😀",
        ]
        for _ in 0..<300 {
            let pattern = text(of: letters, 12, &numbers)
            guard let regex = try? LinearRegex(pattern) else { continue }
            let bytes = Array(
                text(of: ["a", "b", "đ", "1", " ", "\n", "A", "😀"], 20, &numbers).utf8)
            let match = regex.firstMatch(in: bytes)
            #expect(regex.isFound(in: bytes) == (match != nil), "\(pattern)")
            guard let match else { continue }
            #expect(match.range.upperBound <= bytes.count)
            #expect(
                String(validating: bytes[match.range], as: UTF8.self) != nil,
                "\(pattern) cuts a character")
            for group in match.groups.compactMap(\.self) {
                #expect(match.range.lowerBound <= group.lowerBound)
                #expect(group.upperBound <= match.range.upperBound)
            }
        }
    }

    @Test("No selector traps, and a list finds what its parts find", arguments: 0..<8)
    func selectors(_ seed: UInt64) throws {
        var numbers = SmallRandom(seed: seed)
        let letters = [
            "item", "list", "paragraph", "*", " ", " > ", " + ", "~", ",", "#a", ".lead", "[words]",
            "[words>2]", "[lang|=en]", ":first-child", ":not(", ":is(", ":has(", ")", ":empty",
            ":nth-child(2n+1)", ":contains('a')", ":", "[", "(", "\\", "'", "\u{E9}", "1",
        ]
        let root = SelectorTests.article.root
        var parsed: [Selector] = []
        for _ in 0..<400 {
            if let selector = try? Selector(parsing: text(of: letters, 8, &numbers)) {
                parsed.append(selector)
                let all = selector.all(under: root)
                #expect(all.allSatisfy(selector.matches), "\(selector.source)")
            }
        }
        for (left, right) in zip(parsed, parsed.dropFirst()) {
            let both = try Selector(parsing: "\(left.source), \(right.source)")
            let apart = Set(left.all(under: root) + right.all(under: root))
            #expect(Set(both.all(under: root)) == apart, "\(both.source)")
            let none = try Selector(parsing: ":not(\(both.source))")
            #expect(Set(none.all(under: root)).isDisjoint(with: apart))
        }
    }
}
