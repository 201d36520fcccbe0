@_spi(_Unicode) internal import Swift

/// `text` in Unicode normal form C.
func composed(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : String(String.UnicodeScalarView(text._nfc))
}

/// `text` in Unicode normal form D.
func decomposed(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : String(String.UnicodeScalarView(text._nfd))
}
