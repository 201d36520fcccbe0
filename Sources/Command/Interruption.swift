internal import GalleyDocumentModel
internal import Glibc

/// What ^C and a closed pipe do: work under way ends whole, then the process.
enum Interruption {
    /// Set when the user wants the process to end.
    static let signal = StopSignal()

    /// The first ^C or TERM asks, the second ends at once; writing to a closed pipe is an error, not
    /// death.
    static func prepare() {
        _ = signal.isSet  // made before a handler needs it
        Glibc.signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM] {
            Glibc.signal(number) { number in
                if Interruption.signal.isSet { _exit(128 + number) }
                Interruption.signal.set()
            }
        }
    }
}
