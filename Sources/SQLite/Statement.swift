import ByregionText
import CSQLite

/// Owns one compiled statement, which is used by a `Statement` or kept in the cache.
final class RawStatement {
  let pointer: OpaquePointer
  let handle: ConnectionHandle
  /// The complete text passed by the caller; the statement is a part of it.
  let sql: String
  /// UTF-8 byte range of the statement in `sql`.
  let range: Range<Int>
  /// Byte offset of the next statement in `sql`; nil if there is none.
  let next: Int?
  /// Whether it belongs to the cache and is in use.
  var isLent = false
  /// When it was last returned to the cache, on the cache's own clock.
  var lastUse: UInt64 = 0

  /// Compiles the statement that begins at `start` (https://sqlite.org/c3ref/prepare.html).
  init(
    _ handle: ConnectionHandle, _ sql: String, _ bytes: UnsafeBufferPointer<UInt8>, start: Int,
    flags: UInt32 = 0
  ) throws {
    let connection = try handle.opened()
    var compiled: OpaquePointer?
    var tail: UnsafePointer<CChar>?
    let text = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + start).assumingMemoryBound(
      to: CChar.self)
    // Including the terminating NUL in the length saves SQLite a copy of the rest of the text.
    let code = sqlite3_prepare_v3(connection, text, Int32(bytes.count - start + 1), flags, &compiled, &tail)
    guard code == SQLITE_OK else { throw SQLiteError(handle: connection, code: code, sql: sql, base: start) }
    guard let compiled, let tail else { throw SQLiteError.misuse("no SQL statement", sql: sql) }
    let end = start + (tail - text)
    pointer = compiled
    range = start..<end
    next = SQLScanner.statementStart(in: bytes, from: end)
    self.handle = handle
    self.sql = sql
  }

  deinit { sqlite3_finalize(pointer) }

  /// Compiles the first statement of `sql`.
  static func first(of sql: String, on handle: ConnectionHandle, flags: UInt32 = 0) throws -> RawStatement {
    try SQLScanner.withBytes(sql) { bytes in
      guard let start = SQLScanner.statementStart(in: bytes, from: 0) else {
        throw SQLiteError.misuse("no SQL statement", sql: sql)
      }
      return try RawStatement(handle, sql, bytes, start: start, flags: flags)
    }
  }

  func error(_ code: Int32) -> SQLiteError {
    SQLiteError(handle: handle.pointer, code: code, sql: sql, base: range.lowerBound)
  }
}

/// A compiled statement: bind values, step through its rows, reset, repeat.
///
/// A statement from `Connection.withStatement` returns to the cache when the closure ends; using it later throws.
/// Follows https://sqlite.org/c3ref/stmt.html.
package final class Statement {
  private(set) var raw: RawStatement?
  /// Nil after the statement returned to the cache. SQLite reads every column of a null statement as NULL.
  private(set) var pointer: OpaquePointer?
  private var isDone = false
  /// Whether a value of the current row could not be read because memory ran out.
  var lacksMemory = false

  init(_ raw: RawStatement) {
    self.raw = raw
    pointer = raw.pointer
  }

  func giveUp() -> RawStatement? {
    defer {
      raw = nil
      pointer = nil
    }
    return raw
  }

  func opened() throws -> OpaquePointer {
    guard let pointer else { throw SQLiteError.misuse("the statement was given back") }
    return pointer
  }

  /// Advances to the next row (https://sqlite.org/c3ref/step.html).
  ///
  /// - Returns: false after the last row, until `reset()` or a `bind`. The statement has then released its locks.
  /// - Throws: `SQLiteError`; the statement is then reset.
  package func step() throws -> Bool {
    let pointer = try opened()
    guard !isDone else { return false }
    try checkMemory()
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      isDone = true
      return false
    case let code: throw failed(code)
    }
  }

  /// Steps to the end and ignores all rows.
  package func run() throws {
    while try step() {}
  }

  /// Goes back to before the first row (https://sqlite.org/c3ref/reset.html). Bindings are kept.
  package func reset() {
    guard let pointer else { return }
    sqlite3_reset(pointer)
    isDone = false
    lacksMemory = false
  }

  /// Throws if a value could not be read since the last step because memory ran out.
  func checkMemory() throws {
    guard lacksMemory else { return }
    throw failed(SQLITE_NOMEM)
  }

  private func failed(_ code: Int32) -> SQLiteError {
    let error = raw?.error(code) ?? SQLiteError(handle: nil, code: code)
    reset()
    return error
  }

  /// Parameters can be bound only before the first row. A finished statement restarts.
  func readyToBind() throws -> OpaquePointer {
    isDone = false
    return try opened()
  }

  /// The current row. All its values are NULL if there is none.
  package var row: Row { Row(self) }
}

/// Keeps compiled statements for reuse. A statement in use keeps its entry but is not returned to another caller, so
/// that each use needs only one lookup.
final class StatementCache {
  private var statements: [String: RawStatement] = [:]
  private var clock: UInt64 = 0
  let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  /// Number of statements that are not in use.
  var count: Int { statements.values.count { !$0.isLent } }

  /// Takes the statement for `sql`; nil if there is none or it is in use.
  func take(_ sql: String) -> RawStatement? {
    guard let statement = statements[sql], !statement.isLent else { return nil }
    statement.isLent = true
    return statement
  }

  /// Returns a statement, resetting it and clearing its bindings. If the cache is full, the least recently used
  /// statement is removed.
  func put(_ statement: RawStatement) {
    sqlite3_reset(statement.pointer)
    sqlite3_clear_bindings(statement.pointer)
    clock += 1
    statement.lastUse = clock
    guard !statement.isLent else {
      statement.isLent = false
      return
    }
    // A second statement for the same text, compiled while the first was in use, is not kept.
    guard statements[statement.sql] == nil else { return }
    statements[statement.sql] = statement
    guard statements.count > capacity else { return }
    // Scanning about a hundred entries, only after a compilation, is cheaper than maintaining a list at every use.
    let waiting = statements.lazy.filter { !$0.value.isLent }
    if let oldest = waiting.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      statements.removeValue(forKey: oldest.key)
    }
  }

  func removeAll() { statements.removeAll() }
}

/// A column of a statement's rows (https://sqlite.org/c3ref/column_database_name.html).
package struct StatementColumn: Sendable, Hashable {
  /// The name, or the `AS` alias.
  package let name: String
  /// The type as written in CREATE TABLE; nil for an expression.
  package let declaredType: String?
  /// The database of the table column; nil for an expression, or if the library was built without column metadata.
  package let database: String?
  package let table: String?
  package let column: String?
}

/// A counter of a statement (https://sqlite.org/c3ref/c_stmtstatus_counter.html).
package enum StatementCounter: Sendable {
  /// Rows stepped over in full table scans.
  case fullScanSteps
  /// Sorts.
  case sorts
  /// Rows inserted into automatic indexes.
  case automaticIndexRows
  /// Instructions of SQLite's virtual machine.
  case programSteps
  /// Number of recompilations after schema changes.
  case recompilations
  /// Bytes of memory that the compiled statement takes.
  case memoryUsed

  var number: Int32 {
    switch self {
    case .fullScanSteps: SQLITE_STMTSTATUS_FULLSCAN_STEP
    case .sorts: SQLITE_STMTSTATUS_SORT
    case .automaticIndexRows: SQLITE_STMTSTATUS_AUTOINDEX
    case .programSteps: SQLITE_STMTSTATUS_VM_STEP
    case .recompilations: SQLITE_STMTSTATUS_REPREPARE
    case .memoryUsed: SQLITE_STMTSTATUS_MEMUSED
    }
  }
}

extension Statement {
  /// The count since the statement was compiled, or since the last call with `reset`.
  package func counter(_ counter: StatementCounter, reset: Bool = false) -> Int {
    pointer.map { Int(sqlite3_stmt_status($0, counter.number, reset ? 1 : 0)) } ?? 0
  }
}

extension Statement {
  /// The statement's own SQL, without the text before and after it.
  package var sql: String {
    guard let raw else { return "" }
    return String(
      decoding: raw.sql.utf8.dropFirst(raw.range.lowerBound).prefix(raw.range.count), as: UTF8.self)
  }

  /// UTF-8 byte range of the statement in the text it was compiled from.
  package var range: Range<Int> { raw?.range ?? 0..<0 }

  /// The text from the next statement on; nil if only white space, comments and semicolons follow.
  package var tail: String? {
    guard let raw, let next = raw.next else { return nil }
    return String(decoding: raw.sql.utf8.dropFirst(next), as: UTF8.self)
  }

  /// Byte offset of `tail` in the text that the statement was compiled from (UTF-8).
  package var tailOffset: Int? { raw?.next }

  /// Whether the statement makes no direct changes to a database file (https://sqlite.org/c3ref/stmt_readonly.html).
  ///
  /// True for BEGIN, COMMIT, SAVEPOINT and ATTACH; side effects of functions do not count.
  package var isReadOnly: Bool { pointer.map { sqlite3_stmt_readonly($0) != 0 } ?? true }

  /// Whether it is EXPLAIN or EXPLAIN QUERY PLAN.
  package var isExplain: Bool { pointer.map { sqlite3_stmt_isexplain($0) != 0 } ?? false }

  /// Whether it has returned a row and is neither finished nor reset.
  package var isBusy: Bool { pointer.map { sqlite3_stmt_busy($0) != 0 } ?? false }

  /// The number of columns; 0 for a statement that returns no rows.
  package var columnCount: Int { pointer.map { Int(sqlite3_column_count($0)) } ?? 0 }

  /// The names of the columns. They may change if SQLite recompiles the statement after a schema change.
  package var columnNames: [String] {
    indices.map { index in sqlite3_column_name(pointer, index).map { String(cString: $0) } ?? "" }
  }

  /// The columns with their declared types and, if the library reports it, their source columns.
  package var columns: [StatementColumn] {
    indices.map { index in
      let text = { (name: UnsafePointer<CChar>?) in name.map { String(cString: $0) } }
      return StatementColumn(
        name: text(sqlite3_column_name(pointer, index)) ?? "",
        declaredType: text(sqlite3_column_decltype(pointer, index)),
        database: text(shim_column_database_name(pointer, index)),
        table: text(shim_column_table_name(pointer, index)),
        column: text(shim_column_origin_name(pointer, index)))
    }
  }

  private var indices: Range<Int32> { 0..<Int32(clamping: columnCount) }
}
