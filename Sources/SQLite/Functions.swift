import ByregionText
import CSQLite

/// An order of texts for `COLLATE name` (https://sqlite.org/c3ref/create_collation.html).
package struct Collation {
  let name: String
  let compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int

  /// - Parameter compare: gets two texts as UTF-8 bytes, not checked and valid during the call only; gives a
  ///   number below, equal to or above 0 as the first comes before, with or after the second. It must order
  ///   all byte strings consistently, or indexes that use it break.
  package init(
    _ name: String,
    _ compare: @escaping (_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) -> Int
  ) {
    self.name = name
    self.compare = compare
  }
}

extension Connection {
  /// Makes the collation known on this connection; one of the same name is replaced.
  ///
  /// - Throws: `SQLiteError` with `ResultCode.busy` when one of that name is in use by a running statement.
  package func register(_ collation: Collation) throws {
    let box = Unmanaged<AnyObject>.passRetained(CollationBox(collation.compare)).toOpaque()
    let code = sqlite3_create_collation_v2(
      try handle.opened(), collation.name, SQLITE_UTF8, box, callCollation, releaseObject)
    // Unlike the other registrations, this one does not release what it refuses.
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

/// The arguments of a function call, read in place and valid during the call only.
package struct FunctionArguments: ~Copyable {
  private let values: UnsafeMutablePointer<OpaquePointer?>?
  private let context: OpaquePointer?
  /// How many there are.
  package let count: Int

  init(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    self.context = context
    self.values = values
    self.count = Int(count)
  }

  private func pointer(_ index: Int) -> OpaquePointer? {
    index >= 0 && index < count ? values?[index] : nil
  }

  /// The argument at `index`, from 0, copied; `null` where there is none.
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

  /// Calls `body` with the bytes of a blob or of a text where SQLite has them; NULL has none. Valid in
  /// `body` only.
  package func withBytes<T>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try ForeignValue.withBytes(pointer(index), body)
  }

  /// What `make` made of an argument that is the same in every row, kept for the rest of the statement.
  ///
  /// Where the argument is not a constant, `make` is called each time
  /// (https://sqlite.org/c3ref/get_auxdata.html).
  package func remembered<T: AnyObject>(_ index: Int, _ make: () throws -> T) rethrows -> T {
    let number = Int32(clamping: index)
    if let kept = sqlite3_get_auxdata(context, number),
      let object = Unmanaged<AnyObject>.fromOpaque(kept).takeUnretainedValue() as? T
    {
      return object
    }
    let object = try make()
    // SQLite may let go of it before the call returns, so it holds a reference of its own.
    sqlite3_set_auxdata(context, number, Unmanaged<AnyObject>.passRetained(object).toOpaque(), releaseObject)
    return object
  }
}

/// Releases an object that SQLite held.
let releaseObject: @convention(c) (UnsafeMutableRawPointer?) -> Void = { pointer in
  if let pointer { Unmanaged<AnyObject>.fromOpaque(pointer).release() }
}

/// What SQLite may take for granted about a function (https://sqlite.org/c3ref/c_deterministic.html).
package struct FunctionOptions: OptionSet, Sendable {
  /// The flags of `sqlite3_create_function_v2`.
  package let rawValue: Int32

  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// The same arguments give the same result within one statement.
  package static let deterministic = FunctionOptions(rawValue: SQLITE_DETERMINISTIC)
  /// Harmless: views and triggers of a file that is not trusted may call it.
  package static let innocuous = FunctionOptions(rawValue: SQLITE_INNOCUOUS)
  /// Views and triggers may never call it.
  package static let directOnly = FunctionOptions(rawValue: SQLITE_DIRECTONLY)
}

/// A function of SQL that gives one value (https://sqlite.org/c3ref/create_function.html).
///
/// A Swift error thrown by the body fails the statement with its message; a `SQLiteError` gives its code as
/// well. SQLite keeps the body as long as the connection is open: let it not hold the connection strongly.
package struct ScalarFunction {
  let name: String
  let argumentCount: Int?
  let options: FunctionOptions
  let body: (borrowing FunctionArguments) throws -> Value

  /// - Parameters:
  ///   - name: as called in SQL, at most 255 bytes of UTF-8; case does not count.
  ///   - argumentCount: nil for any number. SQLite itself refuses a call with another number.
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
  /// Makes the function known on this connection; one of the same name and number of arguments is replaced.
  package func register(_ function: ScalarFunction) throws {
    let box = Unmanaged<AnyObject>.passRetained(ScalarBox(function.body)).toOpaque()
    // SQLite releases the box itself when it refuses the function.
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
