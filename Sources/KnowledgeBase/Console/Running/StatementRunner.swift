import SQLite

/// Runs one statement within limits, and tells errors in our words.
struct StatementRunner {
  /// What is told of a statement while it runs.
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
  let denial: () -> String?
  /// What is allowed instead.
  let hint: String

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
        .invalidInput, "the query holds a NUL byte", excerpt: .init(text: sql, range: offset..<offset + 1))
    }
    guard sql.utf8.contains(where: { $0 > 0x20 && $0 != UInt8(ascii: ";") }) else {
      throw KnowledgeBaseError(
        .usage, "the query is empty", suggestion: "For instance: byregion sql 'SELECT * FROM advice'")
    }
    guard sql.utf8.count <= QueryFile.byteLimit else {
      throw KnowledgeBaseError(.invalidInput, "a query has at most \(QueryFile.byteLimit) bytes")
    }
    let statement = try connection.prepare(sql)
    if let offset = statement.tailOffset {
      throw KnowledgeBaseError(
        .invalidInput, "one statement at a time; here a second one begins",
        suggestion: "Run it by itself.", excerpt: .init(text: sql, range: offset..<offset + 1))
    }
    return statement
  }

  private func explain(_ error: SQLiteError, sql: String) -> KnowledgeBaseError {
    // The code is not always that of a refusal: a CREATE that is refused gives that of a changed schema.
    if let reason = denial(), error.message.hasPrefix("not authorized") { return notAllowed(reason) }
    switch error.code {
    case .interrupt where watch.reason == .late:
      return exhausted(
        "the query took longer than \(limits.timeout.inSeconds)",
        "Give it more time with --timeout SECONDS, or ask for less.")
    case .interrupt:
      return KnowledgeBaseError(.interrupted, "interrupted")
    case .noMemory:
      return exhausted(
        "the query needs more than \(limits.memory >> 20) MB of memory",
        "Give it more with --max-memory MB, or ask for less.")
    case .tooBig:
      return exhausted(
        "a text or blob of the query is larger than \(limits.length >> 20) MB, a quarter of its memory",
        "Give it more with --max-memory MB, or ask for less.")
    case .authorization, .readOnly:
      return notAllowed(denial())
    case .error where error.message.hasSuffix("may not be modified"):
      return notAllowed(error.message)
    case .error where error.message.hasPrefix("cannot VACUUM"):
      return notAllowed("VACUUM writes the whole file anew")
    case .busy, .locked, .notADatabase, .corrupt, .full, .io, .cannotOpen, .permission, .internalError:
      return KnowledgeBaseError(error, at: path)
    default:
      // Whatever the code: a mistake in the first statement after the file's schema was read has that of a changed one.
      return SQLErrorExplainer(connection: connection).explain(error, sql: sql)
    }
  }

  /// The error for what was denied.
  func notAllowed(_ reason: String?) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .invalidInput, "not allowed: \(reason ?? "the knowledge base is open for reading only")", suggestion: hint)
  }

  private func exhausted(_ message: String, _ suggestion: String) -> KnowledgeBaseError {
    KnowledgeBaseError(.unavailable, message, suggestion: suggestion)
  }
}
