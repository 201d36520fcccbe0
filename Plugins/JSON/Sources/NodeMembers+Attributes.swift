internal import GalleyDocumentModel
internal import GalleyJSONSyntax

extension NodeMembers {
    /// Gives the node that is open what was found.
    func setAttributes(
        of builder: inout Document.Builder, _ tape: borrowing JSONTape
    ) throws {
        guard hasAttributes else { return }
        for (index, value) in texts {
            let field = kind.fields[index]
            if case .text(let key) = field.form {
                set(key, value, &builder, tape)
            } else {
                tape[value].withBytes { builder.set(attribute: field.name, copying: $0) }
            }
        }
        if id >= 0 { set(.id, id, &builder, tape) }
        if classes >= 0 {
            let names = tape[classes].elements.map { $0.string ?? "" }
            builder.set(.classes, to: names.joined(separator: " "))
        }
        if attributes >= 0 {
            for (key, value) in tape[attributes].members {
                value.withBytes { builder.set(attribute: key.string ?? "", copying: $0) }
            }
        }
        if data >= 0 || !unknown.isEmpty {
            let bytes = try allData(tape)
            builder.set(.data, copying: bytes.span)
        }
    }

    private func set(
        _ key: AttributeKey, _ value: Int, _ builder: inout Document.Builder,
        _ tape: borrowing JSONTape
    ) {
        if tape.isPlain(value) {
            builder.set(key, input: tape.bytes(value))
        } else {
            tape[value].withBytes { builder.set(key, copying: $0) }
        }
    }

    /// What programs added, with the fields that are not known behind it.
    private func allData(_ tape: borrowing JSONTape) throws -> [UInt8] {
        var emitter = JSONEmitter()
        guard !unknown.isEmpty else {
            emitter.write(tape[data])
            return emitter.finish()
        }
        if data >= 0, tape.kind(data) != .object {
            throw Fault(
                "bad-field", "\"data\" is \(tape[data].summary), expected an object", tape[data])
        }
        emitter.beginObject()
        var names: Set<String> = []
        if data >= 0 {
            for (key, value) in tape[data].members {
                names.insert(key.string ?? "")
                emitter.key(key.string ?? "")
                emitter.write(value)
            }
        }
        for (key, value) in unknown where !names.contains(tape[key].string ?? "") {
            emitter.key(tape[key].string ?? "")
            emitter.write(tape[value])
        }
        emitter.endObject()
        return emitter.finish()
    }
}
