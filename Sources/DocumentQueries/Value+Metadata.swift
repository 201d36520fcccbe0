public import GalleyDocumentModel
public import GalleyTemplates

extension Value {
    /// A metadata value for expressions; text in a field of dates is one if it reads as one.
    public init(_ value: Metadata.Value, form: Field.Form? = nil) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .bool(flag)
        case .number(let text): self = Double(text).map { .number($0) } ?? .string(text)
        case .string(let text):
            if form == .date, let moment = Moment(text) {
                self = .date(moment)
            } else if form == .strings {
                self = .list([.string(text)])
            } else {
                self = .string(text)
            }
        case .date(let date): self = .date(Moment(date))
        case .list(let items): self = .list(items.map { Value($0) })
        case .map(let entries): self = .map(entries.map { Entry($0.key, Value($0.value)) })
        case .rich(let text): self = .string(text.string)
        }
    }
}

extension Moment {
    /// The same date, as precise as it was.
    public init(_ date: ArticleDate) {
        self.init(
            year: date.year, month: date.month, day: date.day, hour: date.hour,
            minute: date.minute, second: date.second, offset: date.offset)
    }
}

extension Metadata.Value {
    /// What an expression gave, as metadata; lengths of time and sizes become text.
    public init(_ value: Value) {
        switch value {
        case .null: self = .null
        case .bool(let flag): self = .boolean(flag)
        case .number(let number):
            self = .number(Int(exactly: number).map(String.init) ?? "\(number)")
        case .date(let moment):
            self = ArticleDate(moment.description).map(Self.date) ?? .string(moment.description)
        case .list(let items): self = .list(items.map { Self($0) })
        case .map(let entries):
            self = .map(entries.map { Metadata.Entry($0.name, Self($0.value)) })
        case .string, .duration, .size: self = .string(value.text ?? "")
        }
    }
}
