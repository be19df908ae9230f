import ByregionReading
import ByregionSQLite
import ByregionStore
import Foundation
import TestSupport
import Testing

@Suite("Backup, restore, rescue") struct KeepingTests {
  private func filled(_ count: Int = 7) async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(count)
    let result = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    #expect(result.exitCode == 0, "\(result)")
    return sandbox
  }

  @Test("a backup is one file with the contents of the knowledge base") func backup() async throws {
    let sandbox = try await filled()
    let result = try await sandbox.byregion("database backup --db kb.db copy.db")
    #expect(result.exitCode == 0, "\(result)")
    #expect(try sandbox.names().filter { $0.contains("copy") } == ["copy.db"])
    #expect(try Examination.contents(of: sandbox.path("copy.db")) == Examination.contents(of: sandbox.path("kb.db")))
    #expect(try sandbox.bytes(of: "copy.db")[18...19] == [1, 1], "the copy is in rollback mode, without a log")
  }

  @Test("a backup does not overwrite a file without --force") func overwriting() async throws {
    let sandbox = try await filled()
    try sandbox.write("precious", to: "copy.db")
    let refused = try await sandbox.byregion("database backup --db kb.db copy.db")
    #expect(refused.exitCode == 73)
    #expect(try sandbox.bytes(of: "copy.db") == Array("precious".utf8))
    let forced = try await sandbox.byregion("database backup --force --db kb.db copy.db")
    #expect(forced.exitCode == 0)
    #expect(try Examination.documentCount(of: sandbox.path("copy.db")) == 7)
  }

  @Test("a backup never replaces the knowledge base itself, even under another name") func itself() async throws {
    let sandbox = try await filled()
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.path("other.db"), withDestinationPath: sandbox.path("kb.db"))
    for name in ["kb.db", "./kb.db", "other.db"] {
      let result = try await sandbox.byregion("database backup --force --db kb.db \(name)")
      #expect(result.exitCode == 64, "\(name): \(result)")
    }
    #expect(try Examination.faults(of: sandbox.path("kb.db")) == [])
  }

  @Test("a damaged file is not backed up") func damagedBackup() async throws {
    let sandbox = try await filled()
    var bytes = try sandbox.bytes(of: "kb.db")
    for index in 4096 * 20..<4096 * 24 { bytes[index] = 0xAA }
    try sandbox.write(bytes, to: "kb.db")
    let result = try await sandbox.byregion("database backup --db kb.db copy.db")
    #expect(result.exitCode == 74, "\(result)")
    #expect(try !sandbox.names().contains { $0.contains("copy.db") }, "nothing is left behind")
  }

  @Test("a restoration brings back the state of the backup and keeps the last three replaced files") func restoring()
    async throws
  {
    let sandbox = try await filled(3)
    let before = try Examination.contents(of: sandbox.path("kb.db"))
    _ = try await sandbox.byregion("database backup --db kb.db copy.db")
    try sandbox.makeWriteUps(7)
    _ = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    let later = try Examination.contents(of: sandbox.path("kb.db"))
    for _ in 1...5 {
      let result = try await sandbox.byregion("database restore --yes --db kb.db copy.db")
      #expect(result.exitCode == 0, "\(result)")
      #expect(try Examination.contents(of: sandbox.path("kb.db")) == before)
      if sandbox.exists("kb.db.before-restore-1") {
        #expect(try Examination.contents(of: sandbox.path("kb.db.before-restore-1")) == later)
      }
    }
    let kept = try sandbox.names().filter { $0.contains("before") }
    #expect(kept == (3...5).map { "kb.db.before-restore-\($0)" })
    _ = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    #expect(try Examination.contents(of: sandbox.path("kb.db")) == later)
    #expect(try Examination.faults(of: sandbox.path("kb.db")) == [])
  }

  @Test("a reader during a restoration sees either the old state or the new one") func restoringLive()
    async throws
  {
    let sandbox = try await filled(3)
    _ = try await sandbox.byregion("database backup --db kb.db copy.db")
    try sandbox.makeWriteUps(7)
    _ = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    let reader = try Connection(path: sandbox.path("kb.db"), mode: .readOnly)
    func count() throws -> Int? { try reader.first("SELECT count(*) FROM documents") { $0.int(0) } ?? nil }
    try reader.execute("BEGIN")
    #expect(try count() == 7)
    let result = try await sandbox.byregion("database restore --yes --db kb.db copy.db")
    #expect(result.exitCode == 0, "\(result)")
    #expect(try count() == 7)
    try reader.execute("COMMIT")
    #expect(try count() == 3)
    try reader.close()
  }

  @Test("a file that is not a sound knowledge base is not restored") func restoringRubbish() async throws {
    let sandbox = try await filled()
    let before = try sandbox.bytes(of: "kb.db")
    try sandbox.write("not a database, but long enough to be looked at more closely", to: "text.db")
    var bytes = before
    for index in 4096 * 20..<4096 * 24 { bytes[index] = 0xAA }
    try sandbox.write(bytes, to: "damaged.db")
    let foreign = try Connection(path: sandbox.path("foreign.db"))
    try foreign.execute("CREATE TABLE something (x)")
    try foreign.close()
    for (name, code) in [("text.db", 76), ("foreign.db", 76), ("damaged.db", 74), ("none.db", 66), ("kb.db", 64)] {
      let result = try await sandbox.byregion("database restore --yes --db kb.db \(name)")
      #expect(result.exitCode == Int32(code), "\(name): \(result)")
    }
    #expect(try sandbox.bytes(of: "kb.db") == before)
    #expect(try !sandbox.names().contains { $0.contains("before") })
    let onto = try await sandbox.byregion("database restore --yes --db foreign.db kb.db")
    #expect(onto.exitCode == 76, "another program's file is not replaced: \(onto)")
  }

  @Test("the log of a replaced file is not applied to the restored one") func restoringBesideLog() async throws {
    let sandbox = try await filled(3)
    _ = try await sandbox.byregion("database backup --db kb.db copy.db")
    let expected = try Examination.contents(of: sandbox.path("copy.db"))
    try sandbox.write([UInt8](repeating: 7, count: 40_000), to: "kb.db-wal")
    try sandbox.write([UInt8](repeating: 0, count: 9000), to: "kb.db")
    let result = try await sandbox.byregion("database restore --yes --db kb.db copy.db")
    #expect(result.exitCode == 0, "\(result)")
    #expect(try Examination.contents(of: sandbox.path("kb.db")) == expected)
    #expect(try Examination.faults(of: sandbox.path("kb.db")) == [])
    #expect(try sandbox.bytes(of: "kb.db.before-restore-1-wal").count == 40_000, "the earlier log is kept")
  }

  @Test("a sound knowledge base is rescued completely, with corrections") func rescuingSound() async throws {
    let sandbox = try await filled()
    let connection = try Connection(path: sandbox.path("kb.db"))
    try connection.execute(
      """
      INSERT INTO synonyms VALUES ('nabo', 'granne', 'user');
      INSERT INTO saved_queries VALUES ('mine', 'My own.', 'SELECT :a');
      INSERT INTO saved_query_parameters VALUES ('mine', 'a', 7);
      INSERT INTO region_names (region_id, name, source) VALUES (2, 'Mitt navn', 'user')
      """)
    try connection.close()
    let result = try await sandbox.byregion("database rescue --db kb.db saved.db")
    #expect(result.exitCode == 0, "\(result)")
    let expected = try Examination.contents(of: sandbox.path("kb.db"))
    #expect(Examination.difference(try Examination.contents(of: sandbox.path("saved.db")), expected) == [])
  }

  @Test("a damaged correction is reported as lost, and nothing else is lost") func rescuingUnfit()
    async throws
  {
    let sandbox = try await filled()
    let connection = try Connection(path: sandbox.path("kb.db"))
    try connection.execute(
      """
      PRAGMA ignore_check_constraints = ON;
      PRAGMA foreign_keys = OFF;
      INSERT INTO saved_queries VALUES ('mine', 'My own.', 'SELECT 1'), (' Mi*e', 'Damaged.', 'SELECT 2');
      INSERT INTO place_corrections (region_id, printed_name, municipality_number) VALUES (2, 'Rana', '99x9')
      """)
    try connection.close()
    let result = try await sandbox.byregion("database rescue --db kb.db saved.db")
    #expect(result.exitCode == 65, "\(result)")
    #expect(result.standardError.contains("the saved query  Mi*e"), "\(result)")
    #expect(result.standardError.contains("correction of the place Rana"), "\(result)")
    let question = try await sandbox.byregion("sql --db saved.db \"SELECT sql FROM saved_queries WHERE name = 'mine'\"")
    #expect(question.standardOutput.contains("SELECT 1"), "\(question)")
    #expect(try Examination.faults(of: sandbox.path("saved.db")) == [])
  }

  @Test("documents are rescued from single pages if the first page is destroyed") func rescuingPages() async throws {
    let sandbox = try await filled()
    let expected = try Examination.contents(of: sandbox.path("kb.db"))
    var bytes = try sandbox.bytes(of: "kb.db")
    for index in 0..<8192 { bytes[index] = 0 }
    try sandbox.write(bytes, to: "kb.db")
    let result = try await sandbox.byregion("database rescue --db kb.db saved.db")
    #expect(result.exitCode == 65, "the users' corrections may be lost: \(result)")
    #expect(Examination.difference(try Examination.contents(of: sandbox.path("saved.db")), expected) == [])
  }

  @Test("a document whose bytes changed is rescued as it is, and reported") func rescuingChanged() async throws {
    let sandbox = try await filled()
    let connection = try Connection(path: sandbox.path("kb.db"))
    let bytes = try #require(try PackedContent.read(2, on: connection))
    let changed = String(decoding: bytes, as: UTF8.self).replacing("trinn", with: "trixn")
    try connection.run(
      "UPDATE document_contents SET content = ? WHERE document_id = 2", .blob(PackedContent.pack(Array(changed.utf8))))
    try connection.run("UPDATE document_contents SET content = x'00010203' WHERE document_id = 3")
    try connection.close()
    let result = try await sandbox.byregion("database rescue --db kb.db saved.db")
    #expect(result.exitCode == 65)
    #expect(result.standardError.contains("document 2 (002.txt): its bytes are not those that were imported"))
    #expect(result.standardError.contains("document 3 (003.txt): "))
    #expect(result.standardOutput == "saved 6 documents in saved.db\n")
  }

  @Test("a file with documents is backed up before a migration, and three backups are kept") func migrationCopies()
    async throws
  {
    let sandbox = try await filled()
    let connection = try Connection(path: sandbox.path("kb.db"))
    let last = try connection.first("SELECT max(number) FROM schema_migrations") { $0.int(0) ?? 0 } ?? 0
    let views = try connection.rows("SELECT name FROM sqlite_schema WHERE type = 'view'") { $0.text(0) ?? "" }
    #expect(last > 3 && !views.isEmpty)
    try connection.close()
    // Backups of earlier migrations beside the file.
    for number in 1...3 { try sandbox.copy("kb.db", to: "kb.db.before-migration-\(number)") }
    let knowledgeBase = try KnowledgeBase.open(sandbox.path("kb.db"), for: .writing)
    for _ in 1...4 { _ = try knowledgeBase.makeSafetyCopy(before: .migration) }
    try knowledgeBase.close()
    let kept = try sandbox.names().filter { $0.contains("before-migration") }
    #expect(kept == (5...7).map { "kb.db.before-migration-\($0)" })
    #expect(try Examination.faults(of: sandbox.path(kept[2])) == [])
  }
}
