public import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyLanguages
public import GalleyPluginKit
internal import GalleySelectors
internal import GalleyTemplates

/// Finds the article's date and writes it as a date.
///
/// The first of the sources that holds a date is taken: as ISO 8601, or as some sixty languages write
/// it. A date stays as precise as it was; only a time without a zone is given one.
public struct DateStep: Transform {
    /// Which number comes first where both could be the day.
    public enum Order: String, CaseIterable, Sendable {
        /// The month in American and Philippine English, else the day.
        case auto
        case dayFirst = "day-first", monthFirst = "month-first"
    }

    /// What is done with a date behind that of the run.
    public enum Future: String, CaseIterable, Sendable { case ignore, warn, error }

    /// Fields, expressions, or `text` for the first date in the article's text.
    public var from: [String] = ["date"]
    /// The field that gets the date.
    public var out: String? = "date"
    /// The zone of times that have none: `UTC`, an offset such as `+07:00`, or a place such as
    /// `Europe/Oslo`.
    public var zone = Zone()
    /// The language whose habits tell day and month apart; `auto` is the article's.
    public var locale: String? = "auto"
    public var order = Order.auto
    public var future = Future.warn

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let field = Field.named(out ?? "date")
        for source in from {
            guard var date = try date(from: source, of: document, context.values) else { continue }
            if date.hour != nil, date.offset == nil { date.offset = zone.offset(of: date) }
            try check(date, &context)
            document.metadata[field] = .date(date)
            return .keep
        }
        if case .string(let text)? = document.metadata[field] {
            context.report(
                .warning, "date.not-a-date", "`\(text)` in `\(field.name)` reads as no date",
                help: "write it as 2024-05-01, or name other fields with `from`")
        }
        return .keep
    }
}

extension DateStep {
    private func date(
        from source: String, of document: Document, _ values: [String: Metadata.Value]
    ) throws(Diagnostic) -> ArticleDate? {
        if source == "text" { return found(in: document.root.string, document) }
        let name = source.hasPrefix("meta.") ? String(source.dropFirst(5)) : source
        if let value = document.metadata[.named(name)] {
            if case .date(let date) = value { return date }
            return value.string.flatMap { ArticleDate($0) ?? found(in: $0, document) }
        }
        if Field.named(name).form != nil { return nil }
        do throws(TemplateError) {
            let scope = DocumentScope(document, values: values)
            let value = try Expression(source).evaluate(in: scope)
            return value.text.flatMap { ArticleDate($0) ?? found(in: $0, document) }
        } catch {
            throw diagnostic(error, of: source, in: "date")
        }
    }

    private func found(in text: String, _ document: Document) -> ArticleDate? {
        let numeric: FoundDate.NumericOrder = isMonthFirst(document) ? .monthFirst : .dayFirst
        guard let date = FoundDate.first(in: text, order: numeric) else {
            return inAddress(text)
        }
        return ArticleDate(
            year: date.year, month: date.month, day: date.day, hour: date.hour,
            minute: date.minute, second: date.second, offset: date.offsetMinutes)
    }

    /// The date in an address: `/2024/05/01/`, `/2024/05/`, `-20240501.htm`.
    private func inAddress(_ text: String) -> ArticleDate? {
        let forms = [
            "[/=_-]((?:19|20)\\d\\d)[/_-]?(\\d\\d)[/_-]?(\\d\\d)(?:\\D|$)",
            "/((?:19|20)\\d\\d)/(\\d\\d?)/",
        ]
        guard text.contains("/") else { return nil }
        let bytes = Array(text.utf8)
        for form in forms {
            guard let match = try? LinearRegex(form).firstMatch(in: bytes) else { continue }
            let parts = match.groups.compactMap { range in
                range.map { String(decoding: bytes[$0], as: UTF8.self) }
            }
            if let date = ArticleDate(parts.joined(separator: "-")) { return date }
        }
        return nil
    }

    private func isMonthFirst(_ document: Document) -> Bool {
        switch order {
        case .dayFirst: return false
        case .monthFirst: return true
        case .auto:
            let tag = locale == "auto" ? document.metadata.language : locale
            return ["en-us", "en-ph"].contains(tag?.lowercased() ?? "")
        }
    }

    private func check(_ date: ArticleDate, _ context: inout Context) throws(Diagnostic) {
        guard future != .ignore, let run = context.values["run"]?["date"]?.string,
            let today = ArticleDate(run), today < date, today.dayNumber < date.dayNumber
        else { return }
        let diagnostic = Diagnostic(
            future == .error ? .error : .warning, "date.future",
            "\(date.isoString) lies behind the date of the run, \(run)")
        if future == .error { throw diagnostic }
        context.diagnostics.report(diagnostic)
    }
}
