/// Why a program gave no answer.
enum WorkerFailure: Error, Hashable, Sendable {
    /// It could not be started; the number of the system's error.
    case notStarted(Int32)
    case timeout
    case stopped
    /// It ended, with a status or by a signal; the last that it said on standard error.
    case ended(Ending, said: String)
    case badHeader(String)
    case tooLarge(Int)

    /// How a process ended.
    enum Ending: Hashable, Sendable {
        case status(Int32), signal(Int32)

        /// From the status that `waitpid` gives.
        init(_ raw: Int32) {
            self = raw & 0x7F == 0 ? .status(raw >> 8 & 0xFF) : .signal(raw & 0x7F)
        }
    }
}
