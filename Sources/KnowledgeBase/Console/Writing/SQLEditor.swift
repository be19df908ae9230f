import FoundationEssentials
import SQLite

/// Runs SQL of a user's that changes rows: each statement whole or not at all, every constraint kept, the search index
/// and the vocabulary in step, and a copy of the file made before.
public final class SQLEditor {
  /// The file, as it was named.
  public let path: String
  private let limits: QueryLimits
  private let makesCopy: Bool
  private let knowledgeBase: KnowledgeBase
  private let connection: Connection
  private let watch = QueryWatch()
  private let permission: Permission
  private let search: SearchFunctions
  private let follower: PassageFollower

  private final class Permission {
    var editGuard: EditGuard
    init(_ editGuard: EditGuard) { self.editGuard = editGuard }
  }

  /// Opens an existing knowledge base for changes.
  ///
  /// - Parameter makesCopy: whether the file is copied before the first change.
  /// - Throws: `KnowledgeBaseError` as `KnowledgeBase.open` does; `.missingInput` where there is no file.
  public init(path: String, limits: QueryLimits = .standard, makesCopy: Bool = true) throws {
    // Opening for reading first: it makes no file where there is none.
    try KnowledgeBase.open(path, for: .reading).close()
    knowledgeBase = try KnowledgeBase.open(path, for: .writing)
    // Copies lie beside the file itself, not beside a link to it.
    (self.path, self.limits, self.makesCopy) = (knowledgeBase.path, limits, makesCopy)
    connection = knowledgeBase.connection
    search = SearchFunctions(connection)
    do {
      // In this order: where temporary tables are kept cannot be changed without dropping temporary triggers.
      try QueryConfinement.confine(connection, watch, search)
      follower = try PassageFollower(connection)
      let reading = QueryGuard(deniedTables: try QueryGuard.deniedTables(of: connection))
      permission = Permission(EditGuard(ownViews: try Self.ownViews(), reading: reading))
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
    search.isAtWork = { [permission] in permission.editGuard.isOurs = $0 }
    connection.setAuthorizer { [permission] request in permission.editGuard.answer(request) }
  }

  /// Gives the file back.
  public func close() throws {
    search.forget()
    try knowledgeBase.close()
  }

  /// Stops the statement that runs; nothing of it stays.
  public var stopper: QueryStopper { watch.stopper }

  /// Runs one statement in a transaction of its own.
  ///
  /// - Parameters:
  ///   - whileBusy: is called now and then while the statement runs; what it throws ends it.
  ///   - begin: is told the columns: of a query, or of RETURNING.
  ///   - row: is given each row, which is valid during the call only.
  /// - Returns: how many rows it changed, and the name of the copy.
  /// - Throws: `KnowledgeBaseError`; the file is then as it was.
  public func run(
    _ sql: String, parameters: QueryParameters = QueryParameters(), whileBusy: (() throws -> Void)? = nil,
    begin: ([StatementColumn]) throws -> Void, row: (Row) throws -> Void
  ) throws -> SQLConsole.Outcome {
    permission.editGuard.forget()
    var copy: String?
    let before = try state()
    do {
      var outcome = try withoutActuallyEscaping(begin) { begin in
        try withoutActuallyEscaping(row) { row in
          try runner.run(
            sql, parameters,
            StatementRunner.Reader(
              prepared: { copy = try self.prepare($0) }, begin: begin, row: row, whileBusy: whileBusy))
        }
      }
      guard connection.isInTransaction else { return outcome }
      let after = try state()
      outcome.changedRows = after.changes == before.changes ? 0 : connection.changes
      try asOurselves {
        try follower.apply(to: connection)
        try connection.execute("COMMIT")
      }
      outcome.copy = try settle(copy, isNeeded: after != before)
      return outcome
    } catch {
      follower.forget()
      if connection.isInTransaction { try? asOurselves { try connection.execute("ROLLBACK") } }
      discard(copy)
      throw (error as? SQLiteError).map { KnowledgeBaseError($0, at: path) } ?? error
    }
  }

  /// What tells whether a statement has changed anything.
  private struct State: Equatable {
    var changes: Int
    /// Counts views that come and go.
    var schemaVersion: Int
  }

  private func state() throws -> State {
    try asOurselves {
      let version = try connection.first("PRAGMA schema_version") { $0.int(0) ?? 0 }
      return State(changes: connection.totalChanges, schemaVersion: version ?? 0)
    }
  }

  private var runner: StatementRunner {
    StatementRunner(
      connection: connection, watch: watch, path: path, limits: limits,
      denial: { [permission] in permission.editGuard.denial },
      hint: "INSERT, UPDATE and DELETE change rows; CREATE VIEW and DROP VIEW make and remove views of your own.")
  }

  /// Makes the copy and begins the transaction, unless the statement only reads.
  private func prepare(_ statement: Statement) throws -> String? {
    guard !statement.isReadOnly else { return nil }
    return try watch.exempt {
      try asOurselves {
        let copy = makesCopy ? try SafetyCopy.make(of: connection, path: path, before: .write) : nil
        try connection.execute("BEGIN IMMEDIATE")
        return copy
      }
    }
  }

  /// Keeps a copy in the place of the oldest, or none where the statement has changed nothing.
  private func settle(_ copy: String?, isNeeded: Bool) throws -> String? {
    guard isNeeded else {
      discard(copy)
      return nil
    }
    if let copy { try SafetyCopy.prune(path, .write, sparing: [copy]) }
    return copy
  }

  private func discard(_ copy: String?) {
    if let copy { try? FileManager.default.removeItem(atPath: copy) }
  }

  private func asOurselves<T>(_ body: () throws -> T) rethrows -> T {
    permission.editGuard.isOurs = true
    defer { permission.editGuard.isOurs = false }
    return try body()
  }

  /// The views that migrations make.
  private static func ownViews() throws -> Set<String> {
    let lines = try Migration.all().flatMap { $0.sql.split(separator: "\n") }
    return Set(
      lines.filter { $0.hasPrefix("CREATE VIEW ") }.compactMap {
        $0.split(separator: " ").dropFirst(2).first?.lowercased()
      })
  }
}
