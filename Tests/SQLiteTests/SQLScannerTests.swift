import ByregionSQLite
import Testing

/// Scanning SQL text: parameters, names, comments and quotes.
@Suite("SQL text")
struct SQLScannerTests {
  private func parameters(_ sql: String) -> [String] { WrittenParameters(sql).all.map(\.text) }

  @Test("has parameters, but not inside strings, names and comments")
  func parameters() {
    #expect(parameters("select :ab, @b, $c, ?, ?12 from t") == [":ab", "@b", "$c", "?", "?12"])
    #expect(parameters("select ':a', \":b\", [:c], `:d`, 'it''s :e' -- :f\n/* :g */") == [])
    #expect(parameters("select 'open :a") == [])
    #expect(parameters("select : a, x':b'") == [])
  }

  @Test(
    "is split into tokens that contain every byte exactly once",
    arguments: ["a'b", "/* x", "1e-5+.5", "é[ø", "\u{FEFF}-- æ", "?1a"])
  func tokens(sql: String) {
    var end = 0
    for token in SQLScanner.allTokens(sql) {
      #expect(token.range.lowerBound == end && !token.range.isEmpty)
      end = token.range.upperBound
    }
    #expect(end == sql.utf8.count)
  }

  @Test("has its first word after comments and white space")
  func firstWord() {
    #expect(SQLScanner.firstWord(of: "/* a */ -- b\n ;Select 1") == "select")
    #expect(SQLScanner.firstWord(of: "'text'") == nil)
    #expect(SQLScanner.firstWord(of: "-- nothing") == nil)
  }

  @Test("names a table if the name occurs as a word, quoted or not, but not in a string")
  func names() {
    let words = SQLWords("select [a b].x, 'goals' from Advice")
    #expect(words.contains("advice") && words.contains("a b"))
    #expect(!words.contains("goals"))
    #expect(!words.names("a b"))
    #expect(SQLWords("select (1, (2)").isUnfinishedByParenthesis)
    #expect(!SQLWords("select '('").isUnfinishedByParenthesis)
  }
}
