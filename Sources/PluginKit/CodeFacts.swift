/// What a code of diagnostics means, declared once where its plugin registers.
///
/// The page of diagnostics is made from these; a code that no part declares fails the tests.
public struct CodeFacts: Hashable, Sendable {
    /// As it stands in brackets behind a message: `markdown.html-table`.
    public let code: String
    public let severity: Diagnostic.Severity
    /// When it is reported, in one line.
    public let meaning: String
    /// What the output holds in place of what was found, or what is done instead.
    public let kept: String

    public init(
        _ severity: Diagnostic.Severity, _ code: String, _ meaning: String, kept: String
    ) {
        (self.severity, self.code, self.meaning) = (severity, code, meaning)
        self.kept = kept
    }
}
