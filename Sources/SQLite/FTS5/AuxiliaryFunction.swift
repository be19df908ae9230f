import CSQLite

/// A function over a match in an FTS5 table, such as a ranking: `name(table, argument, …)`
/// (https://sqlite.org/fts5.html#custom_auxiliary_functions).
///
/// It works on rows as the search finds them: inside an aggregate (`sum(name(table))`) or after a sort that
/// no longer has the match, SQLite refuses it. SQLite keeps the body as long as the connection is open: let
/// it not hold the connection strongly.
public struct AuxiliaryFunction {
  let name: String
  let body: (borrowing AuxiliaryContext) throws -> Value

  /// A function that looks at each row by itself.
  public init(_ name: String, _ body: @escaping (borrowing AuxiliaryContext) throws -> Value) {
    self.name = name
    self.body = body
  }

  /// A function that prepares something once a query.
  ///
  /// - Parameters:
  ///   - prepare: is called at the first row of each query; what it gives is kept until the query ends.
  ///   - body: is called at each row with it.
  public init<State: AnyObject>(
    _ name: String, prepare: @escaping (borrowing AuxiliaryContext) throws -> State,
    _ body: @escaping (State, borrowing AuxiliaryContext) throws -> Value
  ) {
    self.name = name
    self.body = { context in
      // The slot belongs to this function alone, so what lies in it is a `State`.
      if let kept = context.keptObject() {
        return try body(Unmanaged<State>.fromOpaque(kept).takeUnretainedValue(), context)
      }
      let state = try prepare(context)
      try context.keep(state)
      return try body(state, context)
    }
  }
}

extension Connection {
  /// Makes the function known to the FTS5 tables of this connection.
  ///
  /// - Throws: `SQLiteError`, also where the library has no FTS5.
  public func register(_ function: AuxiliaryFunction) throws {
    let interface = try fts5Interface()
    let box = Unmanaged<AnyObject>.passRetained(AuxiliaryBox(function.body)).toOpaque()
    let code =
      interface.pointee.xCreateFunction?(interface, function.name, box, callAuxiliaryFunction, releaseObject)
      ?? SQLITE_ERROR
    if code != SQLITE_OK { releaseObject(box) }
    try handle.check(code)
  }
}

private final class AuxiliaryBox {
  let body: (borrowing AuxiliaryContext) throws -> Value
  init(_ body: @escaping (borrowing AuxiliaryContext) throws -> Value) { self.body = body }
}

private let callAuxiliaryFunction:
  @convention(c) (
    UnsafePointer<Fts5ExtensionApi>?, OpaquePointer?, OpaquePointer?, Int32,
    UnsafeMutablePointer<OpaquePointer?>?
  ) -> Void = { api, match, context, count, values in
    guard let api, let match, let data = api.pointee.xUserData?(match) else { return }
    let box = Unmanaged<AuxiliaryBox>.fromOpaque(data).takeUnretainedValue()
    do {
      let arguments = FunctionArguments(context, count, values)
      let result = try box.body(AuxiliaryContext(api: api, match: match, arguments: arguments))
      ForeignValue.setResult(context, result)
    } catch {
      ForeignValue.setError(context, error)
    }
  }
