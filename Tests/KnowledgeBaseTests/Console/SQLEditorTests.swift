import ByregionSQLite
import Foundation
import Testing

@testable import ByregionConsole
@testable import ByregionRecords
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Changing rows by SQL") struct SQLEditorTests {
  private func change(
    _ fixture: ConsoleFixture, _ sql: String, makesCopy: Bool = false
  ) throws -> SQLConsole.Outcome {
    let editor = try SQLEditor(path: fixture.path, makesCopy: makesCopy)
    defer { try? editor.close() }
    return try editor.run(sql, begin: { _ in }, row: { _ in })
  }

  /// Whether the search index and the vocabulary are consistent with the passages.
  private func isWhole(_ fixture: ConsoleFixture) throws -> Bool {
    let knowledgeBase = try KnowledgeBase.open(fixture.path, for: .writing)
    defer { try? knowledgeBase.close() }
    let connection = knowledgeBase.connection
    try connection.run("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
    return try VocabularyCheck.differences(on: connection, limit: 10).isEmpty
  }

  @Test(
    "the search index and the vocabulary are updated, however a passage changes",
    arguments: [
      ("UPDATE advice SET text = 'Blåbærsyltetøy er viktig' WHERE number = 1", 2),
      ("UPDATE passages SET title = 'Blåbærregionen'", 46), ("DELETE FROM documents WHERE id = 1", 1),
      ("DELETE FROM passages WHERE kind = 'fact'", 8),
      ("DELETE FROM goals WHERE id IN (SELECT min(id) FROM goals)", 1),
      ("DELETE FROM sections WHERE kind = 'advice'", 2),
    ])
  func follows(_ sql: String, _ count: Int) async throws {
    let fixture = try await ConsoleFixture()
    let outcome = try change(fixture, sql)
    #expect(outcome.changedRows == count)
    #expect(try isWhole(fixture))
  }

  @Test("a new text is found immediately") func found() async throws {
    let fixture = try await ConsoleFixture()
    _ = try change(fixture, "UPDATE advice SET text = 'Blåbærsyltetøy er viktig' WHERE number = 1")
    #expect(try fixture.rows("SELECT count(*) FROM search('blåbærsyltetøy')") == [[.integer(2)]])
    #expect(try fixture.rows("SELECT passages FROM words WHERE word = 'blåbærsyltetøy'") == [[.integer(2)]])
  }

  @Test("a copy is made before the change, and removed if the change fails") func copy() async throws {
    let fixture = try await ConsoleFixture()
    let before = try fixture.rows("SELECT text FROM advice ORDER BY id")
    let outcome = try change(fixture, "UPDATE advice SET text = 'x'", makesCopy: true)
    let copy = try #require(outcome.copy)
    let kept = try SQLConsole(path: copy)
    var texts: [[Value]] = []
    _ = try kept.run("SELECT text FROM advice ORDER BY id", begin: { _ in }, row: { texts.append($0.values) })
    try kept.close()
    #expect(texts == before)
    let files = try fixture.state().files
    #expect(throws: KnowledgeBaseError.self) { try change(fixture, "UPDATE regions SET slug = ''", makesCopy: true) }
    #expect(try fixture.state().files == files)
  }

  @Test("three copies are kept, and a statement that changes nothing removes none") func copies() async throws {
    let fixture = try await ConsoleFixture()
    for number in 1...5 {
      let outcome = try change(fixture, "UPDATE regions SET name = 'Region \(number)'", makesCopy: true)
      #expect(outcome.copy?.hasSuffix(".before-write-\(number)") == true)
    }
    let kept = try fixture.state().files
    #expect(kept == ["test.db", "test.db.before-write-3", "test.db.before-write-4", "test.db.before-write-5"])
    #expect(try change(fixture, "UPDATE regions SET name = 'x' WHERE 0", makesCopy: true).copy == nil)
    #expect(throws: KnowledgeBaseError.self) { try change(fixture, "UPDATE regions SET name = NULL", makesCopy: true) }
    #expect(try fixture.state().files == kept)
    #expect(try change(fixture, "CREATE VIEW mine AS SELECT 1", makesCopy: true).copy?.hasSuffix("write-6") == true)
  }

  @Test(
    "a statement that breaks a constraint changes nothing",
    arguments: [
      ("UPDATE regions SET slug = 'A B'", "slug is lower-case letters"), ("DELETE FROM regions", "FOREIGN KEY"),
      ("UPDATE advice SET region_id = 99", "FOREIGN KEY"), ("UPDATE documents SET kind = 'draft'", "kind is final"),
      ("UPDATE advice SET text = NULL", "NOT NULL"), ("UPDATE goals SET line = 'x'", "cannot store TEXT"),
    ])
  func constraints(_ sql: String, _ message: String) async throws {
    let fixture = try await ConsoleFixture()
    let before = try fixture.state().bytes
    let error = #expect(throws: KnowledgeBaseError.self) { try change(fixture, sql) }
    #expect(error?.message.contains(message) == true)
    #expect(try fixture.state().bytes == before)
  }

  @Test(
    "changes of the schema and of internal tables are refused",
    arguments: [
      "DROP TABLE passages", "ALTER TABLE passages ADD COLUMN x", "CREATE TABLE x (a)",
      "CREATE INDEX x ON passages (text)",
      "CREATE TRIGGER x AFTER INSERT ON passages BEGIN SELECT 1; END", "DROP TRIGGER passages_insert",
      "DROP VIEW region_overview", "CREATE TEMP TABLE x (a)", "CREATE VIRTUAL TABLE x USING fts5 (a)",
      "DELETE FROM words", "UPDATE word_grams SET words = x''",
      "INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')",
      "DELETE FROM passages_fts_data", "UPDATE schema_migrations SET sha256 = ''", "DELETE FROM document_contents",
      "UPDATE document_contents SET content = x''", "UPDATE sqlite_schema SET sql = ''", "PRAGMA foreign_keys = OFF",
      "PRAGMA writable_schema = ON", "VACUUM", "VACUUM INTO 'x.db'", "ATTACH 'x.db' AS x", "BEGIN", "REINDEX",
      "ANALYZE", "SELECT load_extension('x')",
    ])
  func refused(_ sql: String) async throws {
    let fixture = try await ConsoleFixture()
    let before = try fixture.state()
    let error = #expect(throws: KnowledgeBaseError.self) { try change(fixture, sql, makesCopy: true) }
    #expect(error?.message.hasPrefix("not allowed: ") == true, "\(error?.message ?? "")")
    let after = try fixture.state()
    #expect(after.bytes == before.bytes)
    #expect(after.files == before.files)
  }

  @Test("users can create and drop their own views") func views() async throws {
    let fixture = try await ConsoleFixture()
    _ = try change(fixture, "CREATE VIEW mine AS SELECT name FROM regions")
    #expect(try fixture.rows("SELECT count(*) FROM mine") == [[.integer(2)]])
    #expect(try isWhole(fixture))
    _ = try change(fixture, "DROP VIEW mine")
    #expect(try fixture.error("SELECT * FROM mine") != nil)
  }

  @Test("RETURNING returns rows, and a query changes nothing") func rows() async throws {
    let fixture = try await ConsoleFixture()
    #expect(try change(fixture, "UPDATE advice SET number = 7 RETURNING id", makesCopy: true).rowCount == 6)
    let outcome = try change(fixture, "SELECT * FROM advice", makesCopy: true)
    #expect(outcome.changedRows == nil)
    #expect(outcome.copy == nil)
  }

  @Test("opening a missing file is an error") func noFile() async throws {
    let path = try await ConsoleFixture().folder.appendingPathComponent("none.db").path
    let error = #expect(throws: KnowledgeBaseError.self) { try SQLEditor(path: path) }
    #expect(error?.category == .missingInput)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(
    "only the triggers can call the function that records passages",
    arguments: [
      "SELECT follow_passage('x', 'x', 1)", "UPDATE regions SET name = follow_passage('x', 'x', 1)",
      "INSERT INTO saved_queries (name, description, sql) SELECT 'x', 'x', follow_passage('x', 'x', 1)",
    ])
  func follower(_ sql: String) async throws {
    let fixture = try await ConsoleFixture()
    let error = #expect(throws: KnowledgeBaseError.self) { try change(fixture, sql) }
    #expect(error?.message == "not allowed: follow_passage() is not among the functions that a query may call")
  }

  @Test("a view with the name of a trigger cannot call the triggers' function") func disguise() async throws {
    let fixture = try await ConsoleFixture()
    _ = try change(fixture, "CREATE VIEW follow_insert AS SELECT follow_passage('blåbær', 'x', 1) AS x")
    #expect(throws: KnowledgeBaseError.self) { try change(fixture, "SELECT x FROM follow_insert") }
    #expect(try isWhole(fixture))
  }
}
