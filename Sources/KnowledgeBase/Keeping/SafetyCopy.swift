import FoundationEssentials
import SQLite

/// The copies that are made beside a file before something changes all of it.
public enum SafetyCopy {
  /// Copies kept of each kind; the oldest goes when one more is made.
  public static let keptCount = 3

  /// What a copy is made before.
  public enum Occasion: String, Sendable, CaseIterable {
    case migration, restore, write
  }

  /// Makes `FILE.before-OCCASION-NUMBER`, one above the highest number there is, and removes the oldest beyond
  /// ``keptCount``.
  ///
  /// - Parameter number: the number, where it means something: the migration's.
  /// - Returns: the copy's path.
  static func make(
    of connection: Connection, path: String, before occasion: Occasion, number: Int? = nil
  ) throws -> String {
    let target = try makeOneMore(of: connection, path: path, before: occasion, number: number)
    try prune(path, occasion)
    return target
  }

  /// Makes the copy and removes none, for a change that may yet come to nothing: then the earlier copies are worth
  /// more than the new one. ``prune(_:_:)`` follows once the change is made.
  static func makeOneMore(
    of connection: Connection, path: String, before occasion: Occasion, number: Int? = nil
  ) throws -> String {
    let target = path + ending(occasion, try number ?? nextNumber(path, occasion))
    _ = try DatabaseCopy(source: connection, target: target).write(replacing: true)
    return target
  }

  static func ending(_ occasion: Occasion, _ number: Int) -> String { ".before-\(occasion.rawValue)-\(number)" }

  static func nextNumber(_ path: String, _ occasion: Occasion) throws -> Int {
    (try numbers(path, occasion).last ?? 0) + 1
  }

  static func prune(_ path: String, _ occasion: Occasion) throws {
    for number in try numbers(path, occasion).dropLast(keptCount) {
      for companion in ["", "-wal"] {
        try? FileManager.default.removeItem(atPath: path + ending(occasion, number) + companion)
      }
    }
  }

  /// The numbers of the copies that stand beside a file, in order.
  static func numbers(_ path: String, _ occasion: Occasion) throws -> [Int] {
    let (folder, name) = FilePath.parts(path)
    let prefix = "\(name).before-\(occasion.rawValue)-"
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { entry in
      entry.hasPrefix(prefix) ? Int(entry.dropFirst(prefix.count)) : nil
    }.sorted()
  }
}

extension KnowledgeBase {
  /// Copies the file beside itself before something that the user may regret; three copies of a kind are kept.
  ///
  /// - Returns: the copy's path.
  /// - Throws: `KnowledgeBaseError` when the copy cannot be made or is not sound.
  public func makeSafetyCopy(before occasion: SafetyCopy.Occasion) throws -> String {
    try translatingErrors { try SafetyCopy.make(of: connection, path: path, before: occasion) }
  }
}
