import ByregionFiles
import ByregionRecords
import ByregionSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which file a path names now; another one after it was replaced, by `restore` for instance.
package struct FileIdentity: Sendable, Hashable {
  private var device: UInt64
  private var inode: UInt64

  /// Nil where there is no file.
  package init?(of path: String) {
    var found = stat()
    guard stat(path, &found) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: found.st_dev)
    inode = UInt64(truncatingIfNeeded: found.st_ino)
  }
}

/// Counts the states of a knowledge base that others write to.
///
/// A connection of its own asks `PRAGMA data_version`, which changes with every commit of another connection
/// (https://sqlite.org/pragma.html#pragma_data_version). It is not `Sendable`: guard it with a lock.
package final class FileWatch {
  private let path: String
  private var identity: FileIdentity?
  private var knowledgeBase: KnowledgeBase?
  private var dataVersion: Int64 = -1
  /// How many states were seen, counting up.
  private var generation = 0

  package init(path: String) { self.path = path }

  /// The number of the file's state. Whoever reads afterwards reads this state or a later one.
  ///
  /// - Throws: `KnowledgeBaseError` as `KnowledgeBase.open` does.
  package func currentGeneration() throws -> Int {
    let identity = FileIdentity(of: path)
    if knowledgeBase == nil || identity != self.identity {
      try close()
      knowledgeBase = try KnowledgeBase.open(path, for: .reading)
      self.identity = identity
      dataVersion = -1
    }
    guard let knowledgeBase else { return generation }
    let version = try knowledgeBase.translatingErrors {
      try knowledgeBase.connection.first("PRAGMA data_version") { try $0.get(Int64.self, 0) } ?? 0
    }
    if version != dataVersion {
      dataVersion = version
      generation += 1
    }
    return generation
  }

  /// Gives the file back.
  package func close() throws {
    try knowledgeBase?.close()
    knowledgeBase = nil
  }
}
