internal import Glibc
public import Testing

/// One worked example of a case page: a heading, then blocks of code by their language.
///
/// A page is Markdown: each `##` heading begins a case, each fenced block below it is a part, named
/// by its info string. What stands between is documentation.
public struct Case: Sendable, CustomTestStringConvertible {
    /// One fenced block.
    public struct Part: Hashable, Sendable {
        /// The first word of the info string.
        public let name: String
        /// What follows it: options, a file's name.
        public let info: String
        /// The text with its last line feed, as it stands on the page.
        public let text: String
        /// The line of the opening fence, from 1.
        public let line: Int
    }

    public let title: String
    public let page: String
    public let line: Int
    public let parts: [Part]

    public var testDescription: String {
        "\(title) (\(page.split(separator: "/").last ?? ""):\(line))"
    }

    /// The text of the first part of that name; empty where there is none.
    public subscript(name: String) -> String { part(name)?.text ?? "" }

    /// The first part of that name.
    public func part(_ name: String) -> Part? { parts.first { $0.name == name } }

    /// Where a failure is shown.
    public var location: SourceLocation {
        SourceLocation(fileID: "Cases/page.md", filePath: page, line: max(line, 1), column: 1)
    }

    /// All cases of the folder `Cases` beside the test's own file, or of one page in it.
    public static func all(
        _ page: String? = nil, beside file: String = #filePath
    ) throws -> [Case] {
        let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]) + "/Cases"
        var names = try entries(of: folder).filter { $0.hasSuffix(".md") }.sorted()
        if let page { names = names.filter { $0 == page } }
        guard !names.isEmpty else { throw CaseError(message: "\(folder): no page of cases") }
        return try names.flatMap { try cases(of: folder + "/" + $0) }
    }

    /// The cases of one page.
    public static func cases(of path: String) throws -> [Case] {
        var reader = PageReader(page: path)
        let text = String(decoding: try contents(of: path), as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            reader.take(line)
        }
        return reader.finish()
    }
}

/// A page of cases that cannot be read.
public struct CaseError: Error, Hashable, Sendable {
    public let message: String
}

private struct PageReader {
    let page: String
    private var cases: [Case] = []
    private var title = "", titleLine = 0
    private var parts: [Case.Part] = []
    private var fence = "", info: Substring = "", body = "", fenceLine = 0
    private var number = 0

    init(page: String) { self.page = page }

    mutating func take(_ line: Substring) {
        number += 1
        if !fence.isEmpty {
            if line.hasPrefix(fence), line.allSatisfy({ $0 == "`" || $0 == "~" }) {
                close()
            } else {
                body += line + "\n"
            }
        } else if line.hasPrefix("```") || line.hasPrefix("~~~") {
            fence = String(line.prefix { $0 == line.first })
            (info, body, fenceLine) = (line.dropFirst(fence.count), "", number)
        } else if line.hasPrefix("## ") {
            finishCase()
            (title, titleLine) = (String(line.dropFirst(3)), number)
        }
    }

    private mutating func close() {
        let words = info.split(separator: " ", maxSplits: 1)
        parts.append(
            Case.Part(
                name: String(words.first ?? ""), info: String(words.dropFirst().first ?? ""),
                text: body, line: fenceLine))
        fence = ""
    }

    private mutating func finishCase() {
        if !parts.isEmpty {
            cases.append(Case(title: title, page: page, line: titleLine, parts: parts))
        }
        parts = []
    }

    mutating func finish() -> [Case] {
        if !fence.isEmpty { close() }
        finishCase()
        return cases
    }
}

/// The bytes of a file.
public func contents(of path: String) throws -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
        throw CaseError(message: "\(path): \(unsafe String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = unsafe block.withUnsafeMutableBytes {
            unsafe read(descriptor, $0.baseAddress, 65536)
        }
        guard count > 0 else { return bytes }
        bytes += block[..<count]
    }
}

/// The names in a folder, without `.` and `..`; empty where there is no such folder.
public func entries(of folder: String) throws -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
            unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}

/// The folder that holds `Package.swift`, found upwards from a test's file.
public func packageRoot(from file: String = #filePath) -> String {
    var folder = file
    while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        if unsafe access(folder + "/Package.swift", F_OK) == 0 { return folder }
    }
    return "."
}

/// The path of a folder beside the project that tests may use, nil where it is absent.
///
/// A test that gets nil prints what it needs and passes over.
public func besideProject(_ path: String, from file: String = #filePath) -> String? {
    let full = packageRoot(from: file) + "/../" + path
    guard unsafe access(full, R_OK) == 0 else {
        print("passed over: \(path) is not beside the project")
        return nil
    }
    return full
}
