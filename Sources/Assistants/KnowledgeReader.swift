import ByregionLanguages
import ByregionConsole
import ByregionPublishing
import ByregionStore
import Dispatch
import Foundation

/// One open knowledge base that answers one question at a time. It has its own queue, so a slow question does not block
/// the handling of the next message.
actor KnowledgeReader {
  private nonisolated let queue = SerialQueue()
  private let open: OpenKnowledgeBase

  /// Runs the questions on ``queue``.
  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  /// - Throws: `KnowledgeBaseError` if the file cannot be opened.
  init(path: String) throws {
    let open = OpenKnowledgeBase(path: path)
    _ = try open.knowledgeBase()
    open.rest()
    self.open = open
  }

  /// Calls `body` with the open file. Its queries end soon after the task is cancelled.
  func answer<Answer: Sendable>(_ body: @Sendable (OpenKnowledgeBase) throws -> Answer) throws -> Answer {
    try Task.checkCancellation()
    open.reopenIfReplaced()
    defer { open.rest() }
    return try body(open)
  }
}

/// A knowledge base and its SQL console, each opened at first use.
final class OpenKnowledgeBase {
  /// Identifies a file independently of its name.
  private struct Identity: Equatable {
    var device: UInt64
    var file: UInt64
  }

  private let path: String
  /// If the path is the address of a publication in PostgreSQL: one connection for questions and one for SQL.
  private let publications: (reading: PublicationReader, console: PublicationReader)?
  private var published: KnowledgeBase?
  private var reading: KnowledgeBase?
  private var openConsole: SQLConsole?
  private var identity: Identity?

  init(path: String) {
    self.path = path
    publications =
      KnowledgeBase.isPublication(path)
      ? (PublicationReader(path, limit: Limits.question), PublicationReader(path, limit: Limits.query.timeout)) : nil
  }

  func knowledgeBase() throws -> KnowledgeBase {
    if let reading { return reading }
    let opened = try publications?.reading.current() ?? KnowledgeBase.open(path, for: .reading)
    opened.readTimeout = Limits.question
    opened.shouldStop = { Task.isCancelled }
    identity = identityOfFile()
    reading = opened
    return opened
  }

  func console() throws -> SQLConsole {
    if publications == nil, let openConsole { return openConsole }
    let now = try publications?.console.current()
    if let now, now === published, let openConsole { return openConsole }
    published = now
    let opened =
      try now.map { try SQLConsole($0, limits: Limits.query) } ?? SQLConsole(path: path, limits: Limits.query)
    opened.hint = Wording(asItIs: "This answers questions: SELECT, WITH, VALUES and EXPLAIN. Nothing can be changed.")
    openConsole = opened
    return opened
  }

  /// Ends the transactions on a publication after an answer. The next question reads the state of its own time, and a
  /// new publication does not have to wait.
  func rest() {
    guard let publications else { return }
    reading = nil
    publications.reading.rest()
    publications.console.rest()
  }

  /// Closes the file if another file now has its name, for instance a restored backup.
  func reopenIfReplaced() {
    guard let identity, let now = identityOfFile(), now != identity else { return }
    try? openConsole?.close()
    try? reading?.close()
    (openConsole, reading) = (nil, nil)
  }

  private func identityOfFile() -> Identity? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let device = attributes[.systemNumber] as? NSNumber, let file = attributes[.systemFileNumber] as? NSNumber
    else { return nil }
    return Identity(device: device.uint64Value, file: file.uint64Value)
  }
}

/// The limits for clients. docs/assistants.md lists them too.
package enum Limits {
  /// Bytes of a message.
  package static let messageBytes = 4_000_000
  /// Number of unanswered requests.
  static let waitingRequests = 1_000
  /// Bytes of unanswered requests.
  static let waitingBytes = 16_000_000
  /// Rows of an answer to SQL or of `list`.
  static let rows = 1_000
  /// Bytes of texts in one answer of a tool.
  static let answerBytes = 100_000
  /// Bytes of a resource.
  static let resourceBytes = 4_000_000
  /// Bytes of a query, a name or another text that is not SQL.
  static let textBytes = 10_000
  /// Values of a filter.
  static let filterValues = 100
  /// Hits in one answer of `search`.
  static let hits = 50
  /// Values of a field in an answer of `facets`.
  static let facetValues = 100
  /// Items on a page of the protocol's lists.
  static let page = 100
  /// Time of a question that is not SQL.
  static let question = Duration.seconds(10)
  /// Limits of a statement in SQL: those for untrusted SQL, five seconds and 64 MB.
  static let query = QueryLimits(timeout: .seconds(5), rowCount: .max, memory: 64 << 20)
}

private final class SerialQueue: SerialExecutor {
  private let queue = DispatchQueue(label: "byregion.assistants")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
