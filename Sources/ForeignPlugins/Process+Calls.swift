internal import GalleyDocumentModel
internal import Glibc

/// One call of a program: what is sent, how long it may take, how much may come back.
struct Call {
    var bytes: [UInt8]
    var deadline: ContinuousClock.Instant
    var limit: Int
    var stop: StopSignal

    /// The milliseconds to wait for the pipes, short enough to see that the run was stopped.
    func patience() throws(WorkerFailure) -> Int32 {
        if stop.isSet { throw .stopped }
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { throw .timeout }
        let milliseconds =
            left.components.seconds * 1000
            + left.components.attoseconds / 1_000_000_000_000_000
        return Int32(clamping: min(milliseconds + 1, 100))
    }
}

extension Process {
    /// Sends all, closes the input, takes all of the output: one process, one call.
    static func once(
        _ call: Call, start: () throws(WorkerFailure) -> Process
    ) throws(WorkerFailure) -> [UInt8] {
        var process = try start()
        var answer: [UInt8] = []
        do throws(WorkerFailure) {
            var sent = 0
            while true {
                let patience = try call.patience()
                if process.input >= 0, sent == call.bytes.count { process.closeInput() }
                process.wait(writing: process.input >= 0, milliseconds: patience)
                if process.input >= 0 {
                    if let count = process.write(call.bytes[sent...]) {
                        sent += max(0, count)
                    } else {
                        process.closeInput()  // It needs no more; its answer may still come.
                    }
                }
                process.listen()
                let goesOn = process.read(into: &answer)
                guard answer.count <= call.limit else { throw .tooLarge(answer.count) }
                if !goesOn { break }
            }
        } catch {
            process.end()
            throw error
        }
        let left = ContinuousClock.now.duration(to: call.deadline)
        let ending = process.leave(within: max(left, .zero))
        guard ending == .status(0) else {
            throw .ended(ending, said: String(decoding: process.said, as: UTF8.self))
        }
        return answer
    }

    /// Sends one frame, takes one frame; what came behind it stays in `waiting`.
    mutating func exchange(
        _ call: Call, waiting: inout [UInt8]
    ) throws(WorkerFailure) -> Frame {
        var sent = 0
        while true {
            if let frame = try Frame.take(from: &waiting, limit: call.limit) { return frame }
            let patience = try call.patience()
            let isWriting = sent < call.bytes.count && input >= 0
            wait(writing: isWriting, milliseconds: patience)
            if isWriting {
                if let count = write(call.bytes[sent...]) {
                    sent += max(0, count)
                } else {
                    closeInput()  // It reads no more; its answer may still come.
                }
            }
            listen()
            if !read(into: &waiting) {
                if let frame = try Frame.take(from: &waiting, limit: call.limit) { return frame }
                let ending = leave(within: .seconds(1))
                throw .ended(ending, said: String(decoding: said, as: UTF8.self))
            }
        }
    }
}
