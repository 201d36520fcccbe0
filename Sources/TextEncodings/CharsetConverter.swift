internal import Glibc

/// A converter of the C library from one encoding to code points.
///
/// It serves to build tables and for rare characters; texts are decoded by the tables, so that
/// errors are stepped over and every character's place is known.
@safe
struct CharsetConverter: ~Copyable {
    private let handle: iconv_t

    /// A converter from `charset`, or `nil` where the C library has none.
    init?(_ charset: String) {
        guard let handle = unsafe iconv_open("UTF-32LE", charset),
            unsafe handle != iconv_t(bitPattern: -1)
        else { return nil }
        unsafe self.handle = handle
    }

    deinit { unsafe iconv_close(handle) }

    /// The one code point that `bytes` stand for; 0 when they stand for none or several.
    func codePoint(of bytes: [UInt8]) -> UInt32 {
        var input = bytes.map(CChar.init(bitPattern:))
        var output = [CChar](repeating: 0, count: 16)
        let written = unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe convert(input, output)
            }
        }
        guard written == 4 else { return 0 }
        return (0..<4).reduce(0) { $0 | UInt32(UInt8(bitPattern: output[$1])) << UInt32($1 * 8) }
    }

    /// Converts and flushes, since the last character may be held back; -1 on an error.
    private func convert(
        _ input: UnsafeMutableBufferPointer<CChar>, _ output: UnsafeMutableBufferPointer<CChar>
    ) -> Int {
        var source = input.baseAddress
        var sourceLeft = input.count
        var target = output.baseAddress
        var targetLeft = output.count
        unsafe iconv(handle, nil, nil, nil, nil)
        let result = unsafe iconv(handle, &source, &sourceLeft, &target, &targetLeft)
        guard result != -1, sourceLeft == 0 else { return -1 }
        let flushed = unsafe iconv(handle, nil, nil, &target, &targetLeft)
        guard flushed != -1 else { return -1 }
        return output.count - targetLeft
    }
}
