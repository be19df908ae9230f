import CSQLite

/// A primary result code of https://sqlite.org/rescode.html. A code this list does not know keeps its number.
package struct ResultCode: RawRepresentable, Hashable, Sendable {
  /// The number in SQLite's header, 0 to 255.
  package let rawValue: Int32

  /// Keeps the low byte, so that an extended code gives its primary one.
  package init(rawValue: Int32) { self.rawValue = rawValue & 0xff }

  /// What no other code fits: mostly a mistake in the SQL.
  package static let error = ResultCode(rawValue: SQLITE_ERROR)
  /// A fault of SQLite itself.
  package static let internalError = ResultCode(rawValue: SQLITE_INTERNAL)
  /// The requested access mode could not be given.
  package static let permission = ResultCode(rawValue: SQLITE_PERM)
  /// A callback, or a rollback of its transaction, ended the statement.
  package static let abort = ResultCode(rawValue: SQLITE_ABORT)
  /// Another connection holds the lock; try again.
  package static let busy = ResultCode(rawValue: SQLITE_BUSY)
  /// The same connection, or one that shares its cache, stands in the way.
  package static let locked = ResultCode(rawValue: SQLITE_LOCKED)
  /// The memory, or the heap limit, did not suffice.
  package static let noMemory = ResultCode(rawValue: SQLITE_NOMEM)
  /// The database can only be read.
  package static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  /// Stopped by an interrupter or a progress handler.
  package static let interrupt = ResultCode(rawValue: SQLITE_INTERRUPT)
  /// The operating system could not read or write.
  package static let io = ResultCode(rawValue: SQLITE_IOERR)
  /// The file is damaged.
  package static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  /// Something asked for by name is not there.
  package static let notFound = ResultCode(rawValue: SQLITE_NOTFOUND)
  /// The disk or the database is full.
  package static let full = ResultCode(rawValue: SQLITE_FULL)
  /// The file could not be opened.
  package static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  /// The locks of a write-ahead log could not be had.
  package static let `protocol` = ResultCode(rawValue: SQLITE_PROTOCOL)
  /// The schema changed under a statement.
  package static let schema = ResultCode(rawValue: SQLITE_SCHEMA)
  /// A text, blob or statement is longer than its limit.
  package static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
  /// A constraint of the schema would be broken.
  package static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  /// A value of the wrong storage class.
  package static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
  /// The interface was used against its rules.
  package static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
  /// The system has no files of that size.
  package static let noLargeFiles = ResultCode(rawValue: SQLITE_NOLFS)
  /// The authorizer denied it.
  package static let authorization = ResultCode(rawValue: SQLITE_AUTH)
  /// A parameter or column number without its like.
  package static let range = ResultCode(rawValue: SQLITE_RANGE)
  /// The file is no SQLite database.
  package static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
}

extension ResultCode: CustomStringConvertible {
  /// SQLite's English for the code, such as "database is locked".
  package var description: String { String(cString: sqlite3_errstr(rawValue)) }
}

/// What SQLite, or this layer in its name, refused to do. Bound values are never part of it.
///
/// Follows https://sqlite.org/c3ref/errcode.html.
package struct SQLiteError: Error, Sendable, Hashable {
  /// The primary result code.
  package let code: ResultCode
  /// The extended result code of https://sqlite.org/rescode.html, equal to the primary one where there is no
  /// finer one.
  package let extendedCode: Int32
  /// SQLite's message in English.
  package let message: String
  /// The SQL text that was being compiled or run, whole, without the values bound to it.
  package let sql: String?
  /// Where in `sql` the cause stands, in UTF-8 bytes from 0; nil where SQLite does not tell.
  package let offset: Int?
  /// The operating system's `errno` behind a failed open, read or write; nil where there is none.
  package let systemErrorNumber: Int32?

  /// An error with the given parts; functions in Swift throw one to choose the code that the statement fails
  /// with.
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
  /// Whether the memory that readers of a write-ahead log share could not be made, for want of room on the disk.
  package var lacksRoomForSharedMemory: Bool { extendedCode == SQLITE_IOERR | (19 << 8) }

  /// Whether a connection that only reads found the journal of a transaction that was cut off, and may not roll it back
  /// (https://sqlite.org/rescode.html#readonly_rollback).
  package var needsRollback: Bool { extendedCode == SQLITE_READONLY | (3 << 8) }

  /// Reads the error that the connection holds after a call returned `code`.
  ///
  /// - Parameter base: the byte in `sql` where the text given to SQLite began.
  init(handle: OpaquePointer?, code: Int32, sql: String? = nil, base: Int = 0) {
    // A misuse is reported by the return value alone: the connection then still holds the message of an
    // earlier error.
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

  /// The same error, placed at `offset` where SQLite gave no place.
  func placed(at offset: Int) -> SQLiteError {
    guard self.offset == nil, sql != nil else { return self }
    return SQLiteError(
      code: code, extendedCode: extendedCode, message: message, sql: sql, offset: offset,
      systemErrorNumber: systemErrorNumber)
  }
}

extension SQLiteError: CustomStringConvertible {
  /// The message with SQLite's number for it; neither SQL nor values.
  package var description: String { "\(message) (SQLite \(extendedCode))" }
}
