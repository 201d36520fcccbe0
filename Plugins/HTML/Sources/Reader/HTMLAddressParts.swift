/// An address in its parts, to which relative ones are joined (RFC 3986 §5.2).
struct HTMLAddressParts: Hashable, Sendable {
    var scheme: String, authority: String, path: String

    /// The parts of an absolute address of a page; nil for any other.
    init?(_ address: String) {
        guard let colon = address.firstIndex(of: ":") else { return nil }
        scheme = address[..<colon].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = address[address.index(after: colon)...]
        guard rest.hasPrefix("//") else { return nil }
        let after = rest.dropFirst(2)
        let end = after.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? after.endIndex
        authority = String(after[..<end])
        guard !authority.isEmpty else { return nil }
        path = String(after[end...].prefix { $0 != "?" && $0 != "#" })
    }

    /// The absolute form of an address that stands in a page with this one.
    func joined(_ address: String) -> String {
        guard let first = address.utf8.first, first != UInt8(ascii: "#") else { return address }
        if hasScheme(address) { return address }
        if address.hasPrefix("//") { return scheme + ":" + address }
        let origin = scheme + "://" + authority
        if first == UInt8(ascii: "/") { return origin + normalized(address) }
        if first == UInt8(ascii: "?") { return origin + path + address }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return origin + normalized(folder + address)
    }

    private func hasScheme(_ address: String) -> Bool {
        for byte in address.utf8 {
            if byte == 58 { return true }
            let isPart =
                (97...122).contains(byte | 32) || (48...57).contains(byte) || byte == 43
                || byte == 45 || byte == 46
            if !isPart { return false }
        }
        return false
    }

    /// The path without `.` and `..`.
    private func normalized(_ path: String) -> String {
        let end = path.firstIndex { $0 == "?" || $0 == "#" } ?? path.endIndex
        var wasSlash = false
        let hasDots = path[..<end].utf8.contains { byte in
            defer { wasSlash = byte == 47 }
            return wasSlash && byte == 46
        }
        guard hasDots else { return path }
        var parts: [Substring] = []
        let pieces = path[..<end].split(separator: "/", omittingEmptySubsequences: false)
            .dropFirst()
        for (index, piece) in pieces.enumerated() {
            let isLast = index == pieces.count - 1
            switch piece {
            case ".": if isLast { parts.append("") }
            case "..":
                if !parts.isEmpty { parts.removeLast() }
                if isLast { parts.append("") }
            default: parts.append(piece)
            }
        }
        return "/" + parts.joined(separator: "/") + path[end...]
    }
}
