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
/// Calls on one instance run one after the other on their own queue, so a slow query does not block other tasks. Open
/// several instances of a file to search in parallel. Other processes may read the file at the same time, and one may
/// write to it. Each call answers from one state of the file.
public actor KnowledgeBase {
  typealias Store = ByregionStore.KnowledgeBase

  /// The path as given to ``init(path:createIfMissing:)``.
  public nonisolated let path: String

  private nonisolated let queue = SerialQueue()
  private var store: Store?
  private var console: SQLConsole?

  /// The executor of the instance's own queue.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  /// Opens a file, and creates it if there is none.
  ///
  /// - Parameters:
  ///   - path: The path of the file. A `~` is not expanded.
  ///   - createIfMissing: Whether to create the file if it does not exist.
  /// - Throws: ``ByregionError`` if the file does not exist and `createIfMissing` is `false`, is not a knowledge base,
  ///   was written by a newer version, or cannot be read.
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
  /// Without this call, the file is closed when the last reference goes away, but the files of SQLite's write-ahead log
  /// may stay beside it.
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
  /// `OR`, `NOT`, `NEAR/5`, parentheses, and fields such as `kind:advice`. Every string is a valid query; parts that
  /// cannot be understood are reported in ``SearchResult/messages``.
  ///
  /// - Parameters:
  ///   - query: The query.
  ///   - options: Filters, the order and number of hits, and whether to count them by field.
  /// - Throws: ``ByregionError`` if a filter names an unknown place, or the file cannot be read; `CancellationError` if
  ///   the task was cancelled.
  public func search(_ query: String, options: SearchOptions = SearchOptions()) throws -> SearchResult {
    try Task.checkCancellation()
    let store = try opened()
    return try Self.translatingErrors { SearchResult(try store.search(options.request(for: query))) }
  }

  // MARK: - SQL

  /// Runs one read-only SQL statement.
  ///
  /// The connection cannot change the file or access other files. It has the program's functions `fold` and
  /// `similarity`, the collation `norwegian`, and the table-valued function `search('…')`. The statement ends when the
  /// task is cancelled.
  ///
  /// - Parameters:
  ///   - statement: One statement.
  ///   - parameters: Values by name, without the `:`, `@` or `$`. The values of `?` are named `1`, `2` and so on.
  ///   - limits: How much time and memory the statement may use, and how many rows it may return. SQLite limits memory
  ///     for the whole process, so the memory of other connections counts while the statement runs.
  /// - Throws: ``ByregionError`` if the statement is invalid, is not allowed, or reaches the limit of time or memory;
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

  /// Finds a region by its name.
  ///
  /// - Parameter name: The slug of the region or one of its names, such as `rana` or `Ranaregionen`.
  /// - Throws: ``ByregionError`` with the category ``ByregionError/Category-swift.enum/missingInput`` if no region or
  ///   more than one has that name.
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

/// Runs the jobs of an actor on a queue, so that blocking calls do not block a thread of Swift's pool.
private final class SerialQueue: SerialExecutor {
  private let queue = DispatchQueue(label: "byregion")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

/// An error: what happened, where, and what to do next.
public struct ByregionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of an error.
  public enum Category: Sendable, Hashable {
    /// The call was wrong, for example an unknown name or a value out of range.
    case usage
    /// The input is invalid, for example a binary file or SQL with a syntax error.
    case invalidInput
    /// There is no such file, region or document.
    case missingInput
    /// A limit was reached, or a required program or library is not installed.
    case unavailable
    /// A bug in Byregion.
    case internalFault
    /// A file could not be created or written.
    case cannotCreate
    /// Reading or writing failed.
    case inputOutput
    /// Another process is using the file; try again later.
    case busy
    /// The file was written by a newer version, or is not a knowledge base.
    case incompatible
    /// The call was interrupted.
    case interrupted
  }

  /// The kind of error.
  public var category: Category
  /// What happened, as a sentence without a full stop.
  public var message: String
  /// Where it happened: a path, or `file:line:column`; `nil` if the message says it or there is no place.
  public var place: String?
  /// What to do next; `nil` if there is no suggestion. It may name commands of the program `byregion`.
  public var suggestion: String?
  /// The position in the SQL statement or query, in UTF-8 bytes; `nil` if there is none.
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
