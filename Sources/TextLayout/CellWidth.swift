/// How many cells of a terminal a text takes.
///
/// East Asian wide and full-width scalars and emoji take two, combining and invisible ones none;
/// an emoji with its modifiers and joined companions is one sign of two cells.
///
/// ```swift
/// CellWidth.of("Liên hiệp")  // 9
/// CellWidth.of("東京 👍🏽")  // 7
/// ```
public enum CellWidth {
    public static func of(_ text: Span<UInt8>) -> Int {
        var meter = CellMeter()
        var (index, total) = (0, 0)
        while index < text.count {
            let byte = text[index]
            if byte >= 0x20, byte < 0x7F {
                total += meter.addASCII(byte)
                index += 1
            } else {
                let (value, length) = scalar(in: text, at: index)
                total += meter.add(value)
                index += length
            }
        }
        return total
    }

    public static func of(_ text: [UInt8]) -> Int { of(text.span) }

    public static func of(_ text: String) -> Int { of(Array(text.utf8).span) }

    /// How many cells one scalar takes on its own.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        CharacterClasses.shared.width(scalar.value)
    }
}

/// Adds up cells scalar by scalar, knowing what joins what.
struct CellMeter {
    private let classes = CharacterClasses.shared
    private var base: UInt32 = 0
    private var baseWidth = 0
    private var isJoined = false

    /// The cells by which a printable ASCII character lengthens the text.
    @inline(__always)
    mutating func addASCII(_ byte: UInt8) -> Int {
        (base, baseWidth, isJoined) = (UInt32(byte), 1, false)
        return 1
    }

    /// The cells by which the scalar lengthens the text.
    mutating func add(_ scalar: UInt32) -> Int {
        if scalar == 0x200D {
            isJoined = baseWidth == 2
            return 0
        }
        if scalar == 0xFE0F {
            guard baseWidth == 1, Unicode.Scalar(base)?.properties.isEmoji == true else { return 0 }
            baseWidth = 2
            return 1
        }
        let width = classes.width(scalar)
        if width == 0 { return 0 }
        let isModifier = scalar >= 0x1F3FB && scalar <= 0x1F3FF && baseWidth == 2
        if isModifier || (isJoined && isPictograph(scalar)) {
            isJoined = false
            return 0
        }
        (base, baseWidth, isJoined) = (scalar, width, false)
        return width
    }

    private func isPictograph(_ scalar: UInt32) -> Bool {
        scalar >= 0x1F000 || (scalar >= 0x2190 && scalar < 0x2C00)
    }
}
