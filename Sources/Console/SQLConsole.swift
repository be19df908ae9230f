import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText

/// Answers ad-hoc SQL on a connection that cannot change the file, within limits.
package final class SQLConsole {
  /// What a query came to.
  package struct Outcome: Sendable, Hashable {
    /// Rows that were handed over.
    package var rowCount: Int
    /// Time from the first step to the last.
    package var duration: Duration
    /// The answer has more rows than `limits.rowCount`.
    package var wasCut: Bool
    /// Rows inserted, updated or deleted; nil for a statement that only reads.
    package var changedRows: Int?
    /// The copy of the file that was made before; nil when none was.
    package var copy: String?

    package init(
      rowCount: Int, duration: Duration, wasCut: Bool, changedRows: Int? = nil, copy: String? = nil
    ) {
      (self.rowCount, self.duration, self.wasCut) = (rowCount, duration, wasCut)
      (self.changedRows, self.copy) = (changedRows, copy)
    }
  }

  /// The file, as it was named.
  package let path: String
  /// What the next query may use.
  package var limits: QueryLimits
  /// What is said to somebody whose statement is not allowed.
  package var hint = Wording { $0.sqlAnswersQuestions }
  let connection: Connection
  private let knowledgeBase: KnowledgeBase
  private let watch = QueryWatch()
  private let permission = Permission()
  private let search: SearchFunctions
  /// Databases that queries read beside the knowledge base.
  var attached: [NamedFile] = []

  /// Holds the guard where the authorizer's closure can reach it.
  private final class Permission {
    var queryGuard = QueryGuard()
  }

  /// Opens a knowledge base for questions.
  ///
  /// - Throws: `KnowledgeBaseError` as `KnowledgeBase.open` does.
  package convenience init(path: String, limits: QueryLimits = .standard) throws {
    try self.init(KnowledgeBase.open(path, for: .reading), path: path, limits: limits)
  }

  /// Takes over a knowledge base that was opened for reading, and closes it in the end.
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
      // A search among foreign tables brings texts into an index in memory; nothing else is there to be written.
      if connection.foreignTableNames.isEmpty { try connection.execute("PRAGMA query_only = ON") }
      try QueryConfinement.confine(connection, watch, search)
      permission.queryGuard = QueryGuard(deniedTables: try QueryGuard.deniedTables(of: connection))
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
    search.isAtWork = { [permission] in permission.queryGuard.isOurs = $0 }
    connection.setAuthorizer { [permission] request in permission.queryGuard.answer(request) }
  }

  /// Gives the file back.
  package func close() throws {
    search.forget()
    try knowledgeBase.close()
    for file in attached { LogFiles.removeIfIdle(beside: file.path) }
  }

  /// The tables and views, with their descriptions; those of other files last.
  package func schema() throws -> [SchemaObject] {
    try asOurselves { try knowledgeBase.schema() + neighbours() }
  }

  /// The names of the functions that a query may call.
  package func functionNames() throws -> [String] {
    try connection.rows("SELECT DISTINCT name FROM pragma_function_list ORDER BY name") { try $0.get(String.self, 0) }
      .filter(CallableNames.functions.contains)
  }

  /// The questions that the file keeps, by name.
  package func savedQueries() throws -> [SavedQuery] { try asOurselves { try knowledgeBase.savedQueries() } }

  /// One of them; throws as `KnowledgeBase.savedQuery(named:)` does.
  package func savedQuery(named name: String) throws -> SavedQuery {
    try asOurselves { try knowledgeBase.savedQuery(named: name) }
  }

  func asOurselves<T>(_ body: () throws -> T) rethrows -> T {
    permission.queryGuard.isOurs = true
    defer { permission.queryGuard.isOurs = false }
    return try body()
  }

  /// Runs a body of the program's own within the time and memory of a query.
  func withinLimits<T>(_ body: () throws -> T) rethrows -> T {
    watch.begin(timeout: limits.timeout, whileBusy: nil)
    connection.setProgressHandler(every: 1000) { [watch] in watch.mustStop() }
    let budget = MemoryBudget(bytes: limits.memory)
    defer {
      budget.end()
      connection.setProgressHandler(every: 1000, nil)
      watch.end()
    }
    return try body()
  }

  /// The files of a query, for messages about one of them.
  private var places: String { ([path] + attached.map(\.path)).joined(separator: " or ") }

  /// Stops the query that runs; safe from any thread and in a signal's handler.
  package var stopper: QueryStopper { watch.stopper }

  /// Runs a body whose time does not count as the query's: waiting for the reader of the answer.
  package func withoutClock<T>(_ body: () throws -> T) rethrows -> T { try watch.exempt(body) }

  /// Runs one statement and hands over its rows while SQLite finds them.
  ///
  /// - Parameters:
  ///   - sql: one statement; a second one behind it is an error, white space and comments are not.
  ///   - whileBusy: is called now and then while SQLite looks for the next row; what it throws ends the query.
  ///   - begin: called with the columns before the first row.
  ///   - row: is given each row, which is valid during the call only.
  /// - Throws: `KnowledgeBaseError` with an excerpt that marks the place in `sql`, and whatever the closures throw.
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

/// What connections that run a user's SQL have in common.
enum QueryConfinement {
  /// Sets limits and switches, and makes the functions known that end when `watch` says so.
  static func confine(_ connection: Connection, _ watch: QueryWatch, _ search: SearchFunctions) throws {
    try connection.configure(.defensive, true)
    try connection.configure(.doubleQuotedStringsInQueries, false)
    try connection.execute("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON")
    connection.setLimit(.sqlLength, to: QueryFile.byteLimit)
    connection.setLimit(.expressionDepth, to: 1_000)
    connection.setLimit(.compoundSelectTerms, to: 500)
    connection.setLimit(.programSteps, to: 25_000_000)
    try LetterFunctions.register(on: connection, watch)
    try BoundedFunctions.register(on: connection, watch)
    try PackedContent.register(on: connection) { min(watch.lengthLimit, PackedContent.byteLimit) }
    try FormatFunction(watch).register(on: connection)
    try search.register()
    try connection.guardTokenizer("unicode61") { [watch] in watch.mustStop() }
    connection.setLimit(.attachedDatabases, to: 0)
  }
}

/// What an ad-hoc query may use; each limit ends it with a message that names the flag that raises it.
package struct QueryLimits: Sendable, Hashable {
  /// Time from the first step to the last.
  package var timeout: Duration
  /// Rows of the answer.
  package var rowCount: Int
  /// Bytes of memory that SQLite may hold for it (https://sqlite.org/c3ref/hard_heap_limit64.html).
  package var memory: Int

  /// Bytes of the largest text, blob or row: a quarter of the memory.
  package var length: Int { max(memory / 4, 1 << 16) }

  /// Five seconds, no bound on rows, 256 MB.
  package static let standard = QueryLimits(timeout: .seconds(5), rowCount: .max, memory: 256 << 20)

  package init(timeout: Duration, rowCount: Int, memory: Int) {
    self.timeout = timeout
    self.rowCount = rowCount
    self.memory = memory
  }
}

/// Runs one statement within limits, and tells errors in our words.
struct StatementRunner {
  /// What is reported of a statement while it runs.
  struct Reader {
    /// The statement is understood and its parameters are bound, but nothing has happened yet.
    var prepared: (Statement) throws -> Void = { _ in }
    var begin: ([StatementColumn]) throws -> Void
    var row: (Row) throws -> Void
    /// Called now and then while SQLite looks for the next row.
    var whileBusy: (() throws -> Void)?
  }

  let connection: Connection
  let watch: QueryWatch
  let path: String
  let limits: QueryLimits
  /// Why the authorizer denied something last; nil when it did not.
  let denial: () -> Wording?
  /// What is allowed instead.
  let hint: Wording

  func run(_ sql: String, _ parameters: QueryParameters, _ reader: Reader) throws -> SQLConsole.Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    watch.begin(timeout: limits.timeout, whileBusy: reader.whileBusy)
    watch.lengthLimit = limits.length
    connection.setLimit(.length, to: limits.length)
    connection.setProgressHandler(every: 1000) { [watch] in watch.mustStop() }
    let budget = MemoryBudget(bytes: limits.memory)
    defer {
      budget.end()
      connection.setProgressHandler(every: 1000, nil)
      watch.end()
    }
    do {
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
      outcome.duration = clock.now - start
      return outcome
    } catch let error as SQLiteError {
      throw watch.failure ?? explain(error, sql: sql)
    }
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
    // The code is not always that of a refusal: a CREATE that is refused gives that of a changed schema.
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
      // Whatever the code: a mistake in the first statement after the file's schema was read has that of a changed one.
      return SQLErrorExplainer(connection: connection).explain(error, sql: sql)
    }
  }

  /// The error for what was denied.
  func notAllowed(_ reason: Wording?) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .invalidInput, { $0.notAllowed(reason?.told(in: $0.language)) }, suggestion: .wording(hint))
  }

  private func exhausted(_ message: (Catalogue) -> String, _ suggestion: NextStep) -> KnowledgeBaseError {
    KnowledgeBaseError(.unavailable, message, suggestion: suggestion)
  }
}
