import ByregionSQLite
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionStore

/// Word documents beside texts: kept, compared, read anew and rescued like any other.
@Suite("Word documents in the knowledge base") struct WordImportTests {
  let bench: ImportBench

  init() throws { bench = try ImportBench() }

  private func word(_ advice: [String]) -> [UInt8] {
    let text = SampleText.final(advice: advice)
    return WordFile(lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)).bytes
  }

  @Test("a document is imported, revised, read anew and given back byte for byte") func round() async throws {
    let first = word(["Møt hverandre ofte.", "Del på oppgavene."])
    try bench.write(first, to: "rana.docx")
    #expect(try await bench.load().report.count(.added) == 1)
    #expect(try await bench.load().lines == ["unchanged rana/final"])
    #expect(try bench.rows("SELECT format, encoding FROM documents") == ["docx|utf-8"])
    try bench.write(word(["Møt hverandre ofte.", "Ha en prosjektleder."]), to: "rana.docx")
    #expect(try await bench.load().lines == ["revised rana/final advice +1 ~0 -1"])
    #expect(try bench.rows("SELECT line FROM advice ORDER BY position") == ["9", "10"])
    #expect(try bench.knowledgeBase.content(ofDocument: 1) == first)
    #expect(try bench.knowledgeBase.rebuild().differences.isEmpty)
    #expect(try bench.problems().isEmpty)
  }

  @Test("the same write-up as a document takes over from the one as a text, entries and all") func takesOver()
    async throws
  {
    try bench.write(SampleText.final(advice: ["Møt hverandre ofte."]), to: "rana.txt")
    try await bench.load()
    try bench.delete("rana.txt")
    try bench.write(word(["Møt hverandre ofte."]), to: "rana.docx")
    #expect(try await bench.load().lines == ["revised rana/final"])
    #expect(try bench.rows("SELECT reference FROM passages WHERE kind = 'advice'") == ["rana/advice/1"])
  }

  @Test("a document's bytes are told from other bytes where nothing else tells") func rescue() {
    #expect(PlausibleText.isLikely(word(["Møt hverandre ofte."])))
    #expect(!PlausibleText.isLikely([0x50, 0x4B, 3, 4] + [UInt8](repeating: 7, count: 600)))
  }

  @Test("a file from before Word documents is brought up to date with all that it holds") func migration() throws {
    let migrations = try Migration.all()
    let connection = try Connection(path: "", mode: .memory)
    try Migrator(migrations: Array(migrations.prefix(5))).migrate(connection, path: "x", now: "2018-01-01T00:00:00Z")
    let document = "'final', 'current', 1, 'Rana', 'nb', 'rana.txt', '/rana.txt'"
    let stamp = "'utf-8', '\(String(repeating: "a", count: 64))', 4, '2018-01-01T00:00:00Z'"
    try connection.execute("INSERT INTO regions VALUES (1, 'rana', 'Rana')")
    try connection.execute("INSERT INTO documents VALUES (7, 1, \(document), 'plain', \(stamp))")
    try connection.execute("INSERT INTO document_contents VALUES (7, x'52616E61')")
    try Migrator(migrations: migrations).migrate(connection, path: "x", now: "2018-01-01T00:00:00Z")
    let rows = try connection.rows("SELECT format FROM documents JOIN document_contents ON document_id = id") {
      $0.text(0)
    }
    #expect(rows == ["plain"])
    try connection.execute("UPDATE documents SET format = 'docx'")
    #expect(throws: SQLiteError.self) { try connection.execute("UPDATE documents SET format = 'xls'") }
    #expect(throws: SQLiteError.self) { try connection.execute("INSERT INTO document_contents VALUES (8, x'00')") }
    try connection.execute("DELETE FROM documents")
    #expect(try connection.first("SELECT count(*) FROM document_contents") { $0.int(0) } == 0)
    #expect(try SchemaTrust(migrations: migrations).strangers(connection).isEmpty)
  }
}
