import ByregionSQLite
import Testing

@Suite("A statement")
struct StatementTests {
  let connection: Connection

  init() throws { connection = try Connection(path: "", mode: .memory) }

  @Test(
    "gives the text after it",
    arguments: [
      ("select 1", nil), ("select 1;", nil), ("select 1; ;; -- x\n /* y */ ", nil), ("select 1;/* open", nil),
      ("select 1; drop table a", "drop table a"), ("select 1;\u{feff}\tselect 2;", "select 2;"),
      ("/* a */; -- b\nselect 'æ;' /* ; */; select 3", "select 3"), ("select 1; - 2", "- 2"),
    ] as [(String, String?)])
  func tail(sql: String, tail: String?) throws {
    let statement = try connection.prepare(sql)
    #expect(statement.tail == tail)
    #expect(statement.tailOffset == tail.map { sql.utf8.count - $0.utf8.count })
  }

  @Test("gives its own part of the text")
  func ownText() throws {
    let statement = try connection.prepare("-- æ\n select 1 ; select 2")
    #expect(statement.sql == "select 1 ;")
    #expect(statement.range == 7..<17)
  }

  @Test("cannot be made from an empty text or a comment", arguments: ["", " ;\n", "-- select 1", "/* select 1"])
  func nothing(sql: String) throws {
    #expect(throws: SQLiteError.self) { try connection.prepare(sql) }
    #expect(throws: SQLiteError.self) { try connection.run(sql) }
    try connection.execute(sql)
  }

  @Test("with a NUL byte is an error that gives its offset")
  func nulByte() throws {
    for body: (String) throws -> Void in [
      { try connection.execute($0) }, { _ = try connection.prepare($0) }, { try connection.run($0) },
    ] {
      let error = #expect(throws: SQLiteError.self) { try body("select 1\0; drop table t") }
      #expect(error?.offset == 8)
    }
  }

  @Test("that fails gives the offset from SQLite, otherwise the statement's start")
  func offsets() throws {
    let wrong = "select 'æ'; /* two */ select kommne from sqlite_schema;"
    let unknown = #expect(throws: SQLiteError.self) { try connection.execute(wrong) }
    #expect(unknown?.message == "no such column: kommne")
    #expect(unknown?.offset == Array(wrong.utf8).firstIndex(of: UInt8(ascii: "k")))
    #expect(unknown?.sql == wrong)
    let broken = "create table t (a check (a > 0));\ninsert into t values (-1)"
    let constraint = #expect(throws: SQLiteError.self) { try connection.execute(broken) }
    #expect(constraint?.offset == 34)
    #expect(constraint?.extendedCode == 275)
    #expect(constraint?.code == .constraint)
  }

  @Test("does not reveal bound values in its errors")
  func privacy() throws {
    try connection.execute("create table t (a unique)")
    try connection.run("insert into t values (?)", "secret")
    let error = #expect(throws: SQLiteError.self) { try connection.run("insert into t values (?)", "secret") }
    #expect(!"\(String(describing: error)) \(String(reflecting: error))".contains("secret"))
  }

  @Test("binds by number and by name, with or without the prefix")
  func parameters() throws {
    let statement = try connection.prepare("select ?2, :a, @b, $c, ?")
    #expect(statement.parameterNames == [nil, "?2", ":a", "@b", "$c", nil])
    try statement.bind(2, at: 2)
    try statement.bind("x", named: "a")
    try statement.bind("y", named: "@b")
    try statement.bind(.blob([1]), named: "c")
    #expect(try statement.step())
    #expect(statement.row.values == [2, "x", "y", .blob([1]), .null])
    statement.reset()
    for number in [0, -1, 7, Int.max] {
      let error = #expect(throws: SQLiteError.self) { try statement.bind(1, at: number) }
      #expect(error?.code == .range)
    }
    let error = #expect(throws: SQLiteError.self) { try statement.bind(1, named: "d") }
    #expect(error?.message == "the statement has no parameter d")
  }

  @Test("returns no rows after the last one until it is reset or bound")
  func stepping() throws {
    try connection.execute("create table t (a)")
    let statement = try connection.prepare("insert into t values (?)")
    try statement.bind(1, at: 1)
    #expect(try !statement.step())
    #expect(try !statement.step())
    try statement.bind(2, at: 1)
    try statement.run()
    statement.reset()
    try statement.run()
    #expect(try connection.rows("select a from t") { $0.int(0) } == [1, 2, 2])
  }

  @Test("cannot be bound in the middle of its rows")
  func bindingWhileBusy() throws {
    let statement = try connection.prepare("select ? union all select 2")
    #expect(try statement.step())
    #expect(statement.isBusy)
    let error = #expect(throws: SQLiteError.self) { try statement.bind(1, at: 1) }
    #expect(error?.code == .misuse)
  }

  @Test("describes its columns and itself")
  func description() throws {
    try connection.execute("create table t (a integer, \"b c\" varchar(9))")
    let statement = try connection.prepare("select a, \"b c\" as d, a + 1 from t")
    #expect(statement.columnNames == ["a", "d", "a + 1"])
    #expect(statement.columns.map(\.declaredType) == ["INTEGER", "varchar(9)", nil])
    if SQLiteLibrary.has("ENABLE_COLUMN_METADATA") {
      #expect(statement.columns.map(\.table) == ["t", "t", nil])
      #expect(statement.columns.map(\.column) == ["a", "b c", nil])
    }
    #expect(statement.isReadOnly && !statement.isExplain)
    #expect(try connection.prepare("explain query plan select 1").isExplain)
    #expect(try !connection.prepare("delete from t").isReadOnly)
  }

  @Test("adapts to a changed schema")
  func recompilation() throws {
    try connection.execute("create table t (a); insert into t values (1)")
    let statement = try connection.prepare("select * from t")
    #expect(statement.columnNames == ["a"])
    try connection.execute("alter table t add column b default 2")
    #expect(try statement.step())
    #expect(statement.columnNames == ["a", "b"])
    #expect(statement.row.values == [1, 2])
    #expect(statement.counter(.recompilations) == 1)
  }
}

@Suite("The cache of statements")
struct StatementCacheTests {
  let connection: Connection

  init() throws { connection = try Connection(path: "", mode: .memory) }

  /// Whether the cache returned a statement that had run before.
  private func isCached(_ sql: String) throws -> Bool {
    try connection.withStatement(sql) { $0.counter(.programSteps) > 0 }
  }

  @Test("returns a statement reset and without bindings, also after an error")
  func putBack() throws {
    let sql = "select ?1 union all select 2"
    _ = try? connection.withStatement(sql) { statement in
      try statement.bind("old", at: 1)
      _ = try statement.step()
      throw CancellationError()
    }
    #expect(try isCached(sql))
    try connection.withStatement(sql) { statement in
      #expect(!statement.isBusy)
      let hasRow = try statement.step()
      #expect(hasRow)
      #expect(statement.row[0] == .null)
    }
  }

  @Test("never returns a statement in use")
  func nested() throws {
    let sql = "with n(i) as (values (1), (2), (3)) select i from n where i >= ?"
    var pairs: [[Int64?]] = []
    try connection.query(sql, [9]) { _ in }
    try connection.query(sql, [1]) { outer in
      try connection.query(sql, [2]) { inner in pairs.append([outer.integer(0), inner.integer(0)]) }
    }
    #expect(pairs == [[1, 2], [1, 3], [2, 2], [2, 3], [3, 2], [3, 3]])
  }

  @Test("makes statements and rows that were retained too long harmless")
  func kept() throws {
    var kept: (statement: Statement, row: Row)?
    try connection.withStatement("select 'x'") { statement in
      let hasRow = try statement.step()
      #expect(hasRow)
      kept = (statement, statement.row)
    }
    let statement = try #require(kept?.statement)
    let error = #expect(throws: SQLiteError.self) { try statement.step() }
    #expect(error?.code == .misuse)
    #expect(throws: SQLiteError.self) { try statement.bind(1, at: 1) }
    #expect(kept?.row.values == [])
    #expect(kept?.row[0] == .null)
    #expect(statement.columnNames == [] && statement.parameterNames == [] && statement.tail == nil)
    statement.reset()
  }

  @Test("keeps a statement when a second one with the same text was used meanwhile")
  func twins() throws {
    let sql = "select 1"
    try connection.run(sql)
    try connection.withStatement(sql) { outer in
      #expect(try !isCached(sql))
      let hasRow = try outer.step()
      #expect(hasRow)
    }
    #expect(try isCached(sql))
  }

  @Test("removes the least recently used statement")
  func leastRecentlyUsed() throws {
    for number in 0..<128 { try connection.run("select \(number)") }
    try connection.run("select 0")
    try connection.run("select 'one more'")
    #expect(try isCached("select 0"))
    #expect(try isCached("select 2"))
    #expect(try !isCached("select 1"))
  }
}
