import GalleyFuzzChecks
import GalleyPluginTesting
import Testing

/// What fuzzing begins with and what it once found, without a fuzzer.
struct FuzzTests {
    @Test("No input that is kept breaks what must hold", arguments: try inputs())
    func findings(_ input: Input) throws {
        let check = try #require(FuzzCheck(rawValue: input.check), "\(input.path): no such check")
        let clock = ContinuousClock()
        var finding: String?
        let time = clock.measure { finding = check.finding(in: input.bytes) }
        if let finding { Issue.record("\(input.path): \(finding)") }
        #expect(time < .seconds(5), "\(input.path) takes \(time)")
    }

    @Test("Every check has a corpus to begin with", arguments: FuzzCheck.allCases)
    func corpora(_ check: FuzzCheck) throws {
        #expect(try !entries(of: "\(folder)/Corpus/\(check.rawValue)").isEmpty)
    }
}

/// A file of `Corpus` or `Findings`; its folder is named after the check.
struct Input: Sendable, CustomTestStringConvertible {
    let path: String, check: String
    let bytes: [UInt8]

    var testDescription: String { path }
}

private let folder = packageRoot() + "/Tests/Fuzz"

private func inputs() throws -> [Input] {
    try ["Corpus", "Findings"].flatMap { kind in
        try entries(of: "\(folder)/\(kind)").flatMap { check in
            try entries(of: "\(folder)/\(kind)/\(check)").map { name in
                let path = "\(kind)/\(check)/\(name)"
                return Input(
                    path: path, check: check, bytes: try contents(of: "\(folder)/\(path)"))
            }
        }
    }
}
