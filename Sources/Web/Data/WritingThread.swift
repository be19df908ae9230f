import ByregionRecords

/// What the thread that writes works with: nothing is kept between two imports, so that no lock is.
final class WritingWorker: PoolWorker {
  private let isStopped = Monitor(false)

  /// Whether the reader left, or the server ends: a preview is given up then. What is taken in is finished.
  var shouldStop: @Sendable () -> Bool { { [isStopped] in isStopped.withLock { $0 } } }

  var stopper: @Sendable () -> Void { { [isStopped] in isStopped.withLock { $0 = true } } }

  /// Forgets a wish to stop that came when the last job was over.
  func forgetStop() { isStopped.withLock { $0 = false } }

  func close() {}
}

/// What the pages of an import work with.
struct ImportContext: Sendable {
  var desk: ImportDesk
  var shouldStop: @Sendable () -> Bool
}

/// Runs a task on the thread that waits for it, so that its work holds up neither the event loops nor Swift's tasks.
final class ThreadExecutor: TaskExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    var isDone = false
  }

  private let state = Monitor(State())

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.change { $0.jobs.append(job) }
  }

  /// Runs a body on the calling thread until it is done. Only for threads of one's own.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    let executor = ThreadExecutor()
    let outcome = Monitor<Result<Value, any Error>?>(nil)
    Task(executorPreference: executor) {
      let result: Result<Value, any Error>
      do { result = .success(try await body()) } catch { result = .failure(error) }
      outcome.withLock { $0 = result }
      executor.state.change { $0.isDone = true }
    }
    while let job = executor.nextJob() { job.runSynchronously(on: executor.asUnownedTaskExecutor()) }
    guard let result = outcome.withLock({ $0 }) else {
      throw KnowledgeBaseError(.internalFault, "a task ended without a result")
    }
    return try result.get()
  }

  private func nextJob() -> UnownedJob? {
    let job: UnownedJob?? = state.wait { state in
      if !state.jobs.isEmpty { return .some(state.jobs.removeFirst()) }
      return state.isDone ? .some(nil) : nil
    }
    return job ?? nil
  }
}
