public import GalleyDocumentModel
internal import GalleyDocumentQueries
public import GalleyPluginKit

/// Counts the article's words, minutes, images and links into the extra field `doc`.
///
/// Expressions know the same numbers as `doc.words` and so on, without this step.
public struct StatsStep: Transform {
    public var words = true, minutes = true, images = true, links = true

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let measure = TextMeasure(document.root)
        var pictures = 0
        for kind in [Kind.image, .imageBlock] {
            for _ in document.nodes(of: kind) { pictures += 1 }
        }
        let counts = [
            (words, "words", measure.words), (minutes, "minutes", measure.minutes),
            (images, "images", pictures), (links, "links", measure.links),
        ]
        document.metadata["doc"] = .map(
            counts.filter(\.0).map { Metadata.Entry($0.1, .number(String($0.2))) })
        return .keep
    }
}
