import ByregionText
import CSQLite

/// Reads the arguments of SQL functions and sets their results.
enum ForeignValue {
  /// A copy of the value (https://sqlite.org/c3ref/value_blob.html).
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

  /// The bytes of a blob or text in SQLite's memory; empty for NULL.
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
        // A null pointer would mean NULL.
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

  /// Makes a function fail with the message of a Swift error.
  static func setError(_ context: OpaquePointer?, _ error: any Error) {
    let (code, message) = described(error)
    sqlite3_result_error(context, message, Int32(clamping: message.utf8.count))
    sqlite3_result_error_code(context, code)
  }

  /// The result code and message for a Swift error.
  static func described(_ error: any Error) -> (code: Int32, message: String) {
    guard let error = error as? SQLiteError else { return (SQLITE_ERROR, String(describing: error)) }
    let isFailure = ![SQLITE_OK, SQLITE_ROW, SQLITE_DONE].contains(error.code.rawValue)
    return (isFailure ? error.extendedCode : SQLITE_ERROR, error.message)
  }
}

/// The five storage classes, numbered as in https://sqlite.org/c3ref/c_blob.html.
package enum StorageClass: Int32, Sendable {
  case integer = 1
  case real = 2
  case text = 3
  case blob = 4
  case null = 5

  /// The class as messages name it, with an article.
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

  /// The storage class of the value when it is bound.
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

/// Ownership of bound bytes (https://sqlite.org/c3ref/c_static.html).
package enum BindingLifetime: Sendable {
  /// SQLite copies them before the call returns.
  case copied
  /// SQLite reads them in place. The caller must keep them unchanged while the statement runs, and bind the parameter
  /// again before the next run. The bindings are cleared when a statement returns to the cache.
  case borrowed
}

extension Statement {
  /// The largest parameter number (https://sqlite.org/c3ref/bind_parameter_count.html).
  package var parameterCount: Int { pointer.map { Int(sqlite3_bind_parameter_count($0)) } ?? 0 }

  /// The names of the parameters, from number 1, with their prefix `:`, `@`, `$` or `?`; nil for a bare `?`.
  package var parameterNames: [String?] {
    guard let pointer, parameterCount > 0 else { return [] }
    return (1...Int32(clamping: parameterCount)).map { number in
      sqlite3_bind_parameter_name(pointer, number).map { String(cString: $0) }
    }
  }

  /// Binds `value` to the parameter with the given number, from 1 (https://sqlite.org/c3ref/bind_blob.html).
  ///
  /// Texts are passed with their length, so NUL bytes are kept. SQLite stores NaN as NULL.
  /// - Throws: `SQLiteError` with `ResultCode.range` if there is no such parameter, and with `.misuse` if the statement
  ///   has already returned a row.
  package func bind(_ value: Value, at number: Int) throws {
    switch value {
    case .null: try check(sqlite3_bind_null(readyToBind(), Int32(clamping: number)))
    case .integer(let integer): try bind(integer: integer, at: number)
    case .real(let real): try check(sqlite3_bind_double(readyToBind(), Int32(clamping: number), real))
    case .text(var text): try text.withUTF8 { try bind(utf8: $0, at: number) }
    case .blob(let blob): try blob.withUnsafeBytes { try bind(blob: $0, at: number) }
    }
  }

  /// Binds an integer without creating a `Value`.
  package func bind(integer: Int64, at number: Int) throws {
    try check(sqlite3_bind_int64(readyToBind(), Int32(clamping: number), integer))
  }

  /// Binds by name. Without the prefix `:`, `@` or `$`, all parameters of that name are bound.
  ///
  /// - Throws: `SQLiteError` with `ResultCode.range` if no parameter has the name.
  package func bind(_ value: Value, named name: String) throws {
    var isFound = false
    for (index, parameter) in parameterNames.enumerated() {
      guard let parameter, parameter == name || parameter.dropFirst() == name else { continue }
      try bind(value, at: index + 1)
      isFound = true
    }
    guard isFound else {
      throw SQLiteError(code: .range, message: "the statement has no parameter \(name)", sql: raw?.sql)
    }
  }

  /// Binds UTF-8 bytes as TEXT without creating a `String`. The bytes are not validated.
  package func bind(
    utf8 bytes: UnsafeBufferPointer<UInt8>, at number: Int, _ lifetime: BindingLifetime = .copied
  ) throws {
    let pointer = try readyToBind()
    // A null pointer would bind NULL, and an empty buffer may have a null address.
    let isEmpty = bytes.baseAddress == nil || bytes.isEmpty
    let code = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1) { blank in
      blank.initialize(repeating: 0)
      let start = isEmpty ? UnsafeRawPointer(blank.baseAddress) : UnsafeRawPointer(bytes.baseAddress)
      let text = start?.assumingMemoryBound(to: CChar.self)
      let isCopied: Int32 = isEmpty || lifetime == .copied ? 1 : 0
      return shim_bind_text(pointer, Int32(clamping: number), text, UInt64(bytes.count), isCopied)
    }
    try check(code)
  }

  /// Binds bytes as BLOB. An empty buffer gives an empty blob, not NULL.
  package func bind(blob bytes: UnsafeRawBufferPointer, at number: Int, _ lifetime: BindingLifetime = .copied)
    throws
  {
    let pointer = try readyToBind()
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      return try check(sqlite3_bind_zeroblob(pointer, Int32(clamping: number), 0))
    }
    let isCopied: Int32 = lifetime == .copied ? 1 : 0
    try check(shim_bind_blob(pointer, Int32(clamping: number), start, UInt64(bytes.count), isCopied))
  }

  /// Binds all parameters in order.
  ///
  /// - Throws: `SQLiteError` with `ResultCode.range` if the number of values differs from the number of parameters.
  package func bind(all values: [Value]) throws {
    guard values.count == parameterCount else {
      let message = "the statement has \(parameterCount) parameters, and \(values.count) values were given"
      throw SQLiteError(code: .range, message: message, sql: raw?.sql)
    }
    for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
  }

  /// Binds all parameters in order and runs to completion, for a statement that is used for many rows.
  ///
  /// - Throws: `SQLiteError` as ``bind(all:)`` and ``run()`` do.
  package func run(_ values: Value...) throws {
    try bind(all: values)
    try run()
  }

  /// Sets every parameter back to NULL (https://sqlite.org/c3ref/clear_bindings.html).
  package func clearBindings() {
    guard let pointer else { return }
    sqlite3_clear_bindings(pointer)
  }

  private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw raw?.error(code) ?? SQLiteError(handle: nil, code: code) }
  }
}

extension Value {
  /// Parses a value typed by a user: numbers, `NULL` and blobs such as `x'00ff'` are recognized; any other text, and
  /// anything in quotes, is text.
  package init(typed text: String) {
    if text == "NULL" {
      self = .null
    } else if let integer = Int64(text), String(integer) == text {
      self = .integer(integer)
    } else if let real = Self.real(text) {
      self = .real(real)
    } else if text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") {
      self = .text(String(text.dropFirst().dropLast()))
    } else {
      self = Self.blob(text).map(Value.blob) ?? .text(text)
    }
  }

  /// The value in the syntax of ``init(typed:)``.
  package var typed: String {
    switch self {
    case .null: return "NULL"
    case .integer(let integer): return String(integer)
    case .real(let real): return String(real)
    case .blob(let bytes): return "x'\(Hexadecimal.text(of: bytes))'"
    case .text(let text): return Value(typed: text) == self ? text : "'\(text)'"
    }
  }

  /// Accepts `0.5` and `-1e3`, but not `1e`, `12.` or `2015-01-01`, which are texts.
  private static func real(_ text: String) -> Double? {
    guard let first = text.utf8.first, let last = text.utf8.last, first == 0x2D || isDigit(first), isDigit(last),
      text.utf8.allSatisfy({ isDigit($0) || ".-+eE".utf8.contains($0) }),
      text.utf8.contains(where: { ".eE".utf8.contains($0) }), let real = Double(text), real.isFinite
    else { return nil }
    return real
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func blob(_ text: String) -> [UInt8]? {
    guard text.hasPrefix("x'"), text.hasSuffix("'"), text.utf8.count % 2 == 1 else { return nil }
    let digits = Array(text.utf8.dropFirst(2).dropLast())
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
    return bytes.count * 2 == digits.count ? bytes : nil
  }
}
