import ByregionText
import CSQLite

/// The current row of a statement, read in place. Columns count from 0.
///
/// A row is good until the statement steps, is reset or goes back to the cache; kept longer it reads another
/// row or NULL. A column that does not exist reads NULL. A value of another class is converted as
/// https://sqlite.org/c3ref/column_blob.html says. A value that cannot be read for want of memory makes the
/// next `step()` throw.
package struct Row {
  let statement: Statement

  init(_ statement: Statement) { self.statement = statement }

  /// The number of columns; 0 where there is no row.
  package var count: Int { statement.pointer.map { Int(sqlite3_data_count($0)) } ?? 0 }

  /// The storage class of a value. Ask before reading it as something else.
  package func type(_ column: Int) -> StorageClass {
    StorageClass(rawValue: sqlite3_column_type(statement.pointer, Int32(clamping: column))) ?? .null
  }

  /// Whether the value is NULL.
  package func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement.pointer, Int32(clamping: column)) == SQLITE_NULL
  }

  /// The value, copied.
  package subscript(_ column: Int) -> Value {
    switch type(column) {
    case .null: .null
    case .integer: .integer(sqlite3_column_int64(statement.pointer, Int32(clamping: column)))
    case .real: .real(sqlite3_column_double(statement.pointer, Int32(clamping: column)))
    case .text: .text(withBytes(column) { String(decoding: $0, as: UTF8.self) })
    case .blob: .blob(withBytes(column) { [UInt8]($0) })
    }
  }

  /// All values, copied.
  package var values: [Value] { (0..<count).map { self[$0] } }

  /// The integer, nil for NULL.
  package func integer(_ column: Int) -> Int64? {
    isNull(column) ? nil : sqlite3_column_int64(statement.pointer, Int32(clamping: column))
  }

  /// The integer, nil for NULL and for what is beyond `Int`.
  package func int(_ column: Int) -> Int? { integer(column).flatMap { Int(exactly: $0) } }

  /// The floating-point number, nil for NULL.
  package func real(_ column: Int) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(statement.pointer, Int32(clamping: column))
  }

  /// The text, nil for NULL. Bytes that are no UTF-8 become U+FFFD; a NUL is kept.
  package func text(_ column: Int) -> String? {
    isNull(column) ? nil : withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a blob or of a text, nil for NULL; an empty blob is empty.
  package func blob(_ column: Int) -> [UInt8]? { isNull(column) ? nil : withBytes(column) { [UInt8]($0) } }

  /// Calls `body` with the bytes of a blob or of a text where SQLite has them; NULL has none.
  ///
  /// The buffer is valid in `body` only, which must not step the statement or read the column as another
  /// type.
  package func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    let pointer = statement.pointer
    let column = Int32(clamping: column)
    let type = sqlite3_column_type(pointer, column)
    guard type != SQLITE_NULL else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    let isBlob = type == SQLITE_BLOB
    let start =
      isBlob ? sqlite3_column_blob(pointer, column) : UnsafeRawPointer(sqlite3_column_text(pointer, column))
    guard let start else {
      // An empty blob has no address, a text always has one unless memory ran out.
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
