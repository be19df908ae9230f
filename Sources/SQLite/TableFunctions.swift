import CSQLite

/// A function of SQL that gives rows, for the FROM clause: `select … from name(argument, …)`. Read only.
///
/// An eponymous virtual table of https://sqlite.org/vtab.html#tabfunc2. Errors thrown by `open` or by the
/// cursor fail the statement with their message. SQLite keeps `open` as long as the connection is open: let
/// it not hold the connection strongly. It may run other statements on the connection.
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
  ///   - options: `.innocuous` and `.directOnly` count.
  ///   - expectedRows: what a call gives, for the planner of joins.
  ///   - open: starts a call; gets the arguments in their order, nil for one not given.
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

extension Connection {
  /// Makes the function known on this connection; one of the same name is replaced.
  ///
  /// - Throws: `SQLiteError`; for a function without columns or with more than 30 arguments as well.
  package func register(_ function: TableFunction) throws {
    guard !function.columns.isEmpty, function.arguments.count <= 30 else {
      throw SQLiteError.misuse("a table-valued function has at least 1 column and at most 30 arguments")
    }
    try register(FunctionTable(function), as: function.name)
  }
}

/// A table-valued function as a virtual table. A plan's number has a bit for each argument that the statement gives.
private final class FunctionTable: VirtualTable {
  let function: TableFunction

  init(_ function: TableFunction) { self.function = function }

  var columns: [TableColumn] { function.columns }
  var hiddenColumns: [String] { function.arguments.map(\.name) }
  var options: FunctionOptions { function.options }

  /// Uses every `argument = …` that the plan can give, and refuses a plan without the required ones.
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
    // A plan that could not use an argument must look dearer than one that does.
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
  /// The statement does not give the argument.
  case none
  /// It does, but from a table that this plan reads later.
  case notHere
  /// It does, at this position of the constraints.
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
