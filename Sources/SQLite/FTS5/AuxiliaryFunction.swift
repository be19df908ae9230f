import CSQLite

/// The matching row and the query, as seen by an auxiliary function during one call.
///
/// Only `columnText(_:)` allocates memory. Phrases, columns, instances and tokens count from 0. Follows
/// https://sqlite.org/fts5.html#custom_auxiliary_functions_api_reference.
package struct AuxiliaryContext: ~Copyable {
  let api: UnsafePointer<Fts5ExtensionApi>
  let match: OpaquePointer
  /// The arguments after the table's name.
  package let arguments: FunctionArguments

  init(api: UnsafePointer<Fts5ExtensionApi>, match: OpaquePointer, arguments: consuming FunctionArguments) {
    self.api = api
    self.match = match
    self.arguments = arguments
  }

  /// The row's id.
  package var rowID: Int64 { api.pointee.xRowid?(match) ?? 0 }

  /// The number of columns of the table.
  package var columnCount: Int { Int(api.pointee.xColumnCount?(match) ?? 0) }

  /// The number of phrases in the query.
  package var phraseCount: Int { Int(api.pointee.xPhraseCount?(match) ?? 0) }

  /// The number of tokens of a phrase; 0 if it does not exist.
  package func phraseSize(_ phrase: Int) -> Int {
    Int(api.pointee.xPhraseSize?(match, Int32(clamping: phrase)) ?? 0)
  }

  /// The number of rows in the table.
  package func rowCount() throws -> Int64 {
    var count: Int64 = 0
    try check(api.pointee.xRowCount?(match, &count))
    return count
  }

  /// The number of tokens in a column of this row, or in all its columns.
  package func columnSize(_ column: Int? = nil) throws -> Int {
    var count: Int32 = 0
    try check(api.pointee.xColumnSize?(match, columnNumber(column), &count))
    return Int(count)
  }

  /// The number of tokens in a column of all rows, or in all columns.
  package func columnTotalSize(_ column: Int? = nil) throws -> Int64 {
    var count: Int64 = 0
    try check(api.pointee.xColumnTotalSize?(match, columnNumber(column), &count))
    return count
  }

  /// Calls `body` with the UTF-8 bytes of a column of this row, which are valid only in `body`.
  package func withColumnText<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
    guard column >= 0, column < columnCount else { throw outOfRange("column \(column)") }
    var start: UnsafePointer<CChar>?
    var count: Int32 = 0
    try check(api.pointee.xColumnText?(match, Int32(column), &start, &count))
    let bytes = UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self)
    return try body(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : Int(count)))
  }

  /// The text of a column of this row.
  package func columnText(_ column: Int) throws -> String {
    try withColumnText(column) { String(decoding: $0, as: UTF8.self) }
  }

  private func columnNumber(_ column: Int?) -> Int32 { column.map { Int32(clamping: max($0, 0)) } ?? -1 }

  func check(_ code: Int32?) throws {
    guard code != SQLITE_OK else { return }
    throw SQLiteError(handle: nil, code: code ?? SQLITE_ERROR)
  }

  func outOfRange(_ what: String) -> SQLiteError {
    SQLiteError(code: .range, message: "the question or the table has no \(what)")
  }

  /// The object that this function keeps for the query.
  func keptObject() -> UnsafeMutableRawPointer? { api.pointee.xGetAuxdata?(match, 0) }

  /// Retains an object until the query ends.
  func keep(_ object: AnyObject) throws {
    // SQLite releases it even on failure.
    try check(
      api.pointee.xSetAuxdata?(match, Unmanaged<AnyObject>.passRetained(object).toOpaque(), releaseObject))
  }
}

extension AuxiliaryContext {
  /// Calls `body` with each instance of a phrase in this row: the column and the first token.
  ///
  /// The fastest way if only a few phrases of the query are needed, since no list of all instances is made.
  package func forEachInstance(
    ofPhrase phrase: Int, _ body: (_ column: Int, _ token: Int) throws -> Void
  ) throws {
    // FTS5 3.40 does not check the number itself.
    guard phrase >= 0, phrase < phraseCount else { throw outOfRange("phrase \(phrase)") }
    var iterator = Fts5PhraseIter()
    var column: Int32 = -1
    var token: Int32 = -1
    try check(api.pointee.xPhraseFirst?(match, Int32(phrase), &iterator, &column, &token))
    while column >= 0 {
      try body(Int(column), Int(token))
      api.pointee.xPhraseNext?(match, &iterator, &column, &token)
    }
  }

  /// The number of instances of a phrase in this row.
  package func instanceCount(ofPhrase phrase: Int) throws -> Int {
    var count = 0
    try forEachInstance(ofPhrase: phrase) { _, _ in count += 1 }
    return count
  }

  /// The number of instances of all phrases in this row. FTS5 lists the instances once per row.
  package func instanceCount() throws -> Int {
    var count: Int32 = 0
    try check(api.pointee.xInstCount?(match, &count))
    return Int(count)
  }

  /// An instance among those of all phrases, in the order of columns and tokens.
  package func instance(_ index: Int) throws -> PhraseInstance {
    var phrase: Int32 = 0
    var column: Int32 = 0
    var token: Int32 = 0
    try check(api.pointee.xInst?(match, Int32(clamping: index), &phrase, &column, &token))
    return PhraseInstance(phrase: Int(phrase), column: Int(column), token: Int(token))
  }

  /// Calls `body` for each row of the table that contains a phrase of the query, regardless of the rest of the query.
  ///
  /// This is an additional search of the index. Linear in the number of rows that contain the phrase.
  package func forEachRow(
    withPhrase phrase: Int, _ body: (borrowing AuxiliaryContext) throws -> Void
  ) throws {
    guard phrase >= 0, phrase < phraseCount else { throw outOfRange("phrase \(phrase)") }
    try withoutActuallyEscaping(body) { body in
      var visit = RowVisit(body: body)
      let code = withUnsafeMutablePointer(to: &visit) { place in
        api.pointee.xQueryPhrase?(match, Int32(phrase), place, visitRow)
      }
      if let error = visit.error { throw error }
      try check(code)
    }
  }
}

private struct RowVisit {
  let body: (borrowing AuxiliaryContext) throws -> Void
  var error: (any Error)?
}

private let visitRow:
  @convention(c) (UnsafePointer<Fts5ExtensionApi>?, OpaquePointer?, UnsafeMutableRawPointer?) -> Int32 = {
    api, match, data in
    guard let api, let match, let visit = data?.assumingMemoryBound(to: RowVisit.self) else {
      return SQLITE_ERROR
    }
    do {
      try visit.pointee.body(
        AuxiliaryContext(api: api, match: match, arguments: FunctionArguments(nil, 0, nil)))
      return SQLITE_OK
    } catch {
      visit.pointee.error = error
      return SQLITE_ABORT
    }
  }

/// A function over a match in an FTS5 table, such as a ranking: `name(table, argument, …)`
/// (https://sqlite.org/fts5.html#custom_auxiliary_functions).
///
/// It can be used only while the search returns rows. Inside an aggregate (`sum(name(table))`), or after a sort that no
/// longer has the match, SQLite reports an error. SQLite retains the body as long as the connection is open, so it must
/// not retain the connection.
package struct AuxiliaryFunction {
  let name: String
  let body: (borrowing AuxiliaryContext) throws -> Value

  /// A function without state.
  package init(_ name: String, _ body: @escaping (borrowing AuxiliaryContext) throws -> Value) {
    self.name = name
    self.body = body
  }

  /// A function with state that is created once per query.
  ///
  /// - Parameters:
  ///   - prepare: called at the first row of each query; its result is kept until the query ends.
  ///   - body: called at each row with that state.
  package init<State: AnyObject>(
    _ name: String, prepare: @escaping (borrowing AuxiliaryContext) throws -> State,
    _ body: @escaping (State, borrowing AuxiliaryContext) throws -> Value
  ) {
    self.name = name
    self.body = { context in
      // Only this function uses the slot, so its object is a `State`.
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
  /// Registers a function for the FTS5 tables of this connection.
  ///
  /// - Throws: `SQLiteError`, also if the library has no FTS5.
  package func register(_ function: AuxiliaryFunction) throws {
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

/// An instance of a phrase of a full-text query in a row. All numbers count from 0.
package struct PhraseInstance: Sendable, Hashable {
  /// The phrase, in the order of the query.
  package let phrase: Int
  /// The column of the table.
  package let column: Int
  /// The phrase's first token in the column.
  package let token: Int
}

extension Connection {
  /// The interface of FTS5 on this connection (https://sqlite.org/fts5.html#extending_fts5).
  ///
  /// - Throws: `SQLiteError` if the library has no FTS5.
  func fts5Interface() throws -> UnsafeMutablePointer<fts5_api> {
    _ = try handle.opened()
    if let fts5 { return fts5 }
    let raw = try RawStatement.first(of: "SELECT fts5(?1)", on: handle)
    var interface: UnsafeMutablePointer<fts5_api>?
    let code = withUnsafeMutablePointer(to: &interface) { place in
      let code = shim_bind_fts5_api(raw.pointer, 1, place)
      return code == SQLITE_OK ? sqlite3_step(raw.pointer) : code
    }
    guard code == SQLITE_ROW, let interface, interface.pointee.iVersion >= 2 else {
      throw SQLiteError(code: .notFound, message: "this libsqlite3 has no FTS5 interface")
    }
    fts5 = interface
    return interface
  }
}
