import ByregionSQLite
import Foundation

@testable import ByregionConsole
@testable import ByregionImporting
@testable import ByregionRecords
@testable import ByregionStore

/// A folder with a copy of a knowledge base that contains the programme's own documents, optionally also the corpus of
/// write-ups.
final class ConsoleFixture {
  /// The bytes of the knowledge base, made once and copied for each fixture. Not `Data`, whose tagged pointers the
  /// address sanitizer reports as leaks.
  private static let seeds = Task { try await imported(["seed"]) }
  private static let corpus = Task { try await imported(["seed", "Tests/WriteUpTests/Fixtures/write-ups"]) }

  private static func imported(_ folders: [String]) async throws -> [UInt8] {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = try newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("seeds.db").path
    let knowledgeBase = try KnowledgeBase.open(path, for: .writing)
    let found = SourceFinder.find(folders.map { project.appendingPathComponent($0).path })
    _ = try await knowledgeBase.importSources(found, options: ImportOptions()) { _ in }
    try knowledgeBase.close()
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  let folder: URL
  var path: String { folder.appendingPathComponent("test.db").path }

  init(withCorpus: Bool = false) async throws {
    let bytes = try await (withCorpus ? Self.corpus : Self.seeds).value
    folder = try Self.newFolder()
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The bytes of the knowledge base, and the names of all files beside it.
  func state() throws -> (bytes: Data, files: [String]) {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return (try Data(contentsOf: URL(fileURLWithPath: path)), files)
  }

  /// The rows of a query, run on a new console.
  func rows(
    _ sql: String, _ parameters: [String] = [], limits: QueryLimits = .standard
  ) throws -> [[Value]] {
    let console = try SQLConsole(path: path, limits: limits)
    defer { try? console.close() }
    var values = QueryParameters()
    for parameter in parameters { try values.add(parameter) }
    var rows: [[Value]] = []
    _ = try console.run(sql, parameters: values, begin: { _ in }, row: { rows.append($0.values) })
    return rows
  }

  /// The error of a query; nil if it succeeds.
  func error(
    _ sql: String, _ parameters: [String] = [], limits: QueryLimits = .standard
  ) throws -> KnowledgeBaseError? {
    do {
      _ = try rows(sql, parameters, limits: limits)
      return nil
    } catch let error as KnowledgeBaseError {
      return error
    }
  }

  private static func newFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("byregion-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
