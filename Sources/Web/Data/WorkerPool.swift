import ByregionConsole
import ByregionPublishing
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// The state of one thread of a pool: its own connection.
protocol PoolWorker: AnyObject, SendableMetatype {
  /// Stops the worker's current statement. Can be called on any thread.
  var stopper: @Sendable () -> Void { get }
  /// Releases the worker's resources when the pool is closed.
  func close()
}

/// Threads with a worker each, and a queue of limited length for their jobs.
final class WorkerPool<Worker: PoolWorker>: Sendable {
  /// A job that is queued, running or done.
  final class Job: Sendable {
    fileprivate enum State {
      case queued
      case running(stop: @Sendable () -> Void)
      /// Cancelled while running.
      case stopped
      case over
    }

    fileprivate let state = Monitor<State>(.queued)
    fileprivate let body: @Sendable (Worker, Job) -> Void
    /// Called if the job is cancelled before it began.
    fileprivate let dropped: @Sendable () -> Void

    fileprivate init(_ body: @escaping @Sendable (Worker, Job) -> Void, dropped: @escaping @Sendable () -> Void) {
      self.body = body
      self.dropped = dropped
    }

    /// Throws if the job was cancelled. Jobs call this when their worker is ready, since an earlier cancellation found
    /// no statement to stop.
    ///
    /// - Throws: `KnowledgeBaseError` with `.interrupted`.
    func checkCancellation() throws {
      if case .stopped = state.withLock({ $0 }) { throw KnowledgeBaseError(.interrupted, "interrupted") }
    }

    /// Stops the job if it is running, or removes it if it is queued.
    @Sendable func cancel() {
      // The worker is stopped under the job's lock, so that it cannot already be running its next job.
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
  ///   - threads: number of jobs that run at the same time.
  ///   - limit: maximum number of queued jobs.
  ///   - makeWorker: called once on each thread.
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

  /// Queues a job.
  ///
  /// - Parameter dropped: called if the job is cancelled before it began.
  /// - Returns: the job; nil if the queue is full or the pool is closed.
  func submit(_ body: @escaping @Sendable (Worker, Job) -> Void, dropped: @escaping @Sendable () -> Void) -> Job? {
    let job = Job(body, dropped: dropped)
    return queue.change { queue in
      guard !queue.isClosed, queue.waiting.count < limit else { return nil }
      queue.waiting.append(job)
      return job
    }
  }

  /// Cancels all jobs and waits until the workers have closed, for at most `seconds` seconds.
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

/// A connection for reading pages: to a file, or to a publication in PostgreSQL.
final class ReadingWorker: PoolWorker {
  private let path: String
  private let readTimeout: Duration
  private let cacheBetweenJobs: Int
  private let publication: PublicationReader?
  private var identity: FileIdentity?
  private var knowledgeBase: KnowledgeBase?
  private let interrupter = Monitor<Interrupter?>(nil)

  /// - Parameter cacheBetweenJobs: how many bytes of the file the connection keeps while it waits for a job.
  init(path: String, readTimeout: Duration, cacheBetweenJobs: Int = .max) {
    self.path = path
    self.readTimeout = readTimeout
    self.cacheBetweenJobs = cacheBetweenJobs
    publication = KnowledgeBase.isPublication(path) ? PublicationReader(path, limit: readTimeout) : nil
  }

  var stopper: @Sendable () -> Void {
    { [interrupter] in interrupter.withLock { $0 }?.interrupt() }
  }

  /// Whether the worker reads a file, not a publication.
  var readsFile: Bool { publication == nil }

  /// The knowledge base, reopened if the file was replaced.
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

  /// Called after each job, so that publishing need not wait for this reader before it replaces tables.
  func rest() {
    if let publication { return publication.rest() }
    knowledgeBase?.connection.releaseCache(above: cacheBetweenJobs)
  }

  private func take(_ opened: KnowledgeBase) {
    opened.readTimeout = readTimeout
    // Half of what a search sets by itself: each thread has a cache, and the system keeps the pages of the file, too.
    if readsFile { try? opened.connection.execute("PRAGMA cache_size = -4000") }
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

/// A connection that runs the users' SQL.
final class ConsoleWorker: PoolWorker {
  private let path: String
  private var identity: FileIdentity?
  private var console: SQLConsole?
  private let publication: PublicationReader?
  private var published: KnowledgeBase?
  private let handle = Monitor<QueryStopper?>(nil)

  /// - Parameter statementLimit: how long the PostgreSQL server of a publication may take to read the rows of a table.
  init(path: String, statementLimit: Duration = .seconds(30)) {
    self.path = path
    publication = KnowledgeBase.isPublication(path) ? PublicationReader(path, limit: statementLimit) : nil
  }

  var stopper: @Sendable () -> Void {
    { [handle] in handle.withLock { $0 }?.stop() }
  }

  /// The console, reopened if the file was replaced.
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

  /// Whether the worker reads a file, not a publication.
  var readsFile: Bool { publication == nil }

  /// As ``ReadingWorker/rest()``.
  func rest() {
    if let publication { return publication.rest() }
    console?.releaseCache(above: Self.cacheBetweenJobs)
  }

  private static let cacheBetweenJobs = 1 << 20

  private func take(_ opened: SQLConsole) -> SQLConsole {
    console = opened
    let stopper = opened.stopper
    handle.withLock { $0 = stopper }
    return opened
  }

  /// Clears a stop that arrived after the previous job had ended.
  func forgetStop() { handle.withLock { $0 }?.forget() }

  func close() {
    handle.withLock { $0 = nil }
    try? console?.close()
    publication?.close()
    (console, published) = (nil, nil)
  }
}

/// A console for one request, with the results that requests for the same state of the file share.
struct ConsoleSession {
  let console: SQLConsole
  /// Nil if nothing is shared, as for a publication.
  let shared: SharedState?
  /// Whether the file is still in the state that `shared` is of.
  let isCurrent: () throws -> Bool

  /// The shared value for a key, or else one from `make`, which is then shared if `make` says that it may be.
  func sharing<Content: Sendable>(
    _ key: some Hashable, capacity: Int, _ make: () throws -> (content: Content, isShared: Bool)
  ) throws -> Content {
    if let kept: Content = shared?.kept(AnyHashable(key)) { return kept }
    let made = try make()
    // A statement reads one state. If nobody wrote from before it until after it, it is that of `shared`.
    if made.isShared, let shared, try isCurrent() {
      shared.keep(made.content, for: AnyHashable(key), capacity: capacity)
    }
    return made.content
  }
}

/// The worker of the thread that writes. It keeps no connection between imports, and so holds no lock.
final class WritingWorker: PoolWorker {
  private let isStopped = Monitor(false)

  /// Whether the client disconnected or the server is stopping. A preview is then abandoned; an import is completed.
  var shouldStop: @Sendable () -> Bool { { [isStopped] in isStopped.withLock { $0 } } }

  var stopper: @Sendable () -> Void { { [isStopped] in isStopped.withLock { $0 = true } } }

  /// Clears a stop that arrived after the previous job had ended.
  func forgetStop() { isStopped.withLock { $0 = false } }

  func close() {}
}

/// The state that the pages of an import share.
struct ImportContext: Sendable {
  var previews: ImportPreviews
  var shouldStop: @Sendable () -> Bool
}

/// Runs a task on the thread that waits for it, so that it blocks neither the event loops nor the threads of Swift's
/// tasks.
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

  /// Runs `body` on the calling thread until it is done. Call it only on dedicated threads.
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
