/// The named character references, found by their exact spelling.
struct HTMLEntityTable: Sendable {
    /// What one name stands for.
    struct Entity: Sendable {
        /// Where its name begins in `names`.
        var start: UInt16

        /// How long the name is.
        var count: UInt8

        /// Whether it counts without a semicolon.
        var isLegacy: Bool

        /// Its one or two code points; the second is 0 when there is one.
        var first: UInt32
        var second: UInt32
    }

    /// The longest name that counts without a semicolon.
    static let longestLegacyName = 6

    /// The longest name, without its semicolon.
    static let longestName = 31

    /// The table of the standard.
    static let standard = HTMLEntityTable()

    private var names: [UInt8] = []
    private var entities: [Entity] = []

    /// The number of an entity plus one by hash, open addressing.
    private var slots = [UInt16](repeating: 0, count: 8192)

    private init() {
        let source = Array(Self.source.description.utf8)
        names.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            if source[index] == ASCII.space || source[index] == ASCII.lineFeed {
                index += 1
                continue
            }
            var entity = Entity(
                start: UInt16(names.count), count: 0, isLegacy: false, first: 0, second: 0)
            while index < source.count, ASCII.isAlphanumeric(source[index]) {
                names.append(source[index])
                entity.count += 1
                index += 1
            }
            entity.isLegacy = index < source.count && source[index] == ASCII.asterisk
            index += 1
            entity.first = Self.hexadecimal(in: source, at: &index)
            if index < source.count, source[index] == ASCII.plus {
                index += 1
                entity.second = Self.hexadecimal(in: source, at: &index)
            }
            insert(entity)
        }
    }
}

extension HTMLEntityTable {
    /// The entity whose name is the given range of `text`, without a semicolon.
    func entity(in text: [UInt8], at range: Range<Int>) -> Entity? {
        var slot = Self.hash(text, range) & (slots.count - 1)
        while slots[slot] != 0 {
            let entity = entities[Int(slots[slot]) - 1]
            if Int(entity.count) == range.count {
                let start = Int(entity.start)
                let name = names[start..<start + range.count]
                if name == text[range] { return entity }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func insert(_ entity: Entity) {
        entities.append(entity)
        let start = Int(entity.start)
        var slot = Self.hash(names, start..<start + Int(entity.count)) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt16(entities.count)
    }

    private static func hash(_ text: [UInt8], _ range: Range<Int>) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for index in range { hash = (hash ^ UInt32(text[index])) &* 0x0100_0193 }
        return Int(hash ^ (hash >> 15))
    }

    private static func hexadecimal(in text: [UInt8], at index: inout Int) -> UInt32 {
        var value: UInt32 = 0
        while index < text.count, let digit = ASCII.hexadecimalValue(text[index]) {
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }
}
