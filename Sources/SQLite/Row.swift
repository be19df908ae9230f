import ByregionText
import CSQLite

/// The current row of a statement, read in place. Columns count from 0.
///
/// A row is valid until the statement steps, is reset or returns to the cache. After that it reads another row or NULL.
///
/// `get` decodes a column or throws; use it whenever the type of a column is known. The other accessors never throw: a
/// column that does not exist reads as NULL, and a value of another storage class is converted as described in
/// https://sqlite.org/c3ref/column_blob.html. If memory runs out while they read a value, the next `step()` throws.
package struct Row {
  let statement: Statement

  init(_ statement: Statement) { self.statement = statement }

  /// The number of columns; 0 if there is no row.
  package var count: Int { statement.pointer.map { Int(sqlite3_data_count($0)) } ?? 0 }

  /// The storage class of a value. Call it before an accessor that converts the value.
  package func type(_ column: Int) -> StorageClass {
    StorageClass(rawValue: sqlite3_column_type(statement.pointer, Int32(clamping: column))) ?? .null
  }

  /// Whether the value is NULL.
  package func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement.pointer, Int32(clamping: column)) == SQLITE_NULL
  }

  /// A copy of the value.
  package subscript(_ column: Int) -> Value {
    switch type(column) {
    case .null: .null
    case .integer: .integer(sqlite3_column_int64(statement.pointer, Int32(clamping: column)))
    case .real: .real(sqlite3_column_double(statement.pointer, Int32(clamping: column)))
    case .text: .text(withBytes(column) { String(decoding: $0, as: UTF8.self) })
    case .blob: .blob(withBytes(column) { [UInt8]($0) })
    }
  }

  /// Copies of all values.
  package var values: [Value] { (0..<count).map { self[$0] } }

  /// The integer, nil for NULL.
  package func integer(_ column: Int) -> Int64? {
    isNull(column) ? nil : sqlite3_column_int64(statement.pointer, Int32(clamping: column))
  }

  /// The integer; nil for NULL and for a number outside the range of `Int`.
  package func int(_ column: Int) -> Int? { integer(column).flatMap { Int(exactly: $0) } }

  /// The floating-point number, nil for NULL.
  package func real(_ column: Int) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(statement.pointer, Int32(clamping: column))
  }

  /// The text; nil for NULL. Bytes that are not UTF-8 become U+FFFD; NUL bytes are kept.
  package func text(_ column: Int) -> String? {
    isNull(column) ? nil : withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a blob or text; nil for NULL, an empty array for an empty blob.
  package func blob(_ column: Int) -> [UInt8]? { isNull(column) ? nil : withBytes(column) { [UInt8]($0) } }

  /// Calls `body` with the bytes of a blob or text in SQLite's memory; empty for NULL.
  ///
  /// The buffer is valid only in `body`, which must not step the statement or read the column as another type.
  package func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    let pointer = statement.pointer
    let column = Int32(clamping: column)
    let type = sqlite3_column_type(pointer, column)
    guard type != SQLITE_NULL else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    let isBlob = type == SQLITE_BLOB
    let start =
      isBlob ? sqlite3_column_blob(pointer, column) : UnsafeRawPointer(sqlite3_column_text(pointer, column))
    guard let start else {
      // SQLite returns no address for an empty blob; for a text it does so only if memory ran out.
      if !isBlob || isOutOfMemory { statement.lacksMemory = true }
      return try body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))))
  }

  private var isOutOfMemory: Bool {
    guard let connection = statement.raw?.handle.pointer else { return false }
    return sqlite3_errcode(connection) & 0xff == SQLITE_NOMEM
  }
}

// Decoding. There is one overload per type, so that a call from another module is as fast as the accessors above.
// Optional types such as `Int?.self` accept NULL as nil.
extension Row {
  /// The integer in a column.
  ///
  /// - Throws: `SQLiteError` with `ResultCode.mismatch` that names the column, its content and the SQL. This applies to
  ///   NULL, another storage class, a number out of range and a column that does not exist, in all overloads.
  package func get(_ type: Int.Type, _ column: Int) throws -> Int {
    guard let value = Int(exactly: try get(Int64.self, column)) else { throw mismatch(column, "an Int") }
    return value
  }

  package func get(_ type: Int?.Type, _ column: Int) throws -> Int? {
    try isMissing(column) ? nil : get(Int.self, column)
  }

  package func get(_ type: Int64.Type, _ column: Int) throws -> Int64 {
    guard sqlite3_column_type(statement.pointer, Int32(clamping: column)) == SQLITE_INTEGER else {
      throw mismatch(column, "an integer")
    }
    return sqlite3_column_int64(statement.pointer, Int32(clamping: column))
  }

  package func get(_ type: Int64?.Type, _ column: Int) throws -> Int64? {
    try isMissing(column) ? nil : get(Int64.self, column)
  }

  /// The Boolean in a column: the integer 0 or 1.
  package func get(_ type: Bool.Type, _ column: Int) throws -> Bool {
    switch try get(Int64.self, column) {
    case 0: return false
    case 1: return true
    default: throw mismatch(column, "0 or 1")
    }
  }

  package func get(_ type: Bool?.Type, _ column: Int) throws -> Bool? {
    try isMissing(column) ? nil : get(Bool.self, column)
  }

  /// The number in a column, which may be an integer.
  package func get(_ type: Double.Type, _ column: Int) throws -> Double {
    let found = sqlite3_column_type(statement.pointer, Int32(clamping: column))
    guard found == SQLITE_FLOAT || found == SQLITE_INTEGER else { throw mismatch(column, "a number") }
    return sqlite3_column_double(statement.pointer, Int32(clamping: column))
  }

  package func get(_ type: Double?.Type, _ column: Int) throws -> Double? {
    try isMissing(column) ? nil : get(Double.self, column)
  }

  /// The text in a column. Bytes that are not UTF-8 become U+FFFD; NUL bytes are kept.
  package func get(_ type: String.Type, _ column: Int) throws -> String {
    guard sqlite3_column_type(statement.pointer, Int32(clamping: column)) == SQLITE_TEXT else {
      throw mismatch(column, "text")
    }
    return withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  package func get(_ type: String?.Type, _ column: Int) throws -> String? {
    try isMissing(column) ? nil : get(String.self, column)
  }

  /// The bytes of a blob or text in a column.
  package func get(_ type: [UInt8].Type, _ column: Int) throws -> [UInt8] {
    let found = sqlite3_column_type(statement.pointer, Int32(clamping: column))
    guard found == SQLITE_BLOB || found == SQLITE_TEXT else { throw mismatch(column, "a blob or text") }
    return withBytes(column) { [UInt8]($0) }
  }

  package func get(_ type: [UInt8]?.Type, _ column: Int) throws -> [UInt8]? {
    try isMissing(column) ? nil : get([UInt8].self, column)
  }

  /// The enum case whose raw value is the text in the column.
  package func get<T: RawRepresentable>(_ type: T.Type, _ column: Int) throws -> T where T.RawValue == String {
    guard let value = T(rawValue: try get(String.self, column)) else {
      throw mismatch(column, "one of the values of \(T.self)")
    }
    return value
  }

  package func get<T: RawRepresentable>(_ type: T?.Type, _ column: Int) throws -> T? where T.RawValue == String {
    try isMissing(column) ? nil : get(T.self, column)
  }

  /// The enum case whose raw value is the integer in the column.
  package func get<T: RawRepresentable>(_ type: T.Type, _ column: Int) throws -> T where T.RawValue == Int {
    guard let value = T(rawValue: try get(Int.self, column)) else {
      throw mismatch(column, "one of the values of \(T.self)")
    }
    return value
  }

  package func get<T: RawRepresentable>(_ type: T?.Type, _ column: Int) throws -> T? where T.RawValue == Int {
    try isMissing(column) ? nil : get(T.self, column)
  }

  /// Whether the column is NULL. Throws if there is no such column.
  private func isMissing(_ column: Int) throws -> Bool {
    guard sqlite3_column_type(statement.pointer, Int32(clamping: column)) == SQLITE_NULL else { return false }
    guard (0..<count).contains(column) else { throw mismatch(column, "a value") }
    return true
  }

  @inline(never)
  private func mismatch(_ column: Int, _ expected: String) -> SQLiteError {
    let found: String
    if !(0..<count).contains(column) {
      found =
        count == 0
        ? "there is no row to read column \(column) from" : "the row has \(count) columns, no column \(column)"
    } else {
      let name = sqlite3_column_name(statement.pointer, Int32(clamping: column)).map { String(cString: $0) } ?? ""
      found = "column \(column) (\(name)) holds \(type(column).name)"
    }
    return SQLiteError(
      code: .mismatch, message: "\(found) where \(expected) is expected", sql: statement.raw?.sql)
  }
}
