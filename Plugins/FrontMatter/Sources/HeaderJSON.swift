internal import GalleyDocumentModel
internal import GalleyJSONSyntax

/// A header of JSON, written anew.
enum HeaderJSON {
    static func object(
        _ metadata: Metadata, _ map: HeaderMap, _ profile: HeaderProfile
    ) -> [UInt8] {
        var emitter = JSONEmitter(pretty: true)
        emitter.beginObject()
        for (field, key) in HeaderForm.order(metadata, map, profile) {
            guard let value = metadata[field] else { continue }
            emitter.key(key)
            let old = map.homes[field]?.node
            write(HeaderForm.written(field, value, key: key, old: old), to: &emitter, depth: 0)
        }
        emitter.endObject()
        var text = emitter.finish()
        while text.last == 10 { text.removeLast() }
        return text
    }

    private static func write(_ value: Metadata.Value, to emitter: inout JSONEmitter, depth: Int) {
        guard depth < 64 else { return emitter.writeNull() }
        switch value {
        case .null: emitter.writeNull()
        case .boolean(let flag): emitter.write(flag)
        case .number(let text):
            if YAMLEmitter.isNumber(text) {
                emitter.write(number: text)
            } else {
                emitter.write(text)
            }
        case .string, .rich, .date: emitter.write(value.string ?? "")
        case .list(let items):
            emitter.beginArray()
            for item in items { write(item, to: &emitter, depth: depth + 1) }
            emitter.endArray()
        case .map(let entries):
            emitter.beginObject()
            for entry in entries {
                emitter.key(entry.key)
                write(entry.value, to: &emitter, depth: depth + 1)
            }
            emitter.endObject()
        }
    }
}
