import CSQLite

/// One connection to one database. Not `Sendable`: it belongs to one isolation domain at a time.
///
/// Double-quoted strings are off, so that a mistyped name is an error and not a text
/// (https://sqlite.org/quirks.html#double_quoted_string_literals_are_accepted).
public final class Connection {
  let handle: ConnectionHandle
  let cache = StatementCache(capacity: 128)
  var fts5: UnsafeMutablePointer<fts5_api>?

  /// How long a backup waits for a lock, in step with SQLite's own busy timeout.
  private(set) var busyTimeout: Duration

  /// Opens a database (https://sqlite.org/c3ref/open.html).
  ///
  /// - Parameters:
  ///   - path: the file, taken as given and never as a URI.
  ///   - busyTimeout: how long a statement waits for another connection's lock before `ResultCode.busy`.
  /// - Throws: `SQLiteError`. That a file is no database shows at the first statement, as SQLite reads no
  ///   earlier.
  public init(path: String, mode: OpenMode = .readWriteCreate, busyTimeout: Duration = .seconds(5)) throws {
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
  public func close() throws {
    cache.removeAll()
    try handle.close()
  }

  /// Sets how long statements wait for other connections' locks (https://sqlite.org/c3ref/busy_timeout.html);
  /// replaces a busy handler.
  public func setBusyTimeout(_ timeout: Duration) throws {
    let (seconds, attoseconds) = timeout.components
    let milliseconds = min(max(seconds, 0), 1_000_000) * 1000 + max(attoseconds, 0) / 1_000_000_000_000_000
    try handle.check(sqlite3_busy_timeout(handle.opened(), Int32(clamping: milliseconds)))
    busyTimeout = timeout
    handle.busy = nil
  }

  /// What stops this connection's statements from any other thread.
  public func interrupter() -> Interrupter { handle.interrupter }

  /// The row id of the last row inserted on this connection
  /// (https://sqlite.org/c3ref/last_insert_rowid.html).
  public var lastInsertRowID: Int64 { handle.pointer.map { sqlite3_last_insert_rowid($0) } ?? 0 }

  /// Rows changed by the last INSERT, UPDATE or DELETE alone (https://sqlite.org/c3ref/changes.html).
  public var changes: Int { handle.pointer.map { Int(sqlite3_changes64($0)) } ?? 0 }

  /// Rows changed since the connection was opened, those of triggers and foreign keys too.
  public var totalChanges: Int { handle.pointer.map { Int(sqlite3_total_changes64($0)) } ?? 0 }

  /// Whether a transaction or savepoint is open (https://sqlite.org/c3ref/get_autocommit.html).
  public var isInTransaction: Bool { handle.pointer.map { sqlite3_get_autocommit($0) == 0 } ?? false }

  /// Whether the main database can only be read.
  public var isReadOnly: Bool { handle.pointer.map { sqlite3_db_readonly($0, "main") == 1 } ?? true }

  /// The absolute path of the main database; empty for one in memory.
  public var path: String {
    guard let pointer = handle.pointer, let name = sqlite3_db_filename(pointer, "main") else { return "" }
    return String(cString: name)
  }
}
