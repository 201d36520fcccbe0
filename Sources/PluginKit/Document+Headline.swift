internal import GalleyDocumentModel

/// Where an article's title is written.
public enum TitlePlacement: String, CaseIterable, Sendable {
    /// Into the output's header where it has one, else as a heading.
    case auto
    case heading, header, none
}

extension Document {
    /// Moves a first heading of level 1 to the title, where it is the only one of that level.
    ///
    /// A heading that repeats the title is taken out. Nothing happens to any other.
    mutating func takeHeadline(as request: ReadRequest) {
        guard request.takesHeadline, let heading = firstHeading else { return }
        let words = heading.string
        guard !words.isEmpty else { return }
        if let title = metadata.title {
            if isSame(title, words) { edit { $0.remove(heading) } }
            return
        }
        guard request.movesHeadline,
            nodes(of: .heading).allSatisfy({ $0.isSame(as: heading) || !$0.isTop })
        else { return }
        let title = Metadata.Value.string(words)
        let isPlain = heading.children.allSatisfy { $0.kind == .text || $0.kind == .softBreak }
        let marked = isPlain ? nil : heading
        if let marked {
            self = moving(marked)
        } else {
            edit {
                $0.remove(heading)
                $0.metadata[.title] = title
            }
        }
        // The title stands first, wherever the rest came from.
        guard metadata.origin == nil else { return }
        var fields = Metadata()
        fields[.title] = metadata[.title] ?? title
        for (field, value) in metadata.fields where field != .title { fields[field] = value }
        metadata = fields
    }

    /// The heading of level 1 that begins the article, if it does.
    private var firstHeading: Node? {
        guard let first = root.firstChild, first.isTop else { return nil }
        return first
    }

    /// The same without `heading`, whose marks are kept in the title.
    private func moving(_ heading: Node) -> Document {
        var document = self
        document.edit { editor in
            editor.setRich(.title, to: heading)
            editor.remove(heading)
        }
        return document
    }

    private func isSame(_ left: String, _ right: String) -> Bool {
        left.split(whereSeparator: \.isWhitespace) == right.split(whereSeparator: \.isWhitespace)
    }

    /// The article with its title and byline as the first blocks of its body.
    func withTitleAsHeading() -> Document {
        guard metadata.title != nil else { return self }
        var builder = Builder(nodes: nodeCount + 8, keepsRanges: true)
        builder.append(.heading(1)) { builder in
            if let rich = rich(.title) {
                for child in rich.children { builder.append(copying: child) }
            } else {
                builder.append(text: metadata.title ?? "")
            }
        }
        let byline = byline
        if !byline.isEmpty { builder.append(.paragraph) { $0.append(text: byline) } }
        let head = builder.finish()
        var document = self
        document.edit { editor in editor.prepend(copying: head) }
        return document
    }

    /// The authors with their roles, and the day of publication.
    private var byline: String {
        var parts = [
            metadata.authors.map { author in
                author.role.map { "\(author.name) (\($0))" } ?? author.name
            }.joined(separator: ", ")
        ]
        if let published = metadata.published { parts.append(published.isoString) }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

extension Node {
    fileprivate var isTop: Bool {
        if case .heading(level: 1) = content { true } else { false }
    }
}
