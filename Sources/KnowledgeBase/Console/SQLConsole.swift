import SQLite

/// Answers ad-hoc SQL on a connection that cannot change the file, within limits.
public final class SQLConsole {
  /// What a query came to.
  public struct Outcome: Sendable, Hashable {
    /// Rows that were handed over.
    public var rowCount: Int
    /// From the first step to the last.
    public var duration: Duration
    /// The answer has more rows than `limits.rowCount`.
    public var wasCut: Bool
  }

  /// The file.
  public let path: String
  /// What each query may use.
  public var limits: QueryLimits
  let connection: Connection
  private let permission = Permission()

  /// Holds the guard where the authorizer's closure can reach it.
  private final class Permission {
    var queryGuard = QueryGuard()
  }

  /// Opens a knowledge base for questions.
  ///
  /// - Throws: `KnowledgeBaseError` as `KnowledgeBase.open` does.
  public init(path: String, limits: QueryLimits = .standard) throws {
    self.path = path
    self.limits = limits
    let knowledgeBase = try KnowledgeBase.open(path, for: .reading)
    connection = knowledgeBase.connection
    do {
      try Self.confine(connection)
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
    connection.setAuthorizer { [permission] request in permission.queryGuard.answer(request) }
  }

  /// Stops the query that runs; safe from any thread and in a signal's handler thread.
  public func interrupter() -> Interrupter { connection.interrupter() }

  /// Runs one statement and hands over its rows while SQLite finds them.
  ///
  /// - Parameters:
  ///   - sql: one statement; a second one behind it is an error, white space and comments are not.
  ///   - begin: is told the columns before the first row.
  ///   - row: is given each row, which is valid during the call only.
  /// - Throws: `KnowledgeBaseError` with an excerpt that marks the place in `sql`, and whatever `begin` and `row` throw.
  public func run(
    _ sql: String, parameters: QueryParameters = QueryParameters(),
    begin: ([StatementColumn]) throws -> Void, row: (Row) throws -> Void
  ) throws -> Outcome {
    permission.queryGuard = QueryGuard()
    let clock = ContinuousClock()
    let start = clock.now
    let deadline = start.advanced(by: limits.timeout)
    connection.setProgressHandler(every: 1000) { clock.now >= deadline }
    defer { connection.setProgressHandler(every: 1000, nil) }
    let before = Memory.setHardLimit(Memory.used + limits.memory)
    defer { Memory.setHardLimit(before) }
    do {
      let statement = try prepareOne(sql)
      try parameters.bind(to: statement)
      try begin(statement.columns)
      var outcome = Outcome(rowCount: 0, duration: .zero, wasCut: false)
      while try statement.step() {
        if outcome.rowCount == limits.rowCount {
          outcome.wasCut = true
          break
        }
        outcome.rowCount += 1
        try row(statement.row)
      }
      outcome.duration = clock.now - start
      return outcome
    } catch let error as SQLiteError {
      throw explain(error, sql: sql, isLate: clock.now >= deadline)
    }
  }

  private func prepareOne(_ sql: String) throws -> Statement {
    if let nul = sql.utf8.firstIndex(of: 0) {
      let offset = sql.utf8.distance(from: sql.utf8.startIndex, to: nul)
      throw KnowledgeBaseError(
        .invalidInput, "the query holds a NUL byte", excerpt: .init(text: sql, range: offset..<offset + 1))
    }
    guard sql.utf8.contains(where: { $0 > 0x20 }) else {
      throw KnowledgeBaseError(
        .usage, "the query is empty", suggestion: "For instance: byregion sql 'SELECT * FROM advice'")
    }
    let statement = try connection.prepare(sql)
    if let tail = statement.tail, let rest = try? connection.prepare(tail), !rest.sql.isEmpty {
      let offset = sql.utf8.count - tail.utf8.count + rest.range.lowerBound
      throw KnowledgeBaseError(
        .invalidInput, "one statement at a time; here a second one begins",
        excerpt: .init(text: sql, range: offset..<offset + 1))
    }
    if !statement.isReadOnly { throw Self.readOnly(nil) }
    return statement
  }

  private func explain(_ error: SQLiteError, sql: String, isLate: Bool) -> KnowledgeBaseError {
    switch error.code {
    case .interrupt where isLate:
      return KnowledgeBaseError(
        .unavailable, "the query took longer than \(limits.timeout.inSeconds)",
        suggestion: "Give it more time with --timeout SECONDS, or ask for less.")
    case .interrupt:
      return KnowledgeBaseError(.interrupted, "interrupted")
    case .noMemory:
      return KnowledgeBaseError(
        .unavailable, "the query needs more than \(limits.memory >> 20) MB of memory",
        suggestion: "Give it more with --max-memory MB, or ask for less.")
    case .tooBig:
      return KnowledgeBaseError(
        .unavailable, "a value of the query is larger than \(Self.lengthLimit >> 20) MB",
        suggestion: "Ask for less; this limit is fixed.")
    case .authorization:
      return Self.readOnly(permission.queryGuard.denial)
    case .readOnly:
      return Self.readOnly(nil)
    case .error:
      return SQLErrorExplainer(connection: connection).explain(error, sql: sql)
    default:
      return KnowledgeBaseError(error, at: path)
    }
  }

  private static func readOnly(_ reason: String?) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .invalidInput, "not allowed: \(reason ?? "the knowledge base is open for reading only")",
      suggestion: "`byregion sql` answers questions; SELECT, WITH, VALUES and EXPLAIN are what it takes.")
  }

  /// Largest string, blob or row in bytes.
  static let lengthLimit = 64 << 20

  private static func confine(_ connection: Connection) throws {
    try connection.configure(.defensive, true)
    try connection.configure(.trustedSchema, false)
    try connection.execute("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON")
    connection.setLimit(.length, to: lengthLimit)
    connection.setLimit(.sqlLength, to: 1_000_000)
    connection.setLimit(.attachedDatabases, to: 0)
    connection.setLimit(.likePatternLength, to: 1_000)
    connection.setLimit(.expressionDepth, to: 1_000)
    connection.setLimit(.compoundSelectTerms, to: 500)
    connection.setLimit(.programSteps, to: 25_000_000)
  }
}
