import ByregionRecords
import ByregionSQLite
import ByregionStore
import Foundation
import TestSupport
import Testing

/// Files whose schema was changed by another program.
@Suite("Foreign schemas") struct ForeignSchemaTests {
  private static let reading = Commands.usual.filter { $0 != "database check" }
  private static let writing = ["import --quiet more"]

  private func made(_ statements: String...) async throws -> Sandbox { try await made(statements) }

  private func made(_ statements: [String]) async throws -> Sandbox {
    let sandbox = try Sandbox(timeLimit: .seconds(100))
    try sandbox.makeWriteUps(3)
    try sandbox.write(WriteUpSample.text(50), to: "more/050.txt")
    _ = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    let connection = try Connection(path: sandbox.path("kb.db"))
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON")
    for statement in statements { try connection.execute(statement) }
    try connection.close()
    return sandbox
  }

  @Test(
    "foreign triggers and indexes on byregion's tables are reported, never run by a reader, and refuse writers",
    arguments: [
      (["CREATE TRIGGER spy AFTER INSERT ON documents BEGIN DELETE FROM regions; END"], "trigger spy"),
      (["CREATE INDEX slow ON passages (hex(text))"], "index slow"),
      (["CREATE UNIQUE INDEX once ON regions (name)"], "index once"),
      (["CREATE INDEX part ON passages (text) WHERE length(text) > 3"], "index part"),
      (["CREATE TRIGGER spy AFTER INSERT ON passages_fts_data BEGIN SELECT 1; END"], "trigger spy"),
      (["DROP INDEX passages_region"], "index passages_region"),
      (["DROP TRIGGER goals_update"], "trigger goals_update"),
      (["DROP VIEW membership", "CREATE VIEW membership AS SELECT 1 AS slug, 2 AS municipality"], "view membership"),
      (
        [
          "CREATE TABLE trap (region INTEGER REFERENCES regions (id) ON DELETE CASCADE)",
          "CREATE TRIGGER spy AFTER DELETE ON trap BEGIN DELETE FROM documents; END",
        ], "trigger spy"
      ),
    ]) func planted(statements: [String], name: String) async throws
  {
    let sandbox = try await made(statements)
    let before = try Examination.contents(of: sandbox.path("kb.db"))
    for command in Self.reading + Commands.reading where !command.hasPrefix("import") && !command.contains("check") {
      let result = try await sandbox.byregion("\(command) --db kb.db")
      #expect([0, 1, 66].contains(result.exitCode), "\(command): \(result)")
    }
    for command in Self.writing + Commands.writing {
      let result = try await sandbox.byregion("\(command) --db kb.db")
      #expect(result.exitCode == 76 && result.standardError.contains(name), "\(command): \(result)")
    }
    let check = try await sandbox.byregion("database check --db kb.db --format csv")
    #expect(check.exitCode == 65 && check.standardOutput.contains("the \(name) "), "\(check)")
    #expect(try Examination.contents(of: sandbox.path("kb.db")) == before)
    let rescue = try await sandbox.byregion("database rescue --db kb.db saved.db")
    #expect(rescue.exitCode == (statements[0].contains("CREATE TABLE") ? 65 : 0), "\(rescue)")
    #expect(try Examination.faults(of: sandbox.path("saved.db")) == [])
  }

  @Test("a view with an endless query is stopped, and reported by the check") func endless() async throws {
    let sandbox = try await made(
      "DROP VIEW region_overview",
      """
      CREATE VIEW region_overview AS
      WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) AS region FROM n
      """)
    let knowledgeBase = try KnowledgeBase.open(sandbox.path("kb.db"), for: .reading)
    knowledgeBase.readTimeout = .milliseconds(50)
    let error = #expect(throws: KnowledgeBaseError.self) { _ = try knowledgeBase.schema(countingRows: true) }
    #expect(error?.category == .unavailable)
    try knowledgeBase.close()
    let asked = try await sandbox.byregion("sql --timeout 0.1 'SELECT * FROM region_overview' --db kb.db")
    #expect(asked.exitCode == 69, "\(asked)")
    let check = try await sandbox.byregion("database check --db kb.db --format csv")
    #expect(check.standardOutput.contains("the view region_overview is not as byregion made it"), "\(check)")
  }

  @Test(
    "every command leaves added tables, views and indexes alone",
    arguments: [
      // As created by sqlite-utils and Litestream.
      ["CREATE TABLE [ssb] ([number] TEXT, [figure] INTEGER)", "INSERT INTO ssb VALUES ('0301', 3)"],
      [
        "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)",
        "CREATE TABLE _litestream_lock (id INTEGER)",
      ],
      ["CREATE VIEW mine AS SELECT name FROM regions"],
      ["CREATE INDEX mine ON passages (line, text COLLATE NOCASE)"],
      [
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT, region TEXT REFERENCES regions (slug))",
        "CREATE VIRTUAL TABLE notes_fts USING fts5 (text, content=[notes])",
        """
        CREATE TRIGGER notes_ai AFTER INSERT ON notes BEGIN
          INSERT INTO notes_fts (rowid, text) VALUES (new.id, new.text);
        END
        """, "INSERT INTO notes (text, region) VALUES ('forankring', 'skogbygd')",
      ],
    ]) func added(statements: [String]) async throws
  {
    let sandbox = try await made(statements)
    let commands =
      Self.reading + Self.writing + ["database check", "database rebuild", "database backup --force copy.db"]
      + Commands.dealt(round: statements[0].utf8.count)
    for command in commands {
      let result = try await sandbox.byregion("\(command) --db kb.db")
      // 64 and 65: the sample has nothing for the command to do.
      #expect([0, 1, 64, 65, 66].contains(result.exitCode), "\(command): \(result)")
    }
    let name = String(try #require(statements[0].split(separator: " ").first { !$0.allSatisfy(\.isUppercase) }))
      .filter { !"[]".contains($0) }
    let check = try await sandbox.byregion("database check --db kb.db --format csv")
    #expect(check.exitCode == 0 && check.standardOutput.contains("\(name) is not byregion's"), "\(check)")
    let restored = try await sandbox.byregion("database restore --yes --db new.db copy.db")
    #expect(restored.exitCode == 0, "\(restored)")
    for file in ["kb.db", "copy.db", "new.db"] {
      let schema = try await sandbox.byregion("sql --db \(file) \"SELECT name FROM sqlite_schema\"")
      #expect(schema.standardOutput.contains(name), "\(file): \(schema)")
    }
    let rescue = try await sandbox.byregion("database rescue --db kb.db saved.db")
    let isIndex = statements[0].hasPrefix("CREATE INDEX")
    #expect(rescue.exitCode == (isIndex ? 0 : 65), "\(rescue)")
    #expect(isIndex || rescue.standardError.contains(name), "\(rescue)")
    #expect(try Examination.faults(of: sandbox.path("saved.db")) == [])
  }

  @Test("a check tells a changed schema from a damaged file, and harmless additions from changes") func changed()
    async throws
  {
    let sandbox = try await made([
      "CREATE TABLE mine (a)", "CREATE TRIGGER t AFTER INSERT ON passages BEGIN SELECT 1; END",
    ])
    let check = try await sandbox.byregion("database check --db kb.db")
    #expect(check.exitCode == 65)
    #expect(check.standardOutput.contains("the trigger t is on passages, which is byregion's"))
    #expect(check.standardOutput.contains("note: the table mine is not byregion's"), "\(check.standardOutput)")
    #expect(!check.standardError.contains("damaged") && check.standardError.contains("Undo that"), "\(check)")
  }

  @Test("contradictory rows are reported, not as an internal error") func oddRows() async throws {
    let sandbox = try await made("UPDATE documents SET status = 'superseded' WHERE id = 2")
    let result = try await sandbox.byregion("document restore 2 --db kb.db")
    #expect(result.exitCode == 74 && result.standardError.contains("do not fit together"), "\(result)")
  }

  @Test("a foreign view cannot call a dangerous function") func dangerousView() async throws {
    let sandbox = try await made("CREATE VIEW mine AS SELECT load_extension('/nowhere') AS x")
    let result = try await sandbox.byregion("sql 'SELECT * FROM mine' --db kb.db")
    #expect(result.exitCode == 65, "\(result)")
  }

  @Test(
    "a missing or replaced table gives a message, not an internal error",
    arguments: [
      ["DROP TABLE words"], ["DROP TABLE passages_fts"], ["DROP TABLE passages"], ["DROP TABLE document_contents"],
      ["DROP TABLE regions", "CREATE VIEW regions AS SELECT 1 AS id, 'x' AS slug, 'y' AS name"],
      ["DELETE FROM passages_fts_config"], ["DELETE FROM passages_fts_data"], ["DROP TABLE passages_fts_idx"],
      ["UPDATE sqlite_schema SET sql = replace(sql, 'block BLOB', 'blick BLOB') WHERE name = 'passages_fts_data'"],
      ["UPDATE sqlite_schema SET sql = 'CREATE TABLE nonsense' WHERE name = 'documents'"],
      ["UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'passages_fts_data'"],
      ["DELETE FROM schema_migrations WHERE number = 2"], ["DROP TABLE schema_migrations"],
      ["DROP TABLE schema_migrations", "CREATE VIEW schema_migrations AS SELECT 1 AS number, 'x' AS name"],
      ["UPDATE schema_migrations SET sha256 = 'x'"],
      ["INSERT INTO schema_migrations VALUES (999, '0999_future.sql', 'x', 'x')", "PRAGMA user_version = 999"],
    ]) func missing(statements: [String]) async throws
  {
    let sandbox = try await made()
    let connection = try Connection(path: sandbox.path("kb.db"))
    try connection.configure(.defensive, false)
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON")
    for statement in statements { try connection.execute(statement) }
    try connection.close()
    // The length of the statement selects which of the less usual commands run.
    let all = Commands.dealt(round: statements[0].utf8.count) + Self.writing + ["database backup --force copy.db"]
    for command in all {
      sandbox.removeDatabase("bad.db")
      try sandbox.copy("kb.db", to: "bad.db")
      let result = try await sandbox.byregion("\(command) --db bad.db")
      Commands.expectDecent(result, command)
    }
    sandbox.remove("saved.db")
    let rescue = try await sandbox.byregion("database rescue --db kb.db saved.db")
    #expect([0, 65].contains(rescue.exitCode), "\(rescue)")
    // SQLite may have overwritten the contents of a dropped table.
    if statements != ["DROP TABLE document_contents"] {
      #expect(try Examination.documentCount(of: sandbox.path("saved.db")) == 3)
    }
  }

  @Test("a file of version 0.1.0 is refused unchanged with a message, and can be rescued into a new file")
  func olderVersion() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(1)
    let fixture = Project.folder.appendingPathComponent("Tests/TrustTests/Fixtures/byregion-0.1.0.gz").path
    _ = try await sandbox.runner.run("gzip -dc '\(fixture)' > old.db")
    let before = try sandbox.bytes(of: "old.db")
    for command in [
      "list documents", "search forankring", "import --quiet write-ups", "database check", "database rebuild",
    ] {
      let result = try await sandbox.byregion("\(command) --db old.db")
      #expect(result.exitCode == 76, "\(command): \(result)")
      #expect(result.standardError.contains("made by byregion 0.1.0"), "\(result)")
      #expect(result.standardError.contains("database rescue"), "\(result)")
    }
    #expect(try sandbox.bytes(of: "old.db") == before)
    let rescue = try await sandbox.byregion("database rescue --db old.db new.db")
    #expect(rescue.exitCode == 0 && rescue.standardOutput.contains("3 documents"), "\(rescue)")
    #expect(try Examination.faults(of: sandbox.path("new.db")) == [])
    for (command, expected) in [
      ("document list --all", "superseded"), ("correct alias rana", "Polarsirkelregionen"),
      ("correct synonym samskaping", "samarbeid"), ("query mine", "handlingsplan"),
      ("sql 'SELECT location FROM documents'", "/write-ups/ranaregionen.txt"),
    ] {
      let result = try await sandbox.byregion("\(command) --db new.db")
      #expect(result.standardOutput.contains(expected), "\(command): \(result)")
    }
  }
}
