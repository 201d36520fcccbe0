internal import GalleyDocumentModel
internal import GalleyLanguages

/// Makes a document of a dump whose structure was found.
struct DumpAssembly {
    let lines: [DumpLine]
    let structure: DumpStructure

    func build(into builder: inout Document.Builder) {
        setMetadata(of: &builder)
        var blocks: [BodyBlock] = []
        for index in lines.indices {
            switch structure.roles[index] {
            case .body: blocks.append(.text(index))
            case .caption: blocks.append(.caption(index))
            case .title, .byline, .label, .item, .dropped: break
            }
        }
        BodyAssembly(lines: lines).build(blocks, into: &builder)
        for section in structure.sections { append(section, to: &builder) }
        appendDropped(to: &builder)
    }

    private func setMetadata(of builder: inout Document.Builder) {
        builder.editMetadata { metadata in
            if let title = structure.title { metadata.title = lines[title].string }
            let role = structure.peopleRole == .author ? nil : structure.peopleRole.rawValue
            metadata.authors = structure.people.map { Author($0, role: role) }
            metadata.published = structure.published.map(ArticleDate.init)
            metadata.updated = structure.updated.map(ArticleDate.init)
            let text = structure.bodyLines.prefix(40).map { lines[$0].string }
                .joined(separator: "\n")
            if let guess = LanguageGuess(of: text), guess.confidence >= 0.15 {
                metadata.language = guess.language
            }
            if let lead = structure.lead { metadata.summary = lines[lead].string }
            if let place = structure.place { metadata["place"] = .string(place) }
            if let source = structure.source { metadata["source"] = .string(source) }
            for section in structure.sections where section.role == "tags" {
                metadata.tags += section.items.map { lines[$0].string }
            }
        }
    }

    private func append(_ section: DumpSection, to builder: inout Document.Builder) {
        builder.appendSupplement(role: section.role, title: lines[section.label].string) {
            builder in
            guard section.role != "comments" else {
                for index in section.items {
                    builder.append(.paragraph, at: lines[index].range) {
                        Inlines.append(lines[index].text, to: &$0)
                    }
                }
                return
            }
            let form = listForm(of: section)
            builder.append(.list(form)) { list in
                for index in section.items { append(item: index, form, to: &list) }
            }
        }
    }

    /// A numbered list where all items are numbered in order.
    private func listForm(of section: DumpSection) -> ListForm {
        for (position, index) in section.items.enumerated() {
            guard let mark = LineMark(lines[index].text),
                mark.kind == .number(position + 1, .period)
            else { return ListForm() }
        }
        return section.items.isEmpty ? ListForm() : ListForm(.decimal, delimiter: .period)
    }

    private func append(item index: Int, _ form: ListForm, to list: inout Document.Builder) {
        var text = lines[index].text
        let mark = LineMark(text)
        if let mark, form.isOrdered || isBullet(mark) { text = Array(text[mark.length...]) }
        let tag = DumpLine.tag(text)
        list.open(.item(), at: lines[index].range)
        if let tag {
            list.set(attribute: "tag", to: String(decoding: text[tag], as: UTF8.self))
            let rest = text[(tag.upperBound + 1)...].drop { $0 == 0x20 }
            if !rest.isEmpty { text = Array(rest) }
        }
        list.append(.plain) { Inlines.append(text, to: &$0) }
        list.close()
    }

    private func isBullet(_ mark: LineMark) -> Bool {
        if case .bullet = mark.kind { true } else { false }
    }

    private func appendDropped(to builder: inout Document.Builder) {
        let dropped = lines.indices.filter {
            if case .dropped = structure.roles[$0] { true } else { false }
        }
        guard !dropped.isEmpty else { return }
        builder.appendSupplement(role: "dropped", title: "") { builder in
            for index in dropped {
                guard case .dropped(let reason) = structure.roles[index] else { continue }
                builder.append(.paragraph, at: lines[index].range) { paragraph in
                    paragraph.set(attribute: "reason", to: reason.rawValue)
                    paragraph.append(copying: lines[index].text)
                }
            }
        }
    }
}

extension ArticleDate {
    /// The same date without its place in a text.
    init(_ date: FoundDate) {
        self.init(
            year: date.year, month: date.month, day: date.day, hour: date.hour,
            minute: date.minute, second: date.second, offset: date.offsetMinutes)
    }
}
