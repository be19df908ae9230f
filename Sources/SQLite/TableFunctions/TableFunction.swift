/// A function of SQL that gives rows, for the FROM clause: `select … from name(argument, …)`. Read only.
///
/// An eponymous virtual table of https://sqlite.org/vtab.html#tabfunc2. Errors thrown by `open` or by the
/// cursor fail the statement with their message. SQLite keeps `open` as long as the connection is open: let
/// it not hold the connection strongly. It may run other statements on the connection.
public struct TableFunction {
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
  public init(
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
    let hidden = arguments.map { SQLText.quoted($0.name) + " HIDDEN" }
    return "CREATE TABLE x(\((columns.map(\.declaration) + hidden).joined(separator: ", ")))"
  }
}
