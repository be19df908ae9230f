import ByregionSQLite
import Testing

@testable import ByregionConsole
@testable import ByregionRecords

@Suite("Parameters of a query") struct QueryParameterTests {
  @Test(
    "the type of a value is recognized from its text",
    arguments: [
      ("5", Value.integer(5)), ("-5", .integer(-5)), ("05", .text("05")), ("0.5", .real(0.5)), ("1e3", .real(1000)),
      ("-1.5e-3", .real(-0.0015)), ("1e", .text("1e")), ("12.", .text("12.")), ("2015-01-01", .text("2015-01-01")),
      ("NULL", .null), ("null", .text("null")), ("'5'", .text("5")), ("'NULL'", .text("NULL")), ("", .text("")),
      ("x'00ff'", .blob([0, 255])), ("x'0'", .text("x'0'")), ("a=b", .text("a=b")), ("A\u{30A}s", .text("Ås")),
    ])
  func types(_ text: String, _ value: Value) throws {
    var parameters = QueryParameters()
    try parameters.add("n=\(text)")
    #expect(parameters.values == ["n": value])
  }

  @Test("every syntax of parameters gets its value") func ways() async throws {
    let fixture = try await ConsoleFixture()
    let rows = try fixture.rows("SELECT :a, @b, $c, ?, ?", ["a=1", "@b=2", "$c=3", "=4", "=5"])
    #expect(rows == [[.integer(1), .integer(2), .integer(3), .integer(4), .integer(5)]])
    #expect(try fixture.rows("SELECT ?2, ?1, ?2", ["?1=a", "2=b"]) == [[.text("b"), .text("a"), .text("b")]])
    #expect(try fixture.rows("SELECT :n + :n", ["n=2"]) == [[.integer(4)]])
  }

  @Test(
    "too few and too many values are errors that name the parameter",
    arguments: [
      ("SELECT :navn", [], "the parameter :navn has no value", "--param navn=…"),
      ("SELECT ?, ?", ["=1"], "the query has 2 parameters written ?, and number 2 has no value", "--param 2=…"),
      (
        "SELECT ?", ["=1", "=2"], "the query has 1 parameter written ?, but a value was given for number 2",
        "Leave out the extra values."
      ),
      ("SELECT 1", ["n=1"], "the query has no parameter :n", "leave out --param n=…"),
      ("SELECT ?5", [], "the parameter ?5 has no value", "--param 5=…"),
      ("SELECT ?5, ?2", ["5=a"], "the parameter ?2 has no value", "--param 2=…"),
      ("SELECT ?5", ["5=a", "1=b"], "the query has no parameter ?1", "leave out --param 1=…"),
      (
        "SELECT :a, ?1", ["a=1", "1=2"], "the query writes ?1 and :a, which SQLite may take for one parameter",
        "Number all parameters, or name all of them."
      ),
      (
        "SELECT ?, ?1", ["1=2"], "the query writes ?1 and ?, which SQLite may take for one parameter", "Number all"
      ),
      ("SELECT '?1', ? /* :b */ -- @c", [], "the query has 1 parameter written ?, and number 1 has no value", "1=…"),
    ])
  func counts(_ sql: String, _ parameters: [String], _ message: String, _ hint: String) async throws {
    let error = try await ConsoleFixture().error(sql, parameters)
    #expect(error?.category == .usage)
    #expect(error?.message == message)
    #expect(error?.suggestion?.description.contains(hint) == true)
  }

  @Test("the excerpt marks the parameter without a value, not a similar word or string")
  func place() async throws {
    let error = try await ConsoleFixture().error("SELECT 'a :b ?' AS \"c?\", ? /* ? */ AS b$, ?", ["=1"])
    #expect(error?.excerpt?.range == 42..<43)
    let named = try await ConsoleFixture().error("SELECT ':b', b -- :b\n, :b FROM (SELECT 1 AS b)")
    #expect(named?.excerpt?.range == 23..<25)
  }

  @Test("numbers of parameters may have gaps") func gaps() async throws {
    #expect(try await ConsoleFixture().rows("SELECT ?5 || ?2 || ?5", ["5=a", "2=b"]) == [[.text("aba")]])
  }

  @Test("a parameter without a name or an equals sign, or given twice, is refused") func malformed() {
    var parameters = QueryParameters()
    #expect(throws: KnowledgeBaseError.self) { try parameters.add("n") }
    #expect(throws: Never.self) { try parameters.add(":n=1") }
    #expect(throws: KnowledgeBaseError.self) { try parameters.add("$n=2") }
  }
}
