import ByregionSQLite
import Foundation
import Synchronization
import Testing

@testable import ByregionImporting
@testable import ByregionPlaces
@testable import ByregionRecords

/// What goes wrong with one document, or with the whole file.
@Suite("Import failures") struct FailureTests {
  let bench: ImportBench

  init() throws { bench = try ImportBench() }

  private func text(_ number: Int) -> String {
    let towns = ["Hamar", "Gjøvik", "Narvik", "Bodø", "Tromsø", "Molde"]
    let town = towns[number % towns.count]
    return SampleText.final(
      region: "\(town)regionen", advice: ["Råd nummer \(number)."], results: ["Resultat \(number)."], applicant: town,
      partners: "")
  }

  @Test("a document that cannot be written takes no other with it") func oneFails() async throws {
    for number in 0..<3 { try bench.write(text(number), to: "\(number).txt") }
    try bench.knowledgeBase.connection.execute(
      "CREATE UNIQUE INDEX trouble ON documents (language) WHERE source = '1.txt' OR source = '0.txt'")
    let loaded = try await bench.load()
    #expect(loaded.report.failures.map { URL(fileURLWithPath: $0.name).lastPathComponent } == ["1.txt"])
    #expect(loaded.documents.map(\.regionSlug) == ["hamar", "narvik"])
    #expect(try bench.rows("SELECT slug FROM regions") == ["hamar", "narvik"])

    try bench.knowledgeBase.connection.execute("DROP INDEX trouble")
    #expect(try bench.problems().isEmpty)
    let again = try bench.knowledgeBase.failedSources()
    #expect(again.files.map(\.location) == [bench.path("1.txt")])
    let report = try await bench.knowledgeBase.importSources(again)
    #expect(report.count(.added) == 1)
    #expect(try bench.knowledgeBase.failedSources().files.isEmpty)
  }

  @Test("a document whose passage is refused takes no other with it, though passages are written together")
  func oneRecordFails() async throws {
    for number in 0..<3 { try bench.write(text(number), to: "\(number).txt") }
    try bench.write(text(3).replacing("Råd nummer 3.", with: "Råd nummer 0."), to: "3.txt")
    try bench.knowledgeBase.connection.execute("CREATE UNIQUE INDEX trouble ON passages (text) WHERE kind = 'advice'")
    let loaded = try await bench.load()
    #expect(loaded.report.failures.map { URL(fileURLWithPath: $0.name).lastPathComponent } == ["3.txt"])
    #expect(loaded.documents.map(\.regionSlug) == ["hamar", "gjovik", "narvik"])
    #expect(try bench.rows("SELECT text FROM advice ORDER BY id") == (0..<3).map { "Råd nummer \($0)." })
    try bench.knowledgeBase.connection.execute("DROP INDEX trouble")
    #expect(try bench.problems().isEmpty)
  }

  @Test("named binary and empty files fail with a sentence; a folder's binary files are passed over")
  func unreadable() async throws {
    try bench.write(text(0), to: "a.txt")
    let binary = try bench.write([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x34, 0x0A, 0x00], to: "b.txt")
    let empty = try bench.write("", to: "c.txt")
    let blank = try bench.write(" \n\n\t\n", to: "d.txt")
    let loaded = try await bench.load()
    #expect(loaded.report.count(.added) == 1)
    #expect(loaded.report.skipped.map(\.name) == [bench.path("b.txt")])
    #expect(loaded.report.failures.map(\.error.message) == ["the file is empty", "the file holds no text"])
    #expect(loaded.report.failures.allSatisfy { $0.error.category == .invalidInput })
    #expect(
      try bench.rows("SELECT location FROM import_failures ORDER BY location") == [empty, blank])
    let named = try await bench.load([binary])
    #expect(named.report.failures.map(\.error.category) == [.invalidInput])
  }

  @Test("a failed file that is gone is forgotten") func goneFailure() async throws {
    let empty = try bench.write("", to: "c.txt")
    try await bench.load([empty])
    try bench.delete("c.txt")
    let found = try bench.knowledgeBase.failedSources()
    #expect(found.files.isEmpty && found.failures.isEmpty)
    #expect(found.skipped.map(\.name) == [empty])
    #expect(try bench.rows("SELECT * FROM import_failures").isEmpty)
  }

  @Test("Ctrl-C stops after the batch that is being written, and the rest can be imported later")
  func interrupted() async throws {
    for number in 0..<6 { try bench.write(text(number), to: "\(number).txt") }
    var options = ImportOptions()
    options.batchCount = 2
    let isStopped = Mutex(false)
    options.shouldStop = { isStopped.withLock { $0 } }
    let loaded = try await bench.load(options: options, onDocument: { isStopped.withLock { $0 = true } })
    #expect(loaded.report.wasInterrupted)
    #expect(loaded.documents.count == 2)
    #expect(try bench.rows("SELECT count(*) FROM documents") == ["2"])
    #expect(try bench.problems().isEmpty)
    let rest = try await bench.load()
    #expect(!rest.report.wasInterrupted)
    #expect(rest.report.count(.unchanged) == 2 && rest.report.count(.added) == 4)
  }

  @Test("another writer is waited for, then reported as busy") func busy() async throws {
    try bench.write(text(0), to: "0.txt")
    let other = try Connection(path: bench.path, mode: .readWrite)
    try other.execute("BEGIN IMMEDIATE")
    await #expect(throws: KnowledgeBaseError.self) { try await bench.load() }
    do { try await bench.load() } catch let error as KnowledgeBaseError { #expect(error.category == .busy) }
    try other.execute("ROLLBACK")
    try other.close()
    #expect(try await bench.load().report.count(.added) == 1)
  }

  @Test("what another process writes between two batches is seen") func otherWriter() async throws {
    for number in 0..<4 { try bench.write(text(number), to: "\(number).txt") }
    var options = ImportOptions()
    options.batchCount = 1
    let path = bench.path
    let second = try bench.write(text(2) + "\n", to: "elsewhere/2b.txt")
    var hasWritten = false
    // No importer of ours: those wait for each other. Another program may write all the same.
    let other = try Connection(path: path, mode: .readWrite)
    try other.execute("PRAGMA foreign_keys = ON")
    let files = (0..<4).map { bench.path("\($0).txt") }
    let content = try Data(contentsOf: URL(fileURLWithPath: second))
    let report = try await bench.knowledgeBase.importSources(SourceFinder.find(files), options: options) { event in
      guard case .document = event, !hasWritten else { return }
      hasWritten = true
      try Self.writing(other) { session in
        let file = SourceFile(name: second, location: second, byteCount: content.count)
        let document = try PreparedDocument(
          file, content: Array(content), checksum: ContentHash.hexadecimal(of: Array(content)), tools: session.tools)
        _ = try session.write(document)
      }
    }
    try other.close()
    #expect(report.failures.isEmpty)
    #expect(try bench.rows("SELECT slug FROM regions ORDER BY slug") == ["bodo", "gjovik", "hamar", "narvik"])
    #expect(try bench.rows("SELECT count(*) FROM documents WHERE status = 'current'") == ["4"])
    #expect(try bench.problems().isEmpty)
  }

  private static func writing(_ connection: Connection, _ body: (inout WritingSession) throws -> Void) throws {
    try connection.withoutTriggers {
      try connection.transaction {
        var session = try WritingSession(
          connection: connection, register: PlaceRegister(connection), now: "2020-01-01T00:00:00Z")
        try body(&session)
        try session.finishBatch()
      }
    }
  }

  @Test("a full disk ends the import with what to do, and batches before it are in") func fullDisk() async throws {
    for number in 0..<6 {
      let padding = (0..<200).map { "• Resultat \($0) av \(number) om nokså mye arbeid.\n" }.joined()
      try bench.write(
        text(number).replacingOccurrences(of: "• Resultat \(number).\n", with: padding), to: "\(number).txt")
    }
    var options = ImportOptions()
    options.batchCount = 1
    let connection = bench.knowledgeBase.connection
    let pages = try connection.first("PRAGMA page_count") { $0.int(0) ?? 0 } ?? 0
    try connection.execute("PRAGMA max_page_count = \(pages + 20)")
    do {
      try await bench.load(options: options)
      Issue.record("the disk was not full")
    } catch let error as KnowledgeBaseError {
      #expect(error.category == .inputOutput)
      #expect(error.suggestion?.description.contains("space") == true)
    }
    #expect(try bench.rows("SELECT count(*) BETWEEN 1 AND 5 FROM documents") == ["1"])
    #expect(try bench.problems().isEmpty)
    try connection.execute("PRAGMA max_page_count = 1073741823")
    #expect(try await bench.load().report.failures.isEmpty)
    #expect(try bench.rows("SELECT count(*) FROM regions") == ["6"])
    #expect(try bench.problems().isEmpty)
  }
}
