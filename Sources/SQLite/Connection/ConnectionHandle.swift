import CSQLite

/// Owns the raw connection. Statements hold it too, so that it outlives the last of them.
final class ConnectionHandle {
  private(set) var pointer: OpaquePointer?
  let interrupter: Interrupter

  /// Closures that SQLite calls with a bare pointer to them; they live as long as the raw connection.
  var authorizer: AuthorizerBox?
  var progress: ProgressBox?
  var busy: BusyBox?

  /// Opens `path`; a handle of a failed open is closed again (https://sqlite.org/c3ref/open.html).
  init(path: String, mode: OpenMode) throws {
    guard mode == .memory || !path.isEmpty, !path.utf8.contains(0) else {
      throw SQLiteError(code: .cannotOpen, message: "a database path is neither empty nor holds a NUL byte")
    }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(mode.fileName(of: path), &opened, mode.flags, nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(handle: opened, code: code)
      sqlite3_close_v2(opened)
      throw error
    }
    // SQLite opens a write-protected file for reading when asked for writing.
    if mode.writes, sqlite3_db_readonly(opened, "main") == 1 {
      sqlite3_close_v2(opened)
      throw SQLiteError(code: .readOnly, message: "the file is write-protected")
    }
    sqlite3_extended_result_codes(opened, 1)
    pointer = opened
    interrupter = Interrupter(opened)
  }

  deinit {
    interrupter.detach()
    sqlite3_close_v2(pointer)
  }

  /// The raw connection, or an error once it is closed.
  func opened() throws -> OpaquePointer {
    guard let pointer else { throw SQLiteError.misuse("the connection is closed") }
    return pointer
  }

  /// Closes now; refused with `ResultCode.busy` while statements are alive.
  func close() throws {
    guard let pointer else { return }
    interrupter.detach()
    let code = sqlite3_close(pointer)
    guard code == SQLITE_OK else {
      interrupter.attach(pointer)
      throw SQLiteError(handle: pointer, code: code)
    }
    self.pointer = nil
  }

  /// Throws unless `code` is `SQLITE_OK`.
  func check(_ code: Int32, sql: String? = nil) throws {
    guard code == SQLITE_OK else { throw SQLiteError(handle: pointer, code: code, sql: sql) }
  }
}
