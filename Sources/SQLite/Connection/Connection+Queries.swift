import CSQLite

extension Connection {
  /// Runs every statement of `sql` in order and drops their rows; stops at the first that fails.
  ///
  /// - Throws: `SQLiteError` as `forEachStatement(of:_:)` does.
  public func execute(_ sql: String) throws {
    try forEachStatement(of: sql) { try $0.run() }
  }

  /// Runs one cached statement to its end.
  ///
  /// - Returns: the rows that it inserted, updated or deleted itself; 0 for any other kind of statement.
  /// - Throws: `SQLiteError`; with `ResultCode.range` unless there are as many arguments as parameters.
  @discardableResult
  public func run(_ sql: String, _ arguments: [Value]) throws -> Int {
    try withStatement(sql) { statement in
      try statement.bind(all: arguments)
      let before = totalChanges
      try statement.run()
      // SQLite keeps the count of an earlier statement when this one is of another kind.
      return totalChanges == before ? 0 : changes
    }
  }

  /// Runs one cached statement to its end; the rows changed.
  @discardableResult
  public func run(_ sql: String, _ arguments: Value...) throws -> Int { try run(sql, arguments) }

  /// Calls `body` with each row of one cached statement.
  ///
  /// - Throws: `SQLiteError`, and what `body` throws.
  public func query(_ sql: String, _ arguments: [Value] = [], _ body: (Row) throws -> Void) throws {
    try withStatement(sql) { statement in
      try statement.bind(all: arguments)
      while try statement.step() { try body(statement.row) }
    }
  }

  /// What `transform` makes of each row.
  public func rows<T>(_ sql: String, _ arguments: [Value] = [], _ transform: (Row) throws -> T) throws -> [T] {
    var results: [T] = []
    try query(sql, arguments) { results.append(try transform($0)) }
    return results
  }

  /// What `transform` makes of the first row; nil where there is none. Later rows are not computed.
  public func first<T>(_ sql: String, _ arguments: [Value] = [], _ transform: (Row) throws -> T) throws -> T? {
    try withStatement(sql) { statement in
      try statement.bind(all: arguments)
      guard try statement.step() else { return nil }
      let result = try transform(statement.row)
      try statement.checkMemory()
      return result
    }
  }
}
