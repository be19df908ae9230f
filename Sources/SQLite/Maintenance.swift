import CSQLite

/// How much a checkpoint does (https://sqlite.org/c3ref/wal_checkpoint_v2.html).
package enum CheckpointMode: Sendable {
  /// As much as is possible without waiting.
  case passive
  /// The whole log; waits for a writer.
  case full
  /// As `full`, and waits for readers, so that the next writer restarts the log at its beginning.
  case restart
  /// As `restart`, and truncates the log file.
  case truncate

  var number: Int32 {
    switch self {
    case .passive: SQLITE_CHECKPOINT_PASSIVE
    case .full: SQLITE_CHECKPOINT_FULL
    case .restart: SQLITE_CHECKPOINT_RESTART
    case .truncate: SQLITE_CHECKPOINT_TRUNCATE
    }
  }
}

/// Result of a checkpoint. Both numbers are -1 for a database without a write-ahead log.
package struct CheckpointResult: Sendable, Hashable {
  /// Pages in the log.
  package let pagesInLog: Int
  /// Pages of the log that have been copied into the database file.
  package let pagesCopied: Int
}

/// The declaration of a table column (https://sqlite.org/c3ref/table_column_metadata.html).
package struct ColumnMetadata: Sendable, Hashable {
  /// The type as written; nil if there is none.
  package let declaredType: String?
  /// The collation; "BINARY" if none is declared.
  package let collation: String
  package let isNotNull: Bool
  /// Whether it is part of the primary key.
  package let isPrimaryKey: Bool
  package let isAutoincrement: Bool
}

extension Connection {
  /// Bytes of the pages that this connection keeps in memory (https://sqlite.org/c3ref/c_dbstatus_options.html).
  package var cacheSize: Int {
    var (now, most): (Int32, Int32) = (0, 0)
    guard let pointer = handle.pointer else { return 0 }
    sqlite3_db_status(pointer, SQLITE_DBSTATUS_CACHE_USED, &now, &most, 0)
    return Int(now)
  }

  /// Gives back the pages that no statement is using, if there are more than this many bytes of them
  /// (https://sqlite.org/c3ref/db_release_memory.html).
  package func releaseCache(above bytes: Int) {
    if cacheSize > bytes, let pointer = handle.pointer { sqlite3_db_release_memory(pointer) }
  }

  /// Copies a snapshot of the main database into a file, page by page; later writes of other connections are not
  /// included. An existing file is overwritten when the copy is complete and unchanged if it fails.
  ///
  /// Follows https://sqlite.org/backup.html. Linear in the size of the database.
  /// - Parameters:
  ///   - pagesAtOnce: number of pages between calls of `progress`.
  ///   - progress: receives the number of remaining pages and of all pages; an error that it throws aborts the copy.
  package func backup(
    to path: String, pagesAtOnce: Int = 1024,
    progress: (_ remaining: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws {
    let target = try Connection(path: path, mode: .readWriteCreate, busyTimeout: busyTimeout)
    try backup(to: target, pagesAtOnce: pagesAtOnce, progress: progress)
    try target.close()
  }

  /// Copies the main database over that of another connection, which must not be used meanwhile.
  package func backup(
    to target: Connection, pagesAtOnce: Int = 1024,
    progress: (_ remaining: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws {
    try atOneMoment {
      guard let copy = try sqlite3_backup_init(target.handle.opened(), "main", handle.opened(), "main") else {
        throw SQLiteError(
          handle: target.handle.pointer, code: sqlite3_extended_errcode(target.handle.pointer))
      }
      var isOpen = true
      defer { if isOpen { sqlite3_backup_finish(copy) } }
      try run(copy, target, pagesAtOnce, progress)
      isOpen = false
      try target.handle.check(sqlite3_backup_finish(copy))
    }
  }

  private func run(
    _ copy: OpaquePointer, _ target: Connection, _ pagesAtOnce: Int, _ progress: (Int, Int) throws -> Void
  ) throws {
    var waited = Duration.zero
    while true {
      let code = sqlite3_backup_step(copy, Int32(clamping: max(pagesAtOnce, 1)))
      switch code {
      case SQLITE_OK, SQLITE_DONE:
        try progress(Int(sqlite3_backup_remaining(copy)), Int(sqlite3_backup_pagecount(copy)))
        if code == SQLITE_DONE { return }
      case SQLITE_BUSY, SQLITE_LOCKED:
        guard waited < busyTimeout else { throw SQLiteError(handle: nil, code: code) }
        waited += .milliseconds(Int(sqlite3_sleep(20)))
      default: throw SQLiteError(handle: target.handle.pointer, code: code)
      }
    }
  }

  /// Runs `body` in a read transaction. Without one, a copy restarts whenever another connection writes.
  private func atOneMoment(_ body: () throws -> Void) throws {
    guard !isInTransaction else { return try body() }
    try transaction(.deferred) {
      _ = try first("select count(*) from sqlite_schema") { _ in }
      try body()
    }
  }
}

extension Connection {
  /// Copies the write-ahead log into the database file (https://sqlite.org/wal.html).
  ///
  /// - Throws: `SQLiteError`, with `ResultCode.busy` if other connections prevent its completion within the busy
  ///   timeout.
  @discardableResult
  package func checkpoint(_ mode: CheckpointMode = .passive, database: String = "main") throws
    -> CheckpointResult
  {
    var inLog: Int32 = -1
    var copied: Int32 = -1
    try handle.check(
      sqlite3_wal_checkpoint_v2(handle.opened(), database, mode.number, &inLog, &copied))
    return CheckpointResult(pagesInLog: Int(inLog), pagesCopied: Int(copied))
  }

  /// Returns free pages to the file system if they are more than a fiftieth of the file and the database was created
  /// with `PRAGMA auto_vacuum = INCREMENTAL`; otherwise does nothing
  /// (https://sqlite.org/pragma.html#pragma_incremental_vacuum).
  package func reclaimFreePages() throws {
    let free = try first("PRAGMA freelist_count") { $0.int(0) ?? 0 } ?? 0
    let all = try first("PRAGMA page_count") { $0.int(0) ?? 0 } ?? 0
    if free > max(64, all / 50) { try query("PRAGMA incremental_vacuum") { _ in } }
  }

  /// Syncs the write-ahead log after each commit, and copies it into the file when it has become long.
  ///
  /// With `PRAGMA synchronous = FULL`, SQLite syncs before a commit takes effect. If the process is killed between the
  /// two, the log ends with a complete commit that no connection sees and that the next commit overwrites. A program
  /// that copies the log, such as Litestream, may have copied a commit that never took effect. With this function and
  /// `PRAGMA synchronous = NORMAL`, a commit is just as durable when it returns, without that gap. If the sync fails,
  /// the commit throws although it has taken effect.
  ///
  /// - Parameter pages: length of the log in pages from which a commit copies it.
  package func syncAfterCommits(copyingLogFrom pages: Int) throws {
    shim_sync_after_commit(try handle.opened(), Int32(clamping: pages))
  }

  /// Writes the changed pages of the open transaction that no statement is using into the write-ahead log
  /// (https://sqlite.org/c3ref/db_cacheflush.html).
  ///
  /// A commit takes effect when SQLite has entered all pages that it wrote into the index of the log. If the process is
  /// killed between the last page and that moment, the log contains a complete commit that no connection sees. After
  /// this call the commit writes and enters only a page or two instead of thousands, which makes that gap as short as
  /// possible.
  package func writePages() throws {
    try handle.check(sqlite3_db_cacheflush(handle.opened()))
  }
}

extension Connection {
  /// The declaration of a table column.
  ///
  /// - Parameter database: "main", "temp" or an attached database; nil for the first one that has the table.
  /// - Throws: `SQLiteError` if there is no such column, or if the name is that of a view.
  package func columnMetadata(table: String, column: String, database: String? = nil) throws -> ColumnMetadata {
    var type: UnsafePointer<CChar>?
    var collation: UnsafePointer<CChar>?
    var isNotNull: Int32 = 0
    var isPrimaryKey: Int32 = 0
    var isAutoincrement: Int32 = 0
    try handle.check(
      sqlite3_table_column_metadata(
        handle.opened(), database, table, column, &type, &collation, &isNotNull, &isPrimaryKey,
        &isAutoincrement))
    return ColumnMetadata(
      declaredType: type.map { String(cString: $0) }, collation: collation.map { String(cString: $0) } ?? "",
      isNotNull: isNotNull != 0, isPrimaryKey: isPrimaryKey != 0, isAutoincrement: isAutoincrement != 0)
  }
}

extension Connection {
  /// The main database as the bytes of a database file (https://sqlite.org/c3ref/serialize.html).
  ///
  /// - Throws: `SQLiteError` with `ResultCode.notFound` if the library was built without serialization.
  package func serialized() throws -> [UInt8] {
    guard shim_has_serialize() != 0 else {
      throw SQLiteError(code: .notFound, message: "this libsqlite3 was built without serialization")
    }
    var size: Int64 = 0
    let bytes = try shim_serialize(handle.opened(), "main", &size)
    defer { sqlite3_free(bytes) }
    guard let bytes else {
      if size == 0 { return [] }
      throw SQLiteError(handle: nil, code: SQLITE_NOMEM)
    }
    return [UInt8](UnsafeBufferPointer(start: bytes, count: Int(size)))
  }

  /// Makes a private in-memory database from the bytes of a database file (https://sqlite.org/c3ref/deserialize.html).
  ///
  /// Damaged bytes cause an error only at the first statement, as with a file. Files in WAL mode are not supported.
  /// - Throws: `SQLiteError`.
  package convenience init(deserializing bytes: [UInt8]) throws {
    try self.init(path: "", mode: .memory)
    guard shim_has_serialize() != 0 else {
      throw SQLiteError(code: .notFound, message: "this libsqlite3 was built without serialization")
    }
    guard let copy = sqlite3_malloc64(UInt64(max(bytes.count, 1))) else {
      throw SQLiteError(handle: nil, code: SQLITE_NOMEM)
    }
    bytes.withUnsafeBytes {
      copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
    }
    // SQLite frees the copy even on failure.
    try handle.check(
      shim_deserialize(
        handle.opened(), "main", copy.assumingMemoryBound(to: UInt8.self), Int64(bytes.count)))
  }
}
