import ByregionConsole
import ByregionLanguages
import ByregionPublishing
import ByregionRecords
import ByregionSQLite
import ByregionStore
import Synchronization

/// The result of a request.
enum Outcome: Sendable {
  case whole(Head, [UInt8])
  case streamed(Head, ByteStream)
}

/// Answers requests: runs the work of a route on a thread with a connection, and turns errors into pages.
final class Engine: Sendable {
  let site: Site
  let router: Router
  private let readers: WorkerPool<ReadingWorker>
  private let exporters: WorkerPool<ReadingWorker>
  private let consoles: WorkerPool<ConsoleWorker>
  private let watch: Monitor<StateWatch>
  /// Values computed from the file that all reading connections share.
  private let shared = SharedContents()
  /// The pool for imports; nil if importing is off. It has one thread, so that no import waits for another's lock.
  private let writers: WorkerPool<WritingWorker>?
  private let previews = ImportPreviews()

  /// Time limit of an export.
  private static let exportLimit = Duration.seconds(600)

  init(_ site: Site, cores: Int, routes: [Route] = Routes.all) {
    self.site = site
    router = Router(routes)
    let file = site.file
    readers = WorkerPool(threads: cores + 2, limit: 512) {
      ReadingWorker(path: file, readTimeout: .seconds(site.limits.page))
    }
    exporters = WorkerPool(threads: 4, limit: 16) {
      ReadingWorker(path: file, readTimeout: Self.exportLimit, cacheBetweenJobs: 1 << 20)
    }
    let statementLimit = Duration.seconds(site.limits.streamedStatement)
    consoles = WorkerPool(threads: 2, limit: 8) { ConsoleWorker(path: file, statementLimit: statementLimit) }
    watch = Monitor(
      KnowledgeBase.isPublication(file) ? .publication(PublicationWatch(file)) : .file(FileWatch(path: file)))
    writers = site.importKey == nil ? nil : WorkerPool(threads: 1, limit: 8) { WritingWorker() }
  }

  /// Stops all work and closes the file.
  func close(within seconds: Int) {
    consoles.close(within: seconds)
    writers?.close(within: seconds)
    exporters.close(within: seconds)
    readers.close(within: seconds)
    watch.withLock { try? $0.close() }
  }

  /// Answers a request whose route is known.
  ///
  /// - Parameters:
  ///   - compresses: whether the client accepts gzip.
  ///   - tags: the entity tags that the client has, from `If-None-Match`.
  ///   - onStart: called with a closure that stops the work, to be called if the client disconnects.
  func answer(
    _ request: PageRequest, _ route: Route, compresses: Bool, tags: String?,
    onStart: @Sendable (@escaping @Sendable () -> Void) -> Void
  ) async -> Outcome {
    let delivery = OutcomePromise()
    let run = Run(request: request, route: route, compresses: compresses, tags: tags, delivery: delivery)
    let dropped: @Sendable () -> Void = { delivery.give(Self.problem(Problem(.busy, detail: .endsSoon), request)) }
    switch route.work {
    case .fixed(let work):
      run.perform { response in try work(request, response) }
    case .reading(let work):
      let pool = request.format.isDownload ? exporters : readers
      let (watch, shared) = (watch, shared)
      let job = pool.submit({ worker, job in Self.read(run, work, worker, job, watch, shared) }, dropped: dropped)
      start(job?.cancel, request, delivery, onStart)
    case .console(let work):
      let (watch, shared) = (watch, shared)
      let job = consoles.submit({ worker, job in Self.ask(run, work, worker, job, watch, shared) }, dropped: dropped)
      start(job?.cancel, request, delivery, onStart)
    case .writing(let work):
      let previews = previews
      let job = writers?.submit(
        { worker, job in
          run.perform { response in
            worker.forgetStop()
            try job.checkCancellation()
            try work(request, ImportContext(previews: previews, shouldStop: worker.shouldStop), response)
          }
        }, dropped: dropped)
      start(job?.cancel, request, delivery, onStart)
    }
    return await delivery.outcome()
  }

  private func start(
    _ cancel: (@Sendable () -> Void)?, _ request: PageRequest, _ delivery: OutcomePromise,
    _ onStart: @Sendable (@escaping @Sendable () -> Void) -> Void
  ) {
    guard let cancel else {
      var problem = Problem(.busy, detail: .tooManyAtOnce)
      problem.fields = [(name: "retry-after", value: "2")]
      return delivery.give(Self.problem(problem, request))
    }
    onStart {
      cancel()
      delivery.abandonStream()
    }
  }

  private static func read(
    _ run: Run, _ work: @Sendable (PageRequest, KnowledgeBase, Response) throws -> Void, _ worker: ReadingWorker,
    _ job: WorkerPool<ReadingWorker>.Job, _ watch: Monitor<StateWatch>, _ shared: SharedContents
  ) {
    run.perform { response in
      func generation() throws -> Int { try watch.withLock { try $0.currentGeneration() } }
      // The state is read before the transaction begins, so that the entity tag is never newer than the page.
      let state = try generation()
      if run.isKnown(response, state: state) { return }
      let knowledgeBase = try worker.current()
      defer { worker.rest() }
      try job.checkCancellation()
      // For a publication, reading the state again would cost another request to the PostgreSQL server.
      guard worker.readsFile else {
        return try knowledgeBase.readSnapshot { try work(run.request, knowledgeBase, response) }
      }
      try knowledgeBase.readSnapshot(sharing: shared, of: state, currentState: generation) {
        try work(run.request, knowledgeBase, response)
      }
    }
  }

  private static func ask(
    _ run: Run, _ work: @Sendable (PageRequest, ConsoleSession, Response) throws -> Void, _ worker: ConsoleWorker,
    _ job: WorkerPool<ConsoleWorker>.Job, _ watch: Monitor<StateWatch>, _ shared: SharedContents
  ) {
    run.perform { response in
      func generation() throws -> Int { try watch.withLock { try $0.currentGeneration() } }
      let state = try generation()
      if run.isKnown(response, state: state) { return }
      let console = try worker.current()
      defer { worker.rest() }
      worker.forgetStop()
      try job.checkCancellation()
      // For a publication, reading the state again would cost another request to the PostgreSQL server.
      let session = ConsoleSession(
        console: console, shared: worker.readsFile ? SharedState(shared, state: state) : nil,
        isCurrent: { try generation() == state })
      try work(run.request, session, response)
    }
  }

  /// The answer that reports a problem.
  static func problem(_ problem: Problem, _ request: PageRequest) -> Outcome {
    let response = Response(compresses: false, begin: nil)
    ProblemPage.write(problem, request, response)
    return .whole(response.head, (try? response.finish()) ?? [])
  }
}

/// Counts the states of a file or a publication, for entity tags.
private enum StateWatch {
  case file(FileWatch)
  case publication(PublicationWatch)

  func currentGeneration() throws -> Int {
    switch self {
    case .file(let watch): try watch.currentGeneration()
    case .publication(let watch): try watch.currentGeneration()
    }
  }

  func close() throws {
    switch self {
    case .file(let watch): try watch.close()
    case .publication(let watch): watch.close()
    }
  }
}

/// A request that a thread answers.
private struct Run: Sendable {
  var request: PageRequest
  var route: Route
  var compresses: Bool
  var tags: String?
  var delivery: OutcomePromise

  /// Delivers the answer, or the problem if `work` throws.
  func perform(_ work: (Response) throws -> Void) {
    let response = Response(compresses: compresses && request.method != "HEAD") { [delivery, request] head in
      let stream = ByteStream(patience: request.site.limits.piece)
      delivery.give(.streamed(head, stream))
      return stream
    }
    response.head.mediaType = request.format.mediaType
    do {
      try work(response)
      if let content = try response.finish() { delivery.give(.whole(response.head, content)) }
    } catch {
      let problem = Problem(error, kind: nil)
      if response.isStreaming {
        response.fail(lastLine: request.format == .ndjson ? ProblemPage.line(problem, request) : nil)
      } else {
        delivery.give(Engine.problem(problem, request))
      }
    }
  }

  /// Whether the client already has the answer: the status is then 304. Sets the entity tag of the answer.
  func isKnown(_ response: Response, state: Int) -> Bool {
    guard route.isCacheable, request.method != "POST" else { return false }
    let site = request.site
    let form = "\(request.format.rawValue)-\(request.language.rawValue)" + (request.mayImport ? "-import" : "")
    let tag = "W/\"\(site.version)-\(site.run)-\(state)-\(form)\""
    response.head.entityTag = tag
    guard let tags, tags == "*" || tags.split(separator: ",").contains(where: { $0.filter { $0 != " " } == tag }) else {
      return false
    }
    response.head.status = 304
    return true
  }
}

/// Passes one outcome from a thread to the task that waits for it. Later outcomes are ignored.
private final class OutcomePromise: Sendable {
  private struct State {
    var outcome: Outcome?
    var stream: ByteStream?
    var waiting: CheckedContinuation<Outcome, Never>?
    var isGiven = false
  }

  private let state = Monitor(State())

  func give(_ outcome: Outcome) {
    let waiting: CheckedContinuation<Outcome, Never>? = state.withLock { state in
      guard !state.isGiven else { return nil }
      state.isGiven = true
      if case .streamed(_, let stream) = outcome { state.stream = stream }
      guard let waiting = state.waiting else {
        state.outcome = outcome
        return nil
      }
      state.waiting = nil
      return waiting
    }
    waiting?.resume(returning: outcome)
  }

  /// Abandons the stream, if there is one, because the client disconnected.
  func abandonStream() { state.withLock { $0.stream }?.abandon() }

  func outcome() async -> Outcome {
    await withCheckedContinuation { continuation in
      let outcome: Outcome? = state.withLock { state in
        if state.outcome == nil { state.waiting = continuation }
        return state.outcome
      }
      if let outcome { continuation.resume(returning: outcome) }
    }
  }
}
