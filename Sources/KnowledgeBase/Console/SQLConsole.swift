import SQLite

/// Answers ad-hoc SQL on a connection that cannot change the file, within limits.
public final class SQLConsole {
  /// What a query came to.
  public struct Outcome: Sendable, Hashable {
    /// Rows that were handed over.
    public var rowCount: Int
    /// Time from the first step to the last.
    public var duration: Duration
    /// The answer has more rows than `limits.rowCount`.
    public var wasCut: Bool
    /// Rows inserted, updated or deleted; nil for a statement that only reads.
    public var changedRows: Int?
    /// The copy of the file that was made before; nil when none was.
    public var copy: String?
  }

  /// The file, as it was named.
  public let path: String
  /// What the next query may use.
  public var limits: QueryLimits
  let connection: Connection
  private let knowledgeBase: KnowledgeBase
  private let watch = QueryWatch()
  private let permission = Permission()
  private let search: SearchFunctions

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
    knowledgeBase = try KnowledgeBase.open(path, for: .reading)
    connection = knowledgeBase.connection
    search = SearchFunctions(connection)
    do {
      try connection.configure(.trustedSchema, false)
      try connection.execute("PRAGMA query_only = ON")
      try QueryConfinement.confine(connection, watch, search)
      permission.queryGuard = QueryGuard(deniedTables: try QueryGuard.deniedTables(of: connection))
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
    search.isAtWork = { [permission] in permission.queryGuard.isOurs = $0 }
    connection.setAuthorizer { [permission] request in permission.queryGuard.answer(request) }
  }

  /// Gives the file back.
  public func close() throws {
    search.forget()
    try knowledgeBase.close()
  }

  /// The tables and views, with their descriptions.
  public func schema() throws -> [SchemaObject] { try asOurselves { try knowledgeBase.schema() } }

  /// The names of the functions that a query may call.
  public func functionNames() throws -> [String] {
    try connection.rows("SELECT DISTINCT name FROM pragma_function_list ORDER BY name") { $0.text(0) ?? "" }
      .filter(CallableNames.functions.contains)
  }

  /// The questions that the file keeps, by name.
  public func savedQueries() throws -> [SavedQuery] { try asOurselves { try knowledgeBase.savedQueries() } }

  /// One of them; throws as `KnowledgeBase.savedQuery(named:)` does.
  public func savedQuery(named name: String) throws -> SavedQuery {
    try asOurselves { try knowledgeBase.savedQuery(named: name) }
  }

  private func asOurselves<T>(_ body: () throws -> T) rethrows -> T {
    permission.queryGuard.isOurs = true
    defer { permission.queryGuard.isOurs = false }
    return try body()
  }

  /// Stops the query that runs; safe from any thread and in a signal's handler.
  public var stopper: QueryStopper { watch.stopper }

  /// Runs a body whose time does not count as the query's: waiting for whoever reads the answer.
  public func withoutClock<T>(_ body: () throws -> T) rethrows -> T { try watch.exempt(body) }

  /// Runs one statement and hands over its rows while SQLite finds them.
  ///
  /// - Parameters:
  ///   - sql: one statement; a second one behind it is an error, white space and comments are not.
  ///   - whileBusy: is called now and then while SQLite looks for the next row; what it throws ends the query.
  ///   - begin: is told the columns before the first row.
  ///   - row: is given each row, which is valid during the call only.
  /// - Throws: `KnowledgeBaseError` with an excerpt that marks the place in `sql`, and whatever the closures throw.
  public func run(
    _ sql: String, parameters: QueryParameters = QueryParameters(), whileBusy: (() throws -> Void)? = nil,
    begin: ([StatementColumn]) throws -> Void, row: (Row) throws -> Void
  ) throws -> Outcome {
    permission.queryGuard.forget()
    let runner = StatementRunner(
      connection: connection, watch: watch, path: path, limits: limits,
      denial: { [permission] in permission.queryGuard.denial },
      hint: "`byregion sql` answers questions: SELECT, WITH, VALUES and EXPLAIN. `byregion sql --write` changes rows.")
    return try withoutActuallyEscaping(begin) { begin in
      try withoutActuallyEscaping(row) { row in
        let reader = StatementRunner.Reader(
          prepared: { if !$0.isReadOnly { throw runner.notAllowed(nil) } }, begin: begin, row: row,
          whileBusy: whileBusy)
        return try runner.run(sql, parameters, reader)
      }
    }
  }
}
