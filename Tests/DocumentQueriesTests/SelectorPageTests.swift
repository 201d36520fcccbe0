import GalleyDocumentModel
import GalleyDocumentQueries
import GalleyPluginTesting
import GalleySelectors
import Testing

private let page: String =
    (try? contents(of: packageRoot() + "/Documentation/selectors.md"))
    .map { String(decoding: $0, as: UTF8.self) } ?? ""

/// The selectors of the page's block: what stands in front of three spaces.
private let selectors: [String] = {
    var found: [String] = []
    var isInside = false
    for line in page.split(separator: "\n") {
        if line.hasPrefix("```") {
            isInside = line == "```selectors"
        } else if isInside {
            let bytes = Array(line.utf8)
            let end = bytes.indices.first { bytes[$0...].starts(with: [32, 32, 32]) }
            found.append(String(decoding: bytes[..<(end ?? bytes.count)], as: UTF8.self))
        }
    }
    return found
}()

struct SelectorPageTests {
    @Test("The page of selectors shows only what there is", arguments: selectors)
    func examples(_ text: String) throws {
        let selector = try Selector(parsing: text)
        #expect(selector.check(against: .document) == [])
    }

    @Test("The page of selectors names every attribute")
    func attributes() {
        #expect(selectors.count > 15)
        let vocabulary = SelectorVocabulary.document
        for name in vocabulary.common + vocabulary.types.values.joined() {
            #expect(page.contains("`\(name)`"), "\(name) is not on the page")
        }
    }
}
