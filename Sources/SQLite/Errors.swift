import CSQLite

/// A primary result code of https://sqlite.org/rescode.html. Codes without a constant here keep their number.
package struct ResultCode: RawRepresentable, Hashable, Sendable {
  /// The number in SQLite's header, 0 to 255.
  package let rawValue: Int32

  /// Keeps the low byte, which turns an extended code into its primary code.
  package init(rawValue: Int32) { self.rawValue = rawValue & 0xff }

  /// A generic error, usually a mistake in the SQL.
  package static let error = ResultCode(rawValue: SQLITE_ERROR)
  /// A bug in SQLite.
  package static let internalError = ResultCode(rawValue: SQLITE_INTERNAL)
  /// The requested access mode was denied.
  package static let permission = ResultCode(rawValue: SQLITE_PERM)
  /// A callback, or a rollback of its transaction, aborted the statement.
  package static let abort = ResultCode(rawValue: SQLITE_ABORT)
  /// Another connection holds the lock; try again.
  package static let busy = ResultCode(rawValue: SQLITE_BUSY)
  /// Blocked by the same connection, or by one that shares its cache.
  package static let locked = ResultCode(rawValue: SQLITE_LOCKED)
  /// Out of memory, or the heap limit was reached.
  package static let noMemory = ResultCode(rawValue: SQLITE_NOMEM)
  /// The database is read-only.
  package static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  /// Stopped by an interrupter or a progress handler.
  package static let interrupt = ResultCode(rawValue: SQLITE_INTERRUPT)
  /// The operating system could not read or write.
  package static let io = ResultCode(rawValue: SQLITE_IOERR)
  /// The file is damaged.
  package static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  /// A named object does not exist.
  package static let notFound = ResultCode(rawValue: SQLITE_NOTFOUND)
  /// The disk or the database is full.
  package static let full = ResultCode(rawValue: SQLITE_FULL)
  /// The file could not be opened.
  package static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  /// The locks of the write-ahead log could not be acquired.
  package static let `protocol` = ResultCode(rawValue: SQLITE_PROTOCOL)
  /// The schema changed under a statement.
  package static let schema = ResultCode(rawValue: SQLITE_SCHEMA)
  /// A text, blob or statement is longer than its limit.
  package static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
  /// A constraint of the schema is violated.
  package static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  /// A value has the wrong storage class.
  package static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
  /// The API was used incorrectly.
  package static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
  /// The system does not support files of that size.
  package static let noLargeFiles = ResultCode(rawValue: SQLITE_NOLFS)
  /// The authorizer denied it.
  package static let authorization = ResultCode(rawValue: SQLITE_AUTH)
  /// A parameter or column number is out of range.
  package static let range = ResultCode(rawValue: SQLITE_RANGE)
  /// The file is not an SQLite database.
  package static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
}

extension ResultCode: CustomStringConvertible {
  /// SQLite's English text for the code, such as "database is locked".
  package var description: String { String(cString: sqlite3_errstr(rawValue)) }
}

/// An error of SQLite or of this layer. It never contains bound values.
///
/// Follows https://sqlite.org/c3ref/errcode.html.
package struct SQLiteError: Error, Sendable, Hashable {
  /// The primary result code.
  package let code: ResultCode
  /// The extended result code of https://sqlite.org/rescode.html; equal to the primary code if there is no extended
  /// one.
  package let extendedCode: Int32
  /// SQLite's message in English.
  package let message: String
  /// The complete SQL text that was being compiled or run, without bound values.
  package let sql: String?
  /// Byte offset of the cause in `sql` (UTF-8, from 0); nil if SQLite does not report it.
  package let offset: Int?
  /// The operating system's `errno` of a failed open, read or write; nil if there is none.
  package let systemErrorNumber: Int32?

  /// Makes an error from its parts. SQL functions in Swift throw one to choose the result code of the statement.
  package init(
    code: ResultCode, extendedCode: Int32? = nil, message: String, sql: String? = nil, offset: Int? = nil,
    systemErrorNumber: Int32? = nil
  ) {
    self.code = code
    self.extendedCode = extendedCode ?? code.rawValue
    self.message = message
    self.sql = sql
    self.offset = offset
    self.systemErrorNumber = systemErrorNumber
  }
}

extension SQLiteError {
  /// Whether the shared memory of the write-ahead log could not be created because the disk is full.
  package var lacksRoomForSharedMemory: Bool { extendedCode == SQLITE_IOERR | (19 << 8) }

  /// Whether a read-only connection found the journal of an interrupted transaction, which it may not roll back
  /// (https://sqlite.org/rescode.html#readonly_rollback).
  package var needsRollback: Bool { extendedCode == SQLITE_READONLY | (3 << 8) }

  /// Reads the connection's error after a call returned `code`.
  ///
  /// - Parameter base: the byte offset in `sql` of the text that was passed to SQLite.
  init(handle: OpaquePointer?, code: Int32, sql: String? = nil, base: Int = 0) {
    // For a misuse, only the return value counts: the connection still holds the message of an earlier error.
    let isHeld = handle != nil && sqlite3_extended_errcode(handle) == code
    let message = isHeld ? sqlite3_errmsg(handle) : sqlite3_errstr(code)
    let offset = isHeld && sql != nil ? Int(sqlite3_error_offset(handle)) : -1
    let system = handle.map { sqlite3_system_errno($0) } ?? 0
    let isFileTrouble = [SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_FULL].contains(code & 0xff)
    self.init(
      code: ResultCode(rawValue: code), extendedCode: code,
      message: message.map { String(cString: $0) } ?? "",
      sql: sql, offset: offset >= 0 ? base + offset : nil,
      systemErrorNumber: isFileTrouble && system != 0 ? system : nil)
  }

  static func misuse(_ message: String, sql: String? = nil, offset: Int? = nil) -> SQLiteError {
    SQLiteError(code: .misuse, message: message, sql: sql, offset: offset)
  }

  /// The same error with this offset if SQLite reported none.
  func placed(at offset: Int) -> SQLiteError {
    guard self.offset == nil, sql != nil else { return self }
    return SQLiteError(
      code: code, extendedCode: extendedCode, message: message, sql: sql, offset: offset,
      systemErrorNumber: systemErrorNumber)
  }
}

extension SQLiteError: CustomStringConvertible {
  /// The message and SQLite's extended code, without SQL and values.
  package var description: String { "\(message) (SQLite \(extendedCode))" }
}
