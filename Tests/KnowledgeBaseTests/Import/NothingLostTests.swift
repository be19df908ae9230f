import ByregionWriteUp
import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionReading
@testable import ByregionSearch
@testable import ByregionStore

@Suite("What is stored comes out again") struct NothingLostTests {
  /// Every write-up of the corpus, of other regions, and both seeds.
  private static let sources: [SourceFile] = {
    let folders = ["Tests/WriteUpTests/Fixtures/write-ups", "Tests/WriteUpTests/Fixtures/others", "seed"]
    return folders.flatMap(Project.files(below:)).filter { !$0.hasSuffix(".json") }.map { path in
      SourceFile(name: path, location: Project.folder.appendingPathComponent(path).path, byteCount: 0)
    }
  }()

  private struct Part: Equatable {
    var kind: Section.Kind
    var heading: String?
    var texts: [String]
  }

  private static func parts(of writeUp: WriteUp) -> [Part] {
    writeUp.sections.map { Part(kind: $0.kind, heading: $0.heading, texts: $0.entries.map(\.text)) }
  }

  @Test("the bytes of every source, and a text that reads as the source does", arguments: sources.map(\.name))
  func roundTrip(name: String) async throws {
    let file = try #require(Self.sources.first { $0.name == name })
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file.location)))
    let knowledgeBase = try KnowledgeBase.inMemory()
    let report = try await knowledgeBase.importSources(FoundSources(files: [file]))
    #expect(report.failures.isEmpty)
    #expect(try knowledgeBase.content(ofDocument: 1) == bytes)
    let slug = try knowledgeBase.connection.rows("SELECT slug FROM regions JOIN documents ON region_id = regions.id") {
      $0.text(0)
    }
    let region = try #require(slug.first ?? nil)
    let exported = try #require(try knowledgeBase.export(region: region).first)
    let read = WriteUpReader.read(try SourceText(bytes: bytes, name: name))
    let again = WriteUpReader.read(try SourceText(bytes: Array(exported.text.utf8), name: "export.txt"))
    #expect(Self.parts(of: again) == Self.parts(of: read))
    #expect(again.title == read.title && again.regionName == read.regionName && again.kind == read.kind)
    #expect(again.language == read.language && again.facts.population == read.facts.population)
    #expect(again.facts.partners.map(\.name) == read.facts.partners.map(\.name))
  }
}
