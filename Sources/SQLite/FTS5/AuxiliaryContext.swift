import CSQLite

/// The row that matches and the question it matches, as an auxiliary function sees them during one call.
///
/// Nothing here allocates, but for `columnText(_:)`. Phrases, columns, instances and tokens count from 0.
/// Follows https://sqlite.org/fts5.html#custom_auxiliary_functions_api_reference.
public struct AuxiliaryContext: ~Copyable {
  let api: UnsafePointer<Fts5ExtensionApi>
  let match: OpaquePointer
  /// The arguments after the table's name.
  public let arguments: FunctionArguments

  init(api: UnsafePointer<Fts5ExtensionApi>, match: OpaquePointer, arguments: consuming FunctionArguments) {
    self.api = api
    self.match = match
    self.arguments = arguments
  }

  /// The row's id.
  public var rowID: Int64 { api.pointee.xRowid?(match) ?? 0 }

  /// The number of columns of the table.
  public var columnCount: Int { Int(api.pointee.xColumnCount?(match) ?? 0) }

  /// The number of phrases in the question.
  public var phraseCount: Int { Int(api.pointee.xPhraseCount?(match) ?? 0) }

  /// The number of tokens of a phrase; 0 for one that does not exist.
  public func phraseSize(_ phrase: Int) -> Int {
    Int(api.pointee.xPhraseSize?(match, Int32(clamping: phrase)) ?? 0)
  }

  /// The number of rows in the table.
  public func rowCount() throws -> Int64 {
    var count: Int64 = 0
    try check(api.pointee.xRowCount?(match, &count))
    return count
  }

  /// The number of tokens in a column of this row, or in all of them.
  public func columnSize(_ column: Int? = nil) throws -> Int {
    var count: Int32 = 0
    try check(api.pointee.xColumnSize?(match, columnNumber(column), &count))
    return Int(count)
  }

  /// The number of tokens in a column of all rows, or in all columns.
  public func columnTotalSize(_ column: Int? = nil) throws -> Int64 {
    var count: Int64 = 0
    try check(api.pointee.xColumnTotalSize?(match, columnNumber(column), &count))
    return count
  }

  /// Calls `body` with the UTF-8 bytes of a column of this row; they are valid in `body` only.
  public func withColumnText<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
    guard column >= 0, column < columnCount else { throw outOfRange("column \(column)") }
    var start: UnsafePointer<CChar>?
    var count: Int32 = 0
    try check(api.pointee.xColumnText?(match, Int32(column), &start, &count))
    let bytes = UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self)
    return try body(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : Int(count)))
  }

  /// The text of a column of this row.
  public func columnText(_ column: Int) throws -> String {
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

  /// The object that this function kept for the query.
  func keptObject() -> UnsafeMutableRawPointer? { api.pointee.xGetAuxdata?(match, 0) }

  /// Keeps an object until the query ends.
  func keep(_ object: AnyObject) throws {
    // SQLite releases it when this fails, too.
    try check(
      api.pointee.xSetAuxdata?(match, Unmanaged<AnyObject>.passRetained(object).toOpaque(), releaseObject))
  }
}
