import CSQLite

/// A compiled statement: bind values, step through rows, reset, again.
///
/// One given by `Connection.withStatement` goes back to the cache when the closure ends; used later it
/// throws. Follows https://sqlite.org/c3ref/stmt.html.
public final class Statement {
  private(set) var raw: RawStatement?
  /// Nil once the statement went back to the cache; SQLite reads every column of "no statement" as NULL.
  private(set) var pointer: OpaquePointer?
  private var isDone = false
  /// A value of the current row could not be read for want of memory.
  var lacksMemory = false

  init(_ raw: RawStatement) {
    self.raw = raw
    pointer = raw.pointer
  }

  func giveUp() -> RawStatement? {
    defer {
      raw = nil
      pointer = nil
    }
    return raw
  }

  func opened() throws -> OpaquePointer {
    guard let pointer else { throw SQLiteError.misuse("the statement was given back") }
    return pointer
  }

  /// Goes to the next row (https://sqlite.org/c3ref/step.html).
  ///
  /// - Returns: false after the last row, and from then on until `reset()` or a `bind`. The statement has
  ///   then released its locks.
  /// - Throws: `SQLiteError`; the statement is reset then.
  public func step() throws -> Bool {
    let pointer = try opened()
    guard !isDone else { return false }
    try checkMemory()
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      isDone = true
      return false
    case let code: throw failed(code)
    }
  }

  /// Steps to the end, whatever rows come.
  public func run() throws {
    while try step() {}
  }

  /// Back to before the first row (https://sqlite.org/c3ref/reset.html). The bindings stay.
  public func reset() {
    guard let pointer else { return }
    sqlite3_reset(pointer)
    isDone = false
    lacksMemory = false
  }

  /// Throws if a value read since the last step was lost for want of memory.
  func checkMemory() throws {
    guard lacksMemory else { return }
    throw failed(SQLITE_NOMEM)
  }

  private func failed(_ code: Int32) -> SQLiteError {
    let error = raw?.error(code) ?? SQLiteError(handle: nil, code: code)
    reset()
    return error
  }

  /// Binding is allowed to a statement before its first row only: one that is done starts anew.
  func readyToBind() throws -> OpaquePointer {
    isDone = false
    return try opened()
  }

  /// The row that the last `step()` reached. It reads NULL when there is none.
  public var row: Row { Row(self) }
}
