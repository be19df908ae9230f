import ByregionConsole
import ByregionFiles
import ByregionImporting
import ByregionPlaces
import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionText
import Foundation

/// Any SQL gives rows or a message, never an internal error, and does not change the file.
enum SQLChecks {
  nonisolated(unsafe) private static let console: SQLConsole = {
    do {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("byregion-fuzz-\(getpid())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let path = folder.appendingPathComponent("kb.db").path
      try KnowledgeBase.open(path, for: .writing).close()
      let limits = QueryLimits(timeout: .milliseconds(300), rowCount: 100, memory: 16 << 20)
      return try SQLConsole(path: path, limits: limits)
    } catch { fatalError("\(error)") }
  }()

  static func check(_ sql: String) throws {
    let before = try state()
    do {
      _ = try console.run(sql) { _ in
      } row: { row in
        _ = row.text(0)
      }
    } catch let error as KnowledgeBaseError {
      expect(error.category != .internalFault, "SQL gives no internal error: \(error.message)")
    }
    let after = try state()
    expect(after == before, "SQL does not change the file")
  }

  /// When the file was changed last, its size, and the files beside it.
  private static func state() throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: console.path)
    let folder = URL(fileURLWithPath: console.path).deletingLastPathComponent().path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return ["\(attributes[.modificationDate] ?? 0) \(attributes[.size] ?? 0)"] + names
  }
}
