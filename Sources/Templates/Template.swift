/// Text with `{{ expression }}` in it: parsed once, filled for each article.
public struct Template: Sendable {
    enum Part: Sendable {
        case text(String)
        case expression(Expression)
    }

    public let text: String
    let parts: [Part]

    public init(_ text: String, vocabulary: Vocabulary = .pipeline) throws(TemplateError) {
        self.text = text
        let bytes = Array(text.utf8)
        var parts: [Part] = []
        var start = 0
        while let open = pair(123, in: bytes, from: start) {
            guard let close = closing(in: bytes, from: open + 2) else {
                throw TemplateError(
                    "unclosed-braces", "these braces are never closed", at: open..<open + 2,
                    help: "an expression ends with `}}`")
            }
            if open > start {
                parts.append(.text(String(decoding: bytes[start..<open], as: UTF8.self)))
            }
            let inner = String(decoding: bytes[open + 2..<close], as: UTF8.self)
            let expression = try Expression(
                bytes, in: open + 2..<close, text: inner, vocabulary: vocabulary, locals: [])
            parts.append(.expression(expression))
            start = close + 2
        }
        if start < bytes.count {
            parts.append(.text(String(decoding: bytes[start...], as: UTF8.self)))
        }
        self.parts = parts
    }

    /// The text with each expression's value; a missing value is an error.
    public func render(in scope: any Scope) throws(TemplateError) -> String {
        var evaluator = Evaluator(scope)
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .expression(let expression):
                result += try evaluator.insertedText(expression.term)
            }
        }
        return result
    }
}

extension Template {
    public var expressions: [Expression] {
        parts.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
    }

    /// Whether there is nothing to fill in.
    public var isConstant: Bool { expressions.isEmpty }

    /// What stands before the first expression.
    public var literalPrefix: String {
        if case .text(let text) = parts.first { return text }
        return ""
    }

    /// What stands after the last expression; all of it when there is none.
    public var literalSuffix: String {
        if case .text(let text) = parts.last { return text }
        return ""
    }

    public var paths: [PathUse] { expressions.flatMap(\.paths) }

    /// What is wrong with the types, as far as they are known.
    public func typeErrors(
        typeOf: @escaping (String, String?) -> ValueType = { _, _ in .any }
    ) -> [TemplateError] {
        expressions.flatMap { $0.typeErrors(typeOf: typeOf) }
    }
}

extension Evaluator {
    /// The text of a value that is put into a template.
    mutating func insertedText(_ term: Term) throws(TemplateError) -> String {
        let value = try value(of: term)
        if let text = value.text { return text }
        guard value == .null else {
            throw TemplateError(
                "wrong-type", "\(value.type.phrase) has no plain text", at: term.range,
                help: "choose a part of it, or write `| json`")
        }
        let name = term.paths.first { !$0.hasDefault }.map { use in
            [use.root == "meta" ? nil : use.root, use.name].compactMap(\.self)
                .joined(separator: ".")
        }
        throw TemplateError(
            "missing-value", "no value for `\(name ?? "this expression")`", at: term.range,
            help: "add `| default('…')`")
    }
}

/// The next place where `byte` stands twice.
private func pair(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    while at + 1 < bytes.count {
        if bytes[at] == byte, bytes[at + 1] == byte { return at }
        at += 1
    }
    return nil
}

/// The next `}}` outside quotes.
private func closing(in bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    var quote: UInt8?
    while at < bytes.count {
        let byte = bytes[at]
        if let open = quote {
            if byte == 92 { at += 1 } else if byte == open { quote = nil }
        } else if byte == 34 || byte == 39 {
            quote = byte
        } else if byte == 125, at + 1 < bytes.count, bytes[at + 1] == 125 {
            return at
        }
        at += 1
    }
    return nil
}
