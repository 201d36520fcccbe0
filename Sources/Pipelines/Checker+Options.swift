internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTemplates
internal import GalleyYAML

extension Checker {
    /// Options that the language gives to steps, where a step need not have them all.
    private static let laterOptions: [String: Set<String>] = [
        "date": ["from", "zone", "locale", "future", "out"],
        "headings": ["base", "shift", "close-gaps", "detect", "ids"],
        "images": [
            "copy", "lazy", "srcset", "missing", "max-px", "formats", "drop-pixels", "alt",
        ],
        "lang": ["allow", "detect", "min-confidence", "else"],
        "links": ["base", "rewrite", "strip-params", "relative-to", "check", "nofollow"],
        "meta": [
            "rename", "copy", "remove", "default", "set", "types", "require", "derive",
        ],
        "sanitize": ["profile", "allow-tags", "allow-schemes"],
        "slug": ["from", "max", "style", "unique"],
        "summary": ["sentences", "max-chars", "when-missing"],
        "tables": ["mode", "header-row", "max-cols"],
        "tags": ["map", "split", "lower", "vocab", "unknown"],
        "text": ["replace", "unwrap-lines", "in"],
        "toc": ["depth", "min", "place"],
        "typography": ["lang", "quotes", "dashes", "ellipsis"],
        "unicode": ["form", "strip", "nbsp", "repair-mojibake"],
    ]

    static let extractKeys = ["mode", "keep", "drop", "min-words", "low", "comments"]

    /// What the step `extract` asks readers for.
    mutating func extraction(_ node: YAMLNode?) -> Extraction {
        var extraction = Extraction(.auto)
        guard let node, !node.isNull else { return extraction }
        if node.scalar != nil {
            extraction.mode = choice(node, of: "`extract`") ?? .auto
            return extraction
        }
        for entry in entries(node, of: "`extract`") ?? [] {
            let (key, value) = (entry.key.scalar ?? "", entry.value)
            switch key {
            case "mode": extraction.mode = choice(value, of: "`mode`") ?? .auto
            case "keep": extraction.keep = pageSelector(value)
            case "drop": extraction.drop = pageSelector(value)
            case "min-words":
                extraction.minWords = number(value, of: "`min-words`", in: 0...1_000_000) ?? 25
            case "low": extraction.low = choice(value, of: "`low`") ?? .keep
            case "comments": extraction.comments = flag(value, of: "`comments`") ?? false
            case "rules": refuse("rules", at: entry.key.range)
            default: unknownKey(entry.key, of: "option of `extract`", known: Checker.extractKeys)
            }
        }
        return extraction
    }

    /// A selector that a reader matches on its own tree: only its syntax is known here.
    private mutating func pageSelector(_ node: YAMLNode) -> String? {
        let parts = texts(node, of: "a selector")
        for (text, node) in parts { checkSyntax(selector: text, ScalarMap(node, in: self.text)) }
        return parts.isEmpty ? nil : parts.map(\.text).joined(separator: ", ")
    }

    /// The options of a step, each checked by the transform itself and by its language.
    mutating func options(
        _ node: YAMLNode?, of facts: TransformFacts, extractLine: Int?
    ) -> [String: Metadata.Value] {
        guard let node, !node.isMissing else { return [:] }
        let known = facts.options.map(\.name)
        let isOptionMap =
            node.entries.map { entries in
                facts.main == nil || facts.options.first { $0.name == facts.main }?.form != .value
                    || entries.contains {
                        known.contains($0.key.scalar ?? "")
                            || Checker.laterOptions[facts.name]?.contains($0.key.scalar ?? "")
                                == true
                    }
            } ?? false
        guard isOptionMap else {
            guard let main = facts.main,
                let option = facts.options.first(where: { $0.name == main })
            else {
                error(
                    "wrong-type", "`\(facts.name)` takes no bare value", at: node.range,
                    help: known.isEmpty
                        ? "it has no options" : "its options: \(known.joined(separator: ", "))")
                return [:]
            }
            check(option, node, of: facts, extractLine: extractLine)
            return [main: Metadata.Value(node)]
        }
        var options: [String: Metadata.Value] = [:]
        for entry in entries(node, of: "`\(facts.name)`") ?? [] {
            let name = entry.key.scalar ?? ""
            guard let option = facts.options.first(where: { $0.name == name }) else {
                if Checker.laterOptions[facts.name]?.contains(name) == true {
                    refuse(name, at: entry.key.range)
                } else {
                    unknownKey(entry.key, of: "option of `\(facts.name)`", known: known)
                }
                continue
            }
            check(option, entry.value, of: facts, extractLine: extractLine)
            options[name] = Metadata.Value(entry.value)
        }
        return options
    }

    private mutating func check(
        _ option: OptionFacts, _ node: YAMLNode, of facts: TransformFacts, extractLine: Int?
    ) {
        if node.tag != nil { return }
        switch option.form {
        case .selector:
            for (_, part) in texts(node, of: "a selector") {
                check(selector: part, of: facts.name, extractLine: extractLine)
            }
        case .expression:
            if facts.effects == [.flow] {
                _ = condition(node, key: option.name == facts.main ? facts.name : option.name)
            } else {
                checkExpression(node)
            }
        case .expressions: for item in node.items ?? [node] { checkExpression(item) }
        case .template: _ = template(node, of: "`\(option.name)`")
        case .templates:
            for item in node.items ?? [node] { _ = template(item, of: "`\(option.name)`") }
        case .value:
            usesAllValues = true
            for entry in node.entries ?? [] {
                for name in [entry.key.scalar, entry.value.scalar] {
                    if let name { names.made.insert(name) }
                }
            }
        default: break
        }
        do {
            _ = try registry.transform(facts.name, options: [option.name: Metadata.Value(node)])
        } catch let mistake as Diagnostic {
            // What the option's own language has already told of is not told again.
            if diagnostics.contains(where: { isWithin($0, node) }) { return }
            error("bad-option", mistake.message, at: node.range, help: mistake.help)
        } catch {
            self.error("bad-option", "\(error)", at: node.range)
        }
    }

    private func isWithin(_ diagnostic: Diagnostic, _ node: YAMLNode) -> Bool {
        let place = text.place(node.fullRange)
        return diagnostic.severity == .error
            && diagnostic.places.contains {
                $0.source == place.source && $0.range.start >= place.range.start
                    && $0.range.start <= place.range.end
            }
    }

    private mutating func checkExpression(_ node: YAMLNode) {
        guard let text = text(node, of: "an expression") else { return }
        let map = ScalarMap(node, in: self.text)
        do throws(TemplateError) { check(try Expression(text), map) } catch { report(error, map) }
    }

    /// Whether options ask for nothing of the article itself.
    func isUnread(_ options: [String: Metadata.Value], _ facts: TransformFacts) -> Bool {
        facts.options.allSatisfy { option in
            guard let value = options[option.name] else { return true }
            switch option.form {
            case .expression:
                guard let text = value.string, let expression = try? Expression(text) else {
                    return false
                }
                return expression.isUnread
            case .flag, .number, .optionalNumber, .choice, .text: return true
            default: return false
            }
        }
    }
}
