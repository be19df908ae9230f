import ByregionLanguages
import ByregionFiles
import ByregionRecords
import ByregionSQLite
import ByregionText
import FoundationEssentials
import Synchronization

/// One knowledge base: a file, opened for reading or for writing.
///
/// Not `Sendable`: open one for each thread.
package final class KnowledgeBase {
  /// Whether a file is opened for reading or for writing.
  package enum Access: Sendable, Hashable {
    /// The file is not changed. Other processes may write to it meanwhile.
    case reading
    /// For importing and correcting. The file is created if it does not exist.
    case writing
  }

  /// The path as given, with symbolic links resolved.
  package let path: String
  /// What it was opened for.
  package let access: Access
  /// Maximum processor time of a read of a file, or maximum duration of a read of foreign tables. The program's own reads
  /// take much less.
  package var readTimeout = Duration.seconds(60)
  /// Called repeatedly while SQLite runs a statement of ``readSnapshot(_:)``; true interrupts it. Nil if nothing
  /// interrupts it.
  package var shouldStop: (() -> Bool)?
  package let connection: Connection
  /// The tables and views, if the tables of ``connection`` are foreign and have no descriptions of their own; nil for a
  /// file.
  package var foreignSchema: [SchemaObject]?
  /// The clock of limits on reading: processor time for a file, so that a busy machine causes no errors, and elapsed time
  /// for a server, whose work is not this process's.
  package var limitClock: TimeLimit.Clock { foreignSchema == nil ? .thread : .wall }
  /// The last error from the source of foreign tables. SQLite reports such errors only in its own words.
  package var foreignFailure: KnowledgeBaseError?
  /// Held while the file is open for writing; nil for reading.
  private let lock: WriterLock?
  /// Objects that other modules keep as long as the file is open, by type.
  private var companions: [ObjectIdentifier: AnyObject] = [:]

  init(path: String, access: Access, connection: Connection, lock: WriterLock? = nil) {
    self.path = path
    self.access = access
    self.connection = connection
    self.lock = lock
  }

  /// Disables SQLite's memory statistics for the whole process, which makes an import 7 % faster. Does nothing after a
  /// knowledge base was opened, and, with `isLimited`, if the memory limit of an ``SQLConsole`` needs the statistics.
  package static func stopCountingMemory(isLimited: Bool) {
    if !isLimited || MemoryBudget.isOfThread { Memory.stopCounting() }
  }

  /// Opens a file. Migrates an older schema after making a copy.
  ///
  /// - Parameters:
  ///   - path: the file; `~` is not expanded.
  ///   - busyTimeout: how long to wait for another process that is writing.
  /// - Throws: `KnowledgeBaseError`: `.missingInput` if there is no file to read, `.incompatible` if the file is not a
  ///   knowledge base or was made by a newer version, `.cannotCreate`, `.inputOutput` or `.busy`.
  package static func open(
    _ path: String, for access: Access, busyTimeout: Duration = .seconds(5)
  ) throws -> KnowledgeBase {
    guard !isPublication(path) else {
      // The error does not show the address, which may contain a password.
      throw KnowledgeBaseError(.usage, { $0.needsFile }, suggestion: .say { $0.whatReadsPublications })
    }
    let path = FilePath.behindLink(path)
    do {
      try SQLiteLibrary.requireFeatures()
      let state = try FileState(of: path)
      if state == .missing, access == .reading { throw noFile(path) }
      if access == .writing || state == .older {
        let lock = try WriterLock(of: path, wait: busyTimeout)
        // Another writer may have created or migrated the file meanwhile.
        let connection = try openForWriting(path, state: FileState(of: path), busyTimeout: busyTimeout)
        if access == .writing {
          return KnowledgeBase(path: path, access: access, connection: connection, lock: lock)
        }
        try connection.close()
        lock.release()
      }
      let connection = try ReadingConnection.open(path, busyTimeout: busyTimeout)
      return KnowledgeBase(path: path, access: access, connection: connection)
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
  }

  /// Opens a file for a dry run of an import: for writing, or a knowledge base in memory if there is no file yet.
  ///
  /// - Throws: `KnowledgeBaseError` like ``open(_:for:busyTimeout:)``.
  package static func openForDryRun(_ path: String, busyTimeout: Duration = .seconds(5)) throws -> KnowledgeBase {
    guard try FileState(of: path) == .missing else {
      return try open(path, for: .writing, busyTimeout: busyTimeout)
    }
    return try inMemory()
  }

  /// Whether a name is the address of a publication in PostgreSQL instead of a file.
  package static func isPublication(_ path: String) -> Bool {
    ["postgresql://", "postgres://"].contains { path.hasPrefix($0) }
  }

  /// An address without user and password, for messages.
  package static func withoutPassword(_ address: String) -> String {
    guard isPublication(address), let start = address.firstRange(of: "://")?.upperBound else { return address }
    let rest = address[start...]
    let path = rest.prefix { !"?#".contains($0) }
    let (options, schema) = rest[path.endIndex...].split(at: "#")
    let kept = options.dropFirst().split(separator: "&").filter {
      !$0.hasPrefix("user=") && !$0.lowercased().contains("password")
    }
    let host = path.lastIndex(of: "@").map { path[path.index(after: $0)...] } ?? path
    return address[..<start] + host + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
      + (schema.map { "#" + $0 } ?? "")
  }

  /// The display name: the name of the file or of the database.
  package var name: String {
    FilePath.parts(String(Self.isPublication(path) ? path.prefix { $0 != "?" } : path[...])).name
  }

  /// An in-memory knowledge base.
  ///
  /// - Parameter path: the place of its content, for messages.
  /// - Throws: `KnowledgeBaseError` if a migration fails.
  package static func inMemory(
    path: String = ":memory:", access: Access = .writing
  ) throws -> KnowledgeBase {
    do {
      let connection = try Connection(path: "", mode: .memory)
      try connection.execute("PRAGMA foreign_keys = ON")
      try Migrator(migrations: Migration.all()).migrate(connection, path: ":memory:", now: Timestamp.now())
      try ConnectionFunctions.register(on: connection)
      return KnowledgeBase(path: path, access: access, connection: connection)
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
  }

  /// An object that lives as long as the file is open, such as a searcher with its prepared statements. It is created
  /// on first use.
  package func companion<T: AnyObject>(_ make: (Connection) throws -> T) rethrows -> T {
    if let companion = companions[ObjectIdentifier(T.self)] as? T { return companion }
    let companion = try make(connection)
    companions[ObjectIdentifier(T.self)] = companion
    return companion
  }

  /// A value computed from the content, cached under a key until the content changes. All values of one type share
  /// their keys and their capacity.
  ///
  /// - Parameter capacity: maximum number of keys; only the first call for a type sets it.
  /// - Throws: `SQLiteError` and any error of `make`.
  package func cached<Content: Sendable>(
    _ key: String = "", capacity: Int = 1, _ make: () throws -> Content
  ) throws -> Content {
    try companion { ContentCache<String, Content>($0, capacity: capacity) }.value(for: key, make)
  }

  /// Closes the file. The write-ahead log is checkpointed unless another process reads the file.
  package func close() throws {
    do {
      companions = [:]
      try connection.close()
      if access == .reading { LogFiles.removeIfIdle(beside: path) }
      lock?.release()
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
  }

  /// Runs a body and converts SQLite's errors into `KnowledgeBaseError`.
  package func translatingErrors<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as SQLiteError {
      throw takeForeignFailure() ?? KnowledgeBaseError(error, at: path)
    }
  }

  /// The last error from the source of foreign tables. Returned once.
  package func takeForeignFailure() -> KnowledgeBaseError? {
    defer { foreignFailure = nil }
    return foreignFailure
  }

  /// Runs several statements on one snapshot of the file.
  ///
  /// - Throws: `KnowledgeBaseError` with `.unavailable` after ``readTimeout``: a view in an untrusted file may never
  ///   end.
  package func readSnapshot<T>(_ body: () throws -> T) throws -> T {
    guard !connection.isInTransaction else { return try translatingErrors(body) }
    let limit = TimeLimit(readTimeout, by: limitClock)
    let shouldStop = shouldStop
    connection.setProgressHandler(every: 100_000) { limit.isOver || shouldStop?() == true }
    defer { connection.setProgressHandler(every: 100_000, nil) }
    do {
      return try connection.transaction(.deferred, body)
    } catch let error as SQLiteError where error.code == .interrupt && limit.isOver {
      throw KnowledgeBaseError(
        .unavailable, { $0.noAnswerWithin(readTimeout.inSeconds) }, place: path,
        suggestion: .say { $0.checkTellsState })
    } catch let error as SQLiteError {
      throw takeForeignFailure() ?? KnowledgeBaseError(error, at: path)
    }
  }

  /// Runs several statements on one snapshot, as ``readSnapshot(_:)`` does. Shares values computed from it with other
  /// connections that read the same state of the file.
  ///
  /// - Parameters:
  ///   - state: the number of the file's state before the snapshot.
  ///   - currentState: called once the snapshot is taken. If it returns the same number, nobody wrote in between, and
  ///     the snapshot is of that state.
  package func readSnapshot<T>(
    sharing contents: SharedContents, of state: Int, currentState: () throws -> Int, _ body: () throws -> T
  ) throws -> T {
    try readSnapshot {
      // The snapshot of a deferred transaction is taken by its first statement that reads.
      _ = try connection.dataVersion()
      if try currentState() == state { connection.shared = SharedState(contents, state: state) }
      defer { connection.shared = nil }
      return try body()
    }
  }

  private static func noFile(_ path: String) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .missingInput, { $0.noBaseYet }, place: path, suggestion: .say { $0.makeBase })
  }

  private static func openForWriting(
    _ path: String, state: FileState, busyTimeout: Duration
  ) throws -> Connection {
    let connection = try Connection(path: path, mode: .readWriteCreate, busyTimeout: busyTimeout)
    do {
      // FULL: documents that an import has reported are on disk, even if readers delay the checkpoint.
      try connection.execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON")
      // A page cache of 24 MB instead of 2 MB: a batch touches a dozen indexes in many places, and pages that do not
      // fit are written to the log and read again within the batch. Temporary files in memory: each document is a
      // savepoint, whose journal in a file caused six of seven writes.
      try connection.execute("PRAGMA cache_size = -24000; PRAGMA temp_store = MEMORY")
      if state != .missing { try SchemaComparison.requireSafe(connection, path: path) }
      let copy = state == .older ? try copy(connection, of: path) : nil
      // Page size: with 4 kB, half a page after the bytes of a write-up would be unused. Incremental vacuum: the end of
      // an import merges the search index and returns the space of the old segments.
      if state == .missing { try connection.execute("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL") }
      // A restored backup is in rollback mode, so set the mode in any case.
      let mode = try connection.first("PRAGMA journal_mode = WAL") { try $0.get(String.self, 0) }
      if mode == "wal" { try syncAfterCommits(connection) }
      if state != .upToDate {
        try Migrator(migrations: Migration.all()).migrate(connection, path: path, now: Timestamp.now())
      }
      // Removes the free pages of tables that later migrations recreated. Errors are ignored, since another process may
      // already use the file.
      if state == .missing { try? connection.execute("VACUUM") }
      if let copy { try SafetyCopy.prune(path, .migration, sparing: [copy]) }
      try ConnectionFunctions.register(on: connection)
      return connection
    } catch {
      try? connection.close()
      if state == .missing { removeIfEmpty(path) }
      throw error
    }
  }

  /// Configures syncing and checkpoints. If Litestream replicates the file, which its tables show, it does the
  /// checkpoints, since a log that it has not read must not be overwritten, even while it is stopped for a while. If it
  /// does not come back, the log is copied once it is very long.
  private static func syncAfterCommits(_ connection: Connection) throws {
    let isReplicated = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = '_litestream_seq'") { _ in true }
    if isReplicated == true {
      try connection.configure(.noCheckpointOnClose, true)
      // Litestream also copies a commit that has not taken effect.
      connection.writesPagesBeforeCommit = true
    }
    try connection.syncAfterCommits(copyingLogFrom: isReplicated == true ? replicatedLogLength : logLength)
    try connection.execute("PRAGMA synchronous = NORMAL")
  }

  /// Length of the log in pages from which a commit copies it into the file: SQLite's default.
  private static let logLength = 1_000
  /// The same for a file that Litestream replicates: 512 MB with pages of 8 kB.
  private static let replicatedLogLength = 65_536

  /// Makes a copy before a migration, numbered like the migration; nil for a file without documents, which needs none.
  ///
  /// - Returns: the copy's path.
  private static func copy(_ connection: Connection, of path: String) throws -> String? {
    guard try DatabaseCopy.documentCount(connection) > 0 else { return nil }
    let version = try connection.first("PRAGMA user_version") { try $0.get(Int.self, 0) } ?? 0
    return try SafetyCopy.make(of: connection, path: path, before: SafetyCopy.Occasion.migration, number: version + 1)
  }

  /// Removes a file that was created but could not be filled.
  private static func removeIfEmpty(_ path: String) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      (attributes[.size] as? Int ?? 1) == 0
    else { return }
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// Functions and collations that the program's connections add to SQLite. The file's schema does not use them.
enum ConnectionFunctions {
  /// Registers the collation `norwegian` (… Z Æ Ø Å, Aa as Å) and SQL functions on letters.
  static func register(on connection: Connection) throws {
    try LetterFunctions.register(on: connection, nil)
    try PackedContent.register(on: connection)
  }
}

/// Opens connections that cannot change a file.
package enum ReadingConnection {
  /// Opens for reading. A file in write-ahead mode on read-only media is opened as immutable, since SQLite cannot
  /// create its shared memory there (https://sqlite.org/wal.html#read_only_databases). The same applies to a file
  /// without a log on a disk that is too full for the shared memory: a writer would have created it already.
  ///
  /// - Throws: `SQLiteError`, or `KnowledgeBaseError` with `.invalidInput` if a companion file is a pipe or folder.
  package static func open(_ path: String, busyTimeout: Duration) throws -> Connection {
    try DatabasePath.requireFilesOrNothing(beside: path)
    let path = FilePath.behindLink(path)
    let folder = FilePath.parts(path).folder
    let hasLog = FileManager.default.fileExists(atPath: path + "-wal")
    let isImmutable =
      !hasLog && !FileManager.default.isWritableFile(atPath: folder)
      || (FilePath.size(path + "-wal") ?? 0) == 0 && lacksSharedMemory(path) && !hasRoom(in: folder)
    let connection = try Connection(path: path, mode: isImmutable ? .immutable : .readOnly, busyTimeout: busyTimeout)
    try connection.execute("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF")
    try ConnectionFunctions.register(on: connection)
    return connection
  }

  /// The size in bytes of the first part of the shared memory
  /// (https://sqlite.org/walformat.html#the_wal_index_file_format).
  private static let sharedMemorySize = 32 << 10

  private static func lacksSharedMemory(_ path: String) -> Bool {
    (FilePath.size(path + "-shm") ?? 0) < sharedMemorySize
  }

  private static func hasRoom(in folder: String) -> Bool {
    FilePath.freeSpace(at: folder).map { $0 >= sharedMemorySize } ?? true
  }
}

/// Decides when the running query must end. SQLite calls it between instructions, and long functions of the program
/// call it while they run.
package final class QueryWatch {
  /// Why a query was ended.
  package enum Reason { case late, stopped }

  package let stopper = QueryStopper()
  /// Maximum length in bytes of a text, blob or row.
  package var lengthLimit = Int.max
  private var limit: TimeLimit?
  private var whileBusy: (() throws -> Void)?
  package private(set) var reason: Reason?
  /// The error of `whileBusy`.
  package private(set) var failure: (any Error)?

  package init() {}

  /// Starts the clock of a query.
  package func begin(timeout: Duration, by clock: TimeLimit.Clock, whileBusy: (() throws -> Void)?) {
    limit = TimeLimit(timeout, by: clock)
    self.whileBusy = whileBusy
    (reason, failure) = (nil, nil)
  }

  /// Stops the clock, and forgets a request to stop.
  package func end() {
    (limit, whileBusy) = (nil, nil)
    stopper.forget()
  }

  /// Whether the query must end now.
  package func mustStop() -> Bool {
    if reason != nil || failure != nil { return true }
    if stopper.isStopped {
      reason = .stopped
      return true
    }
    guard let limit else { return false }
    if limit.isOver {
      reason = .late
      return true
    }
    do {
      try whileBusy?()
      return false
    } catch {
      failure = error
      return true
    }
  }

  /// - Throws: `SQLiteError` with `.interrupt` if the query was ended, since its result may be incomplete.
  package func confirm() throws {
    if reason != nil || failure != nil { throw SQLiteError(code: .interrupt, message: "interrupted") }
  }

  /// For functions of the program that may take long.
  ///
  /// - Throws: `SQLiteError` with `.interrupt` if the query must end now.
  func check() throws {
    if mustStop() { throw SQLiteError(code: .interrupt, message: "interrupted") }
  }

  /// Runs a body whose duration does not count, such as waiting for a reader.
  package func exempt<T>(_ body: () throws -> T) rethrows -> T {
    // A copy: the body may call `mustStop()`, which reads the property.
    guard var limit else { return try body() }
    defer { self.limit = limit }
    return try limit.exempt(body)
  }
}

/// Stops the running query of a console. May be used from any thread and from a signal handler.
package final class QueryStopper: Sendable {
  private let flag = Atomic(false)

  package init() {}

  /// Ends the running query, or the next one if none is running.
  package func stop() { flag.store(true, ordering: .relaxed) }

  /// Discards a request to stop that no query has seen.
  package func forget() { flag.store(false, ordering: .relaxed) }

  /// Whether a stop was requested.
  package var isStopped: Bool { flag.load(ordering: .relaxed) }
}

extension Substring {
  /// The parts before and after the first occurrence of a character; the latter is nil if it does not occur.
  fileprivate func split(at separator: Character) -> (before: Substring, behind: Substring?) {
    guard let place = firstIndex(of: separator) else { return (self, nil) }
    return (self[..<place], self[index(after: place)...])
  }
}
