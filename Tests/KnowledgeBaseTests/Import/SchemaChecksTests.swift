import ByregionSQLite
import Testing

@testable import ByregionPlaces
@testable import ByregionStore

@Suite("The checks of the schema")
struct SchemaChecksTests {
  private static func migrated() throws -> Connection {
    let connection = try Connection(path: "", mode: .memory)
    try Migrator(migrations: Migration.all()).migrate(connection, path: "x", now: "2018-01-01T00:00:00Z")
    return connection
  }

  /// One document with a goal.
  private static func file() throws -> Connection {
    let connection = try migrated()
    let stamp = "'utf-8', '\(String(repeating: "a", count: 64))', 4, '2018-01-01T00:00:00Z'"
    try connection.execute(
      """
      INSERT INTO regions (id, slug, name) VALUES (1, 'rana', 'Rana');
      INSERT INTO documents VALUES (7, 1, 'final', 'current', 1, 'Rana', 'nb', 'r', '/r', 'plain', \(stamp));
      INSERT INTO diagnostics VALUES (3, 7, 'warning', 'heading-misspelt', 'Mål', 2, 1);
      INSERT INTO sections VALUES (5, 7, 1, 'goals', 'Mål', 2);
      INSERT INTO passages VALUES
        (9, 'goal', 1, 7, 5, 1, 3, '-', 1, NULL, NULL, 'rana/goal/1', 'Rana', 'Samarbeid');
      INSERT INTO region_names VALUES (1, 1, 'Rana', 'title', 7);
      INSERT INTO document_municipalities VALUES (1, 7, 1, 1, 'applicant', 'Rana', '1833', 'name', 'certain')
      """)
    return connection
  }

  @Test("changing a text in passages or in the table of its kind changes both, and the index")
  func mended() throws {
    let connection = try Self.file()
    func texts() throws -> [String] {
      try connection.rows("SELECT text FROM passages UNION ALL SELECT text FROM goals") { $0.text(0) ?? "" }
    }
    for (table, word) in [("passages", "forankring"), ("goals", "tillit"), ("passages", "næring")] {
      try connection.run("UPDATE \(table) SET text = ?1 WHERE id = 9", .text(word))
      #expect(try texts() == [word, word])
      #expect(try Self.found(word, connection) == [9])
    }
    for gone in ["samarbeid", "forankring", "tillit"] { #expect(try Self.found(gone, connection).isEmpty) }
    try connection.execute("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
  }

  private static func found(_ word: String, _ connection: Connection) throws -> [Int] {
    try connection.rows("SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?", [.text(word)]) { $0.int(0) ?? 0 }
  }

  @Test("no INSERT makes SQLite build a table of the allowed values of a column")
  func cost() throws {
    let connection = try Self.migrated()
    let tables = try connection.rows(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT GLOB 'sqlite_*'"
    ) { $0.text(0) ?? "" }
    // Written only once, by the migration with the register.
    let fixed: Set = ["municipality_names", "municipality_successors"]
    #expect(tables.count > 15)
    for table in tables where !fixed.contains(table) {
      let steps = try connection.rows("EXPLAIN INSERT INTO \(table) DEFAULT VALUES") { $0.text(1) ?? "" }
      #expect(!steps.contains("OpenEphemeral"), "\(table)")
    }
  }

  @Test("deleting a document deletes its rows and its words in the search index") func deletion() throws {
    let connection = try Self.file()
    try connection.execute("DELETE FROM documents")
    #expect(try connection.first("SELECT count(*) FROM goals") { try $0.get(Int.self, 0) } == 0)
    #expect(try Self.found("samarbeid", connection) == [])
    try connection.execute("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
  }

  @Test("the register has the population of every municipality") func populations() throws {
    let connection = try Self.file()
    let sum = try connection.first("SELECT count(*), sum(population) FROM municipality_populations") { $0.values }
    #expect(sum == [.integer(428), .integer(5_165_802)])
    #expect(try PlaceRegister(connection)["1833"]?.population == 26_078)
  }

  @Test("a value that is not allowed is refused with the text of the constraint")
  func refusals() throws {
    let connection = try Self.file()
    let refusals = [
      ("documents", "kind", "kind is final, application or phase1"),
      ("documents", "status", "status is current, superseded or removed"),
      ("documents", "language", "language is nb, nn or mixed"),
      ("documents", "format", "format is plain, markdown, html, docx, odt, pdf, rtf, doc, mail or mhtml"),
      ("diagnostics", "severity", "severity is error, warning or note"),
      ("sections", "kind", "kind is a known kind of section"),
      ("passages", "kind", "kind is a known kind of passage"),
      ("region_names", "source", "source is title, facts, heading or user"),
      ("document_municipalities", "role", "role is applicant or partner"),
      ("document_municipalities", "certainty", "certainty is certain, likely, guess or unresolved"),
    ]
    for (table, column, sentence) in refusals {
      let error = #expect(throws: SQLiteError.self) {
        try connection.execute("UPDATE \(table) SET \(column) = 'x'")
      }
      #expect(error?.message.contains(sentence) == true, "\(table).\(column): \(error?.message ?? "")")
    }
  }
}
