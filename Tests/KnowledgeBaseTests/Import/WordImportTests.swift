import ByregionSQLite
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionStore

/// Word documents beside texts: kept, compared, read again and rescued like any other.
@Suite("Word documents in the knowledge base") struct WordImportTests {
  let bench: ImportBench

  init() throws { bench = try ImportBench() }

  private func word(_ advice: [String]) -> [UInt8] {
    let text = SampleText.final(advice: advice)
    return WordFile(lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)).bytes
  }

  @Test("a document is imported, revised, read again and given back byte for byte") func round() async throws {
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

  @Test("a write-up as a document supersedes the same one as a text, with its entries") func supersedes()
    async throws
  {
    try bench.write(SampleText.final(advice: ["Møt hverandre ofte."]), to: "rana.txt")
    try await bench.load()
    try bench.delete("rana.txt")
    try bench.write(word(["Møt hverandre ofte."]), to: "rana.docx")
    #expect(try await bench.load().lines == ["revised rana/final"])
    #expect(try bench.rows("SELECT reference FROM passages WHERE kind = 'advice'") == ["rana/advice/1"])
  }

  @Test("a document's bytes are recognized where nothing else identifies them") func rescue() {
    #expect(PlausibleText.isLikely(word(["Møt hverandre ofte."])))
    #expect(!PlausibleText.isLikely([0x50, 0x4B, 3, 4] + [UInt8](repeating: 7, count: 600)))
  }
}
