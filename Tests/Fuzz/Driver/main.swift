import CFuzz
import GalleyFuzzChecks
import Glibc

// galley-fuzz --check=NAME FOLDER… -OPTION=…: libFuzzer's own command line and the name of a check,
// in the form of an option that libFuzzer passes over and hands on to the processes it starts.

/// Ends with a message where bytes break what must hold; libFuzzer keeps them in a file then.
private func test(_ check: FuzzCheck, _ bytes: [UInt8]) {
    guard let finding = check.finding(in: bytes) else { return }
    tell("\(check.rawValue): \(finding)")
    abort()
}

private func tell(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = write(2, line, line.count)
}

let name = CommandLine.arguments.first { $0.hasPrefix("--check=") }?.dropFirst(8) ?? ""
guard let named = FuzzCheck(rawValue: String(name)) else {
    tell("name a check: --check=" + FuzzCheck.allCases.map(\.rawValue).joined(separator: "|"))
    exit(2)
}
let check = named
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
    LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        test(check, Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    })
