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

/// A copy of a database that gets its name only when it is whole, examined and on disk.
///
/// The copy is in rollback mode: one file without companions, readable from media that cannot be written to.
struct DatabaseCopy {
  /// The database to copy; others may read and write it meanwhile.
  let source: Connection
  /// The file to make.
  let target: String
  /// Whether what concerns the owner alone is left out.
  var isForSharing = false

  /// What a copy holds.
  struct Contents {
    var documentCount: Int
    var byteCount: Int
    /// What was left out, for reading: "3 former passages".
    var leftOut: [Wording]
  }

  /// Makes the copy.
  ///
  /// - Parameter replacing: whether a file of this name is replaced; it stands untouched until the copy is whole.
  /// - Throws: `KnowledgeBaseError`, or `SQLiteError` about the source; nothing is left behind then.
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

  /// Rows of `documents`; 0 in a file that has no such table yet.
  static func documentCount(_ connection: Connection) throws -> Int {
    let exists = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'documents'") { _ in true }
    guard exists == true else { return 0 }
    return try connection.first("SELECT count(*) FROM documents") { try $0.get(Int.self, 0) } ?? 0
  }

  /// The name is taken.
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

/// Takes out of a copy what concerns its owner alone.
enum SharedCopy {
  /// - Returns: what was left out, and the documents that remain.
  static func strip(_ path: String) throws -> (leftOut: [Wording], documentCount: Int) {
    let copy = try Connection(path: path, mode: .readWrite)
    defer { try? copy.close() }
    try copy.configure(.defensive, true)
    try copy.configure(.trustedSchema, false)
    // Nothing that somebody put into the schema runs along. No document that goes has passages in the index.
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
    // It is another file: what was left out of it was published of the first one, perhaps.
    try copy.execute("DELETE FROM changes; INSERT INTO changes (number) VALUES (0)")
    // The pages of what was deleted go too.
    try copy.execute("VACUUM")
    return (leftOut, try DatabaseCopy.documentCount(copy))
  }
}

/// The copies that are made beside a file before something changes all of it.
package enum SafetyCopy {
  /// Copies kept of each kind; the oldest goes when one more is made.
  package static let keptCount = 3

  /// What a copy is made before.
  package enum Occasion: String, Sendable, CaseIterable {
    case migration, restore, write
  }

  /// Makes `FILE.before-OCCASION-NUMBER`, one above the highest number there is. It removes none: should the change
  /// come to nothing, the earlier copies are worth more. ``prune(_:_:sparing:)`` follows once it is made.
  ///
  /// - Parameter number: the number, where it means something: the migration's.
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
  /// - Parameter spared: files that stay, whatever their number: the copy just made, a backup that is in use.
  package static func prune(_ path: String, _ occasion: Occasion, sparing spared: [String]) throws {
    for number in try numbers(path, occasion).dropLast(keptCount) {
      let copy = path + ending(occasion, number)
      guard !spared.contains(where: { FilePath.areSame($0, copy) }) else { continue }
      for companion in ["", "-wal", "-journal"] { try? FileManager.default.removeItem(atPath: copy + companion) }
    }
  }

  /// The numbers of the copies that stand beside a file, in order.
  static func numbers(_ path: String, _ occasion: Occasion) throws -> [Int] {
    let (folder, name) = FilePath.parts(path)
    let prefix = "\(name).before-\(occasion.rawValue)-"
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { entry in
      entry.hasPrefix(prefix) ? number(entry.dropFirst(prefix.count)) : nil
    }.sorted()
  }

  /// A number as this program writes it; nil for whatever else stands behind such a name.
  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.count <= 15, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}

extension KnowledgeBase {
  /// Copies the file beside itself before something that the user may regret; three copies of a kind are kept.
  ///
  /// - Returns: the copy's path.
  /// - Throws: `KnowledgeBaseError` when the copy cannot be made or is not sound.
  package func makeSafetyCopy(before occasion: SafetyCopy.Occasion) throws -> String {
    try translatingErrors {
      let copy = try SafetyCopy.make(of: connection, path: path, before: occasion)
      try SafetyCopy.prune(path, occasion, sparing: [copy])
      return copy
    }
  }
}

/// What a backup holds.
package struct BackupReport: Sendable, Hashable {
  /// The file that was made.
  package var path: String
  /// Documents in it, every revision counted.
  package var documentCount: Int
  /// Its size in bytes.
  package var byteCount: Int
  /// What a copy for sharing leaves out, for reading: "3 former passages".
  package var leftOut: [Wording] = []
}

extension KnowledgeBase {
  /// Copies the knowledge base into a file as it is at one moment, while others read and one writes.
  ///
  /// The copy gets its name when it is whole, has passed SQLite's integrity check, holds as many documents, and is on
  /// disk.
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
      throw KnowledgeBaseError(.usage, { $0.backupIsBase }, place: backup)
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
      // Opened for reading first: opening for writing would remove a log that cannot be read.
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
        .cannotCreate, { $0.cannotCopyAside(error.message) }, place: target)
    }
    // A log left beside the new file would be read into it.
    for ending in ["-wal", "-shm", "-journal"] { unlink(path + ending) }
    return target
  }
}
