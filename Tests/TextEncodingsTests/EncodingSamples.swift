import GalleyJSONSyntax
import Glibc
import Testing

/// A text in some encoding and what it says.
struct EncodingSample: Sendable, CustomTestStringConvertible {
    let name: String
    let encoding: String
    let bytes: [UInt8]
    let text: String

    var testDescription: String { name }

    /// The samples of the benchmark beside the package, where it is there.
    static let all: [EncodingSample] = {
        let lines = Files.bytes("bench/plaintext/encodings.jsonl").split(separator: 0x0A)
        return lines.compactMap { line in
            guard let root = try? JSONDocument(parsing: Array(line)).root,
                let name = root["name"]?.string, let encoding = root["encoding"]?.string,
                let bytes = root["bytes"]?.string, let text = root["text"]?.string
            else { return nil }
            return EncodingSample(
                name: name, encoding: encoding, bytes: base64(bytes), text: text)
        }
    }()

    private static func base64(_ text: String) -> [UInt8] {
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var bytes: [UInt8] = []
        var bits = 0
        var value = 0
        for letter in text.utf8 {
            guard let digit = alphabet.firstIndex(of: letter) else { continue }
            value = value << 6 | digit
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: value >> bits))
                value &= 1 << bits - 1
            }
        }
        return bytes
    }
}

/// Files that lie beside the package.
enum Files {
    /// The bytes of a file, none where it is absent.
    static func bytes(_ name: String) -> [UInt8] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        guard let file = unsafe fopen("/\(root)/../shared/\(name)", "rb") else {
            print("passed over: no \(name)")
            return []
        }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
