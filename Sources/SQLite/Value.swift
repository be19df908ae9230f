import ByregionText
import CSQLite

/// Reads a value that SQLite hands to a function, and writes the one handed back.
enum ForeignValue {
  /// The value, copied (https://sqlite.org/c3ref/value_blob.html).
  static func value(_ pointer: OpaquePointer?) -> Value {
    guard let pointer else { return .null }
    switch sqlite3_value_type(pointer) {
    case SQLITE_INTEGER: return .integer(sqlite3_value_int64(pointer))
    case SQLITE_FLOAT: return .real(sqlite3_value_double(pointer))
    case SQLITE_TEXT: return .text(withBytes(pointer) { String(decoding: $0, as: UTF8.self) })
    case SQLITE_BLOB: return .blob(withBytes(pointer) { [UInt8]($0) })
    default: return .null
    }
  }

  /// The bytes of a blob or of a text where SQLite has them; NULL has none.
  static func withBytes<T>(_ pointer: OpaquePointer?, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows
    -> T
  {
    guard let pointer else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    let isBlob = sqlite3_value_type(pointer) == SQLITE_BLOB
    let start = isBlob ? sqlite3_value_blob(pointer) : UnsafeRawPointer(sqlite3_value_text(pointer))
    let count = start == nil ? 0 : Int(sqlite3_value_bytes(pointer))
    return try body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Makes `value` the result of a function (https://sqlite.org/c3ref/result_blob.html).
  static func setResult(_ context: OpaquePointer?, _ value: Value) {
    switch value {
    case .null: sqlite3_result_null(context)
    case .integer(let integer): sqlite3_result_int64(context, integer)
    case .real(let real): sqlite3_result_double(context, real)
    case .text(var text):
      text.withUTF8 { bytes in
        // A null pointer would give NULL.
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return shim_result_text(context, "", 0) }
        let text = UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
        shim_result_text(context, text, UInt64(bytes.count))
      }
    case .blob(let blob):
      blob.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
          return sqlite3_result_zeroblob(context, 0)
        }
        shim_result_blob(context, start, UInt64(bytes.count))
      }
    }
  }

  /// Makes a Swift error the failure of a function, with its message.
  static func setError(_ context: OpaquePointer?, _ error: any Error) {
    let (code, message) = described(error)
    sqlite3_result_error(context, message, Int32(clamping: message.utf8.count))
    sqlite3_result_error_code(context, code)
  }

  /// The result code and message that a Swift error gives in SQLite.
  static func described(_ error: any Error) -> (code: Int32, message: String) {
    guard let error = error as? SQLiteError else { return (SQLITE_ERROR, String(describing: error)) }
    let isFailure = ![SQLITE_OK, SQLITE_ROW, SQLITE_DONE].contains(error.code.rawValue)
    return (isFailure ? error.extendedCode : SQLITE_ERROR, error.message)
  }
}

/// The five storage classes of a value, as https://sqlite.org/c3ref/c_blob.html numbers them.
package enum StorageClass: Int32, Sendable {
  case integer = 1
  case real = 2
  case text = 3
  case blob = 4
  case null = 5

  /// The class as messages name it.
  var name: String {
    switch self {
    case .integer: "an integer"
    case .real: "a floating-point number"
    case .text: "text"
    case .blob: "a blob"
    case .null: "NULL"
    }
  }
}

/// A value as SQLite stores it: one of the five storage classes of https://sqlite.org/datatype3.html.
package enum Value: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral {
  /// An `integer`.
  package init(integerLiteral value: Int64) { self = .integer(value) }

  /// A `real`.
  package init(floatLiteral value: Double) { self = .real(value) }

  /// A `text`.
  package init(stringLiteral value: String) { self = .text(value) }
}

extension Value {
  /// `text`, or `null` for nil.
  package init(_ text: String?) { self = text.map(Value.text) ?? .null }

  /// `integer`, or `null` for nil.
  package init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }

  /// `integer`, or `null` for nil.
  package init(_ integer: Int64?) { self = integer.map(Value.integer) ?? .null }

  /// `real`, or `null` for nil. SQLite stores NaN as NULL.
  package init(_ real: Double?) { self = real.map(Value.real) ?? .null }

  /// `blob`, or `null` for nil.
  package init(_ blob: [UInt8]?) { self = blob.map(Value.blob) ?? .null }

  /// The storage class that SQLite gives the value when it is bound.
  package var storageClass: StorageClass {
    switch self {
    case .null: .null
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .blob: .blob
    }
  }
}
