import SQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A copy of a database that gets its name only when it is whole, examined and on disk.
///
/// The copy is in rollback mode: one file without companions, readable from media that cannot be written to.
struct DatabaseCopy {
  /// The database to copy; others may read and write it meanwhile.
  let source: Connection
  /// The file to make.
  let target: String

  /// What a copy holds.
  struct Contents {
    var documentCount: Int
    var byteCount: Int
  }

  /// Makes the copy.
  ///
  /// - Parameter replacing: whether a file of this name is replaced; it stands untouched until the copy is whole.
  /// - Throws: `KnowledgeBaseError`, or `SQLiteError` about the source; nothing is left behind then.
  func write(replacing: Bool) throws -> Contents {
    try FilePath.requireFileOrNothing(target)
    try FilePath.requireNoLog(beside: self.target)
    let target = FilePath.resolved(target)
    let temporary = FilePath.temporary(beside: target)
    try create(temporary)
    defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(temporary + ending) } }
    let documentCount = try copy(to: temporary)
    try examine(temporary, documentCount: documentCount)
    try name(temporary, target, replacing: replacing)
    return Contents(documentCount: documentCount, byteCount: FilePath.size(target) ?? 0)
  }

  /// Only its owner may read it until it is whole: what it is a copy of may be private.
  private func create(_ path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw cannotCreate(errno) }
    close(descriptor)
  }

  /// Copies and counts at one moment.
  private func copy(to path: String) throws -> Int {
    try source.transaction(.deferred) {
      let count = try Self.documentCount(source)
      try source.backup(to: path)
      return count
    }
  }

  private func examine(_ path: String, documentCount: Int) throws {
    let copy = try Connection(path: path, mode: .readWrite)
    defer { try? copy.close() }
    try copy.configure(.defensive, true)
    try copy.configure(.trustedSchema, false)
    _ = try copy.first("PRAGMA journal_mode = DELETE") { _ in }
    let problem = try copy.first("PRAGMA integrity_check(1)") { $0.text(0) ?? "" } ?? ""
    guard problem == "ok" else { throw damaged(problem) }
    guard try Self.documentCount(copy) == documentCount else { throw damaged("documents are missing") }
  }

  private func name(_ temporary: String, _ target: String, replacing: Bool) throws {
    var status = stat()
    if stat(source.path, &status) == 0 { chmod(temporary, status.st_mode & 0o777) }
    try FilePath.requireNoLog(beside: target)
    guard DiskFile.sync(temporary) else { throw cannotCreate(errno) }
    guard DiskFile.name(temporary, target, replacing: replacing) else {
      throw errno == EEXIST ? Self.exists(self.target) : cannotCreate(errno)
    }
  }

  /// Rows of `documents`; 0 in a file that has no such table yet.
  static func documentCount(_ connection: Connection) throws -> Int {
    let exists = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'documents'") { _ in true }
    guard exists == true else { return 0 }
    return try connection.first("SELECT count(*) FROM documents") { $0.int(0) ?? 0 } ?? 0
  }

  /// The name is taken.
  static func exists(_ path: String) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .cannotCreate, "there is such a file already", place: path,
      suggestion: "Name another one, or replace it with --force.")
  }

  private func damaged(_ problem: String) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .inputOutput, "the copy does not pass its examination (\(problem)), so none was made", place: source.path,
      suggestion: "`byregion database check` tells what is wrong, `byregion database rescue` saves what can be read.")
  }

  private func cannotCreate(_ number: Int32) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .cannotCreate, "the file cannot be made (\(String(cString: strerror(number))))", place: target,
      suggestion: "Check that its folder is there, may be written to and has room.")
  }
}
