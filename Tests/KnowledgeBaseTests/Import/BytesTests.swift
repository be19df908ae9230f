import Foundation
import Testing

@testable import ByregionImporting

@Suite("Bytes") struct BytesTests {
  @Test(
    "the bytes of a document come out again as they went in",
    arguments: ["utf8", "bom", "utf16", "windows", "crlf", "superseded", "removed"])
  func raw(manner: String) async throws {
    let bench = try ImportBench()
    let text = SampleText.final(advice: ["Møt hverandre – ofte."])
    var bytes = Array(text.utf8)
    switch manner {
    case "bom": bytes = [0xEF, 0xBB, 0xBF] + bytes
    case "utf16": bytes = Array(try #require(text.data(using: .utf16)))
    case "windows": bytes = Array(try #require(text.data(using: .windowsCP1252)))
    case "crlf": bytes = Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
    default: break
    }
    try bench.write(bytes, to: "rana.txt")
    #expect(try await bench.load().report.count(.added) == 1)
    #expect(try bench.rows("SELECT text FROM advice") == ["Møt hverandre – ofte."])
    if manner == "superseded" {
      try bench.write(SampleText.final(advice: ["Noe annet."]), to: "rana.txt")
      try await bench.load()
    }
    if manner == "removed" { try bench.knowledgeBase.removeDocument(1) }
    #expect(try bench.knowledgeBase.content(ofDocument: 1) == bytes)
  }
}
