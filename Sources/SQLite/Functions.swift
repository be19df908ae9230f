import ByregionText
import CSQLite

/// A collation for `COLLATE name` (https://sqlite.org/c3ref/create_collation.html).
package struct Collation {
  let name: String
  let compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int

  /// - Parameter compare: receives two texts as unvalidated UTF-8 bytes, valid only during the call. Returns a number
  ///   below, equal to or above 0 if the first sorts before, equal to or after the second. It must be a consistent
  ///   order of all byte strings, otherwise indexes that use it become corrupt.
  package init(
    _ name: String,
    _ compare: @escaping (_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) -> Int
  ) {
    self.name = name
    self.compare = compare
  }
}

extension Connection {
  /// Registers a collation on this connection, replacing one of the same name.
  ///
  /// - Throws: `SQLiteError` with `ResultCode.busy` if a running statement uses a collation of that name.
  package func register(_ collation: Collation) throws {
    let box = Unmanaged<AnyObject>.passRetained(CollationBox(collation.compare)).toOpaque()
    let code = sqlite3_create_collation_v2(
      try handle.opened(), collation.name, SQLITE_UTF8, box, callCollation, releaseObject)
    // Unlike the other registrations, this one does not release its object on failure.
    if code != SQLITE_OK { releaseObject(box) }
    try handle.check(code)
  }
}

private final class CollationBox {
  let compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int
  init(_ compare: @escaping (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int) {
    self.compare = compare
  }
}

private let callCollation:
  @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafeRawPointer?, Int32, UnsafeRawPointer?) -> Int32 = {
    data, firstCount, first, secondCount, second in
    guard let data else { return 0 }
    let box = Unmanaged<CollationBox>.fromOpaque(data).takeUnretainedValue()
    let first = UnsafeBufferPointer(start: first?.assumingMemoryBound(to: UInt8.self), count: Int(firstCount))
    let second = UnsafeBufferPointer(
      start: second?.assumingMemoryBound(to: UInt8.self), count: Int(secondCount))
    return Int32(box.compare(first, second).signum())
  }

/// The arguments of a function call, read in place and valid only during the call.
package struct FunctionArguments: ~Copyable {
  private let values: UnsafeMutablePointer<OpaquePointer?>?
  private let context: OpaquePointer?
  /// The number of arguments.
  package let count: Int

  init(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    self.context = context
    self.values = values
    self.count = Int(count)
  }

  private func pointer(_ index: Int) -> OpaquePointer? {
    index >= 0 && index < count ? values?[index] : nil
  }

  /// The argument at `index`, from 0, copied; `null` if there is none.
  package subscript(_ index: Int) -> Value { ForeignValue.value(pointer(index)) }

  /// The storage class of an argument.
  package func type(_ index: Int) -> StorageClass {
    pointer(index).flatMap { StorageClass(rawValue: sqlite3_value_type($0)) } ?? .null
  }

  /// Whether an argument is NULL or missing.
  package func isNull(_ index: Int) -> Bool { type(index) == .null }

  /// An argument as an integer, nil for NULL.
  package func integer(_ index: Int) -> Int64? {
    isNull(index) ? nil : pointer(index).map { sqlite3_value_int64($0) }
  }

  /// An argument as a floating-point number, nil for NULL.
  package func real(_ index: Int) -> Double? {
    isNull(index) ? nil : pointer(index).map { sqlite3_value_double($0) }
  }

  /// An argument as text, nil for NULL.
  package func text(_ index: Int) -> String? {
    isNull(index) ? nil : withBytes(index) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the bytes of a blob or text in SQLite's memory, valid only in `body`; empty for NULL.
  package func withBytes<T>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try ForeignValue.withBytes(pointer(index), body)
  }

  /// The result of `make` for an argument that is constant within the statement, cached until the statement ends.
  ///
  /// If the argument is not constant, `make` is called for each row (https://sqlite.org/c3ref/get_auxdata.html).
  package func remembered<T: AnyObject>(_ index: Int, _ make: () throws -> T) rethrows -> T {
    let number = Int32(clamping: index)
    if let kept = sqlite3_get_auxdata(context, number),
      let object = Unmanaged<AnyObject>.fromOpaque(kept).takeUnretainedValue() as? T
    {
      return object
    }
    let object = try make()
    // SQLite may release the object before this call returns, so it gets its own reference.
    sqlite3_set_auxdata(context, number, Unmanaged<AnyObject>.passRetained(object).toOpaque(), releaseObject)
    return object
  }
}

/// Releases an object that was retained for SQLite.
let releaseObject: @convention(c) (UnsafeMutableRawPointer?) -> Void = { pointer in
  if let pointer { Unmanaged<AnyObject>.fromOpaque(pointer).release() }
}

/// Properties of a function that SQLite may rely on (https://sqlite.org/c3ref/c_deterministic.html).
package struct FunctionOptions: OptionSet, Sendable {
  /// The flags of `sqlite3_create_function_v2`.
  package let rawValue: Int32

  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// The same arguments give the same result within one statement.
  package static let deterministic = FunctionOptions(rawValue: SQLITE_DETERMINISTIC)
  /// Harmless: views and triggers of an untrusted file may call it.
  package static let innocuous = FunctionOptions(rawValue: SQLITE_INNOCUOUS)
  /// Views and triggers may never call it.
  package static let directOnly = FunctionOptions(rawValue: SQLITE_DIRECTONLY)
}

/// A scalar SQL function (https://sqlite.org/c3ref/create_function.html).
///
/// If the body throws, the statement fails with the error's message, and with its code if it is a `SQLiteError`. SQLite
/// retains the body as long as the connection is open, so it must not retain the connection.
package struct ScalarFunction {
  let name: String
  let argumentCount: Int?
  let options: FunctionOptions
  let body: (borrowing FunctionArguments) throws -> Value

  /// - Parameters:
  ///   - name: the name in SQL, at most 255 bytes of UTF-8, not case-sensitive.
  ///   - argumentCount: nil for any number. SQLite itself rejects a call with a different number.
  package init(
    _ name: String, argumentCount: Int?, options: FunctionOptions = [],
    _ body: @escaping (borrowing FunctionArguments) throws -> Value
  ) {
    self.name = name
    self.argumentCount = argumentCount
    self.options = options
    self.body = body
  }
}

extension Connection {
  /// Registers a function on this connection, replacing one with the same name and number of arguments.
  package func register(_ function: ScalarFunction) throws {
    let box = Unmanaged<AnyObject>.passRetained(ScalarBox(function.body)).toOpaque()
    // SQLite releases the box itself on failure.
    let code = sqlite3_create_function_v2(
      try handle.opened(), function.name, function.argumentCount.map { Int32(clamping: $0) } ?? -1,
      SQLITE_UTF8 | function.options.rawValue, box, callScalarFunction, nil, nil, releaseObject)
    try handle.check(code)
  }
}

private final class ScalarBox {
  let body: (borrowing FunctionArguments) throws -> Value
  init(_ body: @escaping (borrowing FunctionArguments) throws -> Value) { self.body = body }
}

private let callScalarFunction: @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void =
  {
    context, count, values in
    guard let data = sqlite3_user_data(context) else { return }
    let box = Unmanaged<ScalarBox>.fromOpaque(data).takeUnretainedValue()
    do {
      ForeignValue.setResult(context, try box.body(FunctionArguments(context, count, values)))
    } catch {
      ForeignValue.setError(context, error)
    }
  }
