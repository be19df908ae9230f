import SQLite
import Testing

@Suite("A connection")
struct ConnectionTests {
  @Test("runs statements, binds values and reads rows")
  func roundTrip() throws {
    let connection = try Connection(path: "", mode: .memory)
    try connection.execute("create table t (a any, b any) strict; -- done\n")
    #expect(try connection.run("insert into t values (?, ?), (3, 4)", 1, "to") == 2)
    #expect(try connection.rows("select a, b from t order by a") { $0.values } == [[1, "to"], [3, 4]])
    #expect(try connection.first("select a from t where a = ?", [9]) { $0.int(0) } == nil)
    #expect(try connection.run("select 1") == 0)
  }

  @Test("refuses a number of arguments that is not the number of parameters")
  func argumentCount() throws {
    let connection = try Connection(path: "", mode: .memory)
    for arguments: [Value] in [[], [1], [1, 2, 3]] {
      let error = #expect(throws: SQLiteError.self) {
        try connection.query("select ?, ?", arguments) { _ in }
      }
      #expect(error?.code == .range)
    }
  }

  @Test("says where a mistake stands, also in a later statement")
  func errorOffset() throws {
    let connection = try Connection(path: "", mode: .memory)
    let sql = "select 'æ'; /* two */ select kommne from sqlite_schema;"
    let error = #expect(throws: SQLiteError.self) { try connection.execute(sql) }
    #expect(error?.message == "no such column: kommne")
    #expect(error?.offset == Array(sql.utf8).firstIndex(of: UInt8(ascii: "k")))
    #expect(error?.sql == sql)
  }
}
