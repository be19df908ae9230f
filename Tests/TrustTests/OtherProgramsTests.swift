import ByregionReading
import ByregionSQLite
import ByregionStore
import Foundation
import TestSupport
import Testing

/// sqlite-utils and Datasette from PyPI on a knowledge base.
@Suite(
  "Other programs",
  .enabled(
    if: ProcessInfo.processInfo.environment["CI"] != nil || PythonTools.hasPython, "there is no python3 on this machine"
  ))
struct OtherProgramsTests {
  private func made() async throws -> (sandbox: Sandbox, tools: String) {
    let sandbox = try Sandbox(timeLimit: .seconds(300))
    let result = try await sandbox.runner.run(
      "PATH='\(PythonTools.searchPath)' '\(Project.folder.path)/scripts/python-tools'")
    try #require(result.exitCode == 0, "\(result)")
    try sandbox.makeWriteUps(3)
    try sandbox.write(WriteUpSample.text(50), to: "more/050.txt")
    let imported = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    try #require(imported.exitCode == 0, "\(imported)")
    return (sandbox, result.standardOutput.filter { !$0.isNewline })
  }

  private func expectSound(_ file: String, _ sandbox: Sandbox) async throws {
    let check = try await sandbox.byregion("database check --db \(file)")
    #expect(check.exitCode == 0, "\(check)")
  }

  @Test("a table that sqlite-utils inserts is kept, and all commands still work") func ownTable() async throws {
    let (sandbox, tools) = try await made()
    try sandbox.write("number,figure\n0301,3\n1833,4\n", to: "ssb.csv")
    let inserted = try await sandbox.runner.run("'\(tools)/sqlite-utils' insert kb.db ssb ssb.csv --csv")
    #expect(inserted.exitCode == 0, "\(inserted)")
    for command in ["import --quiet more", "database rebuild", "database backup copy.db"] {
      let result = try await sandbox.byregion("\(command) --db kb.db")
      #expect(result.exitCode == 0, "\(command): \(result)")
    }
    try await expectSound("kb.db", sandbox)
    let schema = try await sandbox.byregion("schema --db copy.db --format csv")
    #expect(schema.standardOutput.contains("ssb,added table,2"), "\(schema)")
  }

  @Test("sqlite-utils and Datasette find the full-text index of the passages") func search() async throws {
    let (sandbox, tools) = try await made()
    let found = try await sandbox.byregion(
      "sql --db kb.db --format csv \"SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'forankring'\"")
    let count = try #require(found.standardOutput.split(whereSeparator: \.isNewline).last)
    try #require(Int(count) ?? 0 > 0, "\(found)")
    let utils = try await sandbox.runner.run(
      "'\(tools)/sqlite-utils' search kb.db passages forankring --csv -c reference")
    #expect(utils.standardOutput.split(whereSeparator: \.isNewline).count == (Int(count) ?? 0) + 1, "\(utils)")
    func get(_ path: String) async throws -> String {
      try await sandbox.runner.run("'\(tools)/datasette' kb.db --get '\(path)'").standardOutput
    }
    #expect(try await get("/kb/passages").contains("name=\"_search\""))
    let hits = try await get("/kb/passages.json?_search=forankring&_shape=array&_nl=on&_size=max")
    #expect(hits.split(whereSeparator: \.isNewline).count == Int(count))
    #expect(try await get("/kb/passages.json?_facet=kind").contains("facet_results"))
  }
}

/// Python on this machine.
enum PythonTools {
  static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

  static let hasPython = searchPath.split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/python3")
  }
}

/// Checking, sharing and counting in a file.
@Suite("Sharing and counting") struct SharedFileTests {
  private func made() async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(3)
    let imported = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    try #require(imported.exitCode == 0, "\(imported)")
    return sandbox
  }

  private func rows(_ sql: String, in file: String) throws -> [String] {
    let connection = try Connection(path: file, mode: .readOnly)
    return try connection.rows(sql) { row in row.values.map { "\($0)" }.joined(separator: "|") }
  }

  @Test("a sound file that is opened for reading passes the check") func readOnly() async throws {
    let sandbox = try await made()
    let knowledgeBase = try KnowledgeBase.open(sandbox.path("kb.db"), for: .reading)
    let report = try knowledgeBase.check()
    try knowledgeBase.close()
    #expect(report.isSound, "\(report)")
    #expect(report.items.filter { $0.skippedBecause != nil }.map(\.name) == ["search index"])
  }

  @Test("a backup for sharing has no folder names and no superseded or removed documents, and says what it left out")
  func sharing() async throws {
    let sandbox = try await made()
    try sandbox.write(WriteUpSample.text(2, edition: 2), to: "write-ups/002.txt")
    for command in ["import --quiet write-ups", "document remove --yes 1"] {
      let result = try await sandbox.byregion("\(command) --db kb.db")
      #expect(result.exitCode == 0, "\(result)")
    }
    let folder = URL(fileURLWithPath: sandbox.path("kb.db")).deletingLastPathComponent().lastPathComponent
    let backup = try await sandbox.byregion("database backup --for-sharing --db kb.db shared.db")
    #expect(backup.exitCode == 0 && backup.standardError.contains("former passages"), "\(backup)")
    let bytes = try String(decoding: sandbox.bytes(of: "shared.db"), as: UTF8.self)
    #expect(!bytes.contains(folder))
    #expect(try rows("SELECT DISTINCT status FROM documents", in: sandbox.path("shared.db")).count == 1)
    #expect(try rows("SELECT 1 FROM documents WHERE location LIKE '%/%'", in: sandbox.path("shared.db")).isEmpty)
    #expect(try Examination.faults(of: sandbox.path("shared.db")) == [])
  }

  @Test("current_documents counts a region's current documents, whichever program changes them")
  func emptyRegion() async throws {
    let sandbox = try await made()
    let sql = "SELECT current_documents FROM regions WHERE id = (SELECT region_id FROM documents WHERE id = 1)"
    #expect(try rows(sql, in: sandbox.path("kb.db")) == ["integer(1)"])
    _ = try await sandbox.byregion("document remove --yes 1 --db kb.db")
    #expect(try rows(sql, in: sandbox.path("kb.db")) == ["integer(0)"])
    _ = try await sandbox.byregion("document restore 1 --db kb.db")
    #expect(try rows(sql, in: sandbox.path("kb.db")) == ["integer(1)"])
    let written = try await sandbox.byregion(
      "sql --write --db kb.db \"UPDATE documents SET status = 'removed' WHERE id = 1\"")
    #expect(written.exitCode == 0, "\(written)")
    #expect(try rows(sql, in: sandbox.path("kb.db")) == ["integer(0)"])
  }

  @Test("an excerpt of the application repeated in the final write-up is marked, so that one condition counts it once")
  func repeated() async throws {
    let sandbox = try Sandbox()
    for name in ["gol.txt", "gol-b.txt"] {
      try sandbox.write(Project.text(of: "Tests/WriteUpTests/Fixtures/write-ups/\(name)"), to: name)
    }
    _ = try await sandbox.byregion("import --quiet --db kb.db gol.txt gol-b.txt")
    let file = sandbox.path("kb.db")
    let marked = try rows(
      "SELECT count(*) > 0, sum(kind = 'application') > 3 FROM passage_overview WHERE repeats IS NOT NULL", in: file)
    #expect(marked == ["integer(1)|integer(1)"])
    #expect(
      try rows("SELECT count(*) FROM passage_overview WHERE repeats IS NULL", in: file)
        == rows("SELECT count(*) FROM (SELECT DISTINCT slug, kind, text FROM passage_overview)", in: file))
  }

  @Test("a piece of advice counts once per county and per municipality, however many members the region has there")
  func counting() async throws {
    let sandbox = try Sandbox()
    for name in ["alstahaugregionen.txt", "ranaregionen.txt"] {
      try sandbox.write(Project.text(of: "seed/\(name)"), to: name)
    }
    _ = try await sandbox.byregion("import --quiet --db kb.db alstahaugregionen.txt ranaregionen.txt")
    let file = sandbox.path("kb.db")
    #expect(try rows("SELECT count(*) FROM advice", in: file) == ["integer(6)"])
    #expect(
      try rows("SELECT county, count(*) FROM advice_by_county GROUP BY county", in: file)
        == ["text(\"Nordland\")|integer(6)"])
    #expect(
      try rows("SELECT count(*) FROM advice_by_municipality WHERE municipality = 'Rana'", in: file) == ["integer(3)"])
    #expect(try rows("SELECT 1 FROM places WHERE latitude NOT BETWEEN 57 AND 72", in: file).isEmpty)
  }
}
