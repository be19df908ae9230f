import ByregionFiles
import ByregionRecords
import ByregionSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a restoration did.
package struct RestoreReport: Sendable, Hashable {
  /// Documents that are in now, every revision counted.
  package var documentCount: Int
  /// Where the file as it was before stands; nil when there was none.
  package var earlier: String?
}

extension KnowledgeBase {
  /// Puts a backup in the place of a knowledge base, whose earlier state is copied aside first.
  ///
  /// Where the present file is sound, the backup comes in as one transaction: readers see the one state or the other,
  /// and a crash leaves the earlier one. A file that SQLite cannot read is moved aside as it is.
  /// - Throws: `KnowledgeBaseError`: `.missingInput` when there is no backup, `.incompatible` when either file is
  ///   another program's, `.inputOutput` when the backup is damaged, `.busy` when another process writes.
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
      throw KnowledgeBaseError(.usage, "the backup is the knowledge base itself", place: backup)
    }
    try DatabasePath.requireFileOrNothing(path)
    let source = try openBackup()
    defer { try? source.close() }
    let lock = try WriterLock(of: path, wait: busyTimeout)
    defer { lock.release() }
    do {
      let count = try DatabaseCopy.documentCount(source)
      // A log without its database would be read into the new one.
      guard ["", "-wal", "-journal"].contains(where: { FilePath.size(path + $0) ?? 0 > 0 }) else {
        _ = try DatabaseCopy(source: source, target: path).write(replacing: true)
        return RestoreReport(documentCount: count, earlier: nil)
      }
      return RestoreReport(documentCount: count, earlier: try replacePresent(by: source))
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
  }

  /// The backup, found to be a sound knowledge base of this version or an earlier one.
  private func openBackup() throws -> Connection {
    do {
      guard try FileState(of: backup) != .missing else {
        throw KnowledgeBaseError(.missingInput, "there is no such backup", place: backup)
      }
      let source = try ReadingConnection.open(backup, busyTimeout: busyTimeout)
      let problem = try source.first("PRAGMA integrity_check(1)") { try $0.get(String.self, 0) } ?? ""
      guard problem == "ok" else {
        throw KnowledgeBaseError(
          .inputOutput, "the backup is damaged (\(problem)), so nothing was restored", place: backup,
          suggestion: "`byregion database rescue` saves what can be read of it.")
      }
      return source
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: backup)
    }
  }

  /// - Returns: where the earlier state stands.
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

  /// The present file for writing; nil when SQLite cannot make sense of it.
  private func openPresent() throws -> Connection? {
    do {
      // Looked at for reading first: whoever opens for writing takes a log away that cannot be read.
      let present = try ReadingConnection.open(path, busyTimeout: busyTimeout)
      defer { try? present.close() }
      let application = try present.first("PRAGMA application_id") { try $0.get(Int64.self, 0) } ?? 0
      let tables = try present.first("SELECT count(*) FROM sqlite_schema") { try $0.get(Int.self, 0) } ?? 0
      guard application == Migrator.applicationID || tables == 0 else {
        throw KnowledgeBaseError(
          .incompatible, "this SQLite database belongs to another program", place: path,
          suggestion: "Name another file with --db; this one was not touched.")
      }
      let isSound = try present.first("PRAGMA quick_check(1)") { try $0.get(String?.self, 0) } == "ok"
      return isSound ? try Connection(path: path, mode: .readWrite, busyTimeout: busyTimeout) : nil
    } catch let error as SQLiteError where error.code == .corrupt || error.code == .notADatabase {
      return nil
    } catch let error as SQLiteError where error.extendedCode == Self.waitsForRollback {
      // A journal that another program left: the file is only whole with it, so both are moved aside as they are.
      return nil
    }
  }

  /// Moves a file that cannot be read, with its log and its journal, where nothing is lost of it.
  private func moveAside() throws -> String {
    let target = path + SafetyCopy.ending(.restore, try SafetyCopy.nextNumber(path, .restore))
    do {
      for ending in ["", "-wal", "-journal"] where FilePath.exists(path + ending) {
        try DiskFile.copy(path + ending, to: target + ending)
      }
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(
        .cannotCreate, "the present file cannot be copied aside (\(error.message))", place: target)
    }
    // A log left beside the new file would be read into it.
    for ending in ["-wal", "-shm", "-journal"] { unlink(path + ending) }
    return target
  }
}
