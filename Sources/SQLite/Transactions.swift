extension Connection {
  /// Runs `body` in a transaction and commits; rolls back if `body` or the commit throws.
  ///
  /// Does not nest: use `savepoint(_:_:)` inside. Follows https://sqlite.org/lang_transaction.html.
  /// - Throws: `SQLiteError`, also where an error inside made SQLite roll back by itself and `body` hid it;
  ///   and what `body` throws.
  @discardableResult
  package func transaction<T>(_ kind: TransactionKind = .immediate, _ body: () throws -> T) throws -> T {
    try run(kind.sql)
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // The first error is the cause; SQLite may have rolled back already
      // (https://sqlite.org/lang_transaction.html).
      if isInTransaction { _ = try? run("ROLLBACK") }
      throw error
    }
  }

  /// Runs `body` in a savepoint, which may stand in a transaction, in another savepoint or alone; undoes
  /// what was done since its start if `body` or the release throws. Follows
  /// https://sqlite.org/lang_savepoint.html.
  @discardableResult
  package func savepoint<T>(_ name: String, _ body: () throws -> T) throws -> T {
    let name = SQLScanner.quoted(name)
    try run("SAVEPOINT \(name)")
    do {
      let result = try body()
      try run("RELEASE \(name)")
      return result
    } catch {
      if isInTransaction {
        _ = try? run("ROLLBACK TO \(name)")
        _ = try? run("RELEASE \(name)")
      }
      throw error
    }
  }
}

/// When a transaction takes its locks, after https://sqlite.org/lang_transaction.html.
package enum TransactionKind: String, Sendable {
  /// At the first statement that reads or writes.
  case deferred
  /// At once for writing, so that a later write cannot fail for another writer's sake.
  case immediate
  /// At once for writing; outside WAL mode nobody else reads meanwhile either.
  case exclusive

  var sql: String { "BEGIN \(rawValue.uppercased())" }
}
