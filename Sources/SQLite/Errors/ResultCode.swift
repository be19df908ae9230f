import CSQLite

/// A primary result code of https://sqlite.org/rescode.html. A code this list does not know keeps its number.
public struct ResultCode: RawRepresentable, Hashable, Sendable {
  /// The number in SQLite's header, 0 to 255.
  public let rawValue: Int32

  /// Keeps the low byte, so that an extended code gives its primary one.
  public init(rawValue: Int32) { self.rawValue = rawValue & 0xff }

  /// What no other code fits: mostly a mistake in the SQL.
  public static let error = ResultCode(rawValue: SQLITE_ERROR)
  /// A fault of SQLite itself.
  public static let internalError = ResultCode(rawValue: SQLITE_INTERNAL)
  /// The requested access mode could not be given.
  public static let permission = ResultCode(rawValue: SQLITE_PERM)
  /// A callback, or a rollback of its transaction, ended the statement.
  public static let abort = ResultCode(rawValue: SQLITE_ABORT)
  /// Another connection holds the lock; try again.
  public static let busy = ResultCode(rawValue: SQLITE_BUSY)
  /// The same connection, or one that shares its cache, stands in the way.
  public static let locked = ResultCode(rawValue: SQLITE_LOCKED)
  /// The memory, or the heap limit, did not suffice.
  public static let noMemory = ResultCode(rawValue: SQLITE_NOMEM)
  /// The database can only be read.
  public static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  /// Stopped by an interrupter or a progress handler.
  public static let interrupt = ResultCode(rawValue: SQLITE_INTERRUPT)
  /// The operating system could not read or write.
  public static let io = ResultCode(rawValue: SQLITE_IOERR)
  /// The file is damaged.
  public static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  /// Something asked for by name is not there.
  public static let notFound = ResultCode(rawValue: SQLITE_NOTFOUND)
  /// The disk or the database is full.
  public static let full = ResultCode(rawValue: SQLITE_FULL)
  /// The file could not be opened.
  public static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  /// The locks of a write-ahead log could not be had.
  public static let `protocol` = ResultCode(rawValue: SQLITE_PROTOCOL)
  /// The schema changed under a statement.
  public static let schema = ResultCode(rawValue: SQLITE_SCHEMA)
  /// A text, blob or statement is longer than its limit.
  public static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
  /// A constraint of the schema would be broken.
  public static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  /// A value of the wrong storage class.
  public static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
  /// The interface was used against its rules.
  public static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
  /// The system has no files of that size.
  public static let noLargeFiles = ResultCode(rawValue: SQLITE_NOLFS)
  /// The authorizer denied it.
  public static let authorization = ResultCode(rawValue: SQLITE_AUTH)
  /// A parameter or column number without its like.
  public static let range = ResultCode(rawValue: SQLITE_RANGE)
  /// The file is no SQLite database.
  public static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
}

extension ResultCode: CustomStringConvertible {
  /// SQLite's English for the code, such as "database is locked".
  public var description: String { String(cString: sqlite3_errstr(rawValue)) }
}
