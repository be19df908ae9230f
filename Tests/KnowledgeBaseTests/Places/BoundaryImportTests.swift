import ByregionImporting
import ByregionReading
import ByregionRecords
import ByregionStore
import Foundation
import TestSupport
import Testing

@Suite("Boundaries in a knowledge base") struct BoundaryImportTests {
  /// A square of a tenth of a degree around a point.
  private static func feature(_ number: String, _ longitude: Double, _ latitude: Double) -> String {
    let corners = [(-0.05, -0.05), (0.05, -0.05), (0.05, 0.05), (-0.05, 0.05), (-0.05, -0.05)]
      .map { "[\(longitude + $0.0),\(latitude + $0.1)]" }.joined(separator: ",")
    return """
      {"type":"Feature","properties":{"kommunenummer":\(number)},"geometry":{"type":"Polygon","coordinates":[[\(corners)]]}}
      """
  }

  private static func file(_ features: [String]) -> [UInt8] {
    Array("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8)
  }

  private static let oslo = feature("301", 10.75, 59.97)
  private static let rana = feature("1833", 14.4, 66.35)

  @Test("areas are loaded, replaced and removed") func loading() throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    #expect(try knowledgeBase.boundarySource() == nil)
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.removeBoundaries() }
    let first = try knowledgeBase.importBoundaries(
      Self.file([Self.oslo, Self.rana]), name: "a.geojson", attribution: "© Noen")
    #expect(first.count == 2 && first.year == 2015 && first.replaced == 0)
    let second = try knowledgeBase.importBoundaries(Self.file([Self.rana]), name: "b.geojson")
    #expect(second.count == 1 && second.replaced == 2)
    let source = try #require(try knowledgeBase.boundarySource())
    #expect(source.name == "b.geojson" && source.count == 1 && source.attribution == nil)
    let area = try #require(try knowledgeBase.boundaryAreas().first)
    #expect(area.number == "1833" && area.municipalities == ["1833"])
    try knowledgeBase.removeBoundaries()
    #expect(try knowledgeBase.boundaryAreas().isEmpty)
  }

  @Test("an invalid file changes nothing, and the error has line and column") func errors() throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    _ = try knowledgeBase.importBoundaries(Self.file([Self.rana]), name: "a.geojson")
    let error = #expect(throws: KnowledgeBaseError.self) {
      _ = try knowledgeBase.importBoundaries(Array("{\"type\":\n  oops}".utf8), name: "b.geojson")
    }
    #expect(error?.place == "b.geojson:2:3")
    #expect(error?.category == .invalidInput)
    #expect(try knowledgeBase.boundarySource()?.name == "a.geojson")
  }

  @Test("an area of 2024 belongs to all municipalities that became part of it") func later() throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    // Indre Østfold, made of five municipalities.
    let report = try knowledgeBase.importBoundaries(
      Self.file([Self.feature("3118", 11.3, 59.6), Self.oslo]), name: "a.geojson")
    #expect(report.year == 2024)
    let areas = try knowledgeBase.boundaryAreas()
    #expect(areas.map(\.number) == ["0301", "3118"])
    #expect(areas[1].municipalities == ["0122", "0123", "0124", "0125", "0138"])
  }

  @Test("an invalid geometry written by another program is omitted") func foreign() throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    _ = try knowledgeBase.importBoundaries(Self.file([Self.rana]), name: "a.geojson")
    try knowledgeBase.connection.run("INSERT INTO boundaries (number, year, geometry) VALUES ('0301', 2015, '{')")
    #expect(try knowledgeBase.boundaryAreas().map(\.number) == ["1833"])
  }

  @Test("rescue and the export to GeoJSON include the areas") func kept() async throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("a.db").path
    let knowledgeBase = try KnowledgeBase.open(path, for: .writing)
    try await knowledgeBase.importSources(SourceFinder.find([Project.folder.appendingPathComponent("seed").path]))
    _ = try knowledgeBase.importBoundaries(Self.file([Self.rana]), name: "a.geojson", attribution: "© Noen")
    let feature = try #require(try knowledgeBase.municipalityFeatures().first { $0.id == "1833" })
    #expect(feature.polygons.first?.first?.count == 5)
    try knowledgeBase.close()
    let target = folder.url.appendingPathComponent("b.db").path
    let report = try KnowledgeBase.rescue(path, into: target)
    #expect(report.losses.isEmpty)
    let rescued = try KnowledgeBase.open(target, for: .reading)
    #expect(try rescued.boundarySource()?.attribution == "© Noen")
    #expect(try rescued.boundaryAreas().map(\.number) == ["1833"])
    try rescued.close()
  }
}
