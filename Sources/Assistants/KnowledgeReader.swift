import ByregionLanguages
import ByregionConsole
import ByregionPublishing
import ByregionStore
import Dispatch
import Foundation

/// One open knowledge base that answers one question at a time, on a queue of its own: a slow question does not hold up
/// the reader of the next message.
actor KnowledgeReader {
  private nonisolated let queue = SerialQueue()
  private let open: OpenKnowledgeBase

  /// The queue that the questions run on.
  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  /// - Throws: `KnowledgeBaseError` when the file cannot be opened.
  init(path: String) throws {
    let open = OpenKnowledgeBase(path: path)
    _ = try open.knowledgeBase()
    open.rest()
    self.open = open
  }

  /// Runs a body with the open file; the body ends soon after the task is cancelled.
  func answer<Answer: Sendable>(_ body: @Sendable (OpenKnowledgeBase) throws -> Answer) throws -> Answer {
    try Task.checkCancellation()
    open.reopenIfReplaced()
    defer { open.rest() }
    return try body(open)
  }
}

/// A knowledge base with its console, opened when they are first asked for.
final class OpenKnowledgeBase {
  /// What a file is known by, whatever it is called.
  private struct Identity: Equatable {
    var device: UInt64
    var file: UInt64
  }

  private let path: String
  /// Where the path is the address of what is published in PostgreSQL: a connection for questions, and one for SQL.
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
    opened.questionLimit = Limits.question
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

  /// An answer is given: the next question is about the state of then, and a publication need not wait.
  func rest() {
    guard let publications else { return }
    reading = nil
    publications.reading.rest()
    publications.console.rest()
  }

  /// A backup that was restored is another file of the same name.
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

/// The limits of what a client may ask for. docs/assistants.md lists the same.
package enum Limits {
  /// Bytes of a message.
  package static let messageBytes = 4_000_000
  /// Requests that wait for their answers.
  static let waitingRequests = 1_000
  /// Bytes of the messages that wait for their answers.
  static let waitingBytes = 16_000_000
  /// Rows of an answer to SQL or of a list.
  static let rows = 1_000
  /// Bytes of the texts in one answer of a tool.
  static let answerBytes = 100_000
  /// Bytes of a resource.
  static let resourceBytes = 4_000_000
  /// Bytes of a query, a name or another text that is not SQL.
  static let textBytes = 10_000
  /// Values of a filter.
  static let filterValues = 100
  /// Hits of one search.
  static let hits = 50
  /// Values of a field that facets list.
  static let facetValues = 100
  /// Items of a page of a list of the protocol.
  static let page = 100
  /// Time of a question that is not SQL.
  static let question = Duration.seconds(10)
  /// Five seconds and 64 MB, as strangers get.
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
