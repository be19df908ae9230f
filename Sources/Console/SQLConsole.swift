import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText

/// Runs ad-hoc SQL on a connection that cannot change the file, within limits.
package final class SQLConsole {
  /// Result of a query.
  package struct Outcome: Sendable, Hashable {
    /// Number of rows passed to the caller.
    package var rowCount: Int
    /// Duration from the first step to the last.
    package var duration: Duration
    /// Whether there are more rows than `limits.rowCount`.
    package var wasCut: Bool
    /// Number of rows inserted, updated or deleted; nil for a statement that only reads.
    package var changedRows: Int?
    /// The path of the copy made before the change; nil if none was made.
    package var copy: String?

    package init(
      rowCount: Int, duration: Duration, wasCut: Bool, changedRows: Int? = nil, copy: String? = nil
    ) {
      (self.rowCount, self.duration, self.wasCut) = (rowCount, duration, wasCut)
      (self.changedRows, self.copy) = (changedRows, copy)
    }
  }

  /// The path as given by the caller.
  package let path: String
  /// The limits of the next query.
  package var limits: QueryLimits
  /// The suggestion for a statement that is not allowed.
  package var hint = Wording { $0.sqlAnswersQuestions }
  let connection: Connection
  private let knowledgeBase: KnowledgeBase
  private let watch = QueryWatch()
  private let permission = Permission()
  private let search: SearchFunctions
  /// Other databases that queries can read.
  var attached: [NamedFile] = []

  /// Holds the guard for the authorizer's closure.
  private final class Permission {
    var queryGuard = QueryGuard()
  }

  /// Opens a knowledge base for queries.
  ///
  /// - Throws: `KnowledgeBaseError` like `KnowledgeBase.open`.
  package convenience init(path: String, limits: QueryLimits = .standard) throws {
    try self.init(KnowledgeBase.open(path, for: .reading), path: path, limits: limits)
  }

  /// The clock of limits on reading the knowledge base; see ``KnowledgeBase/limitClock``.
  package var limitClock: TimeLimit.Clock { knowledgeBase.limitClock }

  /// Takes ownership of a knowledge base opened for reading, and closes it at the end.
  package convenience init(_ knowledgeBase: KnowledgeBase, limits: QueryLimits = .standard) throws {
    try self.init(knowledgeBase, path: knowledgeBase.path, limits: limits)
  }

  private init(_ knowledgeBase: KnowledgeBase, path: String, limits: QueryLimits) throws {
    self.path = path
    self.limits = limits
    self.knowledgeBase = knowledgeBase
    connection = knowledgeBase.connection
    search = SearchFunctions(connection) { try knowledgeBase.companion { try Searcher($0) } }
    do {
      try connection.configure(.trustedSchema, false)
      // A search on foreign tables writes texts into an index in memory. There is nothing else that could be written.
      if connection.foreignTableNames.isEmpty { try connection.execute("PRAGMA query_only = ON") }
      try QueryConfinement.confine(connection, watch, search)
      permission.queryGuard = QueryGuard(deniedTables: try QueryGuard.deniedTables(of: connection))
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
    search.isAtWork = { [permission] in permission.queryGuard.isTrusted = $0 }
    connection.setAuthorizer { [permission] request in permission.queryGuard.answer(request) }
  }

  /// Closes the file.
  package func close() throws {
    search.forget()
    try knowledgeBase.close()
    for file in attached { LogFiles.removeIfIdle(beside: file.path) }
  }

  /// As ``Connection/releaseCache(above:)``.
  package func releaseCache(above bytes: Int) { connection.releaseCache(above: bytes) }

  /// The tables and views with their descriptions; those of other files last.
  package func schema() throws -> [SchemaObject] {
    try withoutGuard { try knowledgeBase.schema() + neighbours() }
  }

  /// The names of the functions that a query may call.
  package func functionNames() throws -> [String] {
    try connection.rows("SELECT DISTINCT name FROM pragma_function_list ORDER BY name") { try $0.get(String.self, 0) }
      .filter(CallableNames.functions.contains)
  }

  /// The saved queries of the file, by name.
  package func savedQueries() throws -> [SavedQuery] { try withoutGuard { try knowledgeBase.savedQueries() } }

  /// A saved query; throws like `KnowledgeBase.savedQuery(named:)`.
  package func savedQuery(named name: String) throws -> SavedQuery {
    try withoutGuard { try knowledgeBase.savedQuery(named: name) }
  }

  /// Whether the last statement returns the same rows as long as the file does not change.
  package var isLastStatementRepeatable: Bool { permission.queryGuard.isRepeatable }

  func withoutGuard<T>(_ body: () throws -> T) rethrows -> T {
    permission.queryGuard.isTrusted = true
    defer { permission.queryGuard.isTrusted = false }
    return try body()
  }

  /// Runs a body of the program's own within the time and memory limits of a query.
  func withinLimits<T>(_ body: () throws -> T) rethrows -> T {
    watch.begin(timeout: limits.timeout, by: limits.clock, whileBusy: nil)
    connection.setProgressHandler(every: 1000) { [watch] in watch.mustStop() }
    defer {
      connection.setProgressHandler(every: 1000, nil)
      watch.end()
    }
    return try MemoryBudget.limiting(to: limits.memory, body)
  }

  /// The files of a query, for messages.
  private var places: String { ([path] + attached.map(\.path)).joined(separator: " or ") }

  /// Stops the running query. Safe from any thread and from a signal handler.
  package var stopper: QueryStopper { watch.stopper }

  /// Runs a body whose duration does not count as the query's, such as waiting for the reader of the output.
  package func withoutClock<T>(_ body: () throws -> T) rethrows -> T { try watch.exempt(body) }

  /// Runs one statement and passes on each row as soon as SQLite finds it.
  ///
  /// - Parameters:
  ///   - sql: one statement. A second statement is an error; trailing white space and comments are allowed.
  ///   - whileBusy: called repeatedly while SQLite searches for the next row; an error that it throws ends the query.
  ///   - begin: called with the columns before the first row.
  ///   - row: called with each row, which is valid only during the call.
  /// - Throws: `KnowledgeBaseError` with an excerpt that marks the place in `sql`, and any error of the closures.
  package func run(
    _ sql: String, parameters: QueryParameters = QueryParameters(), whileBusy: (() throws -> Void)? = nil,
    begin: ([StatementColumn]) throws -> Void, row: (Row) throws -> Void
  ) throws -> Outcome {
    permission.queryGuard.forget()
    let runner = StatementRunner(
      connection: connection, watch: watch, path: places, limits: limits,
      denial: { [permission] in permission.queryGuard.denial },
      hint: hint)
    return try withoutActuallyEscaping(begin) { begin in
      try withoutActuallyEscaping(row) { row in
        let reader = StatementRunner.Reader(
          prepared: { if !$0.isReadOnly { throw runner.notAllowed(nil) } }, begin: begin, row: row,
          whileBusy: whileBusy)
        do {
          return try runner.run(sql, parameters, reader)
        } catch let error as KnowledgeBaseError {
          throw knowledgeBase.takeForeignFailure() ?? error
        }
      }
    }
  }
}

/// Configuration of all connections that run a user's SQL.
enum QueryConfinement {
  /// Sets limits and options, and registers functions that `watch` can interrupt.
  static func confine(_ connection: Connection, _ watch: QueryWatch, _ search: SearchFunctions) throws {
    try connection.configure(.defensive, true)
    try connection.configure(.doubleQuotedStringsInQueries, false)
    try connection.execute("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON")
    connection.setLimit(.sqlLength, to: QueryFile.byteLimit)
    connection.setLimit(.expressionDepth, to: 1_000)
    connection.setLimit(.compoundSelectTerms, to: 500)
    connection.setLimit(.programSteps, to: 25_000_000)
    // A memory budget is one of the thread that runs the statement.
    connection.setLimit(.workerThreads, to: 0)
    try LetterFunctions.register(on: connection, watch)
    try BoundedFunctions.register(on: connection, watch)
    try PackedContent.register(on: connection) { min(watch.lengthLimit, PackedContent.byteLimit) }
    try FormatFunction(watch).register(on: connection)
    try search.register()
    try connection.guardTokenizer("unicode61") { [watch] in watch.mustStop() }
    connection.setLimit(.attachedDatabases, to: 0)
  }
}

/// The resources of an ad-hoc query. Exceeding the time, memory or length is an error that names the option that raises
/// the limit.
package struct QueryLimits: Sendable, Hashable {
  /// Duration from the first step to the last.
  package var timeout: Duration
  /// The clock that measures the timeout.
  package var clock: TimeLimit.Clock
  /// Maximum number of rows; the rest are cut off.
  package var rowCount: Int
  /// Maximum memory of SQLite for the query in bytes; see ``MemoryBudget``.
  package var memory: Int

  /// Maximum length in bytes of a text, blob or row: a quarter of the memory.
  package var length: Int { max(memory / 4, 1 << 16) }

  /// Five seconds, unlimited rows, 256 MB.
  package static let standard = QueryLimits(timeout: .seconds(5), rowCount: .max, memory: 256 << 20)

  package init(timeout: Duration, by clock: TimeLimit.Clock = .wall, rowCount: Int, memory: Int) {
    self.timeout = timeout
    self.clock = clock
    self.rowCount = rowCount
    self.memory = memory
  }
}

/// Runs one statement within limits, and explains SQLite's errors.
struct StatementRunner {
  /// Callbacks while a statement runs.
  struct Reader {
    /// Called when the statement is compiled and its parameters are bound, before the first step.
    var prepared: (Statement) throws -> Void = { _ in }
    var begin: ([StatementColumn]) throws -> Void
    var row: (Row) throws -> Void
    /// Called repeatedly while SQLite searches for the next row.
    var whileBusy: (() throws -> Void)?
  }

  let connection: Connection
  let watch: QueryWatch
  let path: String
  let limits: QueryLimits
  /// The reason for the authorizer's last denial; nil if there was none.
  let denial: () -> Wording?
  /// The suggestion of what is allowed instead.
  let hint: Wording

  func run(_ sql: String, _ parameters: QueryParameters, _ reader: Reader) throws -> SQLConsole.Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    watch.begin(timeout: limits.timeout, by: limits.clock, whileBusy: reader.whileBusy)
    watch.lengthLimit = limits.length
    connection.setLimit(.length, to: limits.length)
    connection.setProgressHandler(every: 1000) { [watch] in watch.mustStop() }
    defer {
      connection.setProgressHandler(every: 1000, nil)
      watch.end()
    }
    do {
      var outcome = try MemoryBudget.limiting(to: limits.memory) { try rows(of: sql, parameters, reader) }
      outcome.duration = clock.now - start
      return outcome
    } catch let error as SQLiteError {
      throw watch.failure ?? explain(error, sql: sql)
    }
  }

  private func rows(
    of sql: String, _ parameters: QueryParameters, _ reader: Reader
  ) throws -> SQLConsole.Outcome {
    let statement = try onlyStatement(of: sql)
    try parameters.bind(to: statement, sql: sql)
    try reader.prepared(statement)
    try reader.begin(statement.columns)
    var outcome = SQLConsole.Outcome(rowCount: 0, duration: .zero, wasCut: false)
    while try statement.step() {
      try watch.confirm()
      if outcome.rowCount == limits.rowCount {
        outcome.wasCut = true
        break
      }
      outcome.rowCount += 1
      try reader.row(statement.row)
    }
    try watch.confirm()
    return outcome
  }

  private func onlyStatement(of sql: String) throws -> Statement {
    if let offset = Array(sql.utf8).firstIndex(of: 0) {
      throw KnowledgeBaseError(
        .invalidInput, { $0.nulByteInQuery }, excerpt: .init(text: sql, range: offset..<offset + 1))
    }
    guard sql.utf8.contains(where: { $0 > 0x20 && $0 != UInt8(ascii: ";") }) else {
      throw KnowledgeBaseError(
        .usage, { $0.emptyStatement }, suggestion: .say { $0.forInstance("byregion sql 'SELECT * FROM advice'") })
    }
    guard sql.utf8.count <= QueryFile.byteLimit else {
      throw KnowledgeBaseError(.invalidInput, { $0.queryTooLong(QueryFile.byteLimit) })
    }
    let statement = try connection.prepare(sql)
    if let offset = statement.tailOffset {
      throw KnowledgeBaseError(
        .invalidInput, { $0.oneStatement }, suggestion: .say { $0.runByItself },
        excerpt: .init(text: sql, range: offset..<offset + 1))
    }
    return statement
  }

  private func explain(_ error: SQLiteError, sql: String) -> KnowledgeBaseError {
    // The error code of a denial varies: a denied CREATE fails with the code for a changed schema.
    if let reason = denial(), error.message.hasPrefix("not authorized") { return notAllowed(reason) }
    switch error.code {
    case .interrupt where watch.reason == .late:
      return exhausted(
        { $0.tooSlow($0.text(no: limits.timeout.inSeconds.replacing(".", with: ","), en: limits.timeout.inSeconds)) },
        .moreTime)
    case .interrupt:
      return KnowledgeBaseError(.interrupted, { $0.interrupted })
    case .noMemory:
      return exhausted({ $0.needsMemory(limits.memory >> 20) }, .moreMemory)
    case .tooBig:
      return exhausted({ $0.textTooLarge(limits.length >> 20) }, .moreMemory)
    case .authorization, .readOnly:
      return notAllowed(denial())
    case .error where error.message.hasSuffix("may not be modified"):
      return notAllowed(Wording(asItIs: error.message))
    case .error where error.message.hasPrefix("cannot VACUUM"):
      return notAllowed(Wording { $0.vacuumWritesAll })
    case .busy, .locked, .notADatabase, .corrupt, .full, .io, .cannotOpen, .permission, .internalError:
      return KnowledgeBaseError(error, at: path)
    default:
      // Any code: an error in the first statement after the schema was read has the code for a changed schema.
      return SQLErrorExplainer(connection: connection).explain(error, sql: sql)
    }
  }

  /// The error for a denied statement.
  func notAllowed(_ reason: Wording?) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .invalidInput, { $0.notAllowed(reason?.text(in: $0.language)) }, suggestion: .wording(hint))
  }

  private func exhausted(_ message: (Catalogue) -> String, _ suggestion: NextStep) -> KnowledgeBaseError {
    KnowledgeBaseError(.unavailable, message, suggestion: suggestion)
  }
}
