import Glibc

/// Files of the html5lib tests beside the package.
enum ParserFixtures {
    private static let folder: String = {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        return "/\(root)/../shared/fixtures/html5lib"
    }()

    /// The names of the files in a folder that end with `suffix`, in order; none where it is absent.
    static func names(in name: String, endingWith suffix: String) -> [String] {
        guard let directory = unsafe opendir("\(folder)/\(name)") else {
            print("passed over: no html5lib tests")
            return []
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let text = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if text.hasSuffix(suffix) { names.append(text) }
        }
        return names.sorted()
    }

    /// The bytes of a file.
    static func bytes(_ name: String) -> [UInt8] {
        guard let file = unsafe fopen("\(folder)/\(name)", "rb") else { return [] }
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
