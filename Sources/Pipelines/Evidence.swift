internal import GalleyDocumentModel
internal import GalleyJSONSyntax
internal import GalleyPluginKit
internal import GalleyTemplates

/// Keeps what is needed to understand a failure: the input, the document, the error.
struct Evidence {
    let plan: Plan
    let options: RunOptions
    /// The folder of quarantine.
    let folder: String

    /// The folder of one article's evidence.
    static func name(of input: String) -> String {
        let clean = cleanSegment(input.split(separator: "/").joined(separator: "-"))
        return String(clean.prefix(80)) + "-" + digest(Array(input.utf8)).text.prefix(8)
    }

    func keep(
        _ input: String, _ bytes: [UInt8]?, _ before: Document?, _ error: Diagnostic, step: String?
    ) {
        let entry = joined(folder, Evidence.name(of: input))
        do {
            try makeFolder(entry)
            if let bytes { try writeFile(joined(entry, "input"), bytes) }
            if let before, let format = options.evidenceFormat {
                var context = Context(plan.registry, source: SourceInfo(name: input))
                var sink = ByteSink(limit: plan.settings.limits.outputBytes)
                var request = WriteRequest(FormatSpec(name: format))
                request.islands = .keep
                request.supplements = ["all"]
                try context.write(before, request, to: &sink)
                if sink.finish() == nil {
                    try writeFile(joined(entry, "before." + format), sink.takeBytes())
                }
            }
            try writeFile(joined(entry, "error.json"), report(input, error, step: step))
        } catch {
            // The failure itself is told in any case; its evidence is a help only.
        }
    }

    private func report(_ input: String, _ error: Diagnostic, step: String?) -> [UInt8] {
        var members: [JSONMember] = [
            JSONMember("rule", .string(error.code)), JSONMember("message", .string(error.message)),
            JSONMember("input", .string(input)),
        ]
        if let step { members.append(JSONMember("step", .string(step))) }
        if let place = error.places.first(where: { place in
            plan.text.parts.contains { $0.name == place.source }
        }), let bytes = plan.text.bytes(named: place.source) {
            let (line, column) = position(of: Int(place.range.start), in: bytes)
            members.append(
                JSONMember("pipeline", .string("\(place.source):\(line):\(column)")))
        } else {
            members.append(JSONMember("pipeline", .string(plan.text.name)))
        }
        if let help = error.help { members.append(JSONMember("help", .string(help))) }
        members.append(JSONMember("tool", .string(options.tool)))
        members.append(
            JSONMember("replay", .string("galley run \(quoted(plan.text.name)) \(quoted(input))")))
        return JSONValue.object(members).bytes(pretty: true)
    }

    /// A word as a shell takes it.
    private func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                || "./-_".utf8.contains($0) || $0 >= 0x80
        }
        return isPlain
            ? word
            : "'"
                + word.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
    }
}
