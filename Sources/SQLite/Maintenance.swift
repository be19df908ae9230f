import CSQLite

/// How far a checkpoint goes (https://sqlite.org/c3ref/wal_checkpoint_v2.html).
package enum CheckpointMode: Sendable {
  /// What can be done without waiting.
  case passive
  /// All of the log, waiting for a writer.
  case full
  /// As `full`, and waits for readers, so that the next writer starts the log from its beginning.
  case restart
  /// As `restart`, and empties the log file.
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

/// What a checkpoint found and did. Both are -1 for a database that keeps no write-ahead log.
package struct CheckpointResult: Sendable, Hashable {
  /// Pages in the log.
  package let pagesInLog: Int
  /// Those of them that the database file holds as well now.
  package let pagesCopied: Int
}

/// What a table's column was declared to be (https://sqlite.org/c3ref/table_column_metadata.html).
package struct ColumnMetadata: Sendable, Hashable {
  /// The type as written; nil where none was.
  package let declaredType: String?
  /// The collation, "BINARY" where none was named.
  package let collation: String
  package let isNotNull: Bool
  /// Whether it is a part of the primary key.
  package let isPrimaryKey: Bool
  package let isAutoincrement: Bool
}

extension Connection {
  /// Copies the main database into a file, page by page, as it is at one moment; what others write meanwhile
  /// is not in it. An existing file is overwritten when the copy is whole, and stays as it was when it
  /// fails.
  ///
  /// Follows https://sqlite.org/backup.html. Linear in the size of the database.
  /// - Parameters:
  ///   - pagesAtOnce: after how many pages `progress` is called.
  ///   - progress: gets the pages still to copy and all pages; what it throws breaks the copy off.
  package func backup(
    to path: String, pagesAtOnce: Int = 1024,
    progress: (_ remaining: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws {
    let target = try Connection(path: path, mode: .readWriteCreate, busyTimeout: busyTimeout)
    try backup(to: target, pagesAtOnce: pagesAtOnce, progress: progress)
    try target.close()
  }

  /// Copies the main database over that of another connection, which nothing else may use meanwhile.
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

  /// Runs `body` in a read transaction: without one, a copy restarts each time another connection writes.
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
  /// - Throws: `SQLiteError`, with `ResultCode.busy` where others do not let it finish within the busy
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

  /// Gives free pages back to the file system where they are more than a fiftieth of the file, in a database that was made
  /// with `PRAGMA auto_vacuum = INCREMENTAL`; does nothing in others
  /// (https://sqlite.org/pragma.html#pragma_incremental_vacuum).
  package func reclaimFreePages() throws {
    let free = try first("PRAGMA freelist_count") { $0.int(0) ?? 0 } ?? 0
    let all = try first("PRAGMA page_count") { $0.int(0) ?? 0 } ?? 0
    if free > max(64, all / 50) { try query("PRAGMA incremental_vacuum") { _ in } }
  }

  /// Puts each commit on the disk after it counts, and copies the write-ahead log into the file when it has become long.
  ///
  /// With `PRAGMA synchronous = FULL`, SQLite waits for the disk before a commit counts. A process that is killed in that
  /// time leaves a whole commit in the log that no connection counts and that the next one overwrites; a program that
  /// copies the log, such as Litestream, has then copied what never was. Together with `PRAGMA synchronous = NORMAL`, a
  /// commit is as durable when it returns, and there is no such time. An error of the disk is thrown by the commit, which
  /// has happened all the same.
  ///
  /// - Parameter pages: length of the log from which on a commit copies it.
  package func syncAfterCommits(copyingLogFrom pages: Int) throws {
    shim_sync_after_commit(try handle.opened(), Int32(clamping: pages))
  }

  /// Writes the changed pages of the open transaction, of which no statement holds any, into the write-ahead log
  /// (https://sqlite.org/c3ref/db_cacheflush.html).
  ///
  /// A commit counts when SQLite has entered all the pages that it wrote into the index of the log. A process that is killed
  /// between the last page and that moment leaves a whole commit that counts for nobody. After this, the commit writes and
  /// enters a page or two instead of thousands, and that time is as short as it can be.
  package func writePages() throws {
    try handle.check(sqlite3_db_cacheflush(handle.opened()))
  }
}

extension Connection {
  /// What a table's column was declared to be.
  ///
  /// - Parameter database: "main", "temp" or an attached one; nil for the first that has the table.
  /// - Throws: `SQLiteError` where there is no such column, or the name is that of a view.
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
  /// The main database as the bytes of a file (https://sqlite.org/c3ref/serialize.html).
  ///
  /// - Throws: `SQLiteError` with `ResultCode.notFound` where the library was built without it.
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

  /// A private database in memory that begins as a copy of a file's bytes
  /// (https://sqlite.org/c3ref/deserialize.html).
  ///
  /// The bytes may be damaged: as with a file, that shows at the first statement. A file in WAL mode cannot
  /// be read so.
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
    // SQLite frees the copy, also when it refuses it.
    try handle.check(
      shim_deserialize(
        handle.opened(), "main", copy.assumingMemoryBound(to: UInt8.self), Int64(bytes.count)))
  }
}
