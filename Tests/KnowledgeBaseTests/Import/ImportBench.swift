import ByregionSQLite
import Foundation
import TestSupport

@testable import ByregionImporting
@testable import ByregionPlaces
@testable import ByregionReading
@testable import ByregionStore

/// A folder for write-ups and a knowledge base beside it.
final class ImportBench {
  let folder: TemporaryFolder
  let knowledgeBase: KnowledgeBase
  var path: String { folder.url.appendingPathComponent("test.db").path }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("texts"), withIntermediateDirectories: true)
    knowledgeBase = try KnowledgeBase.open(
      folder.url.appendingPathComponent("test.db").path, for: .writing, busyTimeout: .milliseconds(20))
  }

  deinit { try? knowledgeBase.close() }

  /// The path of a file in the folder of write-ups.
  func path(_ name: String) -> String { folder.url.appendingPathComponent("texts/\(name)").path }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  func delete(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  /// What an import reported.
  struct Loaded {
    var report: ImportReport
    var documents: [ImportReport.Document]

    /// "revised rana/final: +1 ~0 -0 advice".
    var lines: [String] {
      documents.map { document in
        let changes = document.changes.map { " \($0.kind.rawValue) +\($0.added) ~\($0.changed) -\($0.removed)" }
        return "\(document.outcome.rawValue) \(document.regionSlug)/\(document.kind.rawValue)" + changes.joined()
      }
    }
  }

  /// Imports paths; the whole folder of write-ups if none are named.
  @discardableResult
  func load(
    _ paths: [String] = [], as stated: StatedFormat? = nil, options: ImportOptions = ImportOptions(),
    onDocument: @escaping @Sendable () -> Void = {}
  ) async throws -> Loaded {
    let found = SourceFinder.find(paths.isEmpty ? [path("")] : paths, as: stated)
    var documents: [ImportReport.Document] = []
    let report = try await knowledgeBase.importSources(found, options: options) { event in
      guard case .document(let document) = event else { return }
      documents.append(document)
      onDocument()
    }
    return Loaded(report: report, documents: documents)
  }

  /// The rows of a query, each as texts joined by "|".
  func rows(_ sql: String, _ arguments: [Value] = []) throws -> [String] {
    try knowledgeBase.connection.rows(sql, arguments) { row in
      (0..<row.count).map { row.text($0) ?? "NULL" }.joined(separator: "|")
    }
  }

  /// What an examination finds, index and vocabulary included; empty when all is well.
  func problems() throws -> [String] { try knowledgeBase.check().items.flatMap(\.problems).map(\.english) }
}

/// Write-ups made to measure.
enum SampleText {
  /// A final write-up of a region with Rana's facts, if no other are given.
  static func final(
    region: String = "Ranaregionen", advice: [String], results: [String] = ["Ny næringshage er etablert."],
    applicant: String = "Rana", partners: String = "Hemnes, Nesna, Lurøy"
  ) -> String {
    """
    \(region)

    Resultater

    \(results.map { "• \($0)" }.joined(separator: "\n"))

    \(region)s råd for samarbeid om regional utvikling

    \(advice.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n"))

    Fakta \(region)

    Søkerkommune: \(applicant)
    Samarbeidskommuner: \(partners)
    Folketall i regionen: 34.394 (1.jan 2015)
    Areal i regionen: 6.073 km²

    """
  }

  /// An application of the same region.
  static func application(
    region: String = "Ranaregionen", paragraphs: [String], applicant: String = "Rana",
    partners: String = "Hemnes, Nesna, Lurøy"
  ) -> String {
    """
    \(region)

    Utdrag fra \(region) sin søknad til Byregionprogrammet

    \(paragraphs.joined(separator: "\n\n"))

    Fakta \(region)

    Søkerkommune: \(applicant)
    Samarbeidskommuner: \(partners)

    """
  }
}
