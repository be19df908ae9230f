import CSQLite

/// Iterates over the rows of a virtual table for one call or query.
package protocol TableCursor: AnyObject {
  /// Advances to the next row; the first call goes to the first row.
  ///
  /// - Returns: false if there are no more rows; it is then not called again.
  func next() throws -> Bool

  /// The value in a column of the current row; columns count from 0.
  func value(_ column: Int) throws -> Value
}

/// A column of a virtual table.
package struct TableColumn: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The column's name.
  package let name: String
  /// The declared type; nil for a column with values of any class.
  package let type: StorageClass?

  /// A column with a name and, if all values are of one class, that class.
  package init(_ name: String, _ type: StorageClass? = nil) {
    self.name = name
    self.type = type
  }

  /// A column for values of any class.
  package init(stringLiteral name: String) { self.init(name) }

  var declaration: String {
    let type =
      switch self.type {
      case .integer: " INTEGER"
      case .real: " REAL"
      case .text: " TEXT"
      case .blob: " BLOB"
      case .null, nil: ""
      }
    return SQLScanner.quoted(name) + type
  }
}

/// Implements an eponymous virtual table (https://sqlite.org/vtab.html#eponymous_only_virtual_tables): a table that
/// exists on one connection under the name of its module, with rows stored outside the file. Read-only.
protocol VirtualTable: AnyObject {
  /// The visible columns. The hidden columns follow them in the declaration.
  var columns: [TableColumn] { get }
  /// The hidden columns, which hold the arguments of a call.
  var hiddenColumns: [String] { get }
  /// Only `.innocuous` and `.directOnly` have an effect.
  var options: FunctionOptions { get }

  /// Chooses the constraints of a statement that are used, and estimates rows and cost.
  ///
  /// - Returns: false if the plan is not possible with this order of the tables in a join.
  func plan(_ info: UnsafeMutablePointer<sqlite3_index_info>) throws -> Bool

  /// Starts reading the rows of a plan, which SQLite identifies by a number and a text.
  func start(_ call: TableCall, _ number: Int32, _ text: UnsafePointer<CChar>?, _ values: PlanValues) throws
}

extension Connection {
  /// Registers a virtual table on this connection, replacing one of the same name.
  func register(_ table: any VirtualTable, as name: String) throws {
    let module = VirtualTableModule(table)
    let box = Unmanaged<AnyObject>.passRetained(module).toOpaque()
    // SQLite releases the box itself on failure.
    try handle.check(sqlite3_create_module_v2(handle.opened(), name, module.methods, box, releaseObject))
  }
}

/// The state of one call of a table-valued function, or of one query on a foreign table.
final class TableCall {
  private let columnCount: Int
  private var arguments: [Value?] = []
  private var cursor: (any TableCursor)?
  /// The row number, from 1.
  private(set) var rowID: Int64 = 0
  private(set) var isAtEnd = true

  init(columnCount: Int) { self.columnCount = columnCount }

  /// Opens the cursor and advances to its first row.
  func start(_ arguments: [Value?] = [], _ open: () throws -> any TableCursor) throws {
    self.arguments = arguments
    cursor = nil
    rowID = 0
    cursor = try open()
    isAtEnd = false
    try advance()
  }

  func advance() throws {
    isAtEnd = try cursor?.next() != true
    if isAtEnd { cursor = nil } else { rowID += 1 }
  }

  /// The value of a column. Columns after the visible ones are arguments, which SQLite may read to check them.
  func value(_ column: Int) throws -> Value {
    if column < columnCount { return try cursor?.value(column) ?? .null }
    let argument = column - columnCount
    return argument < arguments.count ? arguments[argument] ?? .null : .null
  }
}

/// The values of the constraints that a plan uses, in the order of the plan.
struct PlanValues {
  let count: Int32
  let values: UnsafeMutablePointer<OpaquePointer?>?

  subscript(_ index: Int) -> Value { index < Int(count) ? ForeignValue.value(values?[index]) : .null }
}

/// A virtual table with the C functions of its module.
private final class VirtualTableModule {
  let table: any VirtualTable
  /// SQLite keeps this address as long as the module, which retains this object.
  let methods = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)

  init(_ table: any VirtualTable) {
    self.table = table
    var module = sqlite3_module()
    // Without xCreate, the table exists only under the name of its module.
    module.xConnect = connectTable
    module.xDisconnect = disconnectTable
    module.xBestIndex = planTable
    module.xOpen = openCursor
    module.xClose = closeCursor
    module.xFilter = filterCursor
    module.xNext = nextRow
    module.xEof = isAtEnd
    module.xColumn = readColumn
    module.xRowid = readRowID
    methods.initialize(to: module)
  }

  deinit {
    methods.deinitialize(count: 1)
    methods.deallocate()
  }

  /// The declaration for `sqlite3_declare_vtab`.
  var declaration: String {
    let hidden = table.hiddenColumns.map { SQLScanner.quoted($0) + " HIDDEN" }
    return "CREATE TABLE x(\((table.columns.map(\.declaration) + hidden).joined(separator: ", ")))"
  }
}

// Storage of tables and cursors. SQLite's own struct must be the first member.

private struct TableStorage {
  var base: sqlite3_vtab
  /// Not retained: SQLite keeps the module longer than its tables.
  let module: Unmanaged<VirtualTableModule>
}

private struct CursorStorage {
  var base: sqlite3_vtab_cursor
  let call: Unmanaged<TableCall>
}

private typealias Table = UnsafeMutablePointer<sqlite3_vtab>
private typealias Cursor = UnsafeMutablePointer<sqlite3_vtab_cursor>

private func served(_ table: Table) -> any VirtualTable {
  UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableStorage.self).pointee.module.takeUnretainedValue().table
}

private func call(_ cursor: Cursor) -> TableCall {
  UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: CursorStorage.self).pointee.call.takeUnretainedValue()
}

/// Runs `body`. An error that it throws becomes the error message of the table.
private func reporting(_ table: Table, _ body: () throws -> Int32) -> Int32 {
  do {
    return try body()
  } catch {
    let (code, message) = ForeignValue.described(error)
    sqlite3_free(table.pointee.zErrMsg)
    table.pointee.zErrMsg = copiedText(message)
    return code
  }
}

/// A copy allocated with SQLite's allocator, for SQLite to free.
func copiedText(_ text: String) -> UnsafeMutablePointer<CChar>? {
  text.withCString { bytes in
    let count = text.utf8.count + 1
    guard let copy = sqlite3_malloc64(UInt64(count)) else { return nil }
    copy.copyMemory(from: bytes, byteCount: count)
    return copy.assumingMemoryBound(to: CChar.self)
  }
}

// The C functions of https://sqlite.org/vtab.html for tables.

private let connectTable:
  @convention(c) (
    OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<UnsafePointer<CChar>?>?,
    UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?,
    UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  ) -> Int32 = { connection, data, _, _, place, message in
    guard let connection, let data, let place else { return SQLITE_ERROR }
    let module = Unmanaged<VirtualTableModule>.fromOpaque(data)
    let code = sqlite3_declare_vtab(connection, module.takeUnretainedValue().declaration)
    guard code == SQLITE_OK else {
      message?.pointee = copiedText(String(cString: sqlite3_errmsg(connection)))
      return code
    }
    let options = module.takeUnretainedValue().table.options
    if options.contains(.innocuous) { _ = shim_vtab_config(connection, SQLITE_VTAB_INNOCUOUS) }
    if options.contains(.directOnly) { _ = shim_vtab_config(connection, SQLITE_VTAB_DIRECTONLY) }
    let table = UnsafeMutablePointer<TableStorage>.allocate(capacity: 1)
    table.initialize(to: TableStorage(base: sqlite3_vtab(), module: module))
    place.pointee = UnsafeMutableRawPointer(table).assumingMemoryBound(to: sqlite3_vtab.self)
    return SQLITE_OK
  }

private let disconnectTable: @convention(c) (UnsafeMutablePointer<sqlite3_vtab>?) -> Int32 = { table in
  guard let table else { return SQLITE_OK }
  sqlite3_free(table.pointee.zErrMsg)
  let storage = UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableStorage.self)
  storage.deinitialize(count: 1)
  storage.deallocate()
  return SQLITE_OK
}

private let planTable:
  @convention(c) (UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<sqlite3_index_info>?) -> Int32 = {
    table, info in
    guard let table, let info else { return SQLITE_ERROR }
    return reporting(table) { try served(table).plan(info) ? SQLITE_OK : SQLITE_CONSTRAINT }
  }

// The C functions for cursors.

private let openCursor:
  @convention(c) (
    UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
  ) -> Int32 = { table, place in
    guard let table, let place else { return SQLITE_ERROR }
    let call = TableCall(columnCount: served(table).columns.count)
    let cursor = UnsafeMutablePointer<CursorStorage>.allocate(capacity: 1)
    cursor.initialize(to: CursorStorage(base: sqlite3_vtab_cursor(), call: Unmanaged.passRetained(call)))
    place.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
    return SQLITE_OK
  }

private let closeCursor: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
  guard let cursor else { return SQLITE_OK }
  let storage = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: CursorStorage.self)
  storage.pointee.call.release()
  storage.deinitialize(count: 1)
  storage.deallocate()
  return SQLITE_OK
}

private let filterCursor:
  @convention(c) (
    UnsafeMutablePointer<sqlite3_vtab_cursor>?, Int32, UnsafePointer<CChar>?, Int32,
    UnsafeMutablePointer<OpaquePointer?>?
  ) -> Int32 = { cursor, number, text, count, values in
    guard let cursor, let table = cursor.pointee.pVtab else { return SQLITE_ERROR }
    return reporting(table) {
      try served(table).start(call(cursor), number, text, PlanValues(count: count, values: values))
      return SQLITE_OK
    }
  }

private let nextRow: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
  guard let cursor, let table = cursor.pointee.pVtab else { return SQLITE_ERROR }
  return reporting(table) {
    try call(cursor).advance()
    return SQLITE_OK
  }
}

private let isAtEnd: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
  guard let cursor else { return 1 }
  return call(cursor).isAtEnd ? 1 : 0
}

private let readColumn: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?, OpaquePointer?, Int32) -> Int32 = {
  cursor, context, column in
  guard let cursor else { return SQLITE_ERROR }
  do {
    ForeignValue.setResult(context, try call(cursor).value(Int(column)))
  } catch {
    ForeignValue.setError(context, error)
  }
  return SQLITE_OK
}

private let readRowID:
  @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?, UnsafeMutablePointer<sqlite3_int64>?) -> Int32 = {
    cursor, place in
    guard let cursor else { return SQLITE_ERROR }
    place?.pointee = call(cursor).rowID
    return SQLITE_OK
  }
