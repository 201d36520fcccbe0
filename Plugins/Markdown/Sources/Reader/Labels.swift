/// What references and footnotes are found by: labels, compared without case and with each run of
/// white space as one space (CommonMark 0.31 §6.3).
struct LabelTable<Value> {
    private var places: [Label: Int32] = [:]
    private(set) var values: [Value] = []

    var isEmpty: Bool { values.isEmpty }

    /// Adds a value, unless the label has one already.
    mutating func add(_ value: Value, as label: [UInt8]) -> Bool {
        let place = Int32(truncatingIfNeeded: values.count)
        // One search both asks for the label and puts it in.
        func kept(_ slot: inout Int32) -> Int32 { slot }
        guard kept(&places[Label(bytes: label), default: place]) == place else { return false }
        values.append(value)
        return true
    }

    /// The place of the value of a normalised label.
    func place(of label: [UInt8]) -> Int? { places[Label(bytes: label)].map(Int.init) }

    subscript(place: Int) -> Value {
        get { values[place] }
        set { values[place] = newValue }
    }
}

/// A label's bytes, hashed all at once.
private struct Label: Hashable {
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}

extension ByteView {
    /// Puts the normal form of the label in `range` into `label`; false if it is no label.
    ///
    /// A label has at most 999 bytes and at least one that is not white space.
    func normalizeLabel(_ range: Range<Int>, into label: inout [UInt8]) -> Bool {
        label.removeAll(keepingCapacity: true)
        guard range.count <= 999 else { return false }
        var isASCII = true
        var at = skipSpace(from: range.lowerBound, to: range.upperBound)
        while at < range.upperBound {
            let byte = self[at]
            if byte.isSpace {
                at = skipSpace(from: at, to: range.upperBound)
                if at < range.upperBound { label.append(32) }
                continue
            }
            if byte >= 128 { isASCII = false }
            label.append(byte.asciiLowercased)
            at += 1
        }
        if !isASCII { label = foldedCase(label) }
        return !label.isEmpty
    }
}

/// Text without differences of case, full mappings included: lower, upper, lower once more.
private func foldedCase(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(text.lowercased().uppercased().lowercased().utf8)
}
