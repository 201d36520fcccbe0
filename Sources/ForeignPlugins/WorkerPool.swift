internal import Synchronization

/// The long-lived processes of one program: as many as are needed at once.
final class WorkerPool: Sendable {
    private struct Worker: Sendable {
        var process: Process
        var waiting: [UInt8] = []
    }

    private let idle = Mutex<[Worker]>([])
    private let start: @Sendable () throws(WorkerFailure) -> Process

    init(start: @escaping @Sendable () throws(WorkerFailure) -> Process) { self.start = start }

    deinit {
        idle.withLock { workers in
            for index in workers.indices { workers[index].process.end() }
            workers = []
        }
    }

    /// Sends a message to a process that is free, or to a new one.
    ///
    /// A process that died since its last call is replaced once; one that fails is ended.
    func call(_ call: Call) throws(WorkerFailure) -> Frame {
        if let worker = idle.withLock({ $0.popLast() }) {
            do throws(WorkerFailure) {
                return try send(call, to: worker)
            } catch {
                guard case .ended = error else { throw error }
            }
        }
        return try send(call, to: Worker(process: try start()))
    }

    private func send(_ call: Call, to worker: Worker) throws(WorkerFailure) -> Frame {
        var worker = worker
        do throws(WorkerFailure) {
            let frame = try worker.process.exchange(call, waiting: &worker.waiting)
            // Nobody asked for more than one answer.
            guard worker.waiting.isEmpty else { throw .badHeader("more than one answer") }
            idle.withLock { $0.append(worker) }
            return frame
        } catch {
            if case .ended = error {} else { worker.process.end() }
            throw error
        }
    }
}
