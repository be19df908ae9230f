import ByregionPostgreSQL
import TestSupport
import Testing

@testable import ByregionPublishing

/// Later publications, which send only the changes.
@Suite("Publications of changes", hasServer) struct ChangesTests {
  /// A change of the file, and the number of documents that it affects; nil if only other tables change.
  struct Change: CustomTestStringConvertible, Sendable {
    var name: String
    /// Commands that run before the first publication.
    var before: [String] = []
    var commands: [String] = []
    var sql: String?
    var documents: Int?

    var testDescription: String { name }
  }

  static let changes = [
    Change(name: "a new document", commands: ["import --quiet more/new.txt"], documents: 1),
    Change(name: "a revised document", commands: ["import --quiet more/0.txt --replace"], documents: 2),
    Change(name: "a moved document", commands: ["import --quiet moved"], documents: 1),
    Change(name: "a removed document", commands: ["document remove --yes 2"], documents: 1),
    Change(
      name: "a restored document", commands: ["document remove --yes 2", "document restore 2"], documents: 1),
    Change(
      name: "an undone import", commands: ["import --quiet more/new.txt", "import --undo --yes"], documents: 1),
    Change(name: "a rebuild of all documents", commands: ["database rebuild"], documents: 3),
    Change(
      name: "an alias added by a user", commands: ["correct alias elvenes --add Elveprosjektet"], documents: 0),
    Change(
      name: "an alias deleted by a user", before: ["correct alias elvenes --add Elveprosjektet"],
      commands: ["correct alias elvenes --remove Elveprosjektet"],
      documents: 0),
    Change(name: "a corrected place", commands: ["correct place elvenes Rana Nesna"], documents: 1),
    Change(name: "a description", commands: ["document describe 1 --publisher 'Et departement'"], documents: 1),
    Change(name: "a synonym", commands: ["correct synonym råd tips"]),
    Change(
      name: "a text edited by another program",
      sql: "UPDATE advice SET text = 'Nytt råd' WHERE id = (SELECT min(id) FROM advice)", documents: 1),
    Change(
      name: "a region renamed by another program", sql: "UPDATE regions SET name = 'Ny' WHERE id = 1", documents: 0),
    Change(name: "a passage deleted by another program", sql: "DELETE FROM passages WHERE id = 4", documents: 1),
    Change(
      name: "a passage assigned to another document",
      sql:
        "UPDATE passages SET document_id = 2, section_id = (SELECT min(id) FROM sections WHERE document_id = 2) WHERE id = 1",
      documents: 2),
    Change(
      name: "a figure edited by another program",
      sql: "INSERT INTO region_facts (region_id, document_id, population, area_km2) VALUES (1, 1, 500, 0)", documents: 1
    ),
    Change(name: "a deleted document", sql: "DELETE FROM documents WHERE id = 2", documents: 0),
    Change(name: "a saved query", sql: "INSERT INTO saved_queries VALUES ('mine', 'Mine.', 'SELECT 1')"),
  ]

  @Test("the changes are sent, and afterwards the tables equal those of the file", arguments: changes)
  func change(_ change: Change) async throws {
    let setting = try await Setting()
    try setting.write(Setting.writeUp(6), to: "more/new.txt")
    try setting.write(Setting.writeUp(0, edition: 2), to: "more/0.txt")
    for command in change.before { try await setting.succeed(command) }
    try setting.publish()
    if change.name.contains("moved") {
      _ = try await setting.shell("mkdir moved && mv write-ups/1.txt moved/another.txt")
    }
    for command in change.commands { try await setting.succeed(command) }
    if let sql = change.sql { try setting.sqlite(sql) }
    try #require(try Comparison.differences(setting) != [], "the change changes nothing")
    let publication = try setting.publish()
    #expect(publication.extent == .changes)
    #expect(publication.documentCount == change.documents ?? 0)
    #expect(publication.goneCount == (change.name.contains("deleted document") ? 1 : 0))
    #expect(try Comparison.differences(setting) == [])
    #expect(try setting.publish().extent == .nothing)
  }

  @Test("only the rows of the changed document and its region are sent") func proportional() async throws {
    let setting = try await Setting(writeUps: 40)
    let all = try setting.publish().rowCount
    try setting.sqlite("UPDATE passages SET line = line WHERE id = 1")
    let some = try setting.publish().rowCount
    #expect(some > 5 && some < 40 && all > 40 * some / 2, "\(some) of \(all)")
  }

  @Test("everything is published if the file's history differs from the last publication's")
  func otherHistory() async throws {
    let setting = try await Setting()
    try setting.publish()
    try await setting.succeed("database backup copy.db")
    #expect(try setting.publish("copy.db").extent == .nothing)
    try await setting.succeed("document remove --yes 2")
    #expect(try setting.publish().extent == .changes)
    try await setting.succeed("document remove --yes --db copy.db 1")
    #expect(try setting.publish("copy.db").extent == .whole(.otherHistory))
    #expect(try Comparison.differences(setting, "copy.db") == [])
    try await setting.succeed("database restore --yes copy.db")
    #expect(try setting.publish().extent == .nothing)
  }

  @Test("a backup for sharing counts as another knowledge base") func sharedCopy() async throws {
    let setting = try await Setting()
    try setting.publish()
    try await setting.succeed("database backup --for-sharing shared.db")
    #expect(throws: (any Error).self) { try setting.publish("shared.db") }
    try setting.publish("shared.db", schema: "shared")
    #expect(try Comparison.differences(setting, "shared.db", schema: "shared") == [])
  }
}
