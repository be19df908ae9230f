import CSQLite

/// A table-valued function for the FROM clause: `select … from name(argument, …)`. Read-only.
///
/// An eponymous virtual table of https://sqlite.org/vtab.html#tabfunc2. If `open` or the cursor throws, the statement
/// fails with the error's message. SQLite retains `open` as long as the connection is open, so it must not retain the
/// connection. It may run other statements on the connection.
package struct TableFunction {
  let name: String
  let columns: [TableColumn]
  let arguments: [TableFunctionArgument]
  let options: FunctionOptions
  let expectedRows: Int
  let open: ([Value?]) throws -> any TableCursor

  /// - Parameters:
  ///   - columns: at least one.
  ///   - arguments: at most 30.
  ///   - options: only `.innocuous` and `.directOnly` have an effect.
  ///   - expectedRows: number of rows per call, for the query planner.
  ///   - open: starts a call; receives the arguments in order, nil for an omitted one.
  package init(
    _ name: String, columns: [TableColumn], arguments: [TableFunctionArgument],
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
}

/// An argument of a table-valued function. In SQL it is a hidden column, so it can be given in parentheses or by `WHERE
/// name = …`.
package struct TableFunctionArgument: Sendable, Hashable {
  /// The hidden column's name.
  package let name: String
  /// Whether a call without it is an error.
  package let isRequired: Bool

  /// An argument; required ones must precede the others.
  package init(_ name: String, isRequired: Bool = true) {
    self.name = name
    self.isRequired = isRequired
  }
}

extension Connection {
  /// Registers a function on this connection, replacing one of the same name.
  ///
  /// - Throws: `SQLiteError`, also for a function without columns or with more than 30 arguments.
  package func register(_ function: TableFunction) throws {
    guard !function.columns.isEmpty, function.arguments.count <= 30 else {
      throw SQLiteError.misuse("a table-valued function has at least 1 column and at most 30 arguments")
    }
    try register(FunctionTable(function), as: function.name)
  }
}

/// A table-valued function as a virtual table. The number of a plan has a bit for each given argument.
private final class FunctionTable: VirtualTable {
  let function: TableFunction

  init(_ function: TableFunction) { self.function = function }

  var columns: [TableColumn] { function.columns }
  var hiddenColumns: [String] { function.arguments.map(\.name) }
  var options: FunctionOptions { function.options }

  /// Uses every usable `argument = …` constraint. Rejects a plan without the required arguments.
  func plan(_ info: UnsafeMutablePointer<sqlite3_index_info>) throws -> Bool {
    var given: Int32 = 0
    var number: Int32 = 0
    for (index, argument) in function.arguments.enumerated() {
      switch constraint(on: function.columns.count + index, in: info) {
      case .usable(let position):
        number += 1
        info.pointee.aConstraintUsage[position].argvIndex = number
        info.pointee.aConstraintUsage[position].omit = 1
        given |= 1 << Int32(index)
      case .notHere where argument.isRequired: return false
      case .none where argument.isRequired:
        throw SQLiteError(code: .error, message: "\(function.name)() needs its argument \"\(argument.name)\"")
      case .notHere, .none: continue
      }
    }
    info.pointee.idxNum = given
    info.pointee.estimatedRows = Int64(function.expectedRows)
    // A plan that cannot use an argument must cost more than one that does.
    let missing = function.arguments.count - Int(number)
    info.pointee.estimatedCost = Double(function.expectedRows + 10) * (missing == 0 ? 1 : 1000)
    return true
  }

  func start(_ call: TableCall, _ given: Int32, _ text: UnsafePointer<CChar>?, _ values: PlanValues) throws {
    var next = 0
    let arguments = function.arguments.indices.map { index -> Value? in
      guard given & (1 << Int32(index)) != 0 else { return nil }
      defer { next += 1 }
      return values[next]
    }
    try call.start(arguments) { try function.open(arguments) }
  }
}

private enum ArgumentConstraint {
  /// The statement has no constraint on the argument.
  case none
  /// The constraint's value comes from a table that this plan reads later.
  case notHere
  /// Usable; the position in the list of constraints.
  case usable(Int)
}

private func constraint(on column: Int, in info: UnsafeMutablePointer<sqlite3_index_info>) -> ArgumentConstraint {
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

/// A table whose rows are stored outside the file, with a name in SQL. Read-only.
///
/// An eponymous virtual table (https://sqlite.org/vtab.html#eponymous_only_virtual_tables). SQLite passes the
/// conditions on its columns, the requested order, and the columns that the statement reads.
package protocol ForeignTable: AnyObject {
  var columns: [TableColumn] { get }
  /// The approximate number of rows.
  var rowCount: Int { get }
  /// The columns of each index, from 0; `isUnique` if no two rows have the same values in them.
  var indexes: [(columns: [Int], isUnique: Bool)] { get }

  /// Starts reading rows. SQLite checks the conditions again, so rows that do not meet them are allowed; it does not
  /// sort again.
  func rows(_ question: TableQuery) throws -> any TableCursor
}

/// The part of a statement that is passed to a foreign table.
package struct TableQuery {
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

  /// Conditions on columns. Texts are compared by their bytes.
  package var conditions: [(column: Int, comparison: Comparison, value: Value)] = []
  /// Requested order. NULL sorts before every other value, in descending order after it.
  package var order: [(column: Int, isDescending: Bool)] = []
  /// The columns that the statement reads.
  package var columns: [Int] = []
  /// Whether there can be at most one row.
  package var isUnique = false
}

extension Connection {
  /// Registers a foreign table on this connection. A table of that name in the file takes precedence.
  package func register(_ table: any ForeignTable, as name: String) throws {
    try register(ForeignVirtualTable(table), as: name)
    foreignTableNames.insert(name)
  }
}

/// A foreign table as a virtual table. The text of a plan is a query without its values.
private final class ForeignVirtualTable: VirtualTable {
  let table: any ForeignTable
  private var plans: [String: ForeignPlan] = [:]

  init(_ table: any ForeignTable) { self.table = table }

  var columns: [TableColumn] { table.columns }
  var hiddenColumns: [String] { [] }
  // Views must be able to read it even if the schema is not trusted. This is safe because only the program registers
  // such tables.
  var options: FunctionOptions { .innocuous }

  /// Passes on every comparison that has the same meaning on both sides, and estimates the cost.
  func plan(_ info: UnsafeMutablePointer<sqlite3_index_info>) throws -> Bool {
    var plan = ForeignPlan()
    for position in 0..<Int(info.pointee.nConstraint) {
      let constraint = info.pointee.aConstraint[position]
      guard constraint.usable != 0, constraint.iColumn >= 0,
        let comparison = TableQuery.Comparison(constraint.op),
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
    plan.columns = table.columns.indices.filter { info.pointee.colUsed & (1 << UInt64(min($0, 63))) != 0 }
    let rows = expectedRows(of: table, plan)
    plan.isUnique = rows == 1 && isUnique(plan, in: table)
    info.pointee.idxStr = copiedText(plan.text)
    info.pointee.needToFreeIdxStr = 1
    if plan.isUnique { info.pointee.idxFlags = SQLITE_INDEX_SCAN_UNIQUE }
    info.pointee.estimatedRows = Int64(rows)
    // A query costs a round trip, however few rows it returns.
    info.pointee.estimatedCost = Double(rows + 100)
    return true
  }

  func start(_ call: TableCall, _ number: Int32, _ text: UnsafePointer<CChar>?, _ values: PlanValues) throws {
    guard let text else { throw SQLiteError(code: .internalError, message: "a plan without a text") }
    let plan = plan(of: String(cString: text))
    var question = TableQuery()
    question.conditions = plan.conditions.enumerated().map { ($1.column, $1.comparison, values[$0]) }
    question.order = plan.order
    question.columns = plan.columns
    question.isUnique = plan.isUnique
    try call.start { try table.rows(question) }
  }

  private func plan(of text: String) -> ForeignPlan {
    if let plan = plans[text] { return plan }
    let plan = ForeignPlan(text: text)
    plans[text] = plan
    return plan
  }
}

/// A query without its values, stored by SQLite in a prepared statement: `3=,4<;2,5-;0,1,2;1`.
private struct ForeignPlan {
  var conditions: [(column: Int, comparison: TableQuery.Comparison)] = []
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
        let comparison = TableQuery.Comparison(rawValue: String(part[digits.endIndex...]))
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
