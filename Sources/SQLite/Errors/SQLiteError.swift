import CSQLite

/// What SQLite, or this layer in its name, refused to do. Bound values are never part of it.
///
/// Follows https://sqlite.org/c3ref/errcode.html.
public struct SQLiteError: Error, Sendable, Hashable {
  /// The primary result code.
  public let code: ResultCode
  /// The extended result code of https://sqlite.org/rescode.html, equal to the primary one where there is no
  /// finer one.
  public let extendedCode: Int32
  /// SQLite's message in English.
  public let message: String
  /// The SQL text that was being compiled or run, whole, without the values bound to it.
  public let sql: String?
  /// Where in `sql` the cause stands, in UTF-8 bytes from 0; nil where SQLite does not tell.
  public let offset: Int?
  /// The operating system's `errno` behind a failed open, read or write; nil where there is none.
  public let systemErrorNumber: Int32?

  /// An error with the given parts; functions in Swift throw one to choose the code that the statement fails
  /// with.
  public init(
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
  public var description: String { "\(message) (SQLite \(extendedCode))" }
}
