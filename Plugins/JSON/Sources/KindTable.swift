internal import GalleyDocumentModel
internal import GalleyJSONSyntax

/// Finds the kind that a `type` names without making a string.
struct KindTable: Sendable {
    private var slots: [[(name: [UInt8], kind: Kind)]] = Array(repeating: [], count: 256)

    /// All kinds by name.
    static let shared = KindTable()

    private init() {
        for kind in Kind.allCases {
            let name = Array(kind.name.utf8)
            slots[JSONTape.fingerprint(of: name[...])].append((name, kind))
        }
    }

    func kind(_ index: Int, in tape: borrowing JSONTape) -> Kind? {
        guard tape.isPlain(index) else { return tape[index].string.flatMap { Kind(named: $0) } }
        let slot = tape.fingerprint(index)
        for position in slots[slot].indices
        where tape.matches(index, slots[slot][position].name) {
            return slots[slot][position].kind
        }
        return nil
    }
}
