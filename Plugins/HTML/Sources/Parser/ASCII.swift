/// The bytes that markup is made of.
enum ASCII {
    static var null: UInt8 { 0 }
    static var tab: UInt8 { 9 }
    static var lineFeed: UInt8 { 10 }
    static var formFeed: UInt8 { 12 }
    static var carriageReturn: UInt8 { 13 }
    static var space: UInt8 { 32 }
    static var exclamation: UInt8 { 33 }
    static var quote: UInt8 { 34 }
    static var hash: UInt8 { 35 }
    static var ampersand: UInt8 { 38 }
    static var apostrophe: UInt8 { 39 }
    static var asterisk: UInt8 { 42 }
    static var plus: UInt8 { 43 }
    static var hyphen: UInt8 { 45 }
    static var slash: UInt8 { 47 }
    static var semicolon: UInt8 { 59 }
    static var lessThan: UInt8 { 60 }
    static var equals: UInt8 { 61 }
    static var greaterThan: UInt8 { 62 }
    static var question: UInt8 { 63 }
    static var openBracket: UInt8 { 91 }
    static var closeBracket: UInt8 { 93 }
    static var grave: UInt8 { 96 }

    /// Whether `byte` is white space in HTML.
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == space || byte == lineFeed || byte == tab || byte == carriageReturn
            || byte == formFeed
    }

    /// Whether `byte` is a letter from A to Z in either case.
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// Whether `byte` is a digit from 0 to 9.
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Whether `byte` is a letter or a digit.
    @inline(__always)
    static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    /// The letter in lower case; other bytes as they are.
    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// The value of a hexadecimal digit.
    static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
        if isDigit(byte) { return byte - 0x30 }
        let letter = byte | 0x20
        return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : nil
    }
}
