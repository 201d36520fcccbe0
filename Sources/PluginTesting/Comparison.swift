internal import Glibc
public import Testing

/// Fails with a line diff where two texts differ.
///
/// With `ACCEPT=1` in the environment the page of cases is rewritten instead: `part` is replaced by
/// `actual`.
public func expectSame(
    _ actual: String, _ expected: String, part: Case.Part? = nil, of example: Case? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard actual != expected else { return }
    if let part, let example, unsafe getenv("ACCEPT") != nil {
        accept(actual, in: part, of: example)
        return
    }
    let place = example.map { "\($0.page):\(part?.line ?? $0.line):1: \($0.title)\n" } ?? ""
    Issue.record(
        "\(place)\(lineDiff(expected, actual))accept with: make accept",
        sourceLocation: sourceLocation)
}

/// The lines that differ, `-` for what was expected and `+` for what came, with two lines around.
public func lineDiff(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    var result = "@@ line \(start + 1)\n"
    for line in old[max(start - 2, 0)..<start] { result += "  \(line)\n" }
    for line in old[start..<old.count - end].prefix(40) { result += "- \(line)\n" }
    for line in new[start..<new.count - end].prefix(40) { result += "+ \(line)\n" }
    for line in old[(old.count - end)...].prefix(2) { result += "  \(line)\n" }
    return result
}

/// Rewrites one part of a page; found by the line of its fence, which earlier parts may have moved.
private func accept(_ actual: String, in part: Case.Part, of example: Case) {
    guard let cases = try? Case.cases(of: example.page),
        let now = cases.first(where: { $0.title == example.title })?.parts
            .first(where: { $0.name == part.name && $0.info == part.info && $0.text == part.text }),
        let bytes = try? contents(of: example.page)
    else { return }
    var lines = String(decoding: bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
    let count = now.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let replacement = actual.split(separator: "\n", omittingEmptySubsequences: false)
    lines.replaceSubrange(
        now.line..<now.line + count,
        with: actual.hasSuffix("\n") ? replacement.dropLast() : replacement[...])
    let text = lines.joined(separator: "\n")
    guard let file = unsafe fopen(example.page, "w") else { return }
    unsafe fputs(text, file)
    unsafe fclose(file)
}
