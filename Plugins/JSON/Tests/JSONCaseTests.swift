import GalleyDocumentModel
import GalleyPluginTesting
import Testing

struct JSONCaseTests {
    @Test("Every case reads as its outline and is written as it stands", arguments: try Case.all())
    func cases(_ example: Case) throws {
        let document = try read(example["json"])
        expectSame(
            document.outline, example["outline"], part: example.part("outline"), of: example)
        expectSame(
            try written(document), example["json"], part: example.part("json"), of: example)
    }
}
