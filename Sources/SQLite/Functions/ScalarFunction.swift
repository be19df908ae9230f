import CSQLite

/// A function of SQL that gives one value (https://sqlite.org/c3ref/create_function.html).
///
/// A Swift error thrown by the body fails the statement with its message; a `SQLiteError` gives its code as
/// well. SQLite keeps the body as long as the connection is open: let it not hold the connection strongly.
public struct ScalarFunction {
  let name: String
  let argumentCount: Int?
  let options: FunctionOptions
  let body: (borrowing FunctionArguments) throws -> Value

  /// - Parameters:
  ///   - name: as called in SQL, at most 255 bytes of UTF-8; case does not count.
  ///   - argumentCount: nil for any number. SQLite itself refuses a call with another number.
  public init(
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
  public func register(_ function: ScalarFunction) throws {
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
