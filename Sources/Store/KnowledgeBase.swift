import ByregionLanguages
import ByregionFiles
import ByregionRecords
import ByregionSQLite
import ByregionText
import FoundationEssentials
import Synchronization

/// One knowledge base: a file, opened for reading or for writing.
///
/// It is not `Sendable`: open one for each thread that asks.
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
  /// Maximum time for a request; no request of ours needs nearly as long.
  package var questionLimit = Duration.seconds(60)
  /// Asked now and then while SQLite works on a question: true ends it as interrupted. Nil where nobody ends one.
  package var shouldStop: (() -> Bool)?
  package let connection: Connection
  /// The tables and views where the tables of ``connection`` are foreign and tell nothing of themselves; nil for a file.
  package var foreignSchema: [SchemaObject]?
  /// What went wrong last where the rows come from, which SQLite tells in its own words only.
  package var foreignFailure: KnowledgeBaseError?
  /// Held while the file is open for writing; nil for reading.
  private let lock: WriterLock?
  /// Objects that other modules keep while the file is open, by type.
  private var companions: [ObjectIdentifier: AnyObject] = [:]

  init(path: String, access: Access, connection: Connection, lock: WriterLock? = nil) {
    self.path = path
    self.access = access
    self.connection = connection
    self.lock = lock
  }

  /// Turns off SQLite's memory statistics for the whole process, which makes an import 7 % faster. The memory limit of an
  /// ``SQLConsole`` has no effect then.
  ///
  /// - Returns: false if a knowledge base was opened before, which is too late.
  @discardableResult
  package static func stopCountingMemory() -> Bool { Memory.stopCounting() }

  /// Opens a file. Migrates its schema if it is older than the program's, after making a copy.
  ///
  /// - Parameters:
  ///   - path: the file; `~` is not expanded.
  ///   - busyTimeout: how long to wait for another process that writes.
  /// - Throws: `KnowledgeBaseError`: `.missingInput` when there is no file to read, `.incompatible` when the file is
  ///   no knowledge base or a newer one, `.cannotCreate`, `.inputOutput` or `.busy`.
  package static func open(
    _ path: String, for access: Access, busyTimeout: Duration = .seconds(5)
  ) throws -> KnowledgeBase {
    guard !isPublication(path) else {
      // The address may hold a password.
      throw KnowledgeBaseError(.usage, { $0.needsFile }, suggestion: .say { $0.whatReadsPublications })
    }
    let path = FilePath.behindLink(path)
    do {
      try SQLiteLibrary.requireFeatures()
      let state = try FileState(of: path)
      if state == .missing, access == .reading { throw noFile(path) }
      if access == .writing || state == .older {
        let lock = try WriterLock(of: path, wait: busyTimeout)
        // Another writer may have made or migrated the file meanwhile.
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
  /// - Throws: `KnowledgeBaseError` as ``open(_:for:busyTimeout:)`` does.
  package static func openForDryRun(_ path: String, busyTimeout: Duration = .seconds(5)) throws -> KnowledgeBase {
    guard try FileState(of: path) == .missing else {
      return try open(path, for: .writing, busyTimeout: busyTimeout)
    }
    return try inMemory()
  }

  /// Whether a name is the address of a publication in PostgreSQL rather than that of a file.
  package static func isPublication(_ path: String) -> Bool {
    ["postgresql://", "postgres://"].contains { path.hasPrefix($0) }
  }

  /// An address as it may be shown: without user and password.
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

  /// What to call it: the name of the file, or that of the database.
  package var name: String {
    FilePath.parts(String(Self.isPublication(path) ? path.prefix { $0 != "?" } : path[...])).name
  }

  /// A knowledge base in memory.
  ///
  /// - Parameter path: where what it holds stands, for messages.
  /// - Throws: `KnowledgeBaseError` when a migration cannot be applied.
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

  /// An object that lives while the file is open, such as a searcher with its prepared statements. It is made on first
  /// use.
  package func companion<T: AnyObject>(_ make: (Connection) throws -> T) rethrows -> T {
    if let companion = companions[ObjectIdentifier(T.self)] as? T { return companion }
    let companion = try make(connection)
    companions[ObjectIdentifier(T.self)] = companion
    return companion
  }

  /// What was computed from the content under a key, kept as long as the content does not change. Contents of one type share
  /// their keys and their capacity.
  ///
  /// - Parameter capacity: how many keys are kept; what the first call for a type says counts.
  /// - Throws: `SQLiteError` and what `make` throws.
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

  /// Runs a body and turns errors of SQLite into `KnowledgeBaseError`.
  package func translatingErrors<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as SQLiteError {
      throw takeForeignFailure() ?? KnowledgeBaseError(error, at: path)
    }
  }

  /// What went wrong where the rows come from; it is told once.
  package func takeForeignFailure() -> KnowledgeBaseError? {
    defer { foreignFailure = nil }
    return foreignFailure
  }

  /// Runs several statements on one snapshot of the file.
  ///
  /// - Throws: `KnowledgeBaseError` with `.unavailable` after ``questionLimit``: in an untrusted file, a view may never
  ///   end.
  package func readSnapshot<T>(_ body: () throws -> T) throws -> T {
    guard !connection.isInTransaction else { return try translatingErrors(body) }
    let clock = ContinuousClock()
    let deadline = clock.now + questionLimit
    let shouldStop = shouldStop
    connection.setProgressHandler(every: 100_000) { clock.now >= deadline || shouldStop?() == true }
    defer { connection.setProgressHandler(every: 100_000, nil) }
    do {
      return try connection.transaction(.deferred, body)
    } catch let error as SQLiteError where error.code == .interrupt && clock.now >= deadline {
      throw KnowledgeBaseError(
        .unavailable, { $0.noAnswerWithin(questionLimit.inSeconds) }, place: path,
        suggestion: .say { $0.checkTellsState })
    } catch let error as SQLiteError {
      throw takeForeignFailure() ?? KnowledgeBaseError(error, at: path)
    }
  }

  /// Runs several statements on one snapshot, as ``readSnapshot(_:)`` does, and shares what is computed from it with the other
  /// connections that read the same state of the file.
  ///
  /// - Parameters:
  ///   - state: the number of the file's state before the snapshot.
  ///   - currentState: asks for that number again, once the snapshot is taken. Where nobody wrote between the two, the
  ///     snapshot is of that state.
  package func readSnapshot<T>(
    sharing contents: SharedContents, of state: Int, currentState: () throws -> Int, _ body: () throws -> T
  ) throws -> T {
    try readSnapshot {
      // A deferred transaction has its snapshot from the first statement that reads.
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
      // FULL: documents that an import reports as imported are on disk, even if readers delay the checkpoint.
      try connection.execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON")
      // 24 MB of pages, not 2: a batch touches a dozen indexes in many places. Pages that do not fit are written to the
      // log and read again within the batch.
      // In memory, because each document is a savepoint, whose journal in a file was six of seven writes.
      try connection.execute("PRAGMA cache_size = -24000; PRAGMA temp_store = MEMORY")
      if state != .missing { try SchemaComparison.requireSafe(connection, path: path) }
      let copy = state == .older ? try copy(connection, of: path) : nil
      // Half of a page of 4 kB would stay empty behind the bytes of a write-up.
      // The end of an import merges the search index, and gives back what the segments before it took.
      if state == .missing { try connection.execute("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL") }
      // A restored backup is in rollback mode.
      let mode = try connection.first("PRAGMA journal_mode = WAL") { try $0.get(String.self, 0) }
      if mode == "wal" { try syncAfterCommits(connection) }
      if state != .upToDate {
        try Migrator(migrations: Migration.all()).migrate(connection, path: path, now: Timestamp.now())
      }
      // Migrations leave pages of tables that a later one made anew. Another process may be at the file already.
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

  /// Leaves the copying of the log to Litestream where it replicates the file: what it has not read must not be overwritten,
  /// also not while it is stopped for a while. Its tables tell. If it does not come back, the log is copied in the end.
  private static func syncAfterCommits(_ connection: Connection) throws {
    let isReplicated = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = '_litestream_seq'") { _ in true }
    if isReplicated == true {
      try connection.configure(.noCheckpointOnClose, true)
      // Litestream copies what stands in the log, whether it counts or not.
      connection.writesPagesBeforeCommit = true
    }
    try connection.syncAfterCommits(copyingLogFrom: isReplicated == true ? replicatedLogLength : logLength)
    try connection.execute("PRAGMA synchronous = NORMAL")
  }

  /// Pages of the log from which on a commit copies it into the file: SQLite's own number.
  private static let logLength = 1_000
  /// The same for a file that Litestream replicates: 512 MB in pages of 8 kB.
  private static let replicatedLogLength = 65_536

  /// A copy beside the file before its schema changes, named for the migration; a file without documents needs none.
  ///
  /// - Returns: the copy's path.
  private static func copy(_ connection: Connection, of path: String) throws -> String? {
    guard try DatabaseCopy.documentCount(connection) > 0 else { return nil }
    let version = try connection.first("PRAGMA user_version") { try $0.get(Int.self, 0) } ?? 0
    return try SafetyCopy.make(of: connection, path: path, before: SafetyCopy.Occasion.migration, number: version + 1)
  }

  /// Removes a file that was created and could not be filled.
  private static func removeIfEmpty(_ path: String) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      (attributes[.size] as? Int ?? 1) == 0
    else { return }
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// Functions and collations that our connections add to SQLite. The file's schema does not use them.
enum ConnectionFunctions {
  /// Registers the collation `norwegian` (… Z Æ Ø Å, Aa as Å) and what SQL does with letters.
  static func register(on connection: Connection) throws {
    try LetterFunctions.register(on: connection, nil)
    try PackedContent.register(on: connection)
  }
}

/// Opens connections that cannot change a file.
package enum ReadingConnection {
  /// Opens for reading. A file in write-ahead mode on read-only media is opened as immutable, since SQLite cannot create its
  /// shared memory there (https://sqlite.org/wal.html#read_only_databases). So is one without a log on a disk that is too
  /// full for that: a writer would have made the shared memory already.
  ///
  /// - Throws: `SQLiteError`, or `KnowledgeBaseError` with `.invalidInput` where a pipe or a folder stands beside it.
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

  /// The size in bytes of the first part of the shared memory (https://sqlite.org/walformat.html#the_wal_index_file_format).
  private static let sharedMemorySize = 32 << 10

  private static func lacksSharedMemory(_ path: String) -> Bool {
    (FilePath.size(path + "-shm") ?? 0) < sharedMemorySize
  }

  private static func hasRoom(in folder: String) -> Bool {
    FilePath.freeSpace(at: folder).map { $0 >= sharedMemorySize } ?? true
  }
}

/// Decides when the running query must end. SQLite asks it between instructions, and our long functions while they run.
package final class QueryWatch {
  /// Why a query was ended.
  package enum Reason { case late, stopped }

  package let stopper = QueryStopper()
  /// Maximum length in bytes of a text, blob or row.
  package var lengthLimit = Int.max
  private let clock = ContinuousClock()
  private var deadline: ContinuousClock.Instant?
  private var whileBusy: (() throws -> Void)?
  package private(set) var reason: Reason?
  /// What `whileBusy` threw.
  package private(set) var failure: (any Error)?

  package init() {}

  /// Starts the time of a query.
  package func begin(timeout: Duration, whileBusy: (() throws -> Void)?) {
    deadline = clock.now.advanced(by: timeout)
    self.whileBusy = whileBusy
    (reason, failure) = (nil, nil)
  }

  /// Ends the query, and forgets a request to stop it.
  package func end() {
    (deadline, whileBusy) = (nil, nil)
    stopper.forget()
  }

  /// Whether the query must end now.
  package func mustStop() -> Bool {
    if reason != nil || failure != nil { return true }
    if stopper.isStopped {
      reason = .stopped
      return true
    }
    guard let deadline else { return false }
    if clock.now >= deadline {
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

  /// - Throws: `SQLiteError` with `.interrupt` if the query was told to end, since its result may be incomplete.
  package func confirm() throws {
    if reason != nil || failure != nil { throw SQLiteError(code: .interrupt, message: "interrupted") }
  }

  /// For functions of ours that may take long.
  ///
  /// - Throws: `SQLiteError` with `.interrupt` when the query must end now.
  func check() throws {
    if mustStop() { throw SQLiteError(code: .interrupt, message: "interrupted") }
  }

  /// Runs a body whose time does not count, such as waiting for a reader.
  package func exempt<T>(_ body: () throws -> T) rethrows -> T {
    let start = clock.now
    defer { deadline = deadline?.advanced(by: clock.now - start) }
    return try body()
  }
}

/// Stops the query that a console runs, from any thread and from a signal's handler.
package final class QueryStopper: Sendable {
  private let flag = Atomic(false)

  package init() {}

  /// Ends the query that runs now, or the next one if none does.
  package func stop() { flag.store(true, ordering: .relaxed) }

  /// Forgets a request to stop that no query has seen.
  package func forget() { flag.store(false, ordering: .relaxed) }

  /// Whether a stop was requested.
  package var isStopped: Bool { flag.load(ordering: .relaxed) }
}

extension Substring {
  /// What stands before a character and behind it; nil for the latter where it is not there.
  fileprivate func split(at separator: Character) -> (before: Substring, behind: Substring?) {
    guard let place = firstIndex(of: separator) else { return (self, nil) }
    return (self[..<place], self[index(after: place)...])
  }
}
