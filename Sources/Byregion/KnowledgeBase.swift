import ByregionConsole
import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore
import Dispatch
import Foundation

/// A knowledge base: one SQLite file that holds documents, their passages, and the search index.
///
/// ```swift
/// let knowledgeBase = try KnowledgeBase(path: "byregion.db")
/// try await knowledgeBase.importFiles(at: ["write-ups"])
/// let result = try await knowledgeBase.search("forankring")
/// for hit in result.hits { print(hit.reference, hit.snippet) }
/// ```
///
/// Calls on one instance run one after the other, on a queue of their own, so that a slow query does not hold up other
/// tasks. Open several instances of a file to search in parallel. Other processes may read the file meanwhile, and one
/// may write to it. Each call answers from one state of the file.
public actor KnowledgeBase {
  typealias Store = ByregionStore.KnowledgeBase

  /// The path that the file was opened by.
  public nonisolated let path: String

  private nonisolated let queue = SerialQueue()
  private var store: Store?
  private var console: SQLConsole?

  /// The queue that the calls run on.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  /// Opens a file, and creates it if there is none.
  ///
  /// - Parameters:
  ///   - path: The path of the file. A `~` is not expanded.
  ///   - createIfMissing: Whether to create the file if it does not exist.
  /// - Throws: ``ByregionError`` if the file does not exist and is not to be created, is not a knowledge base, was made
  ///   by a newer version, or cannot be read.
  public init(path: String, createIfMissing: Bool = true) throws {
    self.path = path
    try Self.translatingErrors {
      if createIfMissing, !FileManager.default.fileExists(atPath: path) {
        try Store.open(path, for: .writing).close()
      }
    }
    let store = try Self.translatingErrors { try Store.open(path, for: .reading) }
    store.shouldStop = { Task.isCancelled }
    self.store = store
  }

  /// Closes the file. Later calls throw ``ByregionError`` with the category
  /// ``ByregionError/Category-swift.enum/usage``.
  ///
  /// A knowledge base that is not closed is closed when the last reference to it goes away, but may leave the companion
  /// files of SQLite's write-ahead log beside the file.
  ///
  /// - Throws: ``ByregionError`` if SQLite cannot close the file.
  public func close() throws {
    try Self.translatingErrors {
      try console?.close()
      console = nil
      try store?.close()
      store = nil
    }
  }

  // MARK: - Search

  /// Searches all passages.
  ///
  /// The query language is that of `byregion search`: words, `"phrases"`, `prefix*`, `=exact`, `-excluded`, `AND`,
  /// `OR`, `NOT`, `NEAR/5`, parentheses, and fields such as `kind:advice`. Every string is a query; what cannot be
  /// understood is reported in ``SearchResult/messages``.
  ///
  /// - Parameters:
  ///   - query: The query.
  ///   - options: Filters, the number of hits, and what else to return.
  /// - Throws: ``ByregionError`` if a filter names an unknown place, or the file cannot be read; `CancellationError` if
  ///   the task was cancelled.
  public func search(_ query: String, options: SearchOptions = SearchOptions()) throws -> SearchResult {
    try Task.checkCancellation()
    let store = try opened()
    return try Self.translatingErrors { SearchResult(try store.search(options.request(for: query))) }
  }

  // MARK: - SQL

  /// Runs one SQL statement that only reads.
  ///
  /// The connection cannot change the file or reach beyond it. Functions of the program are there too: `fold`,
  /// `similarity`, the collation `norwegian`, and `search('…')` as a table. The query ends when the task is cancelled.
  ///
  /// - Parameters:
  ///   - statement: One statement.
  ///   - parameters: Values by name, without the `:`, `@` or `$`. A `?` takes the values named `1`, `2` and so on.
  ///   - limits: How much time and memory the statement may use, and how many rows it may return. SQLite limits memory
  ///     for a whole process, so other connections count while the statement runs.
  /// - Throws: ``ByregionError`` if the statement is wrong, is not allowed, or reaches a limit other than that of rows;
  ///   `CancellationError` if the task was cancelled.
  public func sql(
    _ statement: String, parameters: [String: SQLValue] = [:], limits: SQLLimits = SQLLimits()
  ) throws -> SQLResult {
    let console = try openedConsole()
    console.limits = limits.queryLimits
    return try Self.translatingErrors {
      var result = SQLResult(columns: [], rows: [], isTruncated: false)
      let outcome = try console.run(
        statement, parameters: QueryParameters(parameters.mapValues(\.value)),
        whileBusy: { try Task.checkCancellation() },
        begin: { columns in result.columns = columns.map(\.name) },
        row: { row in result.rows.append(row.values.map(SQLValue.init)) })
      result.isTruncated = outcome.wasCut
      return result
    }
  }

  // MARK: - Pages

  /// Finds all about one region.
  ///
  /// - Parameter name: The slug of the region, or a name that it goes by, such as `rana` or `Ranaregionen`.
  /// - Throws: ``ByregionError`` with the category ``ByregionError/Category-swift.enum/missingInput`` if no region has
  ///   that name, or several have it.
  public func region(_ name: String) throws -> Region {
    let store = try opened()
    return try Self.translatingErrors {
      guard case .region(let page) = try store.page(named: name, only: .region) else {
        throw KnowledgeBaseError(.missingInput, "there is no region \(name)")
      }
      return Region(page)
    }
  }

  /// Finds the passage with a reference such as `rana/advice/2`.
  ///
  /// - Returns: The passage, or `nil` if there is none.
  /// - Throws: ``ByregionError`` if the file cannot be read.
  public func passage(_ reference: String) throws -> Passage? {
    let store = try opened()
    return try Self.translatingErrors { try store.passagePage(reference: reference).map(Passage.init) }
  }

  /// The stored documents, ordered by region.
  ///
  /// - Parameter includingSuperseded: Whether to list superseded and removed documents too.
  /// - Throws: ``ByregionError`` if the file cannot be read.
  public func documents(includingSuperseded: Bool = false) throws -> [Document] {
    let store = try opened()
    return try Self.translatingErrors { try store.documents(all: includingSuperseded).map(Document.init) }
  }

  /// The bytes of a document, exactly as they were imported.
  ///
  /// - Parameter id: The ``Document/id`` of the document.
  /// - Throws: ``ByregionError`` if there is no such document, or its bytes are damaged.
  public func content(ofDocument id: Int64) throws -> [UInt8] {
    let store = try opened()
    return try Self.translatingErrors { try store.content(ofDocument: id) }
  }

  // MARK: - The file

  private func opened() throws -> Store {
    guard let store else { throw ByregionError(.usage, "the knowledge base was closed", place: path) }
    return store
  }

  private func openedConsole() throws -> SQLConsole {
    _ = try opened()
    if let console { return console }
    let console = try Self.translatingErrors { try SQLConsole(path: path) }
    self.console = console
    return console
  }

  static func translatingErrors<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as KnowledgeBaseError {
      if error.category == .interrupted, Task.isCancelled { throw CancellationError() }
      throw ByregionError(error)
    }
  }
}

/// Runs the jobs of an actor on a queue, so that blocking calls hold up no thread of Swift's pool.
private final class SerialQueue: SerialExecutor {
  private let queue = DispatchQueue(label: "byregion")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

/// What went wrong, where, and what to do next.
public struct ByregionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it was.
  public enum Category: Sendable, Hashable {
    /// The call was wrong: an unknown name, or a value out of range.
    case usage
    /// The input is not what it should be: a binary file, or wrong SQL.
    case invalidInput
    /// There is no such file, region or document.
    case missingInput
    /// A limit was reached, or something that is needed is not installed.
    case unavailable
    /// The fault is in Byregion.
    case internalFault
    /// A file could not be created or written.
    case cannotCreate
    /// Reading or writing failed.
    case inputOutput
    /// Another process is using the file; try again later.
    case busy
    /// The file is newer than this version, or is not a knowledge base.
    case incompatible
    /// The call was interrupted.
    case interrupted
  }

  /// What kind of failure it was.
  public var category: Category
  /// What happened, as a sentence without a full stop.
  public var message: String
  /// Where: a path, or `file:line:column`; `nil` if the message says it.
  public var place: String?
  /// What to do next; `nil` if nothing helps. It may name commands of the program `byregion`.
  public var suggestion: String?
  /// The place in the SQL statement or query, in UTF-8 bytes; `nil` if there is none.
  public var range: Range<Int>?

  /// The place, the message and the suggestion.
  public var description: String {
    let located = place.map { "\($0): \(message)" } ?? message
    return suggestion.map { "\(located)\n\($0)" } ?? located
  }

  init(_ category: Category, _ message: String, place: String? = nil) {
    self.category = category
    self.message = message
    self.place = place
  }

  init(_ error: KnowledgeBaseError) {
    category =
      switch error.category {
      case .usage: .usage
      case .invalidInput: .invalidInput
      case .missingInput: .missingInput
      case .unavailable: .unavailable
      case .internalFault: .internalFault
      case .cannotCreate: .cannotCreate
      case .inputOutput: .inputOutput
      case .busy: .busy
      case .incompatible: .incompatible
      case .interrupted: .interrupted
      }
    message = error.message
    place = error.place
    suggestion = error.suggestion?.description
    range = error.excerpt?.range
  }
}
