import ByregionRecords

/// What a thread of a pool works with: a connection of its own.
protocol PoolWorker: AnyObject, SendableMetatype {
  /// What stops the worker's statement, from any thread.
  var stopper: @Sendable () -> Void { get }
  /// Gives everything back, when the pool ends.
  func close()
}

/// Threads that each have a worker of their own, and a queue of limited length before them.
final class WorkerPool<Worker: PoolWorker>: Sendable {
  /// Work that is queued, running or done.
  final class Job: Sendable {
    fileprivate enum State {
      case queued
      case running(stop: @Sendable () -> Void)
      /// Cancelled while it ran.
      case stopped
      case over
    }

    fileprivate let state = Monitor<State>(.queued)
    fileprivate let body: @Sendable (Worker, Job) -> Void
    /// Called where the job is given up before it began.
    fileprivate let dropped: @Sendable () -> Void

    fileprivate init(_ body: @escaping @Sendable (Worker, Job) -> Void, dropped: @escaping @Sendable () -> Void) {
      self.body = body
      self.dropped = dropped
    }

    /// Work asks this when its worker is ready: a stop that came before that found no statement to stop.
    ///
    /// - Throws: `KnowledgeBaseError` with `.interrupted` where the job was cancelled.
    func checkCancellation() throws {
      if case .stopped = state.withLock({ $0 }) { throw KnowledgeBaseError(.interrupted, "interrupted") }
    }

    /// Stops the job where it runs, and keeps it from beginning where it waits.
    @Sendable func cancel() {
      // Under the job's lock, so that the worker's next job is not the one that is stopped.
      let wasQueued = state.withLock { state in
        switch state {
        case .queued:
          state = .over
          return true
        case .running(let stop):
          stop()
          state = .stopped
        case .stopped, .over: break
        }
        return false
      }
      if wasQueued { dropped() }
    }
  }

  private struct Queue {
    var waiting: [Job] = []
    var running: [ObjectIdentifier: Job] = [:]
    var threads = 0
    var isClosed = false
  }

  private let queue: Monitor<Queue>
  private let limit: Int

  /// - Parameters:
  ///   - threads: how many jobs run at once.
  ///   - limit: how many may wait.
  ///   - makeWorker: called on each thread once.
  init(threads: Int, limit: Int, _ makeWorker: @escaping @Sendable () -> Worker) {
    self.limit = limit
    var queue = Queue()
    queue.threads = threads
    self.queue = Monitor(queue)
    for _ in 0..<threads {
      BlockingThread.start { [self] in
        let worker = makeWorker()
        while let job = nextJob() { run(job, worker) }
        worker.close()
        self.queue.change { $0.threads -= 1 }
      }
    }
  }

  /// Queues work.
  ///
  /// - Parameter dropped: called where the work is given up before it began.
  /// - Returns: nil where too much waits already, or the pool was closed.
  func submit(_ body: @escaping @Sendable (Worker, Job) -> Void, dropped: @escaping @Sendable () -> Void) -> Job? {
    let job = Job(body, dropped: dropped)
    return queue.change { queue in
      guard !queue.isClosed, queue.waiting.count < limit else { return nil }
      queue.waiting.append(job)
      return job
    }
  }

  /// Stops what runs, drops what waits, and waits until the workers have closed.
  func close(within seconds: Int) {
    let jobs = queue.change { queue in
      queue.isClosed = true
      return queue.waiting + queue.running.values
    }
    for job in jobs { job.cancel() }
    _ = queue.wait(until: Deadline(after: seconds)) { $0.threads == 0 ? true : nil }
  }

  private func nextJob() -> Job? {
    let job: Job?? = queue.wait { queue in
      if !queue.waiting.isEmpty {
        let job = queue.waiting.removeFirst()
        queue.running[ObjectIdentifier(job)] = job
        return .some(job)
      }
      return queue.isClosed ? .some(nil) : nil
    }
    return job ?? nil
  }

  private func run(_ job: Job, _ worker: Worker) {
    let stop = worker.stopper
    let begins = job.state.withLock { state in
      guard case .queued = state else { return false }
      state = .running(stop: stop)
      return true
    }
    if begins {
      job.body(worker, job)
      job.state.withLock { $0 = .over }
    }
    queue.withLock { $0.running[ObjectIdentifier(job)] = nil }
  }
}
