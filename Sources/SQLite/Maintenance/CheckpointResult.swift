/// What a checkpoint found and did. Both are -1 for a database that keeps no write-ahead log.
public struct CheckpointResult: Sendable, Hashable {
  /// Pages in the log.
  public let pagesInLog: Int
  /// Those of them that the database file holds as well now.
  public let pagesCopied: Int
}
