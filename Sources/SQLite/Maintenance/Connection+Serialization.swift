import CSQLite

extension Connection {
  /// The main database as the bytes of a file (https://sqlite.org/c3ref/serialize.html).
  ///
  /// - Throws: `SQLiteError` with `ResultCode.notFound` where the library was built without it.
  public func serialized() throws -> [UInt8] {
    guard shim_has_serialize() != 0 else {
      throw SQLiteError(code: .notFound, message: "this libsqlite3 was built without serialization")
    }
    var size: Int64 = 0
    let bytes = try shim_serialize(handle.opened(), "main", &size)
    defer { sqlite3_free(bytes) }
    guard let bytes else {
      if size == 0 { return [] }
      throw SQLiteError(handle: nil, code: SQLITE_NOMEM)
    }
    return [UInt8](UnsafeBufferPointer(start: bytes, count: Int(size)))
  }

  /// A private database in memory that begins as a copy of a file's bytes
  /// (https://sqlite.org/c3ref/deserialize.html).
  ///
  /// The bytes may be damaged: as with a file, that shows at the first statement. A file in WAL mode cannot
  /// be read so.
  /// - Throws: `SQLiteError`.
  public convenience init(deserializing bytes: [UInt8]) throws {
    try self.init(path: "", mode: .memory)
    guard shim_has_serialize() != 0 else {
      throw SQLiteError(code: .notFound, message: "this libsqlite3 was built without serialization")
    }
    guard let copy = sqlite3_malloc64(UInt64(max(bytes.count, 1))) else {
      throw SQLiteError(handle: nil, code: SQLITE_NOMEM)
    }
    bytes.withUnsafeBytes {
      copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
    }
    // SQLite frees the copy, also when it refuses it.
    try handle.check(
      shim_deserialize(
        handle.opened(), "main", copy.assumingMemoryBound(to: UInt8.self), Int64(bytes.count)))
  }
}
