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

/// The kind of file at a path. Finding it out changes the file only to roll back an interrupted transaction.
enum FileState {
  /// No file, or an empty one, which SQLite treats as a new database.
  case missing
  /// A knowledge base that lacks migrations.
  case older
  case upToDate

  /// - Throws: `KnowledgeBaseError` with `.incompatible` if the file is not a knowledge base or was made by a newer
  ///   version, with `.invalidInput` for a folder, device or pipe.
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
    // Do not read the file directly: closing it would drop the locks that other connections of this process hold
    // (https://sqlite.org/howtocorrupt.html, 2.2).
    if FilePath.size(path) ?? 0 == 0 {
      self = .missing
      return
    }
    do {
      self = try Self.stateOfDatabase(at: path)
    } catch let error as SQLiteError where error.needsRollback {
      // The first writer was killed before the file was in write-ahead mode. SQLite rolls back when a connection that
      // may write reads the file.
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
  /// Whether there is a log; it may be empty.
  static func exist(beside path: String) -> Bool { FileManager.default.fileExists(atPath: path + "-wal") }

  /// Removes log files that a read-only connection has left behind: it creates them but cannot delete them.
  ///
  /// SQLite deletes them only when the last connection closes and may write (https://sqlite.org/wal.html#the_wal_file).
  /// So this opens such a connection, if the log is empty and the file would not change.
  package static func removeIfIdle(beside path: String) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    guard let size = attributes?[.size] as? Int, size == 0 else { return }
    guard let connection = try? Connection(path: path, mode: .readWrite, busyTimeout: .zero) else { return }
    _ = try? connection.first("PRAGMA schema_version") { _ in }
    try? connection.close()
  }
}

/// Checks of paths for databases.
package enum DatabasePath {
  /// Throws unless the path is a regular file or does not exist. A database, or a temporary file that is renamed, would
  /// replace a device or pipe.
  ///
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for a folder, a device, a pipe or a socket.
  package static func requireFileOrNothing(_ path: String) throws {
    guard let kind = FilePath.otherKind(path) else { return }
    throw KnowledgeBaseError(
      .invalidInput, { $0.isNoBase($0.otherKind(kind)) }, place: path, suggestion: .say { $0.nameFileUntouched })
  }

  /// Throws unless the path and SQLite's companion files are regular files or do not exist.
  ///
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for anything else.
  package static func requireFiles(_ path: String) throws {
    try requireFileOrNothing(path)
    try requireFilesOrNothing(beside: path)
  }

  /// Throws unless SQLite's companion files are regular files or do not exist: SQLite would wait forever for the other
  /// end of a pipe.
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

  /// Throws if a log or journal exists beside the name for a new file: SQLite would apply it to that file and overwrite
  /// its content.
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

/// The exclusive right to change a knowledge base. One process holds it at a time, from opening the file to closing it.
///
/// SQLite's own locks would let two imports alternate between batches, each with an outdated view of the documents.
/// Also, before version 3.51.3, two connections that write and checkpoint at the same time can, rarely, corrupt the log
/// (https://sqlite.org/wal.html#walresetbug). So there is only one writer, and only it checkpoints.
///
/// The lock is `flock(2)` on a file beside the database, which the writer deletes at the end. SQLite's own files must
/// not be opened for this, since closing them drops SQLite's locks (https://sqlite.org/howtocorrupt.html, 2.2). The
/// system releases the lock when the process dies.
final class WriterLock {
  private let path: String
  private var descriptor: Int32

  /// Takes the lock, waiting for another writer if necessary.
  ///
  /// - Throws: `KnowledgeBaseError` with `.busy` if another writer still holds it after `wait`, with `.cannotCreate` if
  ///   the lock file cannot be created.
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

  /// Releases the lock. Later calls do nothing.
  func release() {
    guard descriptor >= 0 else { return }
    // Delete the file while it is locked: a process that waits for it notices that it has no name any more, and creates
    // its own.
    unlink(path)
    close(descriptor)
    descriptor = -1
  }

  /// The descriptor of the locked file, or -1 if another process holds the lock.
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
    // If the file system does not support flock, SQLite's own locks still serialize transactions.
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

/// The file that a path names at the moment. It differs after the file was replaced, for example by `restore`.
package struct FileIdentity: Sendable, Hashable {
  private var device: UInt64
  private var inode: UInt64

  /// Nil if there is no file.
  package init?(of path: String) {
    var found = stat()
    guard stat(path, &found) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: found.st_dev)
    inode = UInt64(truncatingIfNeeded: found.st_ino)
  }
}

/// Numbers the successive states of a knowledge base that other processes write to.
///
/// Uses a connection of its own for `PRAGMA data_version`, which changes with every commit of another connection
/// (https://sqlite.org/pragma.html#pragma_data_version). Not `Sendable`: guard it with a lock.
package final class FileWatch {
  private let path: String
  private var identity: FileIdentity?
  private var knowledgeBase: KnowledgeBase?
  private var dataVersion: Int64 = -1
  /// Number of states seen so far.
  private var generation = 0

  package init(path: String) { self.path = path }

  /// The number of the current state. A read that begins later sees this state or a newer one.
  ///
  /// - Throws: `KnowledgeBaseError` like `KnowledgeBase.open`.
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

  /// Closes the file.
  package func close() throws {
    try knowledgeBase?.close()
    knowledgeBase = nil
  }
}
