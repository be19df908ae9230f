import CSQLite

// The C functions of https://sqlite.org/vtab.html that concern a cursor.

private typealias Cursor = UnsafeMutablePointer<sqlite3_vtab_cursor>

private func call(_ cursor: Cursor) -> TableCall {
  UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: CursorStorage.self).pointee.call
    .takeUnretainedValue()
}

/// Runs `body`, and makes what it throws the message of the table.
private func reporting(_ cursor: Cursor?, _ body: (TableCall) throws -> Void) -> Int32 {
  guard let cursor else { return SQLITE_ERROR }
  do {
    try body(call(cursor))
    return SQLITE_OK
  } catch {
    let (code, message) = ForeignValue.described(error)
    if let table = cursor.pointee.pVtab { setMessage(table, message) }
    return code
  }
}

let openCursor:
  @convention(c) (
    UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
  ) -> Int32 = { table, place in
    guard let table, let place else { return SQLITE_ERROR }
    let storage = UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableStorage.self)
    let call = TableCall(storage.pointee.module.takeUnretainedValue().function)
    let cursor = UnsafeMutablePointer<CursorStorage>.allocate(capacity: 1)
    cursor.initialize(to: CursorStorage(base: sqlite3_vtab_cursor(), call: Unmanaged.passRetained(call)))
    place.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
    return SQLITE_OK
  }

let closeCursor: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
  guard let cursor else { return SQLITE_OK }
  let storage = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: CursorStorage.self)
  storage.pointee.call.release()
  storage.deinitialize(count: 1)
  storage.deallocate()
  return SQLITE_OK
}

let filterCursor:
  @convention(c) (
    UnsafeMutablePointer<sqlite3_vtab_cursor>?, Int32, UnsafePointer<CChar>?, Int32,
    UnsafeMutablePointer<OpaquePointer?>?
  ) -> Int32 = { cursor, given, _, count, values in
    reporting(cursor) { try $0.start(given: given, FunctionArgumentList(count: count, values: values)) }
  }

let nextRow: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
  reporting(cursor) { try $0.advance() }
}

let isAtEnd: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
  guard let cursor else { return 1 }
  return call(cursor).isAtEnd ? 1 : 0
}

let readColumn: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?, OpaquePointer?, Int32) -> Int32 =
  {
    cursor, context, column in
    guard let cursor else { return SQLITE_ERROR }
    do {
      ForeignValue.setResult(context, try call(cursor).value(Int(column)))
    } catch {
      ForeignValue.setError(context, error)
    }
    return SQLITE_OK
  }

let readRowID:
  @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?, UnsafeMutablePointer<sqlite3_int64>?) -> Int32 =
    {
      cursor, place in
      guard let cursor else { return SQLITE_ERROR }
      place?.pointee = call(cursor).rowID
      return SQLITE_OK
    }
