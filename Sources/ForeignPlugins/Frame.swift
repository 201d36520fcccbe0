/// One message: lines of headers, an empty line, and as many bytes as `Content-Length` says.
struct Frame: Hashable, Sendable {
    /// The headers but the length, their names in small letters.
    var headers: [String: String]
    var body: [UInt8]

    /// How long the headers of one message may be.
    static let headerLimit = 16384

    /// The message as it is sent.
    var bytes: [UInt8] {
        var result = Array("Content-Length: \(body.count)\r\n".utf8)
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            result += "\(name): \(value)\r\n".utf8
        }
        return result + "\r\n".utf8 + body
    }

    /// Takes the first message out of what has come; nil while it is not whole.
    static func take(
        from waiting: inout [UInt8], limit: Int
    ) throws(WorkerFailure) -> Frame? {
        guard let (head, start) = head(of: waiting) else {
            guard waiting.count <= headerLimit else { throw .badHeader(shown(waiting)) }
            return nil
        }
        var headers: [String: String] = [:]
        for line in head.split(separator: 0x0A) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                throw .badHeader(shown(Array(line)))
            }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            headers[name] = trimmed(line[(colon + 1)...])
        }
        guard let text = headers.removeValue(forKey: "content-length"), let length = Int(text),
            length >= 0
        else { throw .badHeader(shown(Array(head))) }
        guard length <= limit else { throw .tooLarge(length) }
        guard waiting.count - start >= length else { return nil }
        let body = Array(waiting[start..<start + length])
        waiting.removeFirst(start + length)
        return Frame(headers: headers, body: body)
    }

    /// The lines of headers and where the body begins; line ends may lack their carriage return.
    private static func head(of waiting: [UInt8]) -> (head: [UInt8], start: Int)? {
        var head: [UInt8] = []
        for index in waiting.indices.prefix(headerLimit) {
            let byte = waiting[index]
            if byte == 0x0D { continue }
            if byte == 0x0A, head.last == 0x0A || head.isEmpty { return (head, index + 1) }
            head.append(byte)
        }
        return nil
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func shown(_ bytes: [UInt8]) -> String {
        String(
            String(decoding: bytes.prefix(60), as: UTF8.self).map { $0.isNewline ? " " : $0 })
    }
}
