import ByregionSQLite
import TestSupport
import Testing

/// Splitting SQL into statements. Quotation marks, comments and triggers must neither hide nor create a statement.
@Suite("Splitting SQL") struct StatementFuzzTests {
  private static let statements = [
    "INSERT INTO log VALUES (1)", "INSERT INTO log VALUES ('a;b')", "INSERT INTO log VALUES ('it''s; -- no comment')",
    "INSERT INTO log /* ; */ VALUES ('/*')", "INSERT INTO \"log\" VALUES ('æøå; 𝄞')",
    "INSERT INTO log -- ; 'one'\n VALUES (x'3B3B')", "INSERT INTO log VALUES (';'),(';;')",
    "INSERT INTO [log] VALUES (\n\n  1\n)", "INSERT INTO log SELECT CASE WHEN 1 THEN 'END;' ELSE 2 END",
  ]
  private static let between = [
    ";", ";\n", " ;;; ", ";\n-- a comment; with 'marks\n", "; /* ; */ ", ";\r\n\r\n", ";\t",
  ]

  @Test("each statement runs once, in order, whatever separates them") func composed() throws {
    var generator = SeededGenerator(seed: Rounds.seed)
    let connection = try Connection(path: "", mode: .memory)
    try connection.execute("CREATE TABLE log (x)")
    for round in 0..<Rounds.count(300, cost: 10) {
      let parts = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        Self.statements.randomElement(using: &generator) ?? ""
      }
      let sql = parts.map { $0 + (Self.between.randomElement(using: &generator) ?? ";") }.joined()
      var seen: [String] = []
      try connection.forEachStatement(of: sql) { statement in
        seen.append(statement.sql)
        try statement.run()
      }
      #expect(seen.count == parts.count, "round \(round): \(sql.debugDescription)")
      for (statement, part) in zip(seen, parts) { #expect(statement.contains(part), "round \(round)") }
    }
  }

  @Test("a trigger with several statements is one statement") func triggers() throws {
    let connection = try Connection(path: "", mode: .memory)
    let sql = """
      CREATE TABLE a (x); -- one; two
      CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO a VALUES (';'); SELECT CASE WHEN 1 THEN 2 END; END;
      CREATE VIEW v AS SELECT ';' AS "END;"
      """
    var count = 0
    try connection.forEachStatement(of: sql) { statement in
      count += 1
      try statement.run()
    }
    #expect(count == 3)
  }

  @Test("any text is split or rejected, and the offset of an error is within it") func arbitrary() throws {
    var generator = SeededGenerator(seed: Rounds.seed &+ 1)
    let connection = try Connection(path: "", mode: .memory)
    let pieces = [
      "'", "\"", "[", "]", "`", "--", "/*", "*/", ";", "\n", "\0", "SELECT", " 1 ", "BEGIN", "END", "æ", "(", ")",
    ]
    for round in 0..<Rounds.count(500, cost: 5) {
      let count = Int.random(in: 0...30, using: &generator)
      let sql = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      do {
        try connection.forEachStatement(of: sql) { _ in }
      } catch let error as SQLiteError {
        if let offset = error.offset { #expect((0...sql.utf8.count).contains(offset), "round \(round)") }
      }
    }
  }
}
