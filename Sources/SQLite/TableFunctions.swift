import CSQLite

/// Walks over the rows that one call of a table-valued function gives.
package protocol TableCursor: AnyObject {
  /// Goes to the next row, at first to the first one.
  ///
  /// - Returns: false when there is none; it is not called again then.
  func next() throws -> Bool

  /// The value in a column of the row, counted from 0.
  func value(_ column: Int) throws -> Value
}

/// A function of SQL that gives rows, for the FROM clause: `select … from name(argument, …)`. Read only.
///
/// An eponymous virtual table of https://sqlite.org/vtab.html#tabfunc2. Errors thrown by `open` or by the
/// cursor fail the statement with their message. SQLite keeps `open` as long as the connection is open: let
/// it not hold the connection strongly. It may run other statements on the connection.
package struct TableFunction {
  let name: String
  let columns: [TableFunctionColumn]
  let arguments: [TableFunctionArgument]
  let options: FunctionOptions
  let expectedRows: Int
  let open: ([Value?]) throws -> any TableCursor

  /// - Parameters:
  ///   - columns: at least one.
  ///   - arguments: at most 30.
  ///   - options: `.innocuous` and `.directOnly` count.
  ///   - expectedRows: what a call gives, for the planner of joins.
  ///   - open: starts a call; gets the arguments in their order, nil for one not given.
  package init(
    _ name: String, columns: [TableFunctionColumn], arguments: [TableFunctionArgument],
    options: FunctionOptions = [], expectedRows: Int = 100,
    open: @escaping ([Value?]) throws -> any TableCursor
  ) {
    self.name = name
    self.columns = columns
    self.arguments = arguments
    self.options = options
    self.expectedRows = expectedRows
    self.open = open
  }

  /// The table as `sqlite3_declare_vtab` wants it.
  var declaration: String {
    let hidden = arguments.map { SQLScanner.quoted($0.name) + " HIDDEN" }
    return "CREATE TABLE x(\((columns.map(\.declaration) + hidden).joined(separator: ", ")))"
  }
}

/// An argument of a table-valued function: in SQL a hidden column, so that it can be given in parentheses or
/// by `WHERE name = …`.
package struct TableFunctionArgument: Sendable, Hashable {
  /// The hidden column's name.
  package let name: String
  /// Whether the function refuses a call without it.
  package let isRequired: Bool

  /// An argument; required ones stand before the others.
  package init(_ name: String, isRequired: Bool = true) {
    self.name = name
    self.isRequired = isRequired
  }
}

/// A column that a table-valued function gives.
package struct TableFunctionColumn: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The column's name.
  package let name: String
  /// The declared type; nil for a column that holds values of any class.
  package let type: StorageClass?

  /// A column with a name and, if its values are of one class, that class.
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

/// A table-valued function as SQLite holds it, with the table of C functions that serve it.
final class TableModule {
  let function: TableFunction
  /// SQLite keeps the address as long as the module, and this object lives as long.
  let methods = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)

  init(_ function: TableFunction) {
    self.function = function
    var module = sqlite3_module()
    module.iVersion = 0
    // Without xCreate the table exists only as a function.
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
}

/// What SQLite knows as a virtual table; its own part stands first, as C wants it.
struct TableStorage {
  var base: sqlite3_vtab
  /// SQLite keeps the module longer than its tables.
  let module: Unmanaged<TableModule>
}

/// What SQLite knows as a cursor.
struct CursorStorage {
  var base: sqlite3_vtab_cursor
  let call: Unmanaged<TableCall>
}

/// The rows of one call of a function, or of one question to a foreign table, while they are read.
final class TableCall {
  private let columnCount: Int
  private var arguments: [Value?] = []
  private var cursor: (any TableCursor)?
  /// The number of the row, from 1.
  private(set) var rowID: Int64 = 0
  private(set) var isAtEnd = true

  init(columnCount: Int) { self.columnCount = columnCount }

  /// Starts with the first of the rows that a cursor gives.
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

  /// A column, or behind the columns an argument, which SQLite may read to check it.
  func value(_ column: Int) throws -> Value {
    if column < columnCount { return try cursor?.value(column) ?? .null }
    let argument = column - columnCount
    return argument < arguments.count ? arguments[argument] ?? .null : .null
  }
}

/// The values that SQLite gives to a call.
struct FunctionArgumentList {
  let count: Int32
  let values: UnsafeMutablePointer<OpaquePointer?>?

  subscript(_ index: Int) -> Value { index < Int(count) ? ForeignValue.value(values?[index]) : .null }
}

// The C functions of https://sqlite.org/vtab.html that concern a cursor.

typealias Cursor = UnsafeMutablePointer<sqlite3_vtab_cursor>

private func call(_ cursor: Cursor) -> TableCall {
  UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: CursorStorage.self).pointee.call
    .takeUnretainedValue()
}

/// Runs `body`, and makes what it throws the message of the table.
func reporting(_ cursor: Cursor?, _ body: (TableCall) throws -> Void) -> Int32 {
  guard let cursor else { return SQLITE_ERROR }
  do {
    try body(call(cursor))
    return SQLITE_OK
  } catch {
    let (code, message) = ForeignValue.described(error)
    if let table = cursor.pointee.pVtab { setMessage(table, message) }
    return code
  }
}

let openCursor:
  @convention(c) (
    UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
  ) -> Int32 = { table, place in
    guard let table, let place else { return SQLITE_ERROR }
    let storage = UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableStorage.self)
    place.pointee = newCursor(columnCount: storage.pointee.module.takeUnretainedValue().function.columns.count)
    return SQLITE_OK
  }

/// A cursor as SQLite holds it; `closeCursor` frees it.
func newCursor(columnCount: Int) -> UnsafeMutablePointer<sqlite3_vtab_cursor> {
  let call = TableCall(columnCount: columnCount)
  let cursor = UnsafeMutablePointer<CursorStorage>.allocate(capacity: 1)
  cursor.initialize(to: CursorStorage(base: sqlite3_vtab_cursor(), call: Unmanaged.passRetained(call)))
  return UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
}

let closeCursor: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
  guard let cursor else { return SQLITE_OK }
  let storage = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: CursorStorage.self)
  storage.pointee.call.release()
  storage.deinitialize(count: 1)
  storage.deallocate()
  return SQLITE_OK
}

let filterCursor:
  @convention(c) (
    UnsafeMutablePointer<sqlite3_vtab_cursor>?, Int32, UnsafePointer<CChar>?, Int32,
    UnsafeMutablePointer<OpaquePointer?>?
  ) -> Int32 = { cursor, given, _, count, values in
    guard let table = cursor?.pointee.pVtab else { return SQLITE_ERROR }
    let storage = UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableStorage.self)
    let function = storage.pointee.module.takeUnretainedValue().function
    let values = FunctionArgumentList(count: count, values: values)
    var next = 0
    // The arguments whose bits are set were given.
    let arguments = function.arguments.indices.map { index -> Value? in
      guard given & (1 << Int32(index)) != 0 else { return nil }
      defer { next += 1 }
      return values[next]
    }
    return reporting(cursor) { try $0.start(arguments) { try function.open(arguments) } }
  }

let nextRow: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
  reporting(cursor) { try $0.advance() }
}

let isAtEnd: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
  guard let cursor else { return 1 }
  return call(cursor).isAtEnd ? 1 : 0
}

let readColumn: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?, OpaquePointer?, Int32) -> Int32 =
  {
    cursor, context, column in
    guard let cursor else { return SQLITE_ERROR }
    do {
      ForeignValue.setResult(context, try call(cursor).value(Int(column)))
    } catch {
      ForeignValue.setError(context, error)
    }
    return SQLITE_OK
  }

let readRowID:
  @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?, UnsafeMutablePointer<sqlite3_int64>?) -> Int32 =
    {
      cursor, place in
      guard let cursor else { return SQLITE_ERROR }
      place?.pointee = call(cursor).rowID
      return SQLITE_OK
    }

// The C functions of https://sqlite.org/vtab.html that concern a table.

extension Connection {
  /// Makes the function known on this connection; one of the same name is replaced.
  ///
  /// - Throws: `SQLiteError`; for a function without columns or with more than 30 arguments as well.
  package func register(_ function: TableFunction) throws {
    guard !function.columns.isEmpty, function.arguments.count <= 30 else {
      throw SQLiteError.misuse("a table-valued function has at least 1 column and at most 30 arguments")
    }
    let module = TableModule(function)
    let box = Unmanaged<AnyObject>.passRetained(module).toOpaque()
    // SQLite releases the box itself when it refuses the module.
    try handle.check(
      sqlite3_create_module_v2(handle.opened(), function.name, module.methods, box, releaseObject))
  }
}

let connectTable:
  @convention(c) (
    OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<UnsafePointer<CChar>?>?,
    UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?,
    UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  ) -> Int32 = { connection, data, _, _, place, message in
    guard let connection, let data, let place else { return SQLITE_ERROR }
    let module = Unmanaged<TableModule>.fromOpaque(data)
    let function = module.takeUnretainedValue().function
    let code = sqlite3_declare_vtab(connection, function.declaration)
    guard code == SQLITE_OK else {
      message?.pointee = copiedMessage(String(cString: sqlite3_errmsg(connection)))
      return code
    }
    if function.options.contains(.innocuous) { _ = shim_vtab_config(connection, SQLITE_VTAB_INNOCUOUS) }
    if function.options.contains(.directOnly) { _ = shim_vtab_config(connection, SQLITE_VTAB_DIRECTONLY) }
    let table = UnsafeMutablePointer<TableStorage>.allocate(capacity: 1)
    table.initialize(to: TableStorage(base: sqlite3_vtab(), module: module))
    place.pointee = UnsafeMutableRawPointer(table).assumingMemoryBound(to: sqlite3_vtab.self)
    return SQLITE_OK
  }

let disconnectTable: @convention(c) (UnsafeMutablePointer<sqlite3_vtab>?) -> Int32 = { table in
  guard let table else { return SQLITE_OK }
  sqlite3_free(table.pointee.zErrMsg)
  let storage = UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableStorage.self)
  storage.deinitialize(count: 1)
  storage.deallocate()
  return SQLITE_OK
}

/// Uses every `argument = …` that the plan can give, and refuses a plan without the required ones.
let planTable:
  @convention(c) (UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<sqlite3_index_info>?) -> Int32 = {
    table, info in
    guard let table, let info else { return SQLITE_ERROR }
    let storage = UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableStorage.self)
    let function = storage.pointee.module.takeUnretainedValue().function
    var given: Int32 = 0
    var number: Int32 = 0
    for (index, argument) in function.arguments.enumerated() {
      switch constraint(on: function.columns.count + index, in: info) {
      case .usable(let position):
        number += 1
        info.pointee.aConstraintUsage[position].argvIndex = number
        info.pointee.aConstraintUsage[position].omit = 1
        given |= 1 << Int32(index)
      case .notHere where argument.isRequired: return SQLITE_CONSTRAINT
      case .none where argument.isRequired:
        setMessage(table, "\(function.name)() needs its argument \"\(argument.name)\"")
        return SQLITE_ERROR
      case .notHere, .none: continue
      }
    }
    info.pointee.idxNum = given
    info.pointee.estimatedRows = Int64(function.expectedRows)
    // A plan that could not use an argument must look dearer than one that does.
    let missing = function.arguments.count - Int(number)
    info.pointee.estimatedCost = Double(function.expectedRows + 10) * (missing == 0 ? 1 : 1000)
    return SQLITE_OK
  }

private enum ArgumentConstraint {
  /// The statement does not give the argument.
  case none
  /// It does, but from a table that this plan reads later.
  case notHere
  /// It does, at this position of the constraints.
  case usable(Int)
}

private func constraint(
  on column: Int, in info: UnsafeMutablePointer<sqlite3_index_info>
) -> ArgumentConstraint {
  var found = ArgumentConstraint.none
  for position in 0..<Int(info.pointee.nConstraint) {
    let constraint = info.pointee.aConstraint[position]
    guard Int(constraint.iColumn) == column, Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ else {
      continue
    }
    if constraint.usable != 0 { return .usable(position) }
    found = .notHere
  }
  return found
}

/// Leaves a message for SQLite to report.
func setMessage(_ table: UnsafeMutablePointer<sqlite3_vtab>, _ message: String) {
  sqlite3_free(table.pointee.zErrMsg)
  table.pointee.zErrMsg = copiedMessage(message)
}

/// A copy that SQLite frees.
func copiedMessage(_ message: String) -> UnsafeMutablePointer<CChar>? {
  message.withCString { text in
    let count = message.utf8.count + 1
    guard let copy = sqlite3_malloc64(UInt64(count)) else { return nil }
    copy.copyMemory(from: text, byteCount: count)
    return copy.assumingMemoryBound(to: CChar.self)
  }
}
