import ByregionImporting
import ByregionSQLite
import ByregionStore
import Foundation
import Testing

/// Counts the pages of the file that a hostile document needs. A document of twice the size may need twice the pages.
@Suite("Hostile documents") struct HostileImportTests {
  private static func repeated(_ piece: String, _ count: Int) -> String { String(repeating: piece, count: count) }

  /// Documents whose size in the file might be quadratic.
  private static let shapes: [(name: String, text: @Sendable (Int) -> String)] = [
    (
      "a long title over many items",
      { "Lang\(repeated("et", $0))regionen\n\nResultater\n\n\(repeated(" • punkt\n", $0))" }
    ),
    (
      "a long heading over many items",
      { "Ranaregionen\n\nResultater \(repeated("et", $0))\n\n\(repeated(" • punkt\n", $0))" }
    ),
    ("many headings", { "Ranaregionen\n\n\(repeated("Resultater\n\n • x\n", $0))" }),
    ("many partners", { "Ranaregionen\n\nFakta\n\nSamarbeidskommuner: \(repeated("Rana, ", $0))\n" }),
    ("many names of one region", { size in (0..<size).map { "Region nr\($0)regionen\n" }.joined() }),
    ("a long word", { "Ranaregionen\n\n\(repeated("ord", $0 * 10))\n" }),
    (
      "different words",
      { size in "Ranaregionen\n\n" + (0..<size * 4).map { "ord\($0)" }.joined(separator: " ") + "\n" }
    ),
  ]

  @Test("a document of twice the size takes at most twice the space", arguments: shapes.map(\.name))
  func growth(name: String) async throws {
    let shape = try #require(Self.shapes.first { $0.name == name })
    let empty = try await pages("Ranaregionen\n")
    let small = try await pages(shape.text(600)) - empty
    let large = try await pages(shape.text(1200)) - empty
    // The additional pages allow for rounding.
    #expect(large <= small * 22 / 10 + 24, "\(small) pages, then \(large)")
  }

  private func pages(_ text: String) async throws -> Int {
    let sandbox = try Sandbox()
    try sandbox.write(text, to: "source.txt")
    let knowledgeBase = try KnowledgeBase.open(sandbox.path("kb.db"), for: .writing)
    let report = try await knowledgeBase.importSources(SourceFinder.find([sandbox.path("source.txt")]))
    #expect(report.count(.added) == 1)
    try knowledgeBase.close()
    let connection = try Connection(path: sandbox.path("kb.db"), mode: .readOnly)
    defer { try? connection.close() }
    let pages = try connection.first("PRAGMA page_count") { $0.int(0) ?? 0 } ?? 0
    // Migrations leave free pages, which are reused.
    return pages - (try connection.first("PRAGMA freelist_count") { $0.int(0) ?? 0 } ?? 0)
  }
}
