import Testing

@testable import ByregionReading
@testable import ByregionSearch

@Suite("Errors in SQL") struct SQLErrorTests {
  /// - Parameter marked: a statement with the expected excerpt between ‹ and ›.
  private func check(_ marked: String, _ message: String, _ hint: String?) async throws {
    let sql = marked.filter { !"‹›".contains($0) }
    let error = try #require(try await ConsoleFixture().error(sql))
    #expect(error.category == .invalidInput)
    #expect(error.message == message)
    if let hint {
      #expect(error.suggestion?.description.contains(hint) == true, "\(error.suggestion?.description ?? "no hint")")
    }
    let excerpt = try #require(error.excerpt)
    let bytes = Array(excerpt.text.utf8)
    let shown = [bytes[..<excerpt.range.lowerBound], bytes[excerpt.range], bytes[excerpt.range.upperBound...]]
      .map { String(decoding: $0, as: UTF8.self) }
    #expect("\(shown[0])‹\(shown[1])›\(shown[2])" == marked)
  }

  @Test(
    "mark the name, and suggest the nearest",
    arguments: [
      ("SELECT ‹txt› FROM advice", "no such column: txt", "Did you mean text?"),
      (
        "SELECT popluation FROM region_overview".marking("popluation"), "no such column: popluation", "mean population?"
      ),
      ("SELECT a.‹nubmer› FROM advice AS a", "no such column: a.nubmer", nil),
      ("SELECT * FROM ‹advise›", "no such table: advise", "Did you mean advice?"),
      ("SELECT * FROM ‹region_ovrview› AS æ", "no such table: region_ovrview", "mean region_overview?"),
      ("SELECT * FROM ‹xyzzy›", "no such table: xyzzy", "`byregion schema` lists"),
      ("SELECT 'æøå', ‹cuont›(*) FROM advice", "no such function: cuont", "Did you mean count?"),
      ("SELECT ‹substr›('a')", "wrong number of arguments to function substr()", "substr() takes 2 or 3"),
      ("SELECT ‹id› FROM advice, goals", "ambiguous column name: id", "advice.id"),
      ("‹SELCT› 1", "near \"SELCT\": syntax error", "Did you mean SELECT?"),
      ("SELECT text FORM ‹advice›", "near \"advice\": syntax error", "Did you mean FROM?"),
      ("SELECT text FROM advice WEHRE ‹number› = 1", "near \"number\": syntax error", "Did you mean WHERE?"),
      ("SELECT ‹name›", "no such column: name", "SELECT … FROM regions"),
      ("SELECT ‹population› FROM regions", "no such column: population", "municipality_populations, region_facts, "),
      ("SELECT ‹x›.name FROM regions AS r", "no such column: x.name", "names no table x"),
      ("SELECT * FROM advice WHERE text = ‹\"rana\"›", "no such column: rana", "text in single ones: 'rana'"),
      ("SELECT name FROM regions ORDR ‹BY› name", "near \"BY\": syntax error", "Did you mean ORDER?"),
      ("SELECT name, ‹FROM› regions", "near \"FROM\": syntax error", "Remove the comma before FROM."),
      ("SELECT count( ‹FROM› regions", "near \"FROM\": syntax error", "missing before FROM"),
      ("SELECT ‹group› FROM regions", "near \"group\": syntax error", "double quotes"),
      ("SELECT ')' FROM regions WHERE ‹(›slug = 'a' -- )", "incomplete input", "parenthesis is not closed"),
      ("SELECT 1 ‹WHERE›  ", "incomplete input", "ends too early"),
      ("SELECT * FROM ‹search›", "search() needs its argument \"query\"", "search('forankring')"),
      ("SELECT ‹'unfinished›", "unrecognized token: \"'unfinished\"", "single quotes"),
    ] as [(String, String, String?)])
  func names(_ marked: String, _ message: String, _ hint: String?) async throws {
    try await check(marked, message, hint)
  }

  @Test(
    "errors in the syntax of MATCH are distinguished from errors in SQL",
    arguments: ["kommune-plan", "c++", "AND", "title : : x", "nei : ja"])
  func match(_ text: String) async throws {
    let sql = "SELECT * FROM passages_fts WHERE passages_fts MATCH '\(text)'"
    let error = try #require(try await ConsoleFixture().error(sql))
    #expect(error.message.hasPrefix("MATCH does not understand its text"))
    #expect(error.suggestion?.description.contains("double quotes") == true)
    let range = try #require(error.excerpt?.range)
    #expect(String(decoding: Array(sql.utf8)[range], as: UTF8.self) == text)
  }
}

extension String {
  fileprivate func marking(_ name: String) -> String { replacing(name, with: "‹\(name)›") }
}
