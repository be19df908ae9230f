import CSQLite

extension Connection {
  /// Copies the write-ahead log into the database file (https://sqlite.org/wal.html).
  ///
  /// - Throws: `SQLiteError`, with `ResultCode.busy` where others do not let it finish within the busy
  ///   timeout.
  @discardableResult
  public func checkpoint(_ mode: CheckpointMode = .passive, database: String = "main") throws
    -> CheckpointResult
  {
    var inLog: Int32 = -1
    var copied: Int32 = -1
    try handle.check(
      sqlite3_wal_checkpoint_v2(handle.opened(), database, mode.number, &inLog, &copied))
    return CheckpointResult(pagesInLog: Int(inLog), pagesCopied: Int(copied))
  }
}
