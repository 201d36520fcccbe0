/// Numbers written as text: five bits a character, lowest first; the sixth bit says more follows.
struct PackedNumbers: IteratorProtocol {
    private var bytes: String.UTF8View.Iterator

    init(_ text: String) { bytes = text.utf8.makeIterator() }

    mutating func next() -> Int? {
        var (number, shift) = (0, 0)
        while let byte = bytes.next() {
            guard byte >= 48 else { continue }
            number |= (Int(byte - 48) & 31) << shift
            if byte - 48 < 32 { return number }
            shift += 5
        }
        return nil
    }
}
