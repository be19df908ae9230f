import CSQLite

/// A configuration option of https://sqlite.org/c3ref/c_dbconfig_defensive.html.
package enum ConfigurationFlag: Sendable, CaseIterable {
  /// Refuses operations that could corrupt the file: `writable_schema`, writes to shadow tables, `sqlite_dbpage`.
  case defensive
  /// Lets views, triggers and defaults of the file use functions and virtual tables that are not marked innocuous.
  case trustedSchema
  /// In queries, treats "x" as a string if no column has that name.
  case doubleQuotedStringsInQueries
  /// The same for CREATE statements.
  case doubleQuotedStringsInSchema
  /// Enforces foreign keys.
  case foreignKeys
  case triggers
  case views
  /// Allows `UPDATE sqlite_schema`.
  case writableSchema
  /// Lets the C interface load extensions; the SQL function stays disabled.
  case loadExtension
  /// Allows `fts3_tokenizer()` with two arguments.
  case fts3Tokenizer
  /// Keeps the write-ahead log when the last connection closes.
  case noCheckpointOnClose
  /// While on, `VACUUM` empties the database.
  case resetDatabase
  /// Makes query plans independent of bound values: the query planner stability guarantee.
  case stablePlans

  var number: Int32 {
    switch self {
    case .defensive: SQLITE_DBCONFIG_DEFENSIVE
    case .trustedSchema: SQLITE_DBCONFIG_TRUSTED_SCHEMA
    case .doubleQuotedStringsInQueries: SQLITE_DBCONFIG_DQS_DML
    case .doubleQuotedStringsInSchema: SQLITE_DBCONFIG_DQS_DDL
    case .foreignKeys: SQLITE_DBCONFIG_ENABLE_FKEY
    case .triggers: SQLITE_DBCONFIG_ENABLE_TRIGGER
    case .views: SQLITE_DBCONFIG_ENABLE_VIEW
    case .writableSchema: SQLITE_DBCONFIG_WRITABLE_SCHEMA
    case .loadExtension: SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION
    case .fts3Tokenizer: SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER
    case .noCheckpointOnClose: SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
    case .resetDatabase: SQLITE_DBCONFIG_RESET_DATABASE
    case .stablePlans: SQLITE_DBCONFIG_ENABLE_QPSG
    }
  }
}

extension Connection {
  /// Turns an option on or off (https://sqlite.org/c3ref/db_config.html).
  ///
  /// - Throws: `SQLiteError` if the library does not support the option or did not change it.
  package func configure(_ flag: ConfigurationFlag, _ on: Bool) throws {
    var now: Int32 = -1
    let code = try shim_db_config(handle.opened(), flag.number, on ? 1 : 0, &now)
    try handle.check(code)
    guard (now == 1) == on else {
      throw SQLiteError.misuse("the library did not turn \(flag) \(on ? "on" : "off")")
    }
  }

  /// Whether an option is on.
  package func isConfigured(_ flag: ConfigurationFlag) throws -> Bool {
    var now: Int32 = -1
    try handle.check(shim_db_config(handle.opened(), flag.number, -1, &now))
    return now == 1
  }

  /// Sets a limit of this connection (https://sqlite.org/c3ref/limit.html).
  ///
  /// - Returns: the previous limit. A value above the library's hard limit is lowered to it.
  @discardableResult
  package func setLimit(_ limit: Limit, to value: Int) -> Int {
    guard let pointer = handle.pointer else { return 0 }
    return Int(sqlite3_limit(pointer, limit.rawValue, Int32(clamping: max(value, 0))))
  }

  /// The current limit.
  package func limit(_ limit: Limit) -> Int {
    guard let pointer = handle.pointer else { return 0 }
    return Int(sqlite3_limit(pointer, limit.rawValue, -1))
  }
}

/// A limit of one connection, numbered as in https://sqlite.org/c3ref/c_limit_attached.html.
package enum Limit: Int32, Sendable, CaseIterable {
  /// Bytes of a text, blob or row.
  case length = 0
  /// Bytes of an SQL text.
  case sqlLength = 1
  /// Columns of a table, index, result, GROUP BY or ORDER BY.
  case columns = 2
  /// Depth of an expression's tree.
  case expressionDepth = 3
  /// Terms of a compound SELECT.
  case compoundSelectTerms = 4
  /// Instructions of a compiled statement.
  case programSteps = 5
  /// Arguments of a function.
  case functionArguments = 6
  /// Databases attached.
  case attachedDatabases = 7
  /// Bytes of a LIKE or GLOB pattern.
  case likePatternLength = 8
  /// The largest number of a parameter.
  case parameterNumber = 9
  /// Recursion depth of triggers.
  case triggerDepth = 10
  /// Maximum number of helper threads of one statement.
  case workerThreads = 11
}

/// SQLite's functions on SQL text.
package enum SQLLanguage {
  /// The keywords of SQL, in capitals (https://sqlite.org/c3ref/keyword_check.html).
  package static let keywords: [String] = (0..<sqlite3_keyword_count()).compactMap { index in
    var start: UnsafePointer<CChar>?
    var count: Int32 = 0
    guard sqlite3_keyword_name(index, &start, &count) == SQLITE_OK, let start else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(count))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the input of a prompt is complete: it ends with a semicolon outside a string, comment or trigger
  /// (https://sqlite.org/c3ref/complete.html). A text with a NUL byte counts as complete, so that running it reports
  /// the error.
  package static func isComplete(_ sql: String) -> Bool { sql.utf8.contains(0) || sqlite3_complete(sql) != 0 }

  /// The name as a quoted SQL identifier. It must not contain a NUL byte.
  package static func quotedIdentifier(_ name: String) -> String { SQLScanner.quoted(name) }

  /// The text as an SQL string literal. It must not contain a NUL byte. To pass values to a statement, bind them.
  package static func quotedText(_ text: String) -> String { SQLScanner.quoted(text, by: "'") }
}

/// The libsqlite3 loaded at run time, which may differ from the one at compile time.
package enum SQLiteLibrary {
  /// The oldest supported version: 3.38.0 introduced `sqlite3_error_offset`.
  package static let oldestVersionNumber = 3_038_000

  /// The version as SQLite writes it, such as "3.40.1".
  package static let version = String(cString: sqlite3_libversion())

  /// The version as a number: 3.40.1 is 3040001.
  package static var versionNumber: Int { Int(sqlite3_libversion_number()) }

  /// Whether the library was built with `option`, with or without its "SQLITE_" prefix.
  ///
  /// Follows https://sqlite.org/c3ref/compileoption_get.html.
  package static func has(_ option: String) -> Bool { sqlite3_compileoption_used(option) != 0 }

  /// Checks that the library has the required features. Call once at start.
  ///
  /// - Throws: `SQLiteError` that names the missing feature and the library's version.
  package static func requireFeatures() throws {
    guard versionNumber >= oldestVersionNumber else {
      throw missing("SQLite 3.38.0 or newer is needed; this libsqlite3 is \(version).")
    }
    guard sqlite3_threadsafe() != 0 else {
      throw missing("This libsqlite3 (\(version)) was built without thread safety, which is needed.")
    }
    let connection = try Connection(path: "", mode: .memory)
    let hasFTS5 = try connection.first("select 1 from pragma_module_list where name = 'fts5'") { _ in true }
    guard hasFTS5 == true else {
      throw missing(
        "This libsqlite3 (\(version)) was built without FTS5, the full-text search that is needed.")
    }
  }

  private static func missing(_ message: String) -> SQLiteError {
    SQLiteError(code: .notFound, message: message)
  }
}

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// SQLite's heap, which all connections of the process share (https://sqlite.org/malloc.html).
package enum Memory {
  /// Bytes in use now.
  package static var used: Int { Int(sqlite3_memory_used()) }

  /// The largest number of bytes in use since the start or the last reset
  /// (https://sqlite.org/c3ref/memory_highwater.html).
  package static func highWater(reset: Bool = false) -> Int { Int(sqlite3_memory_highwater(reset ? 1 : 0)) }

  /// Disables SQLite's memory statistics for the whole process, so that allocations need no lock shared by all
  /// connections. ``used`` and ``highWater(reset:)`` are then 0, and ``setHardLimit(_:)`` has no effect.
  ///
  /// - Returns: whether they were disabled; this fails after SQLite was initialized
  ///   (https://sqlite.org/c3ref/c_config_covering_index_scan.html#sqliteconfigmemstatus).
  @discardableResult
  package static func stopCounting() -> Bool {
    MemoryBudget.prepare()
    return shim_memory_statistics(0) == SQLITE_OK
  }

  /// Sets the heap size in bytes above which statements fail with `ResultCode.noMemory`; 0 for no limit. Lowers a
  /// larger soft limit to the same value.
  ///
  /// - Returns: the previous limit.
  @discardableResult
  package static func setHardLimit(_ bytes: Int) -> Int {
    Int(sqlite3_hard_heap_limit64(Int64(max(bytes, 0))))
  }
}

/// Interrupts the running statements of a connection, from any thread. Safe to use after the connection was closed.
///
/// Follows https://sqlite.org/c3ref/interrupt.html.
///
/// Unchecked: `handle`, the only state, is accessed only under `lock`. SQLite allows `sqlite3_interrupt` from other
/// threads while the connection is open. `detach` is called before it closes, under the same lock.
package final class Interrupter: @unchecked Sendable {
  private let lock = Lock()
  private var handle: OpaquePointer?

  init(_ handle: OpaquePointer) { self.handle = handle }

  /// Makes every running statement of the connection fail with `ResultCode.interrupt`. Does nothing if none is running.
  package func interrupt() {
    lock.withLock {
      if let handle { sqlite3_interrupt(handle) }
    }
  }

  func detach() { lock.withLock { handle = nil } }

  func attach(_ handle: OpaquePointer) { lock.withLock { self.handle = handle } }
}

/// A mutual exclusion lock of the system.
///
/// Unchecked: the mutex keeps its address for its whole life and may be used from any thread. (`Synchronization.Mutex`
/// requires macOS 15.)
final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init() {
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deinitialize(count: 1)
    mutex.deallocate()
  }

  /// Runs `body` while holding the lock.
  func withLock<T, Failure: Error>(_ body: () throws(Failure) -> T) throws(Failure) -> T {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}
