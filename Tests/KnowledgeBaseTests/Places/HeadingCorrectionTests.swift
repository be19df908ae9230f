import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionReading
@testable import ByregionRecords
@testable import ByregionSearch
@testable import ByregionStore
@testable import ByregionWriteUp

@Suite("Corrections of headings") struct HeadingCorrectionTests {
  private let knowledgeBase: KnowledgeBase
  private let folder: TemporaryFolder

  init() throws {
    knowledgeBase = try KnowledgeBase.inMemory()
    folder = try TemporaryFolder()
  }

  private func write(_ advice: String) throws -> String {
    let file = folder.url.appendingPathComponent("kyst.txt")
    let text = """
      Kystregionen

      Mål for Kystregionen

      1. Styrke samarbeidet

      Sagt over kaffen

      1. \(advice)
      2. Kaffe og kake

      Resultat for Kystregionen

      1. Felles havneplan
      """
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func importText(_ advice: String) async throws {
    let report = try await knowledgeBase.importSources(SourceFinder.find([try write(advice)]))
    #expect(report.failures.isEmpty)
  }

  private func passages() throws -> [String] {
    try knowledgeBase.connection.rows("SELECT reference, text FROM passages ORDER BY id") {
      "\($0.text(0) ?? "") \($0.text(1) ?? "")"
    }
  }

  private func faults() throws -> [String] {
    try knowledgeBase.check().items.flatMap(\.problems).map { $0.text(in: .english) }
  }

  private func slug() throws -> String {
    try knowledgeBase.connection.first("SELECT slug FROM regions") { $0.text(0) ?? "" } ?? ""
  }

  @Test("a line becomes a heading of advice in stored documents, in later imports and in a rebuild")
  func heading() async throws {
    try await importText("Samtaler hver uke")
    let slug = try slug()
    #expect(try !passages().contains { $0.hasPrefix("\(slug)/advice/") })
    try knowledgeBase.correctHeading("SAGT over kaffen:", inRegion: slug, to: .heading(.advice))
    #expect(
      try passages().suffix(3) == [
        "\(slug)/advice/1 Samtaler hver uke", "\(slug)/advice/2 Kaffe og kake", "\(slug)/result/1 Felles havneplan",
      ])
    let lines = try knowledgeBase.documentPage(1).lines.filter { $0.text == "Sagt over kaffen" }
    #expect(lines.flatMap(\.pieces).map(\.part) == [.heading(.advice)])
    try await importText("Lange samtaler hver uke")
    #expect(try passages().contains("\(slug)/advice/2 Kaffe og kake"))
    #expect(try passages().contains { $0.hasSuffix("Lange samtaler hver uke") && $0.contains("/advice/") })
    _ = try knowledgeBase.rebuild()
    #expect(try passages().contains("\(slug)/advice/2 Kaffe og kake"))
    let forms = try knowledgeBase.headings(ofRegion: slug).filter(\.isCorrected)
    #expect(forms.map(\.heading) == ["Sagt over kaffen"])
    #expect(forms.map(\.kind) == ["advice"])
    #expect(try faults() == [])
  }

  @Test("a heading becomes text, and a correction can be removed") func text() async throws {
    try await importText("Samtaler hver uke")
    let slug = try slug()
    let before = try passages()
    try knowledgeBase.correctHeading("Resultat for Kystregionen", inRegion: slug, to: .text)
    #expect(try passages().contains { $0.hasSuffix(" Resultat for Kystregionen") })
    #expect(try !passages().contains { $0.hasPrefix("\(slug)/result/") })
    // A new correction replaces the previous one.
    try knowledgeBase.correctHeading("resultat for kystregionen", inRegion: slug, to: .heading(.continuation))
    #expect(try passages().contains { $0.hasPrefix("\(slug)/continuation/1") })
    try knowledgeBase.forgetHeadingCorrection("Resultat for Kystregionen", inRegion: slug)
    // Kinds and texts are as before. Numbers of references are not reused.
    func withoutNumbers(_ passages: [String]) -> [String] {
      passages.map { $0.replacing(#/[0-9]+ /#, with: "", maxReplacements: 1) }
    }
    #expect(try withoutNumbers(passages()) == withoutNumbers(before))
    #expect(try faults() == [])
  }

  @Test("correcting a line that no document has, and removing a missing correction, are refused") func wrong()
    async throws
  {
    try await importText("Samtaler hver uke")
    let slug = try slug()
    #expect(throws: KnowledgeBaseError.self) {
      try knowledgeBase.correctHeading("Finnes ikke", inRegion: slug, to: .heading(.advice))
    }
    #expect(throws: KnowledgeBaseError.self) {
      try knowledgeBase.forgetHeadingCorrection("Sagt over kaffen", inRegion: slug)
    }
    #expect(try knowledgeBase.connection.first("SELECT count(*) FROM heading_corrections") { $0.integer(0) } == 0)
  }
}
