public import GalleyDocumentModel
public import GalleyPluginKit
internal import GalleyTemplates

/// Marks the article with hashes of its text, by which copies are found, in the extra `fingerprint`.
///
/// Equal texts have equal text hashes. Similar texts differ in few bits of their simhash, and share
/// bands of their minhash. Both count runs of three words, in lower case and without marks.
public struct FingerprintStep: Transform {
    /// Whether `text-hash` is written: SHA-256, the first 32 digits.
    public var textHash = true
    /// The bits of `simhash`, 64; nil for none.
    public var simhash: Int? = 64
    /// How many permutations of `minhash`, and in how many bands they are written.
    public var minhash: (perm: Int, bands: Int)?

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let text = document.root.string
        let runs = runs(of: words(of: text))
        var entries: [Metadata.Entry] = []
        if textHash {
            let scope = ValueScope(["vars": .map([Value.Entry("text", .string(text))])])
            let hash = try? Expression("vars.text | hash(32)").evaluate(in: scope).text
            entries.append(Metadata.Entry("text-hash", .string(hash ?? "")))
        }
        if simhash != nil {
            entries.append(Metadata.Entry("simhash", .string(hex(simhash(of: runs)))))
        }
        if let minhash {
            let bands = bands(of: runs, minhash.perm, minhash.bands)
            entries.append(Metadata.Entry("minhash", .list(bands.map { .string(hex($0)) })))
        }
        document.metadata["fingerprint"] = .map(entries)
        return .keep
    }

    /// The value of the option `minhash`.
    static func minhash(_ value: Metadata.Value) throws -> (perm: Int, bands: Int)? {
        if value == .null || value == .string("none") { return nil }
        guard case .map(let entries) = value,
            entries.allSatisfy({ ["perm", "bands"].contains($0.key) })
        else {
            throw OptionFault("expected {perm, bands}", help: "for example {perm: 128, bands: 16}")
        }
        let perm = value["perm"]?.string.flatMap { Int($0) } ?? 128
        let bands = value["bands"]?.string.flatMap { Int($0) } ?? 16
        guard (1...1024).contains(perm), (1...perm).contains(bands), perm.isMultiple(of: bands)
        else {
            throw OptionFault("expected 1 to 1024 permutations, a multiple of the bands")
        }
        return (perm, bands)
    }
}

extension FingerprintStep {
    private func words(of text: String) -> [UInt64] {
        var (words, hash, isInWord) = ([UInt64](), UInt64(0), false)
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                if !isInWord { hash = 0xCBF2_9CE4_8422_2325 }
                isInWord = true
                hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3
            } else if isInWord {
                words.append(mixed(hash))
                isInWord = false
            }
        }
        if isInWord { words.append(mixed(hash)) }
        return words
    }

    /// Hashes of each three words that follow one another; of fewer, one.
    private func runs(of words: [UInt64]) -> [UInt64] {
        guard words.count > 3 else { return words.isEmpty ? [] : [words.reduce(0, joined)] }
        return (0..<(words.count - 2)).map {
            joined(joined(words[$0], words[$0 + 1]), words[$0 + 2])
        }
    }

    private func simhash(of runs: [UInt64]) -> UInt64 {
        var counts = [Int](repeating: 0, count: 64)
        for run in runs {
            for bit in 0..<64 { counts[bit] += run >> UInt64(bit) & 1 == 1 ? 1 : -1 }
        }
        return counts.indices.reduce(0) { counts[$1] > 0 ? $0 | 1 << UInt64($1) : $0 }
    }

    private func bands(of runs: [UInt64], _ perm: Int, _ bands: Int) -> [UInt64] {
        var least = [UInt64](repeating: .max, count: perm)
        for run in runs {
            for index in 0..<perm {
                least[index] = min(least[index], mixed(run ^ mixed(UInt64(index) &+ 1)))
            }
        }
        let rows = perm / bands
        return (0..<bands).map { band in
            least[(band * rows)..<((band + 1) * rows)].reduce(UInt64(band), joined)
        }
    }

    private func joined(_ left: UInt64, _ right: UInt64) -> UInt64 {
        mixed(left &* 0x9E37_79B9_7F4A_7C15 ^ right)
    }

    /// The finaliser of SplitMix64.
    private func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    private func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
