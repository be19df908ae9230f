import CSQLite

extension Connection {
  /// The interface of FTS5 on this connection (https://sqlite.org/fts5.html#extending_fts5).
  ///
  /// - Throws: `SQLiteError` where the library has no FTS5.
  func fts5Interface() throws -> UnsafeMutablePointer<fts5_api> {
    _ = try handle.opened()
    if let fts5 { return fts5 }
    let raw = try RawStatement.first(of: "SELECT fts5(?1)", on: handle)
    var interface: UnsafeMutablePointer<fts5_api>?
    let code = withUnsafeMutablePointer(to: &interface) { place in
      let code = shim_bind_fts5_api(raw.pointer, 1, place)
      return code == SQLITE_OK ? sqlite3_step(raw.pointer) : code
    }
    guard code == SQLITE_ROW, let interface, interface.pointee.iVersion >= 2 else {
      throw SQLiteError(code: .notFound, message: "this libsqlite3 has no FTS5 interface")
    }
    fts5 = interface
    return interface
  }
}
