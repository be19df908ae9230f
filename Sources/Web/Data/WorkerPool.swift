import ByregionConsole
import ByregionPublishing
import ByregionRecords
import ByregionSQLite
import ByregionStore

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

/// A connection that pages are read with: to a file, or to what is published in PostgreSQL.
final class ReadingWorker: PoolWorker {
  private let path: String
  private let questionLimit: Duration
  private let publication: PublicationReader?
  private var identity: FileIdentity?
  private var knowledgeBase: KnowledgeBase?
  private let interrupter = Monitor<Interrupter?>(nil)

  init(path: String, questionLimit: Duration) {
    self.path = path
    self.questionLimit = questionLimit
    publication = KnowledgeBase.isPublication(path) ? PublicationReader(path, limit: questionLimit) : nil
  }

  var stopper: @Sendable () -> Void {
    { [interrupter] in interrupter.withLock { $0 }?.interrupt() }
  }

  /// Whether it reads a file, and not a publication.
  var readsFile: Bool { publication == nil }

  /// The knowledge base, opened again where another file took its place.
  ///
  /// - Throws: `KnowledgeBaseError` as `KnowledgeBase.open` does.
  func current() throws -> KnowledgeBase {
    if let publication {
      let now = try publication.current()
      if now !== knowledgeBase { take(now) }
      return now
    }
    let identity = FileIdentity(of: path)
    if let knowledgeBase, identity == self.identity { return knowledgeBase }
    close()
    let opened = try KnowledgeBase.open(path, for: .reading)
    self.identity = identity
    take(opened)
    return opened
  }

  /// The work is done: a publication that makes tables anew does not wait for this reader.
  func rest() { publication?.rest() }

  private func take(_ opened: KnowledgeBase) {
    opened.questionLimit = questionLimit
    knowledgeBase = opened
    let handle = opened.connection.interrupter()
    interrupter.withLock { $0 = handle }
  }

  func close() {
    interrupter.withLock { $0 = nil }
    if let publication { publication.close() } else { try? knowledgeBase?.close() }
    knowledgeBase = nil
  }
}

/// A connection that runs what readers wrote.
final class ConsoleWorker: PoolWorker {
  private let path: String
  private var identity: FileIdentity?
  private var console: SQLConsole?
  private let publication: PublicationReader?
  private var published: KnowledgeBase?
  private let handle = Monitor<QueryStopper?>(nil)

  /// - Parameter statementLimit: how long the server of a publication may work on the rows of a table.
  init(path: String, statementLimit: Duration = .seconds(30)) {
    self.path = path
    publication = KnowledgeBase.isPublication(path) ? PublicationReader(path, limit: statementLimit) : nil
  }

  var stopper: @Sendable () -> Void {
    { [handle] in handle.withLock { $0 }?.stop() }
  }

  /// The console, opened again where another file took its place.
  ///
  /// - Throws: `KnowledgeBaseError` as `SQLConsole` does.
  func current() throws -> SQLConsole {
    if let publication {
      let now = try publication.current()
      if let console, now === published { return console }
      published = now
      return take(try SQLConsole(now))
    }
    let identity = FileIdentity(of: path)
    if let console, identity == self.identity { return console }
    close()
    let opened = try SQLConsole(path: path)
    self.identity = identity
    return take(opened)
  }

  /// As ``ReadingWorker/rest()``.
  func rest() { publication?.rest() }

  private func take(_ opened: SQLConsole) -> SQLConsole {
    console = opened
    let stopper = opened.stopper
    handle.withLock { $0 = stopper }
    return opened
  }

  /// Forgets a wish to stop that came when the last job was over.
  func forgetStop() { handle.withLock { $0 }?.forget() }

  func close() {
    handle.withLock { $0 = nil }
    try? console?.close()
    publication?.close()
    (console, published) = (nil, nil)
  }
}

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
  var previews: ImportPreviews
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
