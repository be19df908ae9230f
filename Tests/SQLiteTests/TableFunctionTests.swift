import ByregionSQLite
import Testing

/// A cursor over a range of integers.
private final class Span: TableCursor {
  private var current: Int64
  private let last: Int64

  init(_ first: Int64, _ last: Int64) {
    current = first - 1
    self.last = last
  }

  func next() throws -> Bool {
    guard current < last else { return false }
    current += 1
    if current == 13 { throw SQLiteError(code: .range, message: "thirteen is left out") }
    return true
  }

  func value(_ column: Int) throws -> Value {
    if current == 666 { throw SQLiteError(code: .error, message: "not that one") }
    return column == 0 ? .integer(current) : .text("n\(current)")
  }
}

@Suite("A table-valued function in Swift")
struct TableFunctionTests {
  let connection: Connection

  init() throws {
    connection = try Connection(path: "", mode: .memory)
    let span = TableFunction(
      "span", columns: [TableColumn("n", .integer), "label"],
      arguments: [TableFunctionArgument("first"), TableFunctionArgument("last", isRequired: false)]
    ) { arguments in
      guard case .integer(let first)? = arguments[0] else {
        throw SQLiteError(code: .mismatch, message: "span() starts with a number")
      }
      guard case .integer(let last)? = arguments[1] else { return Span(first, first) }
      return Span(first, last)
    }
    try connection.register(span)
  }

  private func table(_ sql: String, _ arguments: [Value] = []) throws -> [[Value]] {
    try connection.rows(sql, arguments) { $0.values }
  }

  @Test("returns rows for arguments in parentheses or by name")
  func call() throws {
    #expect(try table("select * from span(2, 4)") == [[2, "n2"], [3, "n3"], [4, "n4"]])
    #expect(try table("select n from span where last = 3 and first = 2") == [[2], [3]])
    #expect(try table("select rowid, n from span(?)", [7]) == [[1, 7]])
    #expect(try table("select n from span(5, 4)") == [])
  }

  @Test("can be joined, in any order of the tables")
  func join() throws {
    try connection.execute("create table t (a, b); insert into t values (1, 2), (5, 7), (9, 8)")
    let expected: [[Value]] = [[1, 1], [1, 2], [5, 5], [5, 6], [5, 7]]
    #expect(try table("select a, n from t join span(t.a, t.b) order by a, n") == expected)
    #expect(try table("select a, n from span join t on first = a and last = b order by a, n") == expected)
    #expect(try table("select a, (select count(*) from span(a, b)) from t") == [[1, 2], [5, 3], [9, 0]])
    #expect(
      try table("select a, n from t left join span(a, b) on n > 6 order by a") == [
        [1, .null], [5, 7], [9, .null],
      ])
  }

  @Test("is called once for each value of an IN list")
  func inList() throws {
    #expect(try table("select n from span where first in (3, 9) order by n") == [[3], [9]])
  }

  @Test("compares the values of an argument that is given twice")
  func twice() throws {
    #expect(try table("select n from span(3) where first = 4") == [])
    #expect(try table("select n from span(3) where first = 3") == [[3]])
  }

  @Test(
    "passes on errors of all its parts",
    arguments: [
      ("select * from span", "span() needs its argument \"first\""),
      ("select * from span('x')", "span() starts with a number"),
      ("select * from span(12, 14)", "thirteen is left out"),
      ("select * from span(666)", "not that one"),
      ("select * from span(1, 2, 3)", "too many arguments on span() - max 2"),
    ])
  func errors(sql: String, message: String) throws {
    let error = #expect(throws: SQLiteError.self) { try connection.execute(sql) }
    #expect(error?.message == message)
  }

  @Test("cannot be written to")
  func readOnly() throws {
    #expect(throws: SQLiteError.self) { try connection.execute("insert into span values (1, 2)") }
    #expect(throws: SQLiteError.self) { try connection.execute("delete from span where first = 1") }
  }

  @Test("may query the connection that calls it")
  func reentrant() throws {
    try connection.execute("create table t (a); insert into t values (4)")
    let inner = TableFunction("inner_span", columns: ["n"], arguments: []) { [unowned connection] _ in
      let first = try connection.first("select max(a) from t") { $0.integer(0) }
      return Span((first ?? nil) ?? 0, 5)
    }
    try connection.register(inner)
    #expect(try table("select n, (select max(a) from t) from inner_span") == [[4, 4], [5, 4]])
  }
}
