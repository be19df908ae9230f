import ByregionText
import CSQLite

/// One connection to one database. Not `Sendable`: use it from one isolation domain at a time.
///
/// Double-quoted strings are disabled, so that a mistyped name is an error instead of a string
/// (https://sqlite.org/quirks.html#double_quoted_string_literals_are_accepted).
package final class Connection {
  let handle: ConnectionHandle
  let cache = StatementCache(capacity: 128)
  var fts5: UnsafeMutablePointer<fts5_api>?
  /// The names of the registered foreign tables.
  package internal(set) var foreignTableNames: Set<String> = []
  /// The state of the file that the transaction reads. Connections that read the same state share computed values
  /// through it.
  package var shared: SharedState?

  /// How long a backup waits for a lock; always equal to SQLite's busy timeout.
  private(set) var busyTimeout: Duration

  /// Whether ``commit()`` first writes all changed pages into the write-ahead log, so that the commit itself writes
  /// only the last page. See ``writePages()``.
  package var writesPagesBeforeCommit = false

  /// Opens a database (https://sqlite.org/c3ref/open.html).
  ///
  /// - Parameters:
  ///   - path: the file, used literally and never as a URI.
  ///   - busyTimeout: how long a statement waits for another connection's lock before `ResultCode.busy`.
  /// - Throws: `SQLiteError`. A file that is not a database causes an error only at the first statement, because SQLite
  ///   does not read it earlier.
  package init(path: String, mode: OpenMode = .readWriteCreate, busyTimeout: Duration = .seconds(5)) throws {
    handle = try ConnectionHandle(path: path, mode: mode)
    self.busyTimeout = busyTimeout
    try configure(.doubleQuotedStringsInQueries, false)
    try configure(.doubleQuotedStringsInSchema, false)
    try setBusyTimeout(busyTimeout)
  }

  /// Closes the connection now. Otherwise it closes when the connection and all its statements are deinitialized.
  ///
  /// - Throws: `SQLiteError` with `ResultCode.busy` while a statement exists; the connection then stays open.
  package func close() throws {
    cache.removeAll()
    try handle.close()
  }

  /// Sets how long statements wait for other connections' locks (https://sqlite.org/c3ref/busy_timeout.html);
  /// replaces a busy handler.
  package func setBusyTimeout(_ timeout: Duration) throws {
    let (seconds, attoseconds) = timeout.components
    let milliseconds = min(max(seconds, 0), 1_000_000) * 1000 + max(attoseconds, 0) / 1_000_000_000_000_000
    try handle.check(sqlite3_busy_timeout(handle.opened(), Int32(clamping: milliseconds)))
    busyTimeout = timeout
    handle.busy = nil
  }

  /// An object that interrupts this connection's statements from any thread.
  package func interrupter() -> Interrupter { handle.interrupter }

  /// The row id of the last row inserted on this connection
  /// (https://sqlite.org/c3ref/last_insert_rowid.html).
  package var lastInsertRowID: Int64 { handle.pointer.map { sqlite3_last_insert_rowid($0) } ?? 0 }

  /// Rows changed by the last INSERT, UPDATE or DELETE itself (https://sqlite.org/c3ref/changes.html).
  package var changes: Int { handle.pointer.map { Int(sqlite3_changes64($0)) } ?? 0 }

  /// Rows changed since the connection was opened, including those changed by triggers and foreign keys.
  package var totalChanges: Int { handle.pointer.map { Int(sqlite3_total_changes64($0)) } ?? 0 }

  /// Whether a transaction or savepoint is open (https://sqlite.org/c3ref/get_autocommit.html).
  package var isInTransaction: Bool { handle.pointer.map { sqlite3_get_autocommit($0) == 0 } ?? false }

  /// Whether the transaction that is open has begun to write to the main database (https://sqlite.org/c3ref/txn_state.html).
  package var hasUncommittedChanges: Bool {
    handle.pointer.map { sqlite3_txn_state($0, "main") == SQLITE_TXN_WRITE } ?? false
  }

  /// Whether the main database is read-only.
  package var isReadOnly: Bool { handle.pointer.map { sqlite3_db_readonly($0, "main") == 1 } ?? true }

  /// The absolute path of the main database; empty for one in memory.
  package var path: String {
    guard let pointer = handle.pointer, let name = sqlite3_db_filename(pointer, "main") else { return "" }
    return String(cString: name)
  }
}

/// Owns the raw connection. Statements retain it too, so that it outlives them.
final class ConnectionHandle {
  private(set) var pointer: OpaquePointer?
  let interrupter: Interrupter

  /// Closures that SQLite calls through unretained pointers; they must live as long as the raw connection.
  var authorizer: AuthorizerBox?
  var progress: ProgressBox?
  var busy: BusyBox?

  /// Opens `path`. A handle left by a failed open is closed (https://sqlite.org/c3ref/open.html).
  init(path: String, mode: OpenMode) throws {
    guard mode == .memory || !path.isEmpty, !path.utf8.contains(0) else {
      throw SQLiteError(code: .cannotOpen, message: "a database path is neither empty nor holds a NUL byte")
    }
    MemoryBudget.prepare()
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(mode.fileName(of: path), &opened, mode.flags, nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(handle: opened, code: code)
      sqlite3_close_v2(opened)
      throw error
    }
    // SQLite opens a write-protected file read-only even if writing was requested.
    if mode.writes, sqlite3_db_readonly(opened, "main") == 1 {
      sqlite3_close_v2(opened)
      throw SQLiteError(code: .readOnly, message: "the file is write-protected")
    }
    sqlite3_extended_result_codes(opened, 1)
    pointer = opened
    interrupter = Interrupter(opened)
  }

  deinit {
    interrupter.detach()
    sqlite3_close_v2(pointer)
  }

  /// The raw connection. Throws if it is closed.
  func opened() throws -> OpaquePointer {
    guard let pointer else { throw SQLiteError.misuse("the connection is closed") }
    return pointer
  }

  /// Closes now. Fails with `ResultCode.busy` while statements exist.
  func close() throws {
    guard let pointer else { return }
    interrupter.detach()
    let code = sqlite3_close(pointer)
    guard code == SQLITE_OK else {
      interrupter.attach(pointer)
      throw SQLiteError(handle: pointer, code: code)
    }
    self.pointer = nil
  }

  /// Throws unless `code` is `SQLITE_OK`.
  func check(_ code: Int32, sql: String? = nil) throws {
    guard code == SQLITE_OK else { throw SQLiteError(handle: pointer, code: code, sql: sql) }
  }
}

extension Connection {
  /// Runs all statements of `sql` in order and ignores their rows. Stops at the first error.
  ///
  /// - Throws: `SQLiteError` as `forEachStatement(of:_:)` does.
  package func execute(_ sql: String) throws {
    try forEachStatement(of: sql) { try $0.run() }
  }

  /// Runs one cached statement to completion.
  ///
  /// - Returns: the rows inserted, updated or deleted by the statement itself; 0 for other kinds of statements.
  /// - Throws: `SQLiteError`, with `ResultCode.range` if the number of arguments differs from the number of parameters.
  @discardableResult
  package func run(_ sql: String, _ arguments: [Value]) throws -> Int {
    try withStatement(sql) { statement in
      try statement.bind(all: arguments)
      let before = totalChanges
      try statement.run()
      // `changes` keeps the count of an earlier statement if this one is not an INSERT, UPDATE or DELETE.
      return totalChanges == before ? 0 : changes
    }
  }

  /// Runs one cached statement to completion and returns the number of rows changed.
  @discardableResult
  package func run(_ sql: String, _ arguments: Value...) throws -> Int { try run(sql, arguments) }

  /// Calls `body` with each row of one cached statement.
  ///
  /// - Throws: `SQLiteError`, and any error of `body`.
  package func query(_ sql: String, _ arguments: [Value] = [], _ body: (Row) throws -> Void) throws {
    try withStatement(sql) { statement in
      try statement.bind(all: arguments)
      while try statement.step() { try body(statement.row) }
    }
  }

  /// The result of `transform` for each row.
  package func rows<T>(_ sql: String, _ arguments: [Value] = [], _ transform: (Row) throws -> T) throws -> [T] {
    var results: [T] = []
    try query(sql, arguments) { results.append(try transform($0)) }
    return results
  }

  /// The result of `transform` for the first row; nil if there are no rows. Later rows are not computed.
  package func first<T>(_ sql: String, _ arguments: [Value] = [], _ transform: (Row) throws -> T) throws -> T? {
    try withStatement(sql) { statement in
      try statement.bind(all: arguments)
      guard try statement.step() else { return nil }
      let result = try transform(statement.row)
      try statement.checkMemory()
      return result
    }
  }
}

extension Connection {
  /// Compiles the first statement of `sql`, without the cache. `Statement.tail` is the rest of the text.
  ///
  /// - Throws: `SQLiteError`, with the offset if SQLite reports it; also for a text without a statement or with a NUL
  ///   byte.
  package func prepare(_ sql: String) throws -> Statement {
    Statement(try RawStatement.first(of: sql, on: handle))
  }

  /// Passes a cached statement to `body`. No other call can get it meanwhile. Afterwards, also if `body` throws, it is
  /// reset, its bindings are cleared, and it goes back to the cache.
  ///
  /// - Throws: `SQLiteError`, also for a text with more than one statement; and any error of `body`.
  @discardableResult
  package func withStatement<T>(_ sql: String, _ body: (Statement) throws -> T) throws -> T {
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

  /// Compiles the statements of `sql` in order, each after `body` has finished with the previous one.
  ///
  /// - Throws: `SQLiteError` with the whole text as `sql`. Its `offset` is the one reported by SQLite, otherwise the
  ///   start of the failed statement. Also throws any error of `body`.
  package func forEachStatement(of sql: String, _ body: (Statement) throws -> Void) throws {
    try SQLScanner.withBytes(sql) { bytes in
      var position = SQLScanner.statementStart(in: bytes, from: 0)
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

/// How a database is opened, after https://sqlite.org/c3ref/open.html.
package enum OpenMode: Sendable, Hashable {
  /// Reads an existing file.
  case readOnly
  /// Reads and writes an existing file; fails if the file is read-only.
  case readWrite
  /// Reads and writes a file, creating it if it does not exist.
  case readWriteCreate
  /// A private in-memory database; the path is ignored.
  case memory
  /// Reads a file on read-only media, without locks and without looking for a write-ahead log.
  case immutable

  /// The flags of `sqlite3_open_v2`. SQLite's own mutex is not needed because a connection stays in one isolation
  /// domain.
  var flags: Int32 {
    let common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    return switch self {
    case .readOnly: common | SQLITE_OPEN_READONLY
    case .readWrite: common | SQLITE_OPEN_READWRITE
    case .readWriteCreate: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .memory: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
    case .immutable: common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    }
  }

  var writes: Bool { self == .readWrite || self == .readWriteCreate }

  /// The file name to pass to SQLite for `path`.
  ///
  /// Many builds (including Debian's) treat any name that begins with "file:" as a URI, whatever the flags.
  func fileName(of path: String) -> String {
    switch self {
    case .memory: ":memory:"
    case .immutable: (path.hasPrefix("/") ? "file://" : "file:") + Self.percentEncoded(path) + "?immutable=1"
    default: path.hasPrefix("file:") ? "./" + path : path
    }
  }

  /// Encodes every byte except letters, digits and "/-._~" as %XX (https://sqlite.org/uri.html).
  static func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-")...UInt8(ascii: "/"), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Connection {
  /// Runs `body` in a transaction and commits; rolls back if `body` or the commit throws.
  ///
  /// Does not nest: use `savepoint(_:_:)` inside. Follows https://sqlite.org/lang_transaction.html.
  /// - Throws: `SQLiteError`, also if SQLite rolled back because of an error that `body` caught; and any error of
  ///   `body`.
  @discardableResult
  package func transaction<T>(_ kind: TransactionKind = .immediate, _ body: () throws -> T) throws -> T {
    try run(kind.sql)
    do {
      let result = try body()
      try commit()
      return result
    } catch {
      // The first error is the cause. SQLite may have rolled back already (https://sqlite.org/lang_transaction.html).
      if isInTransaction { _ = try? run("ROLLBACK") }
      throw error
    }
  }

  /// Commits the open transaction. Throws `SQLiteError`; the transaction may then still be open.
  package func commit() throws {
    if writesPagesBeforeCommit { try writePages() }
    try run("COMMIT")
  }

  /// Runs `body` in a savepoint, inside or outside a transaction or another savepoint. Undoes its changes if `body` or
  /// the release throws. Follows https://sqlite.org/lang_savepoint.html.
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
  /// Immediately for writing, so that a later write cannot fail because of another writer.
  case immediate
  /// Immediately for writing; outside WAL mode it also blocks readers.
  case exclusive

  var sql: String { "BEGIN \(rawValue.uppercased())" }
}

extension Connection {
  /// A number that changes when another connection commits (https://sqlite.org/pragma.html#pragma_data_version).
  package func dataVersion() throws -> Int64 {
    try first("PRAGMA data_version") { try $0.get(Int64.self, 0) } ?? 0
  }

  /// Identifies the content of the database: equal as long as neither this connection nor another changes a row.
  package func contentVersion() throws -> ContentVersion {
    ContentVersion(dataVersion: try dataVersion(), totalChanges: totalChanges)
  }
}

/// A state of a database as one connection sees it; see ``Connection/contentVersion()``.
package struct ContentVersion: Hashable, Sendable {
  let dataVersion: Int64
  let totalChanges: Int
}
