import ByregionText
import CSQLite

/// One connection to one database. Not `Sendable`: it belongs to one isolation domain at a time.
///
/// Double-quoted strings are off, so that a mistyped name is an error and not a text
/// (https://sqlite.org/quirks.html#double_quoted_string_literals_are_accepted).
package final class Connection {
  let handle: ConnectionHandle
  let cache = StatementCache(capacity: 128)
  var fts5: UnsafeMutablePointer<fts5_api>?
  /// The names of the foreign tables that were registered.
  package internal(set) var foreignTableNames: Set<String> = []
  /// The state of the file that the transaction reads, where other connections read the same and share what they compute.
  package var shared: SharedState?

  /// How long a backup waits for a lock, in step with SQLite's own busy timeout.
  private(set) var busyTimeout: Duration

  /// Whether ``commit()`` writes all changed pages into the write-ahead log first, so that the commit itself writes only the
  /// last. See ``writePages()``.
  package var writesPagesBeforeCommit = false

  /// Opens a database (https://sqlite.org/c3ref/open.html).
  ///
  /// - Parameters:
  ///   - path: the file, taken as given and never as a URI.
  ///   - busyTimeout: how long a statement waits for another connection's lock before `ResultCode.busy`.
  /// - Throws: `SQLiteError`. That a file is no database shows at the first statement, as SQLite reads no
  ///   earlier.
  package init(path: String, mode: OpenMode = .readWriteCreate, busyTimeout: Duration = .seconds(5)) throws {
    handle = try ConnectionHandle(path: path, mode: mode)
    self.busyTimeout = busyTimeout
    try configure(.doubleQuotedStringsInQueries, false)
    try configure(.doubleQuotedStringsInSchema, false)
    try setBusyTimeout(busyTimeout)
  }

  /// Closes now. Without it, the last owner of the connection or of one of its statements closes.
  ///
  /// - Throws: `SQLiteError` with `ResultCode.busy` while a statement is alive; the connection then stays
  ///   open.
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

  /// What stops this connection's statements from any other thread.
  package func interrupter() -> Interrupter { handle.interrupter }

  /// The row id of the last row inserted on this connection
  /// (https://sqlite.org/c3ref/last_insert_rowid.html).
  package var lastInsertRowID: Int64 { handle.pointer.map { sqlite3_last_insert_rowid($0) } ?? 0 }

  /// Rows changed by the last INSERT, UPDATE or DELETE alone (https://sqlite.org/c3ref/changes.html).
  package var changes: Int { handle.pointer.map { Int(sqlite3_changes64($0)) } ?? 0 }

  /// Rows changed since the connection was opened, those of triggers and foreign keys too.
  package var totalChanges: Int { handle.pointer.map { Int(sqlite3_total_changes64($0)) } ?? 0 }

  /// Whether a transaction or savepoint is open (https://sqlite.org/c3ref/get_autocommit.html).
  package var isInTransaction: Bool { handle.pointer.map { sqlite3_get_autocommit($0) == 0 } ?? false }

  /// Whether the main database can only be read.
  package var isReadOnly: Bool { handle.pointer.map { sqlite3_db_readonly($0, "main") == 1 } ?? true }

  /// The absolute path of the main database; empty for one in memory.
  package var path: String {
    guard let pointer = handle.pointer, let name = sqlite3_db_filename(pointer, "main") else { return "" }
    return String(cString: name)
  }
}

/// Owns the raw connection. Statements hold it too, so that it outlives the last of them.
final class ConnectionHandle {
  private(set) var pointer: OpaquePointer?
  let interrupter: Interrupter

  /// Closures that SQLite calls with a bare pointer to them; they live as long as the raw connection.
  var authorizer: AuthorizerBox?
  var progress: ProgressBox?
  var busy: BusyBox?

  /// Opens `path`; a handle of a failed open is closed again (https://sqlite.org/c3ref/open.html).
  init(path: String, mode: OpenMode) throws {
    guard mode == .memory || !path.isEmpty, !path.utf8.contains(0) else {
      throw SQLiteError(code: .cannotOpen, message: "a database path is neither empty nor holds a NUL byte")
    }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(mode.fileName(of: path), &opened, mode.flags, nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(handle: opened, code: code)
      sqlite3_close_v2(opened)
      throw error
    }
    // SQLite opens a write-protected file for reading when asked for writing.
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

  /// The raw connection, or an error once it is closed.
  func opened() throws -> OpaquePointer {
    guard let pointer else { throw SQLiteError.misuse("the connection is closed") }
    return pointer
  }

  /// Closes now; refused with `ResultCode.busy` while statements are alive.
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
  /// Runs every statement of `sql` in order and drops their rows; stops at the first that fails.
  ///
  /// - Throws: `SQLiteError` as `forEachStatement(of:_:)` does.
  package func execute(_ sql: String) throws {
    try forEachStatement(of: sql) { try $0.run() }
  }

  /// Runs one cached statement to its end.
  ///
  /// - Returns: the rows that it inserted, updated or deleted itself; 0 for any other kind of statement.
  /// - Throws: `SQLiteError`; with `ResultCode.range` unless there are as many arguments as parameters.
  @discardableResult
  package func run(_ sql: String, _ arguments: [Value]) throws -> Int {
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
  package func run(_ sql: String, _ arguments: Value...) throws -> Int { try run(sql, arguments) }

  /// Calls `body` with each row of one cached statement.
  ///
  /// - Throws: `SQLiteError`, and what `body` throws.
  package func query(_ sql: String, _ arguments: [Value] = [], _ body: (Row) throws -> Void) throws {
    try withStatement(sql) { statement in
      try statement.bind(all: arguments)
      while try statement.step() { try body(statement.row) }
    }
  }

  /// What `transform` makes of each row.
  package func rows<T>(_ sql: String, _ arguments: [Value] = [], _ transform: (Row) throws -> T) throws -> [T] {
    var results: [T] = []
    try query(sql, arguments) { results.append(try transform($0)) }
    return results
  }

  /// What `transform` makes of the first row; nil where there is none. Later rows are not computed.
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
  /// Compiles the first statement of `sql` for the caller alone; `Statement.tail` is what follows it.
  ///
  /// - Throws: `SQLiteError`, with the place where SQLite tells; for a text without a statement or with a
  ///   NUL byte too.
  package func prepare(_ sql: String) throws -> Statement {
    Statement(try RawStatement.first(of: sql, on: handle))
  }

  /// Lends a statement from the cache: taken out, so that no other call gets it meanwhile, and put back
  /// reset and without its bindings, also when `body` throws.
  ///
  /// - Throws: `SQLiteError`; also for a text of more than one statement. And what `body` throws.
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

  /// Compiles the statements of `sql` one after the other, each after `body` is done with the one before it.
  ///
  /// - Throws: `SQLiteError` whose `sql` is the whole text; without a place from SQLite, `offset` is where
  ///   the statement that failed begins. And what `body` throws.
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
  /// Reads and writes an existing file; refused if the file can only be read.
  case readWrite
  /// Reads and writes a file, made if there is none.
  case readWriteCreate
  /// A private database in memory; the path is not looked at.
  case memory
  /// Reads a file on media that nobody can change, without locks and without looking for a write-ahead log.
  case immutable

  /// The flags of `sqlite3_open_v2`. The caller's isolation stands in for SQLite's own mutex.
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

  /// The name to hand to SQLite for `path`.
  ///
  /// Many builds (Debian's among them) read any name that begins with "file:" as a URI, whatever the flags.
  func fileName(of path: String) -> String {
    switch self {
    case .memory: ":memory:"
    case .immutable: (path.hasPrefix("/") ? "file://" : "file:") + Self.percentEncoded(path) + "?immutable=1"
    default: path.hasPrefix("file:") ? "./" + path : path
    }
  }

  /// Every byte but letters, digits and "/-._~" as %XX, after https://sqlite.org/uri.html.
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
  /// - Throws: `SQLiteError`, also where an error inside made SQLite roll back by itself and `body` hid it;
  ///   and what `body` throws.
  @discardableResult
  package func transaction<T>(_ kind: TransactionKind = .immediate, _ body: () throws -> T) throws -> T {
    try run(kind.sql)
    do {
      let result = try body()
      try commit()
      return result
    } catch {
      // The first error is the cause; SQLite may have rolled back already
      // (https://sqlite.org/lang_transaction.html).
      if isInTransaction { _ = try? run("ROLLBACK") }
      throw error
    }
  }

  /// Commits the open transaction. Throws `SQLiteError`; the transaction may be open still.
  package func commit() throws {
    if writesPagesBeforeCommit { try writePages() }
    try run("COMMIT")
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

extension Connection {
  /// A number that changes with every commit of another connection
  /// (https://sqlite.org/pragma.html#pragma_data_version).
  package func dataVersion() throws -> Int64 {
    try first("PRAGMA data_version") { try $0.get(Int64.self, 0) } ?? 0
  }

  /// What the content of the database is known by: equal as long as neither this connection nor another changes a row.
  package func contentVersion() throws -> ContentVersion {
    ContentVersion(dataVersion: try dataVersion(), totalChanges: totalChanges)
  }
}

/// A state of a database as one connection sees it; see ``Connection/contentVersion()``.
package struct ContentVersion: Hashable, Sendable {
  let dataVersion: Int64
  let totalChanges: Int
}
