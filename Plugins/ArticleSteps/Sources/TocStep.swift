public import GalleyDocumentModel
public import GalleyPluginKit

/// Makes a table of contents of the headings.
public struct TocStep: Transform {
    /// Where it goes.
    public enum Place: String, CaseIterable, Sendable {
        /// In front of the article, as a section of role `toc`.
        case top
        /// Into the extra field `toc`, a list of `{title, id, level}`.
        case meta
    }

    /// How many levels of headings, from the highest.
    public var depth = 3
    /// With fewer headings there is none.
    public var min = 3
    public var place = Place.top

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        var entries = entries(of: document)
        guard entries.count >= min, let highest = entries.map(\.level).min() else { return .keep }
        entries.removeAll { $0.level >= highest + depth }
        var pool = IdPool(of: document)
        for index in entries.indices where entries[index].id.isEmpty {
            entries[index].id = pool.take(for: entries[index].title)
        }
        document.edit { editor in
            for entry in entries { editor.set(.id, of: entry.node, to: entry.id) }
            if place == .top { editor.prepend(copying: list(entries, highest)) }
        }
        guard place == .meta else { return .keep }
        document.metadata["toc"] = .list(
            entries.map { entry in
                .map([
                    .init("title", .string(entry.title)), .init("id", .string(entry.id)),
                    .init("level", .number(String(entry.level - highest + 1))),
                ])
            })
        return .keep
    }
}

extension TocStep {
    private struct Entry {
        let node: Node
        let level: Int
        let title: String
        var id: String
    }

    private func entries(of document: Document) -> [Entry] {
        document.nodes(of: .heading).compactMap { node in
            guard case .heading(let level) = node.content else { return nil }
            return Entry(node: node, level: level, title: node.string, id: node.id.string)
        }
    }

    private func list(_ entries: [Entry], _ highest: Int) -> Document {
        var builder = Document.Builder()
        builder.open(Shape(.section))
        builder.set(.name, to: "toc")
        // Each open level is a list and its last item.
        var open: [Int] = []
        for entry in entries {
            while let last = open.last, last > entry.level, open.count > 1 {
                builder.close()
                builder.close()
                open.removeLast()
            }
            if let last = open.last, last >= entry.level {
                builder.close()
                open[open.count - 1] = entry.level
            } else {
                builder.open(.list())
                open.append(entry.level)
            }
            builder.open(.item())
            builder.append(.plain) { builder in
                builder.append(.link) { builder in
                    builder.set(.url, to: "#" + entry.id)
                    builder.append(text: entry.title)
                }
            }
        }
        while builder.openLevels > 0 { builder.close() }
        return builder.finish()
    }
}
