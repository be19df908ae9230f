import CSQLite

extension Connection {
  /// Compiles the first statement of `sql` for the caller alone; `Statement.tail` is what follows it.
  ///
  /// - Throws: `SQLiteError`, with the place where SQLite tells; for a text without a statement or with a
  ///   NUL byte too.
  public func prepare(_ sql: String) throws -> Statement {
    Statement(try RawStatement.first(of: sql, on: handle))
  }

  /// Lends a statement from the cache: taken out, so that no other call gets it meanwhile, and put back
  /// reset and without its bindings, also when `body` throws.
  ///
  /// - Throws: `SQLiteError`; also for a text of more than one statement. And what `body` throws.
  @discardableResult
  public func withStatement<T>(_ sql: String, _ body: (Statement) throws -> T) throws -> T {
    let statement = Statement(try cached(sql))
    defer {
      if let raw = statement.giveUp() { cache.put(raw) }
    }
    return try body(statement)
  }

  private func cached(_ sql: String) throws -> RawStatement {
    if let raw = cache.take(sql) { return raw }
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    let raw = try RawStatement.first(of: sql, on: handle, flags: flags)
    if let next = raw.next { throw SQLiteError.misuse("more than one SQL statement", sql: sql, offset: next) }
    return raw
  }

  /// Compiles the statements of `sql` one after the other, each after `body` is done with the one before it.
  ///
  /// - Throws: `SQLiteError` whose `sql` is the whole text; without a place from SQLite, `offset` is where
  ///   the statement that failed begins. And what `body` throws.
  public func forEachStatement(of sql: String, _ body: (Statement) throws -> Void) throws {
    try SQLText.withBytes(sql) { bytes in
      var position = SQLText.start(in: bytes, from: 0)
      while let start = position {
        do {
          let raw = try RawStatement(handle, sql, bytes, start: start)
          try body(Statement(raw))
          position = raw.next
        } catch let error as SQLiteError {
          throw error.placed(at: start)
        }
      }
    }
  }
}
