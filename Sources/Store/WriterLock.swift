import ByregionFiles
import ByregionRecords

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    // Removed while it is held: whoever waits for this file sees that it has no name any more, and makes its own.
    unlink(path)
    close(descriptor)
    descriptor = -1
  }

  /// The locked file, or -1 when another has it.
  private static func attempt(_ path: String, database: String) throws -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw KnowledgeBaseError(
        .cannotCreate, "cannot write to the knowledge base (\(String(cString: strerror(errno))))", place: database,
        suggestion: "Check that the file and its folder may be written to.")
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
      .busy, "another process is writing to the knowledge base", place: database,
      suggestion: "Wait until it is done and try again.")
  }
}
