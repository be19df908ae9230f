import CSQLite

extension Connection {
  /// Copies the main database into a file, page by page, as it is at one moment; what others write meanwhile
  /// is not in it. An existing file is overwritten when the copy is whole, and stays as it was when it
  /// fails.
  ///
  /// Follows https://sqlite.org/backup.html. Linear in the size of the database.
  /// - Parameters:
  ///   - pagesAtOnce: after how many pages `progress` is called.
  ///   - progress: gets the pages still to copy and all pages; what it throws breaks the copy off.
  public func backup(
    to path: String, pagesAtOnce: Int = 1024,
    progress: (_ remaining: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws {
    let target = try Connection(path: path, mode: .readWriteCreate, busyTimeout: busyTimeout)
    try backup(to: target, pagesAtOnce: pagesAtOnce, progress: progress)
    try target.close()
  }

  /// Copies the main database over that of another connection, which nothing else may use meanwhile.
  public func backup(
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

  /// Runs `body` in a read transaction: without one, a copy starts anew each time another connection writes.
  private func atOneMoment(_ body: () throws -> Void) throws {
    guard !isInTransaction else { return try body() }
    try transaction(.deferred) {
      _ = try first("select count(*) from sqlite_schema") { _ in }
      try body()
    }
  }
}
