import CSQLite

/// Owns one compiled statement. A `Statement` uses it, or it waits in the cache.
final class RawStatement {
  let pointer: OpaquePointer
  let handle: ConnectionHandle
  /// The whole text that was given; the statement is a part of it.
  let sql: String
  /// Where the statement begins and ends in `sql`, in UTF-8 bytes.
  let range: Range<Int>
  /// Where the next statement begins.
  let next: Int?
  /// Whether it has a place in the cache and is in use.
  var isLent = false
  /// When the cache got it back last, on the cache's own clock.
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
    // The terminating NUL is counted in, which spares SQLite a copy of the rest of the text.
    let code = sqlite3_prepare_v3(connection, text, Int32(bytes.count - start + 1), flags, &compiled, &tail)
    guard code == SQLITE_OK else { throw SQLiteError(handle: connection, code: code, sql: sql, base: start) }
    guard let compiled, let tail else { throw SQLiteError.misuse("no SQL statement", sql: sql) }
    let end = start + (tail - text)
    pointer = compiled
    range = start..<end
    next = SQLText.start(in: bytes, from: end)
    self.handle = handle
    self.sql = sql
  }

  deinit { sqlite3_finalize(pointer) }

  /// Compiles the first statement of `sql`.
  static func first(of sql: String, on handle: ConnectionHandle, flags: UInt32 = 0) throws -> RawStatement {
    try SQLText.withBytes(sql) { bytes in
      guard let start = SQLText.start(in: bytes, from: 0) else {
        throw SQLiteError.misuse("no SQL statement", sql: sql)
      }
      return try RawStatement(handle, sql, bytes, start: start, flags: flags)
    }
  }

  func error(_ code: Int32) -> SQLiteError {
    SQLiteError(handle: handle.pointer, code: code, sql: sql, base: range.lowerBound)
  }
}
