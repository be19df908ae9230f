import CSQLite

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

/// One call of the function, while its rows are read.
final class TableCall {
  let function: TableFunction
  private var arguments: [Value?] = []
  private var cursor: (any TableCursor)?
  /// The number of the row, from 1.
  private(set) var rowID: Int64 = 0
  private(set) var isAtEnd = true

  init(_ function: TableFunction) { self.function = function }

  /// Starts with the arguments whose bits are set in `given`.
  func start(given: Int32, _ values: FunctionArgumentList) throws {
    var next = 0
    arguments = function.arguments.indices.map { index in
      guard given & (1 << Int32(index)) != 0 else { return nil }
      defer { next += 1 }
      return values[next]
    }
    cursor = nil
    rowID = 0
    cursor = try function.open(arguments)
    isAtEnd = false
    try advance()
  }

  func advance() throws {
    isAtEnd = try cursor?.next() != true
    if isAtEnd { cursor = nil } else { rowID += 1 }
  }

  /// A column, or behind the columns an argument, which SQLite may read to check it.
  func value(_ column: Int) throws -> Value {
    if column < function.columns.count { return try cursor?.value(column) ?? .null }
    let argument = column - function.columns.count
    return argument < arguments.count ? arguments[argument] ?? .null : .null
  }
}

/// The values that SQLite gives to a call.
struct FunctionArgumentList {
  let count: Int32
  let values: UnsafeMutablePointer<OpaquePointer?>?

  subscript(_ index: Int) -> Value { index < Int(count) ? ForeignValue.value(values?[index]) : .null }
}
