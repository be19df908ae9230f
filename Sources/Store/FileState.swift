import ByregionFiles
import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What stands at a path, found out without changing it, but for a transaction that was cut off: it is rolled back.
enum FileState {
  /// No file, or an empty one, which SQLite takes for a new database.
  case missing
  /// A knowledge base whose schema lacks migrations.
  case older
  case upToDate

  /// - Throws: `KnowledgeBaseError` with `.incompatible` when the file is no knowledge base or a newer one, with
  ///   `.invalidInput` for a folder, a device or a pipe.
  init(of path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      self = .missing
      return
    }
    try DatabasePath.requireFileOrNothing(path)
    guard access(path, R_OK) == 0 else {
      let code = errno
      throw KnowledgeBaseError(
        .inputOutput, { $0.fileUnreadable($0.reason(ofSystem: code)) }, place: path,
        suggestion: .say { $0.checkYouMayRead })
    }
    // The bytes are left to SQLite: opening its file past it, and closing it again, would drop the locks that other
    // connections of this process hold (https://sqlite.org/howtocorrupt.html, 2.2).
    if FilePath.size(path) ?? 0 == 0 {
      self = .missing
      return
    }
    do {
      self = try Self.stateOfDatabase(at: path)
    } catch let error as SQLiteError where error.needsRollback {
      // Its first writer was killed before the file was in write-ahead mode. SQLite rolls back when a writer reads.
      try Self.rollBack(path)
      self = FilePath.size(path) ?? 0 == 0 ? .missing : try Self.stateOfDatabase(at: path)
    }
  }

  private static func rollBack(_ path: String) throws {
    let connection = try Connection(path: path, mode: .readWrite)
    defer { try? connection.close() }
    _ = try connection.first("PRAGMA schema_version") { _ in }
  }

  private static func stateOfDatabase(at path: String) throws -> FileState {
    let connection = try ReadingConnection.open(path, busyTimeout: .seconds(5))
    defer { try? connection.close() }
    let application = try connection.first("PRAGMA application_id") { try $0.get(Int64.self, 0) } ?? 0
    let tables = try connection.first("SELECT count(*) FROM sqlite_schema") { try $0.get(Int.self, 0) } ?? 0
    if application == 0, tables == 0 { return .older }
    guard application == Migrator.applicationID else {
      throw KnowledgeBaseError(
        .incompatible, { $0.belongsToOther }, place: path, suggestion: .say { $0.nameAnotherUntouched })
    }
    let migrator = Migrator(migrations: try Migration.all())
    return try migrator.needsMigration(connection, path: path) ? .older : .upToDate
  }
}

/// The files that SQLite keeps beside a database in write-ahead mode, `-wal` and `-shm`.
package enum LogFiles {
  /// Whether there is a log, empty or not.
  static func exist(beside path: String) -> Bool { FileManager.default.fileExists(atPath: path + "-wal") }

  /// Removes them where a reader left them: one that may not write makes them, and cannot take them away again.
  ///
  /// SQLite itself removes them when the last connection closes that may write, and only then
  /// (https://sqlite.org/wal.html#the_wal_file); so one is opened, when the log is empty and the file would not change.
  package static func removeIfIdle(beside path: String) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    guard let size = attributes?[.size] as? Int, size == 0 else { return }
    guard let connection = try? Connection(path: path, mode: .readWrite, busyTimeout: .zero) else { return }
    _ = try? connection.first("PRAGMA schema_version") { _ in }
    try? connection.close()
  }
}

/// Paths at which a database may be made or put.
package enum DatabasePath {
  /// Throws unless the path is a regular file or does not exist: a database laid over a device or a pipe would take its place, and
  /// so would a temporary file that gets its name.
  ///
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for a folder, a device, a pipe or a socket.
  package static func requireFileOrNothing(_ path: String) throws {
    guard let kind = FilePath.otherKind(path) else { return }
    throw KnowledgeBaseError(
      .invalidInput, { $0.isNoBase($0.otherKind(kind)) }, place: path, suggestion: .say { $0.nameFileUntouched })
  }

  /// Throws unless the path, and what SQLite keeps beside it, are regular files or do not exist.
  ///
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for anything else.
  package static func requireFiles(_ path: String) throws {
    try requireFileOrNothing(path)
    try requireFilesOrNothing(beside: path)
  }

  /// Throws unless what SQLite keeps beside a database are regular files: it would wait for ever for the other end of a pipe.
  ///
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for anything else.
  static func requireFilesOrNothing(beside database: String) throws {
    for companion in ["-journal", "-wal", "-shm"].map({ FilePath.resolved(database) + $0 }) {
      guard let kind = FilePath.otherKind(companion) else { continue }
      throw KnowledgeBaseError(
        .invalidInput, { $0.standsInWay($0.otherKind(kind)) }, place: companion,
        suggestion: .say { $0.moveAway })
    }
  }

  /// Throws if a log or journal stands beside a name that a file is about to get: SQLite would read it into that
  /// file, and nothing but what it holds would be left.
  ///
  /// - Throws: `KnowledgeBaseError` with `.cannotCreate`.
  package static func requireNoLog(beside target: String) throws {
    for companion in ["-wal", "-journal"].map({ FilePath.resolved(target) + $0 })
    where FilePath.size(companion) ?? 0 > 0 {
      throw KnowledgeBaseError(
        .cannotCreate, { $0.hasLog(companion) }, place: target, suggestion: .say { $0.nameAnotherOrMoveLog })
    }
  }
}

/// The right to change a knowledge base, which one process has at a time, from opening the file to closing it.
///
/// SQLite's own locks let two imports take turns at each batch, each with an outdated picture of what is in; and before
/// 3.51.3 two connections that write and checkpoint at once can, rarely, spoil the log
/// (https://sqlite.org/wal.html#walresetbug). So there is one writer, which is also the only one that checkpoints.
///
/// The lock is `flock(2)` on a file beside the database, which goes away with the writer: SQLite's own files must not
/// be opened past it, since closing them drops its locks (https://sqlite.org/howtocorrupt.html, 2.2). The system
/// releases it when the process dies.
final class WriterLock {
  private let path: String
  private var descriptor: Int32

  /// Takes the lock, waiting for another writer.
  ///
  /// - Throws: `KnowledgeBaseError` with `.busy` when another writer has it all the time, with `.cannotCreate` when the
  ///   folder takes no file.
  init(of database: String, wait: Duration) throws {
    path = FilePath.resolved(database) + "-lock"
    descriptor = -1
    let clock = ContinuousClock()
    let deadline = clock.now + wait
    var pause: UInt32 = 1000
    while true {
      descriptor = try Self.attempt(path, database: database)
      if descriptor >= 0 { return }
      guard clock.now < deadline else { throw Self.busy(database) }
      usleep(pause)
      pause = min(pause * 2, 50_000)
    }
  }

  deinit { release() }

  /// Lets the next writer in. Does nothing the second time.
  func release() {
    guard descriptor >= 0 else { return }
    // Removed while it is held: a process that waits for this file sees that it has no name any more, and makes its own.
    unlink(path)
    close(descriptor)
    descriptor = -1
  }

  /// The locked file, or -1 when another has it.
  private static func attempt(_ path: String, database: String) throws -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let code = errno
      throw KnowledgeBaseError(
        .cannotCreate, { $0.cannotWriteBase($0.reason(ofSystem: code)) }, place: database,
        suggestion: .say { $0.checkPermissions })
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      close(descriptor)
      return -1
    }
    // On a file system without flock, SQLite's own locks still keep two transactions apart.
    guard isStillNamed(descriptor, path) else {
      close(descriptor)
      return -1
    }
    return descriptor
  }

  private static func isStillNamed(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
      && opened.st_dev == named.st_dev
  }

  private static func busy(_ database: String) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .busy, { $0.otherProcessWrites }, place: database, suggestion: .say { $0.waitAndTryAgain })
  }
}

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

  /// The number of the file's state. A read that begins afterwards sees this state or a later one.
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
      try knowledgeBase.connection.dataVersion()
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
