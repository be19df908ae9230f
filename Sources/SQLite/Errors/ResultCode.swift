import CSQLite

/// A primary result code of https://sqlite.org/rescode.html. A code this list does not know keeps its number.
public struct ResultCode: RawRepresentable, Hashable, Sendable {
  /// The number in SQLite's header, 0 to 255.
  public let rawValue: Int32

  /// Keeps the low byte, so that an extended code gives its primary one.
  public init(rawValue: Int32) { self.rawValue = rawValue & 0xff }

  public static let error = ResultCode(rawValue: SQLITE_ERROR)
  public static let internalError = ResultCode(rawValue: SQLITE_INTERNAL)
  public static let permission = ResultCode(rawValue: SQLITE_PERM)
  public static let abort = ResultCode(rawValue: SQLITE_ABORT)
  public static let busy = ResultCode(rawValue: SQLITE_BUSY)
  public static let locked = ResultCode(rawValue: SQLITE_LOCKED)
  public static let noMemory = ResultCode(rawValue: SQLITE_NOMEM)
  public static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  public static let interrupt = ResultCode(rawValue: SQLITE_INTERRUPT)
  public static let io = ResultCode(rawValue: SQLITE_IOERR)
  public static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  public static let notFound = ResultCode(rawValue: SQLITE_NOTFOUND)
  public static let full = ResultCode(rawValue: SQLITE_FULL)
  public static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  public static let `protocol` = ResultCode(rawValue: SQLITE_PROTOCOL)
  public static let schema = ResultCode(rawValue: SQLITE_SCHEMA)
  public static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
  public static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  public static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
  public static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
  public static let noLargeFiles = ResultCode(rawValue: SQLITE_NOLFS)
  public static let authorization = ResultCode(rawValue: SQLITE_AUTH)
  public static let range = ResultCode(rawValue: SQLITE_RANGE)
  public static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
}

extension ResultCode: CustomStringConvertible {
  /// SQLite's English for the code, such as "database is locked".
  public var description: String { String(cString: sqlite3_errstr(rawValue)) }
}
