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

  /// Makes `FILE.before-OCCASION-NUMBER`, one above the highest number there is. It removes none: should the change
  /// come to nothing, the earlier copies are worth more. ``prune(_:_:sparing:)`` follows once it is made.
  ///
  /// - Parameter number: the number, where it means something: the migration's.
  /// - Returns: the copy's path.
  static func make(
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

  /// Removes the oldest copies beyond ``keptCount``.
  ///
  /// - Parameter spared: files that stay, whatever their number: the copy just made, a backup that is in use.
  static func prune(_ path: String, _ occasion: Occasion, sparing spared: [String]) throws {
    for number in try numbers(path, occasion).dropLast(keptCount) {
      let copy = path + ending(occasion, number)
      guard !spared.contains(where: { FilePath.areSame($0, copy) }) else { continue }
      for companion in ["", "-wal", "-journal"] { try? FileManager.default.removeItem(atPath: copy + companion) }
    }
  }

  /// The numbers of the copies that stand beside a file, in order.
  static func numbers(_ path: String, _ occasion: Occasion) throws -> [Int] {
    let (folder, name) = FilePath.parts(path)
    let prefix = "\(name).before-\(occasion.rawValue)-"
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { entry in
      entry.hasPrefix(prefix) ? number(entry.dropFirst(prefix.count)) : nil
    }.sorted()
  }

  /// A number as this program writes it; nil for whatever else stands behind such a name.
  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.count <= 15, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}

extension KnowledgeBase {
  /// Copies the file beside itself before something that the user may regret; three copies of a kind are kept.
  ///
  /// - Returns: the copy's path.
  /// - Throws: `KnowledgeBaseError` when the copy cannot be made or is not sound.
  public func makeSafetyCopy(before occasion: SafetyCopy.Occasion) throws -> String {
    try translatingErrors {
      let copy = try SafetyCopy.make(of: connection, path: path, before: occasion)
      try SafetyCopy.prune(path, occasion, sparing: [copy])
      return copy
    }
  }
}
