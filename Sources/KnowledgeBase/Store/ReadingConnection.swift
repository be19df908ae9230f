import FoundationEssentials
import SQLite

/// Connections that cannot change a file.
enum ReadingConnection {
  /// Opens for reading; a file in write-ahead mode on read-only media is opened as one that nobody changes, since
  /// SQLite cannot make its shared memory there (https://sqlite.org/wal.html#read_only_databases).
  ///
  /// - Throws: `SQLiteError`, or `KnowledgeBaseError` with `.invalidInput` where a pipe or a folder stands beside it.
  static func open(_ path: String, busyTimeout: Duration) throws -> Connection {
    try FilePath.requireFilesOrNothing(beside: path)
    let path = FilePath.behindLink(path)
    let mayMakeFiles = FileManager.default.isWritableFile(atPath: FilePath.parts(path).folder)
    let hasLog = FileManager.default.fileExists(atPath: path + "-wal")
    let mode: OpenMode = mayMakeFiles || hasLog ? .readOnly : .immutable
    let connection = try Connection(path: path, mode: mode, busyTimeout: busyTimeout)
    try connection.execute("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF")
    try ConnectionFunctions.register(on: connection)
    return connection
  }
}
