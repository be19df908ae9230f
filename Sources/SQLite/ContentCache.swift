extension Connection {
  /// A number that changes with every commit of another connection
  /// (https://sqlite.org/pragma.html#pragma_data_version).
  package func dataVersion() throws -> Int64 {
    try first("PRAGMA data_version") { try $0.get(Int64.self, 0) } ?? 0
  }

  /// What the content of the database is known by: equal as long as neither this connection nor another changes a row.
  package func contentVersion() throws -> ContentVersion {
    ContentVersion(dataVersion: try dataVersion(), totalChanges: totalChanges)
  }
}

/// A state of a database as one connection sees it; see ``Connection/contentVersion()``.
package struct ContentVersion: Hashable, Sendable {
  let dataVersion: Int64
  let totalChanges: Int
}

/// Keeps what was computed from a database for as long as its content does not change.
package final class ContentCache<Key: Hashable, Content> {
  private let connection: Connection
  private let capacity: Int
  private var version: ContentVersion?
  private var kept: [Key: Content] = [:]

  /// - Parameter capacity: how many keys are kept; one more empties the cache.
  package init(_ connection: Connection, capacity: Int = 1) {
    self.connection = connection
    self.capacity = capacity
  }

  /// What is kept under a key, or what `make` computes now.
  ///
  /// - Throws: `SQLiteError` and what `make` throws; nothing is kept then.
  package func value(for key: Key, _ make: () throws -> Content) throws -> Content {
    let current = try connection.contentVersion()
    if current != version { kept = [:] }
    version = current
    if let content = kept[key] { return content }
    let content = try make()
    if kept.count >= capacity { kept = [:] }
    kept[key] = content
    return content
  }
}
