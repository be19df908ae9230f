import CSQLite

// The C functions of https://sqlite.org/vtab.html that concern a table.

extension Connection {
  /// Makes the function known on this connection; one of the same name is replaced.
  ///
  /// - Throws: `SQLiteError`; for a function without columns or with more than 30 arguments as well.
  public func register(_ function: TableFunction) throws {
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
