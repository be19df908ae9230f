import FoundationEssentials
import SQLite

/// The files that SQLite keeps beside a database in write-ahead mode, `-wal` and `-shm`.
enum LogFiles {
  /// Whether there is a log, empty or not.
  static func exist(beside path: String) -> Bool { FileManager.default.fileExists(atPath: path + "-wal") }

  /// Removes them where a reader left them: one that may not write makes them, and cannot take them away again.
  ///
  /// SQLite itself removes them when the last connection closes that may write, and only then
  /// (https://sqlite.org/wal.html#the_wal_file); so one is opened, when the log is empty and the file would not change.
  static func removeIfIdle(beside path: String) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    guard let size = attributes?[.size] as? Int, size == 0 else { return }
    guard let connection = try? Connection(path: path, mode: .readWrite, busyTimeout: .zero) else { return }
    _ = try? connection.first("PRAGMA schema_version") { _ in }
    try? connection.close()
  }
}
