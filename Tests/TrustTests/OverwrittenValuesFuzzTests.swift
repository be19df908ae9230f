import ByregionSQLite
import Foundation
import TestSupport
import Testing

/// Files that are valid SQLite databases but have values that byregion never writes.
@Suite("Overwritten values") struct OverwrittenValuesFuzzTests {
  private static let values = [
    "9223372036854775807", "-9223372036854775808", "-1", "0", "1e300", "''", "'x'",
    "char(27) || '[2J' || char(0, 8238)",
    "CAST(x'fffe80' AS TEXT)", "x''", "x'ff00ff'", "randomblob(5000)", "NULL", "'2015-13-40T99:99:99Z'",
    "'../../' || hex(zeroblob(2000))", "'skogbygd/advice/1'",
  ]

  private struct Column {
    var table: String
    var name: String
  }

  /// The columns of all tables, including those of FTS5's index.
  private func columns(_ connection: Connection) throws -> [Column] {
    try connection.rows(
      """
      SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
      WHERE t.schema = 'main' AND t.type IN ('table', 'shadow') AND t.name <> 'sqlite_schema' ORDER BY 1, 2
      """
    ) { Column(table: $0.text(0) ?? "", name: $0.text(1) ?? "") }
  }

  /// Overwrites up to four values, and returns the statements. Statements that the table rejects are skipped.
  private func overwrite(_ path: String, _ generator: inout SeededGenerator) throws -> [String] {
    let connection = try Connection(path: path)
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    try connection.configure(.triggers, false)
    let columns = try columns(connection)
    var done: [String] = []
    for _ in 0..<200 where done.count < 4 {
      guard let column = columns.randomElement(using: &generator),
        let value = Self.values.randomElement(using: &generator)
      else { break }
      let row = Int.random(in: 0..<40, using: &generator)
      let sql = """
        UPDATE OR IGNORE "\(column.table)" SET "\(column.name)" = \(value)
        WHERE "\(column.name)" IS (SELECT "\(column.name)" FROM "\(column.table)" LIMIT 1 OFFSET \(row))
        """
      if let changed = try? connection.run(sql), changed > 0 { done.append(sql) }
    }
    try connection.close()
    return done
  }

  private func made() async throws -> Sandbox {
    let sandbox = try Sandbox(timeLimit: .seconds(100))
    try sandbox.makeWriteUps(8)
    try sandbox.write(WriteUpSample.text(99), to: "more/099.txt")
    _ = try await sandbox.byregion("import --quiet --db good.db write-ups")
    return sandbox
  }

  /// Runs commands on copies of the file `overwritten.db`.
  private func attempt(_ commands: [String], _ sandbox: Sandbox, _ what: String) async throws {
    for command in commands {
      for name in try sandbox.names() where name.hasPrefix("bad.db") || name == "saved.db" { sandbox.remove(name) }
      try sandbox.copy("overwritten.db", to: "bad.db")
      let result = try await sandbox.byregion("\(command) --db bad.db")
      Commands.expectDecent(result, "\(what): \(command)")
      if command.hasSuffix("saved.db"), sandbox.exists("saved.db") {
        #expect(try Examination.faults(of: sandbox.path("saved.db")) == [], "\(what)")
      }
    }
  }

  @Test("every command terminates with a message on overwritten values, and a rescued file is sound")
  func values() async throws {
    let sandbox = try await made()
    var generator = SeededGenerator(seed: Rounds.seed &+ 2)
    for round in 0..<Rounds.count(4, cost: 500) {
      try sandbox.copy("good.db", to: "overwritten.db")
      let done = try overwrite(sandbox.path("overwritten.db"), &generator)
      #expect(!done.isEmpty)
      try await attempt(
        ["database rescue saved.db"] + Commands.dealt(round: round), sandbox, "round \(round), \(done)")
    }
  }

  @Test(
    "extreme numbers and invalid words do not cause an internal error",
    arguments: [
      "UPDATE words SET passages = -9223372036854775808 WHERE word = 'samarbeid'",
      "UPDATE words SET word = 'forankr' || char(0, 27) WHERE word = 'forankring'",
      "UPDATE words SET word = char(27, 0) WHERE word = 'forankring'",
      "UPDATE passages_fts_docsize SET sz = x'bfffffffffffffff7fbfffffffffffffff7fbfffffffffffffff7f'",
      "UPDATE words SET id = 9223372036854775807 WHERE word = 'samarbeid'",
      "UPDATE passages SET id = 9223372036854775807 WHERE id = 31",
      "UPDATE regions SET id = 9223372036854775807 WHERE id = 3",
      "UPDATE documents SET id = 9223372036854775807, revision = 9223372036854775807 WHERE id = 3",
      "UPDATE reference_counters SET last = 9223372036854775807",
      "UPDATE sections SET id = -9223372036854775808, line = 9223372036854775807 WHERE id = 3",
      "UPDATE municipalities SET latitude = 1e300, longitude = -1e300",
    ]) func cases(statement: String) async throws
  {
    let sandbox = try await made()
    try sandbox.copy("good.db", to: "overwritten.db")
    let connection = try Connection(path: sandbox.path("overwritten.db"))
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    try connection.configure(.triggers, false)
    try connection.execute(statement)
    #expect(connection.changes > 0)
    try connection.close()
    let commands = [
      "database rescue saved.db", "database check", "database check --facts", "search samarbeid --facets",
      "search forankr --explain", "similar skogbygd/advice/1", "inspect analyze samarbeid", "show skogbygd",
      "list regions", "import write-ups more", "database rebuild", "document remove --yes 2",
    ]
    try await attempt(commands, sandbox, statement)
  }
}
