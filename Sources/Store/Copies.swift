import ByregionLanguages
import ByregionFiles
import ByregionRecords
import ByregionSQLite
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A copy of a database. It is renamed to its final name only when it is complete, has been checked, and is on disk.
///
/// The copy is in rollback mode: a single file, readable from read-only media.
struct DatabaseCopy {
  /// The database to copy; others may read and write it meanwhile.
  let source: Connection
  /// The path of the copy.
  let target: String
  /// Whether data that concerns only the owner is removed from the copy.
  var isForSharing = false

  /// Contents of a copy.
  struct Contents {
    var documentCount: Int
    var byteCount: Int
    /// What was removed, for people: "3 former passages".
    var leftOut: [Wording]
  }

  /// Makes the copy.
  ///
  /// - Parameter replacing: whether an existing file is replaced; it stays unchanged until the copy is complete.
  /// - Throws: `KnowledgeBaseError`, or `SQLiteError` for the source; no file is then left behind.
  func write(replacing: Bool) throws -> Contents {
    try DatabasePath.requireFileOrNothing(target)
    try DatabasePath.requireNoLog(beside: self.target)
    let target = FilePath.resolved(target)
    let temporary = FilePath.temporary(beside: target)
    try create(temporary)
    defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(temporary + ending) } }
    var documentCount = try copy(to: temporary)
    var leftOut: [Wording] = []
    if isForSharing { (leftOut, documentCount) = try SharedCopy.strip(temporary) }
    try examine(temporary, documentCount: documentCount)
    try name(temporary, target, replacing: replacing)
    return Contents(documentCount: documentCount, byteCount: FilePath.size(target) ?? 0, leftOut: leftOut)
  }

  /// Only the owner may read the file until it is complete: its source may be private.
  private func create(_ path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw cannotCreate(errno) }
    close(descriptor)
  }

  /// Copies and counts in one snapshot.
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
    let problem = try copy.first("PRAGMA integrity_check(1)") { try $0.get(String.self, 0) } ?? ""
    guard problem == "ok" else { throw damaged(problem) }
    guard try Self.documentCount(copy) == documentCount else { throw damaged("documents are missing") }
  }

  private func name(_ temporary: String, _ target: String, replacing: Bool) throws {
    var status = stat()
    if stat(source.path, &status) == 0 { chmod(temporary, status.st_mode & 0o777) }
    try DatabasePath.requireNoLog(beside: target)
    guard DiskFile.sync(temporary) else { throw cannotCreate(errno) }
    guard DiskFile.name(temporary, target, replacing: replacing) else {
      throw errno == EEXIST ? Self.exists(self.target) : cannotCreate(errno)
    }
  }

  /// Number of rows of `documents`; 0 if the file does not have that table yet.
  static func documentCount(_ connection: Connection) throws -> Int {
    let exists = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'documents'") { _ in true }
    guard exists == true else { return 0 }
    return try connection.first("SELECT count(*) FROM documents") { try $0.get(Int.self, 0) } ?? 0
  }

  /// The error for a file that exists.
  static func exists(_ path: String) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .cannotCreate, { $0.fileIsThere }, place: path, suggestion: .say { $0.nameAnotherOrForce })
  }

  private func damaged(_ problem: String) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .inputOutput, { $0.copyFails(problem) }, place: source.path, suggestion: .say { $0.checkOrRescue })
  }

  private func cannotCreate(_ number: Int32) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .cannotCreate, { $0.fileCannotBeMade(number) }, place: target, suggestion: .say { $0.checkFolder })
  }
}

/// Removes data from a copy that concerns only the owner.
enum SharedCopy {
  /// - Returns: what was removed, and the number of remaining documents.
  static func strip(_ path: String) throws -> (leftOut: [Wording], documentCount: Int) {
    let copy = try Connection(path: path, mode: .readWrite)
    defer { try? copy.close() }
    try copy.configure(.defensive, true)
    try copy.configure(.trustedSchema, false)
    // Triggers that somebody added to the schema must not run. The program's triggers are not needed, because the
    // deleted documents have no passages in the index.
    try copy.configure(.triggers, false)
    try copy.execute("PRAGMA foreign_keys = ON")
    var leftOut: [Wording] = []
    try copy.transaction(.immediate) {
      let steps: [(sql: String, text: (Catalogue, Int) -> String)] = [
        ("UPDATE documents SET location = source WHERE location <> source", { $0.foldersOfDocuments($1) }),
        ("DELETE FROM former_passages", { $0.formerPassages($1) }),
        ("DELETE FROM import_failures", { $0.failedImports($1) }),
        ("DELETE FROM imports", { $0.recordsOfImports($1) }),
        ("DELETE FROM documents WHERE status <> 'current'", { $0.earlierDocuments($1) }),
      ]
      for step in steps {
        let count = try copy.run(step.sql)
        if count > 0 { leftOut.append(Wording { step.text($0, Int(count)) }) }
      }
    }
    // The copy is a different file: what was removed from it may have been published from the original.
    try copy.execute("DELETE FROM changes; INSERT INTO changes (number) VALUES (0)")
    // Also removes the pages of the deleted rows.
    try copy.execute("VACUUM")
    return (leftOut, try DatabaseCopy.documentCount(copy))
  }
}

/// Copies made beside a file before an operation that changes all of it.
package enum SafetyCopy {
  /// Number of copies kept for each occasion; the oldest is removed when another is made.
  package static let keptCount = 3

  /// The operation before which a copy is made.
  package enum Occasion: String, Sendable, CaseIterable {
    case migration, restore, write
  }

  /// Makes `FILE.before-OCCASION-NUMBER`, one above the largest existing number. It removes no copies: if the operation
  /// fails, the earlier copies are still needed. Call ``prune(_:_:sparing:)`` after the operation.
  ///
  /// - Parameter number: the number, if it has a meaning, as for migrations.
  /// - Returns: the copy's path.
  package static func make(
    of connection: Connection, path: String, before occasion: Occasion, number: Int? = nil
  ) throws -> String {
    let target = path + ending(occasion, try number ?? nextNumber(path, occasion))
    _ = try DatabaseCopy(source: connection, target: target).write(replacing: true)
    return target
  }

  static func ending(_ occasion: Occasion, _ number: Int) -> String { ".before-\(occasion.rawValue)-\(number)" }

  static func nextNumber(_ path: String, _ occasion: Occasion) throws -> Int {
    (try numbers(path, occasion).last ?? 0) + 1
  }

  /// Removes the oldest copies beyond ``keptCount``.
  ///
  /// - Parameter spared: files that are kept whatever their number: the new copy, a backup in use.
  package static func prune(_ path: String, _ occasion: Occasion, sparing spared: [String]) throws {
    for number in try numbers(path, occasion).dropLast(keptCount) {
      let copy = path + ending(occasion, number)
      guard !spared.contains(where: { FilePath.areSame($0, copy) }) else { continue }
      for companion in ["", "-wal", "-journal"] { try? FileManager.default.removeItem(atPath: copy + companion) }
    }
  }

  /// The numbers of the copies beside a file, in ascending order.
  static func numbers(_ path: String, _ occasion: Occasion) throws -> [Int] {
    let (folder, name) = FilePath.parts(path)
    let prefix = "\(name).before-\(occasion.rawValue)-"
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { entry in
      entry.hasPrefix(prefix) ? number(entry.dropFirst(prefix.count)) : nil
    }.sorted()
  }

  /// A number as this program writes it; nil for other texts.
  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.count <= 15, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}

extension KnowledgeBase {
  /// Copies the file before an operation that the user may regret; keeps three copies for each occasion.
  ///
  /// - Returns: the copy's path.
  /// - Throws: `KnowledgeBaseError` if the copy cannot be made or is damaged.
  package func makeSafetyCopy(before occasion: SafetyCopy.Occasion) throws -> String {
    try translatingErrors {
      let copy = try SafetyCopy.make(of: connection, path: path, before: occasion)
      try SafetyCopy.prune(path, occasion, sparing: [copy])
      return copy
    }
  }
}

/// Result of a backup.
package struct BackupReport: Sendable, Hashable {
  /// The file that was made.
  package var path: String
  /// Number of documents in it, including all revisions.
  package var documentCount: Int
  /// Its size in bytes.
  package var byteCount: Int
  /// What a copy for sharing leaves out, for people: "3 former passages".
  package var leftOut: [Wording] = []
}

extension KnowledgeBase {
  /// Copies a snapshot of the knowledge base into a file. Others may read and write meanwhile.
  ///
  /// The copy is renamed to its final name when it is complete, has passed SQLite's integrity check, has the same
  /// number of documents, and is on disk.
  /// - Parameters:
  ///   - replacing: whether an existing file is replaced.
  ///   - isForSharing: whether paths, former passages, failures, records of imports and documents that are not current
  ///     are left out.
  /// - Throws: `KnowledgeBaseError`: `.cannotCreate` when the file exists or cannot be made, `.usage` when it is the
  ///   knowledge base itself, `.inputOutput` when the knowledge base is damaged.
  package func backup(
    to target: String, replacing: Bool = false, isForSharing: Bool = false
  ) throws -> BackupReport {
    guard !FilePath.areSame(path, target) else {
      throw KnowledgeBaseError(
        .usage, { $0.baseItself }, place: target, suggestion: .say { $0.nameAnotherForCopy })
    }
    guard replacing || !FilePath.exists(target) else { throw DatabaseCopy.exists(target) }
    try DatabasePath.requireNoLog(beside: target)
    return try translatingErrors {
      let copy = DatabaseCopy(source: connection, target: target, isForSharing: isForSharing)
      let contents = try copy.write(replacing: replacing)
      return BackupReport(
        path: target, documentCount: contents.documentCount, byteCount: contents.byteCount, leftOut: contents.leftOut)
    }
  }
}

/// Result of a restoration.
package struct RestoreReport: Sendable, Hashable {
  /// Number of documents after the restoration, including all revisions.
  package var documentCount: Int
  /// The path of a copy of the earlier file; nil if there was no file.
  package var earlier: String?
}

extension KnowledgeBase {
  /// Replaces a knowledge base by a backup, after copying its earlier state.
  ///
  /// If the existing file is sound, its content is replaced in one transaction: readers see either state, and a crash
  /// leaves the earlier one. A file that SQLite cannot read is moved aside unchanged.
  /// - Throws: `KnowledgeBaseError`: `.missingInput` if the backup does not exist, `.incompatible` if either file
  ///   belongs to another program, `.inputOutput` if the backup is damaged, `.busy` if another process is writing.
  package static func restore(
    _ path: String, from backup: String, busyTimeout: Duration = .seconds(5)
  ) throws -> RestoreReport {
    try Restoration(path: FilePath.behindLink(path), backup: backup, busyTimeout: busyTimeout).run()
  }
}

/// One restoration.
private struct Restoration {
  /// SQLITE_READONLY_ROLLBACK (https://sqlite.org/rescode.html#readonly_rollback).
  private static let waitsForRollback: Int32 = 776

  let path: String
  let backup: String
  let busyTimeout: Duration

  func run() throws -> RestoreReport {
    guard !FilePath.areSame(path, backup) else {
      throw KnowledgeBaseError(.usage, { $0.backupIsBase }, place: backup)
    }
    try DatabasePath.requireFileOrNothing(path)
    let source = try openBackup()
    defer { try? source.close() }
    let lock = try WriterLock(of: path, wait: busyTimeout)
    defer { lock.release() }
    do {
      let count = try DatabaseCopy.documentCount(source)
      // A log left without its database would be applied to the new file.
      guard ["", "-wal", "-journal"].contains(where: { FilePath.size(path + $0) ?? 0 > 0 }) else {
        _ = try DatabaseCopy(source: source, target: path).write(replacing: true)
        return RestoreReport(documentCount: count, earlier: nil)
      }
      return RestoreReport(documentCount: count, earlier: try replacePresent(by: source))
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
  }

  /// Opens the backup after checking that it is a sound knowledge base of this version or an earlier one.
  private func openBackup() throws -> Connection {
    do {
      guard try FileState(of: backup) != .missing else {
        throw KnowledgeBaseError(.missingInput, { $0.noSuchBackup }, place: backup)
      }
      let source = try ReadingConnection.open(backup, busyTimeout: busyTimeout)
      let problem = try source.first("PRAGMA integrity_check(1)") { try $0.get(String.self, 0) } ?? ""
      guard problem == "ok" else {
        throw KnowledgeBaseError(
          .inputOutput, { $0.backupDamaged(problem) }, place: backup, suggestion: .say { $0.rescueSavesRest })
      }
      return source
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: backup)
    }
  }

  /// - Returns: the path of the earlier state.
  private func replacePresent(by source: Connection) throws -> String {
    if FilePath.size(path) ?? 0 > 0, let present = try openPresent() {
      defer { try? present.close() }
      let earlier = try SafetyCopy.make(of: present, path: path, before: .restore)
      try source.backup(to: present)
      try SafetyCopy.prune(path, .restore, sparing: [earlier, backup])
      return earlier
    }
    let earlier = try moveAside()
    _ = try DatabaseCopy(source: source, target: path).write(replacing: true)
    try SafetyCopy.prune(path, .restore, sparing: [earlier, backup])
    return earlier
  }

  /// Opens the existing file for writing; nil if SQLite cannot read it.
  private func openPresent() throws -> Connection? {
    do {
      // Open for reading first: opening for writing would remove a log that cannot be read.
      let present = try ReadingConnection.open(path, busyTimeout: busyTimeout)
      defer { try? present.close() }
      let application = try present.first("PRAGMA application_id") { try $0.get(Int64.self, 0) } ?? 0
      let tables = try present.first("SELECT count(*) FROM sqlite_schema") { try $0.get(Int.self, 0) } ?? 0
      guard application == Migrator.applicationID || tables == 0 else {
        throw KnowledgeBaseError(
          .incompatible, { $0.belongsToOther }, place: path, suggestion: .say { $0.nameAnotherUntouched })
      }
      let isSound = try present.first("PRAGMA quick_check(1)") { try $0.get(String?.self, 0) } == "ok"
      return isSound ? try Connection(path: path, mode: .readWrite, busyTimeout: busyTimeout) : nil
    } catch let error as SQLiteError where error.code == .corrupt || error.code == .notADatabase {
      return nil
    } catch let error as SQLiteError where error.extendedCode == Self.waitsForRollback {
      // Another program left a journal. The file is consistent only together with it, so both are moved aside
      // unchanged.
      return nil
    }
  }

  /// Moves an unreadable file aside with its log and journal, so that nothing is lost.
  private func moveAside() throws -> String {
    let target = path + SafetyCopy.ending(.restore, try SafetyCopy.nextNumber(path, .restore))
    do {
      for ending in ["", "-wal", "-journal"] where FilePath.exists(path + ending) {
        try DiskFile.copy(path + ending, to: target + ending)
      }
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(
        .cannotCreate, { $0.cannotCopyAside(error.message) }, place: target)
    }
    // A log left beside the new file would be applied to it.
    for ending in ["-wal", "-shm", "-journal"] { unlink(path + ending) }
    return target
  }
}
