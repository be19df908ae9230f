import ByregionSQLite
import Testing

@testable import ByregionConsole
@testable import ByregionRecords
@testable import ByregionSearch

@Suite("Functions and tables that a query may use") struct CallableNamesTests {
  /// A call of one of SQLite's functions, with a valid number of arguments.
  private struct Call {
    var name: String
    var sql: String
  }

  /// Calls of all functions of the connection, one for each number of arguments.
  private func calls(_ fixture: ConsoleFixture) throws -> [Call] {
    try fixture.rows("SELECT DISTINCT name, max(narg, 1) FROM pragma_function_list").compactMap { row in
      guard case .text(let name) = row[0], case .integer(let count) = row[1] else { return nil }
      let arguments = [String](repeating: "NULL", count: Int(count)).joined(separator: ", ")
      return Call(name: name, sql: "EXPLAIN SELECT \"\(name)\"(\(arguments))")
    }
  }

  @Test("every function of this SQLite is in the list, or refused with its name") func functions()
    async throws
  {
    let fixture = try await ConsoleFixture()
    let calls = try calls(fixture)
    #expect(calls.count > 100)
    for call in calls {
      let message = try fixture.error(call.sql)?.message ?? "an answer"
      if CallableNames.functions.contains(call.name) {
        #expect(!message.hasPrefix("not allowed"), "\(call.name): \(message)")
      } else {
        #expect(message.hasPrefix("not allowed: \(call.name)() "), "\(call.name): \(message)")
      }
    }
  }

  @Test("completion and suggestions contain only callable functions") func offered() async throws {
    let fixture = try await ConsoleFixture()
    let console = try SQLConsole(path: fixture.path)
    defer { try? console.close() }
    #expect(Set(try console.functionNames()).isSubset(of: CallableNames.functions))
    #expect(try fixture.error("SELECT rtreedept(1)")?.suggestion?.description.contains("rtreedepth") != true)
  }

  /// Runs a statement on a connection with a function and a virtual table that are not in the lists, and returns the
  /// denial.
  private func denial(_ sql: String) throws -> String? {
    let connection = try Connection(path: ":memory:", mode: .memory)
    try connection.register(ScalarFunction("later", argumentCount: 0) { _ in .null })
    try connection.register(
      TableFunction("laterals", columns: [TableColumn("value", .integer)], arguments: []) { _ in NoRows() })
    var queryGuard = QueryGuard(deniedTables: try QueryGuard.deniedTables(of: connection))
    connection.setAuthorizer { queryGuard.answer($0) }
    do {
      try connection.query(sql) { _ in }
      return nil
    } catch let error as SQLiteError {
      #expect(error.message.hasPrefix("not authorized") || error.message.contains("prohibited"))
      return queryGuard.denial?.english
    }
  }

  private final class NoRows: TableCursor {
    func next() -> Bool { false }
    func value(_ column: Int) -> Value { .null }
  }

  @Test("functions and tables of a later SQLite are refused until they are listed") func later() throws {
    #expect(try denial("SELECT later()") == "later() is not among the functions that a query may call")
    for sql in [
      "SELECT value FROM laterals", "SELECT count(*) FROM laterals", "SELECT 1 FROM LATERALS() AS l",
      "SELECT (SELECT value FROM laterals)", "SELECT 1 WHERE EXISTS (SELECT 1 FROM main.laterals)",
    ] {
      #expect(try denial(sql) == "laterals is not among the tables that a query may read", "\(sql)")
    }
    #expect(try denial("SELECT value FROM json_each('[1]')") == nil)
    #expect(try denial("SELECT name FROM pragma_table_info('x')") == nil)
  }

  @Test("the search may call functions that no query may call, not even after a search") func ours() async throws {
    let fixture = try await ConsoleFixture()
    let console = try SQLConsole(path: fixture.path)
    defer { try? console.close() }
    let outcome = try console.run("SELECT * FROM search('samarbeid')", begin: { _ in }, row: { _ in })
    #expect(outcome.rowCount > 0)
    let error = #expect(throws: KnowledgeBaseError.self) {
      try console.run(
        "SELECT byregion_rank(passages_fts) FROM passages_fts WHERE passages_fts MATCH 'samarbeid'",
        begin: { _ in }, row: { _ in })
    }
    #expect(error?.message == "not allowed: byregion_rank() is not among the functions that a query may call")
  }
}
