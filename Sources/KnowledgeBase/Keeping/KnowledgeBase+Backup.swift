import SQLite

/// What a backup holds.
public struct BackupReport: Sendable, Hashable {
  /// The file that was made.
  public var path: String
  /// Documents in it, every revision counted.
  public var documentCount: Int
  /// Its size in bytes.
  public var byteCount: Int
}

extension KnowledgeBase {
  /// Copies the knowledge base into a file as it is at one moment, while others read and one writes.
  ///
  /// The copy gets its name when it is whole, has passed SQLite's integrity check, holds as many documents, and is on
  /// disk.
  /// - Parameter replacing: whether an existing file is replaced.
  /// - Throws: `KnowledgeBaseError`: `.cannotCreate` when the file exists or cannot be made, `.usage` when it is the
  ///   knowledge base itself, `.inputOutput` when the knowledge base is damaged.
  public func backup(to target: String, replacing: Bool = false) throws -> BackupReport {
    guard !FilePath.areSame(path, target) else {
      throw KnowledgeBaseError(
        .usage, "this is the knowledge base itself", place: target, suggestion: "Name another file for the copy.")
    }
    guard replacing || !FilePath.exists(target) else { throw DatabaseCopy.exists(target) }
    try FilePath.requireNoLog(beside: target)
    return try translatingErrors {
      let contents = try DatabaseCopy(source: connection, target: target).write(replacing: replacing)
      return BackupReport(path: target, documentCount: contents.documentCount, byteCount: contents.byteCount)
    }
  }
}
