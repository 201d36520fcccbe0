internal import GalleyDocumentModel

/// The class by which a section that is a supplement is known in the formats that can hold one.
private let marker = "supplement"

extension Document {
    /// The article with the supplements of these roles as sections behind it.
    func including(supplements roles: [String]) -> Document {
        let wanted = supplements.filter { roles.contains($0.role) || roles.contains("all") }
        guard !wanted.isEmpty else { return self }
        var document = self
        document.edit { editor in
            for supplement in wanted {
                var builder = Builder()
                builder.open(Shape(.section))
                builder.set(.name, to: supplement.role)
                builder.set(.classes, to: marker)
                if !supplement.title.isEmpty {
                    builder.append(.heading(2)) { $0.append(text: supplement.title) }
                }
                for child in supplement.root.children { builder.append(copying: child) }
                builder.close()
                editor.append(copying: builder.finish())
            }
        }
        document.removeSupplements { supplement in
            wanted.contains { $0.root.isSame(as: supplement.root) }
        }
        return document
    }

    /// Moves sections that are marked as supplements out of the article.
    mutating func takeSupplements() {
        guard kinds.contains(.section) else { return }
        let found = root.children.filter {
            $0.kind == .section && $0.classes.contains(marker) && !$0[.name].isEmpty
        }
        guard !found.isEmpty else { return }
        edit { editor in
            for section in found {
                var children = Array(section.children)
                var title = ""
                if let first = children.first, case .heading(level: 2) = first.content {
                    title = first.string
                    children.removeFirst()
                }
                var builder = Builder()
                for child in children { builder.append(copying: child) }
                editor.appendSupplement(
                    role: section[.name].string, title: title, builder.finish())
                editor.remove(section)
            }
        }
    }
}
