import CSQLite

/// A table whose rows stand elsewhere than in the file, under a name of its own in SQL. Read only.
///
/// An eponymous virtual table (https://sqlite.org/vtab.html#eponymous_only_virtual_tables). SQLite hands on what a statement
/// asks of it: comparisons of its columns, an order, and which columns are wanted.
package protocol ForeignTable: AnyObject {
  var columns: [TableFunctionColumn] { get }
  /// About how many rows there are.
  var rowCount: Int { get }
  /// The columns of each index, from 0; `isUnique` where no two rows have the same values in them.
  var indexes: [(columns: [Int], isUnique: Bool)] { get }

  /// Starts to read rows. SQLite compares the values again, so rows may come that do not meet the conditions; it does not
  /// order them again.
  func rows(_ question: ForeignQuestion) throws -> any TableCursor
}

/// What a statement asks of a foreign table.
package struct ForeignQuestion {
  package enum Comparison: String {
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    fileprivate init?(_ code: UInt8) {
      switch Int32(code) {
      case SQLITE_INDEX_CONSTRAINT_EQ: self = .equal
      case SQLITE_INDEX_CONSTRAINT_LT: self = .less
      case SQLITE_INDEX_CONSTRAINT_LE: self = .lessOrEqual
      case SQLITE_INDEX_CONSTRAINT_GT: self = .greater
      case SQLITE_INDEX_CONSTRAINT_GE: self = .greaterOrEqual
      default: return nil
      }
    }
  }

  /// Texts are compared by their bytes.
  package var conditions: [(column: Int, comparison: Comparison, value: Value)] = []
  /// NULL comes before every value, and behind it in descending order.
  package var order: [(column: Int, isDescending: Bool)] = []
  /// The columns that are read.
  package var columns: [Int] = []
  /// Whether there is at most one row.
  package var isUnique = false
}

extension Connection {
  /// Makes a foreign table known on this connection; a table of the file of that name goes before it.
  package func register(_ table: any ForeignTable, as name: String) throws {
    let box = Unmanaged<AnyObject>.passRetained(ForeignModule(table))
    let methods = Unmanaged<ForeignModule>.fromOpaque(box.toOpaque()).takeUnretainedValue().methods
    try handle.check(sqlite3_create_module_v2(handle.opened(), name, methods, box.toOpaque(), releaseObject))
  }
}

/// A foreign table as SQLite holds it, with the table of C functions that serve it.
private final class ForeignModule {
  let table: any ForeignTable
  /// SQLite keeps the address as long as the module, and this object lives as long.
  let methods = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
  /// Questions without their values, by the text by which SQLite hands a plan on.
  private var plans: [String: ForeignPlan] = [:]

  init(_ table: any ForeignTable) {
    self.table = table
    var module = sqlite3_module()
    // Without xCreate the table exists under the name of the module only.
    module.xConnect = connectForeignTable
    module.xDisconnect = disconnectForeignTable
    module.xBestIndex = planForeignTable
    module.xOpen = openForeignCursor
    module.xClose = closeCursor
    module.xFilter = filterForeignCursor
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

  var declaration: String { "CREATE TABLE x(\(table.columns.map(\.declaration).joined(separator: ", ")))" }

  func plan(_ text: String) -> ForeignPlan {
    if let plan = plans[text] { return plan }
    let plan = ForeignPlan(text: text)
    plans[text] = plan
    return plan
  }
}

private struct ForeignStorage {
  var base: sqlite3_vtab
  /// SQLite keeps the module longer than its tables.
  let module: Unmanaged<ForeignModule>
}

private func module(of table: UnsafeMutablePointer<sqlite3_vtab>) -> ForeignModule {
  UnsafeMutableRawPointer(table).assumingMemoryBound(to: ForeignStorage.self).pointee.module.takeUnretainedValue()
}

/// A question without its values, as SQLite keeps it in a prepared statement: `3=,4<;2,5-;0,1,2;1`.
private struct ForeignPlan {
  var conditions: [(column: Int, comparison: ForeignQuestion.Comparison)] = []
  var order: [(column: Int, isDescending: Bool)] = []
  var columns: [Int] = []
  var isUnique = false

  init() {}

  init(text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return }
    conditions = parts[0].split(separator: ",").compactMap { part in
      let digits = part.prefix { $0.isNumber }
      guard let column = Int(digits),
        let comparison = ForeignQuestion.Comparison(rawValue: String(part[digits.endIndex...]))
      else { return nil }
      return (column, comparison)
    }
    order = parts[1].split(separator: ",").compactMap { part in
      Int(part.prefix { $0.isNumber }).map { ($0, part.hasSuffix("-")) }
    }
    columns = parts[2].split(separator: ",").compactMap { Int($0) }
    isUnique = parts[3] == "1"
  }

  var text: String {
    let conditions = conditions.map { "\($0.column)\($0.comparison.rawValue)" }.joined(separator: ",")
    let order = order.map { "\($0.column)\($0.isDescending ? "-" : "")" }.joined(separator: ",")
    return "\(conditions);\(order);\(columns.map(String.init).joined(separator: ","));\(isUnique ? 1 : 0)"
  }
}

private let connectForeignTable:
  @convention(c) (
    OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<UnsafePointer<CChar>?>?,
    UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?,
    UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  ) -> Int32 = { connection, data, _, _, place, message in
    guard let connection, let data, let place else { return SQLITE_ERROR }
    let module = Unmanaged<ForeignModule>.fromOpaque(data)
    let code = sqlite3_declare_vtab(connection, module.takeUnretainedValue().declaration)
    guard code == SQLITE_OK else {
      message?.pointee = copiedMessage(String(cString: sqlite3_errmsg(connection)))
      return code
    }
    let table = UnsafeMutablePointer<ForeignStorage>.allocate(capacity: 1)
    table.initialize(to: ForeignStorage(base: sqlite3_vtab(), module: module))
    place.pointee = UnsafeMutableRawPointer(table).assumingMemoryBound(to: sqlite3_vtab.self)
    return SQLITE_OK
  }

private let disconnectForeignTable: @convention(c) (UnsafeMutablePointer<sqlite3_vtab>?) -> Int32 = { table in
  guard let table else { return SQLITE_OK }
  sqlite3_free(table.pointee.zErrMsg)
  let storage = UnsafeMutableRawPointer(table).assumingMemoryBound(to: ForeignStorage.self)
  storage.deinitialize(count: 1)
  storage.deallocate()
  return SQLITE_OK
}

/// Hands every comparison on that the other side understands as SQLite does, and tells what the rows may cost.
private let planForeignTable:
  @convention(c) (UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<sqlite3_index_info>?) -> Int32 = {
    table, info in
    guard let table, let info else { return SQLITE_ERROR }
    let foreign = module(of: table).table
    var plan = ForeignPlan()
    for position in 0..<Int(info.pointee.nConstraint) {
      let constraint = info.pointee.aConstraint[position]
      guard constraint.usable != 0, constraint.iColumn >= 0,
        let comparison = ForeignQuestion.Comparison(constraint.op),
        String(cString: sqlite3_vtab_collation(info, Int32(position))).uppercased() == "BINARY"
      else { continue }
      plan.conditions.append((Int(constraint.iColumn), comparison))
      info.pointee.aConstraintUsage[position].argvIndex = Int32(plan.conditions.count)
    }
    let order = (0..<Int(info.pointee.nOrderBy)).map { info.pointee.aOrderBy[$0] }
    if !order.isEmpty, order.allSatisfy({ $0.iColumn >= 0 }) {
      plan.order = order.map { (Int($0.iColumn), $0.desc != 0) }
      info.pointee.orderByConsumed = 1
    }
    plan.columns = foreign.columns.indices.filter { info.pointee.colUsed & (1 << UInt64(min($0, 63))) != 0 }
    let rows = expectedRows(of: foreign, plan)
    plan.isUnique = rows == 1 && isUnique(plan, in: foreign)
    info.pointee.idxStr = copiedMessage(plan.text)
    info.pointee.needToFreeIdxStr = 1
    if plan.isUnique { info.pointee.idxFlags = SQLITE_INDEX_SCAN_UNIQUE }
    info.pointee.estimatedRows = Int64(rows)
    // A question costs a round trip, whatever it gives.
    info.pointee.estimatedCost = Double(rows + 100)
    return SQLITE_OK
  }

private func isUnique(_ plan: ForeignPlan, in table: any ForeignTable) -> Bool {
  let equal = Set(plan.conditions.filter { $0.comparison == .equal }.map(\.column))
  return table.indexes.contains { $0.isUnique && equal.isSuperset(of: $0.columns) }
}

private func expectedRows(of table: any ForeignTable, _ plan: ForeignPlan) -> Int {
  if isUnique(plan, in: table) { return 1 }
  var rows = Double(max(1, table.rowCount))
  for condition in plan.conditions {
    let leads = table.indexes.contains { $0.columns.first == condition.column }
    switch condition.comparison {
    case .equal: rows /= leads ? 1_000 : 20
    default: rows /= leads ? 4 : 2
    }
  }
  return max(2, Int(rows))
}

private let openForeignCursor:
  @convention(c) (
    UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
  ) -> Int32 = { table, place in
    guard let table, let place else { return SQLITE_ERROR }
    place.pointee = newCursor(columnCount: module(of: table).table.columns.count)
    return SQLITE_OK
  }

private let filterForeignCursor:
  @convention(c) (
    UnsafeMutablePointer<sqlite3_vtab_cursor>?, Int32, UnsafePointer<CChar>?, Int32,
    UnsafeMutablePointer<OpaquePointer?>?
  ) -> Int32 = { cursor, _, text, count, values in
    guard let table = cursor?.pointee.pVtab, let text else { return SQLITE_ERROR }
    let module = module(of: table)
    let plan = module.plan(String(cString: text))
    let values = FunctionArgumentList(count: count, values: values)
    var question = ForeignQuestion()
    question.conditions = plan.conditions.enumerated().map { ($1.column, $1.comparison, values[$0]) }
    question.order = plan.order
    question.columns = plan.columns
    question.isUnique = plan.isUnique
    return reporting(cursor) { try $0.start { try module.table.rows(question) } }
  }
