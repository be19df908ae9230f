import ByregionSQLite
import Foundation
import TestSupport
import Testing

/// Logs, journals, links and copies beside a file. None of them may cause the loss of a document.
@Suite("Companion files") struct CompanionTests {
  private func filled(_ count: Int = 3) async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(count)
    let result = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    #expect(result.exitCode == 0, "\(result)")
    return sandbox
  }

  @Test(
    "a backup or a rescued file never gets a name that has a leftover log or journal", arguments: ["wal", "journal"])
  func waitingLog(_ ending: String) async throws {
    let sandbox = try await filled()
    try sandbox.write([UInt8](repeating: 7, count: 40_000), to: "copy.db-\(ending)")
    for command in ["rescue", "backup", "backup --force"] {
      let result = try await sandbox.byregion("database \(command) copy.db --db kb.db")
      #expect(result.exitCode == 73 && result.standardError.contains("copy.db-\(ending)"), "\(command): \(result)")
      #expect(try !sandbox.names().contains("copy.db"), "\(command)")
    }
    #expect(try sandbox.bytes(of: "copy.db-\(ending)").count == 40_000)
  }

  @Test("a damaged file behind a link is restored with its own log moved aside", arguments: ["wal", "journal"])
  func damagedBehindLink(_ ending: String) async throws {
    let sandbox = try await filled()
    _ = try await sandbox.byregion("database backup --db kb.db copy.db")
    let expected = try Examination.contents(of: sandbox.path("copy.db"))
    try sandbox.write([UInt8](repeating: 0, count: 9000), to: "elsewhere/real.db")
    try sandbox.write([UInt8](repeating: 7, count: 40_000), to: "elsewhere/real.db-\(ending)")
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.path("link.db"), withDestinationPath: sandbox.path("elsewhere/real.db"))
    let result = try await sandbox.byregion("database restore --yes --db link.db copy.db")
    #expect(result.exitCode == 0, "\(result)")
    #expect(try Examination.contents(of: sandbox.path("link.db")) == expected)
    #expect(try Examination.faults(of: sandbox.path("elsewhere/real.db")) == [])
    #expect(try sandbox.bytes(of: "elsewhere/real.db.before-restore-1-\(ending)").count == 40_000)
  }

  @Test("an interrupted transaction in rollback mode is rolled back at the next open", arguments: ["new", "old"])
  func hotJournal(_ file: String) async throws {
    let sandbox = try await filled()
    if file == "old" { _ = try await sandbox.byregion("database backup --db kb.db whole.db") }
    // The files on disk during a transaction that is larger than the page cache.
    let connection = try Connection(path: sandbox.path("whole.db"))
    try connection.execute(
      """
      PRAGMA cache_size = 10; BEGIN;
      CREATE TABLE half AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
      SELECT randomblob(1000) AS blob FROM n
      """)
    for ending in ["", "-journal"] { try sandbox.copy("whole.db\(ending)", to: "cut.db\(ending)") }
    try connection.execute("ROLLBACK")
    #expect(try !sandbox.bytes(of: "cut.db-journal").isEmpty)
    if file == "old" {
      let result = try await sandbox.byregion("list regions --format csv --db cut.db")
      #expect(result.exitCode == 0, "\(result)")
      #expect(
        try Examination.contents(of: sandbox.path("cut.db")) == Examination.contents(of: sandbox.path("whole.db")))
    } else {
      let result = try await sandbox.byregion("import --quiet --db cut.db write-ups")
      #expect(result.exitCode == 0, "\(result)")
      #expect(try Examination.contents(of: sandbox.path("cut.db")) == Examination.contents(of: sandbox.path("kb.db")))
    }
    #expect(!sandbox.exists("cut.db-journal"))
    #expect(try Examination.faults(of: sandbox.path("cut.db")) == [])
  }

  @Test("the file is created at the target of a dangling link, and backups are beside the target")
  func danglingLink() async throws {
    let sandbox = try await filled()
    _ = try await sandbox.byregion("database backup --db kb.db copy.db")
    try sandbox.write("", to: "elsewhere/keep")
    for (link, target) in [("link.db", "elsewhere/next.db"), ("elsewhere/next.db", "real.db")] {
      try FileManager.default.createSymbolicLink(atPath: sandbox.path(link), withDestinationPath: target)
    }
    let restored = try await sandbox.byregion("database restore --yes --db link.db copy.db")
    #expect(restored.exitCode == 0, "\(restored)")
    #expect(try Examination.faults(of: sandbox.path("elsewhere/real.db")) == [])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: sandbox.path("link.db")) == "elsewhere/next.db")
    let written = try await sandbox.byregion("sql --write --db link.db 'UPDATE advice SET text = text || 1'")
    #expect(written.exitCode == 0, "\(written)")
    #expect(FileManager.default.fileExists(atPath: sandbox.path("elsewhere/real.db.before-write-1")))
  }

  @Test("a dry run of pruning lists the same removals as the run, and a pipe does not block it") func prunedDry()
    async throws
  {
    let sandbox = try await filled(2)
    let names = try FileManager.default.contentsOfDirectory(atPath: sandbox.path("write-ups")).sorted()
    let (first, second) = (sandbox.path("write-ups/\(names[0])"), sandbox.path("write-ups/\(names[1])"))
    try FileManager.default.moveItem(atPath: first, toPath: sandbox.path("third"))
    try FileManager.default.moveItem(atPath: second, toPath: first)
    try FileManager.default.moveItem(atPath: sandbox.path("third"), toPath: second)
    for options in ["--dry-run", "--yes"] {
      let result = try await sandbox.byregion("import --prune \(options) --db kb.db write-ups")
      #expect(result.exitCode == 0 && result.standardOutput.contains("2 unchanged"), "\(result)")
      #expect(!result.standardOutput.contains("removed"), "\(result)")
    }
    try FileManager.default.removeItem(atPath: first)
    try #require(mkfifo(first, 0o600) == 0)
    let result = try await sandbox.byregion("import --prune --yes --db kb.db write-ups")
    #expect(result.standardOutput.contains("1 unchanged"), "\(result)")
  }

  @Test("a file that cannot be read is reported as damaged, with a suggestion to rescue it") func unreadable()
    async throws
  {
    let sandbox = try await filled()
    var bytes = try sandbox.bytes(of: "kb.db")
    for index in 4096..<4096 * 40 where index < bytes.count { bytes[index] = 0xAA }
    try sandbox.write(bytes, to: "damaged.db")
    let result = try await sandbox.byregion("database check --db damaged.db")
    #expect(result.exitCode == 65 && result.standardOutput.contains("malformed"), "\(result)")
    #expect(result.standardError.contains("database rescue"), "\(result)")
  }

  @Test("a restoration does not delete the backup that it restores") func restoringFromCopy() async throws {
    let sandbox = try await filled()
    _ = try await sandbox.byregion("database backup --db kb.db copy.db")
    for _ in 1...3 { _ = try await sandbox.byregion("database restore --yes --db kb.db copy.db") }
    for _ in 1...2 {
      let result = try await sandbox.byregion("database restore --yes --db kb.db kb.db.before-restore-1")
      #expect(result.exitCode == 0, "\(result)")
    }
    let kept = try sandbox.names().filter { $0.contains("before-restore") }
    #expect(kept == [1, 3, 4, 5].map { "kb.db.before-restore-\($0)" })
  }

  @Test("the backup before a migration is kept, even beside backups of later versions") func migrationCopy()
    async throws
  {
    let sandbox = try await filled()
    try OlderFile.make(sandbox.path("old.db"), from: sandbox.path("kb.db"), migrations: 4)
    for number in 90...92 { try sandbox.copy("kb.db", to: "old.db.before-migration-\(number)") }
    let result = try await sandbox.byregion("list regions --db old.db")
    #expect(result.exitCode == 0, "\(result)")
    let kept = try sandbox.names().filter { $0.contains("before-migration") }
    #expect(kept == [5, 90, 91, 92].map { "old.db.before-migration-\($0)" })
  }

  @Test("a file named like a backup but with a number that no backup has is left alone") func strangeNumbers()
    async throws
  {
    let sandbox = try await filled()
    let names = ["9223372036854775807", "-5", "+7", "07x", "99999999999999999999"].map { "kb.db.before-write-\($0)" }
    for name in names { try sandbox.write("mine", to: name) }
    for number in 1...5 {
      let result = try await sandbox.byregion(
        "sql --db kb.db --write \"INSERT INTO synonyms VALUES ('en\(number)', 'to', 'user')\"")
      #expect(result.exitCode == 0, "\(result)")
    }
    for name in names { #expect(try sandbox.bytes(of: name) == Array("mine".utf8)) }
    #expect(try sandbox.names().contains("kb.db.before-write-5"))
    #expect(try !sandbox.names().contains("kb.db.before-write-1"))
  }

  @Test("a rescue of pages with circular overflow chains terminates") func circles() async throws {
    let sandbox = try await filled()
    var bytes = try sandbox.bytes(of: "kb.db")
    let size = bytes.count / 4096
    // A table page with 1,100 cells, all for one row of 60 MB that continues in the next page, which continues in
    // itself. 489 bytes of such a row are in its own page (https://sqlite.org/fileformat2.html, section 1.6).
    let (cell, rowSize) = (2500, 489 + 4092 * 14_890)
    let key: UInt8 = 1
    let row =
      [21, 14, 7].map { 0x80 | UInt8(truncatingIfNeeded: rowSize >> $0) & 0x7F | 0x80 } + [
        UInt8(rowSize & 0x7F), key,
      ]
    let next = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: (size + 2) >> $0) }
    var page = [UInt8](repeating: 0, count: 4096)
    page.replaceSubrange(0..<8, with: [13, 0, 0, 4, 76, 0, 0, 0])
    for index in 0..<1100 { page.replaceSubrange(8 + 2 * index..<10 + 2 * index, with: [9, 196]) }
    page.replaceSubrange(cell..<cell + 5, with: row)
    page.replaceSubrange(cell + 5 + 489..<cell + 9 + 489, with: next)
    bytes += page + next + [UInt8](repeating: 0, count: 4092)
    try sandbox.write(bytes, to: "circle.db")
    let result = try await sandbox.byregion("database rescue saved.db --db circle.db")
    #expect([0, 65].contains(result.exitCode), "\(result)")
    #expect(result.standardOutput.contains("saved 3 documents"), "\(result)")
  }
}
