import ByregionConsole
import ByregionImporting
import ByregionReading
import ByregionSQLite
import ByregionSearch
import ByregionStore
import Foundation
import TestSupport
import Testing

@Suite("Many at once", .serialized) struct ManyAtOnceFuzzTests {
  private static let count = 40

  /// The combined results of eight readers.
  private struct Answers {
    var count = 0
    var longest = Duration.zero

    mutating func add(_ other: Answers) {
      count += other.count
      longest = max(longest, other.longest)
    }
  }

  @Test("eight readers query during an import: none fails, and each answer is from one state") func readers()
    async throws
  {
    let sandbox = try Sandbox(timeLimit: .seconds(1800))
    try sandbox.makeWriteUps(5)
    _ = try await sandbox.driver("kb.db 5 write-ups")
    // Every edition revises all regions. `make fuzz ROUNDS=50000` makes twenty. Each document is one commit.
    for edition in 1...Rounds.count(1, cost: 2500) {
      for number in 1...Self.count {
        let name = "editions/\(1000 + edition)/\(100 + number).txt"
        try sandbox.write(WriteUpSample.text(number, edition: edition), to: name)
      }
    }
    let path = sandbox.path("kb.db")
    let isDone = Flag()
    async let answers = withThrowingTaskGroup(of: Answers.self) { group in
      for number in 0..<8 { group.addTask { try await Self.ask(path, reader: number, until: isDone) } }
      return try await group.reduce(into: Answers()) { $0.add($1) }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await sandbox.driver("kb.db 1 editions")
    let duration = clock.now - start
    isDone.set()
    #expect(result.exitCode == 0, "\(result)")
    let seen = try await answers
    #expect(seen.count >= 16)
    #expect(try Examination.faults(of: path) == [])
    print("eight readers: \(seen.count) answers in \(duration) of importing, the longest took \(seen.longest)")
  }

  /// Queries until the import ends, at least twice.
  private static func ask(_ path: String, reader: Int, until isDone: Flag) async throws -> Answers {
    var answers = Answers()
    var latest = 0
    let clock = ContinuousClock()
    while !isDone.isSet || answers.count < 2 {
      let start = clock.now
      let counts = try rowCounts(path)
      #expect(counts[0] == counts[1] && counts[2] == counts[3] && counts[4] == counts[5], "\(counts)")
      #expect(counts[0] >= latest, "documents do not disappear")
      latest = counts[0]
      answers.add(Answers(count: 1, longest: clock.now - start))
      let searchStart = clock.now
      let knowledgeBase = try KnowledgeBase.open(path, for: .reading)
      let response = try knowledgeBase.search(SearchRequest(reader % 2 == 0 ? "forankring" : "samarbeid"))
      #expect(!response.hits.isEmpty, "\(response.understoodQuery)")
      try knowledgeBase.close()
      answers.add(Answers(count: 1, longest: clock.now - searchStart))
      await Task.yield()
    }
    return answers
  }

  /// Pairs of queries whose results agree in every state of the file.
  private static func rowCounts(_ path: String) throws -> [Int] {
    let console = try SQLConsole(path: path)
    var counts: [Int] = []
    _ = try console.run(
      """
      SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM document_contents),
        (SELECT count(*) FROM documents WHERE status = 'current'), (SELECT count(DISTINCT document_id) FROM passages),
        (SELECT count(*) FROM passages), (SELECT count(*) FROM passages_fts_docsize)
      """
    ) { _ in
    } row: { row in
      counts = (0..<6).map { row.int($0) ?? -1 }
    }
    try console.close()
    return counts
  }

  @Test("a reader changes neither the file nor its log, even as the last to close it") func readersDoNotCheckpoint()
    async throws
  {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(4)
    let writer = try KnowledgeBase.open(sandbox.path("kb.db"), for: .writing)
    _ = try await writer.importSources(SourceFinder.find([sandbox.path("write-ups")]))
    // The files as after a killed writer: its commits are still in the log.
    try sandbox.copy("kb.db", to: "left.db")
    try sandbox.copy("kb.db-wal", to: "left.db-wal")
    try writer.close()
    let file = try sandbox.bytes(of: "left.db")
    let log = try sandbox.bytes(of: "left.db-wal")
    #expect(log.count > 100_000)
    for arguments in ["search forankring", "list documents", "sql 'SELECT count(*) FROM documents'", "schema"] {
      let result = try await sandbox.byregion("\(arguments) --db left.db")
      #expect(result.exitCode == 0, "\(result)")
      #expect(try sandbox.bytes(of: "left.db") == file, "\(arguments)")
      #expect(try sandbox.bytes(of: "left.db-wal") == log, "\(arguments)")
    }
  }

  @Test("a second import waits up to its limit, then reports that the file is busy") func busy() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(2)
    let first = try KnowledgeBase.open(sandbox.path("kb.db"), for: .writing)
    let second = try await sandbox.byregion("import --wait 0.1 --db kb.db write-ups")
    #expect(second.exitCode == 75, "\(second)")
    #expect(second.standardError.contains("another process is writing"))
    async let patient = sandbox.byregion("import --wait 50 --db kb.db write-ups")
    try first.close()
    #expect(try await patient.exitCode == 0)
    #expect(!sandbox.exists("kb.db-lock"), "the lock file is removed")
  }

  @Test("an import also waits for another SQLite program that writes") func foreignWriter() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(2)
    _ = try await sandbox.byregion("import --quiet --db kb.db write-ups/001.txt")
    let other = try Connection(path: sandbox.path("kb.db"))
    try other.execute("BEGIN IMMEDIATE")
    let second = try await sandbox.byregion("import --wait 0.1 --db kb.db write-ups")
    #expect(second.exitCode == 75, "\(second)")
    try other.execute("ROLLBACK")
    try other.close()
  }

  @Test("concurrent imports have the same result as imports one after the other") func together() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(12)
    _ = try await sandbox.driver("alone.db 3 write-ups")
    async let first = sandbox.byregion("import --quiet --wait 50 --db kb.db write-ups")
    async let second = sandbox.byregion("import --quiet --wait 50 --db kb.db write-ups")
    async let third = sandbox.byregion("import --quiet --wait 50 --db kb.db write-ups")
    #expect(try await [first.exitCode, second.exitCode, third.exitCode] == [0, 0, 0])
    let difference = Examination.difference(
      try Examination.contents(of: sandbox.path("kb.db")), try Examination.contents(of: sandbox.path("alone.db")))
    #expect(difference == [])
    #expect(try Examination.faults(of: sandbox.path("kb.db")) == [])
  }

  @Test("a backup during an import has one consistent state") func backupMeanwhile() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(2)
    _ = try await sandbox.driver("kb.db 2 write-ups")
    try sandbox.makeWriteUps(20)
    async let importing = sandbox.driver("kb.db 1 write-ups")
    for number in 1...3 {
      let result = try await sandbox.byregion("database backup --db kb.db copy\(number).db")
      #expect(result.exitCode == 0, "\(result)")
      #expect(try Examination.faults(of: sandbox.path("copy\(number).db")) == [])
    }
    #expect(try await importing.exitCode == 0)
  }
}
