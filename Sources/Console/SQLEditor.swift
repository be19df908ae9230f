import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import FoundationEssentials

/// Decides what a user's statement may change: rows of tables, and the user's own views.
struct EditGuard {
  /// Tables that are derived from others or that identify the file. Editing their rows by hand would make them
  /// inconsistent.
  static let kept: Set<String> = [
    "words", "word_grams", "passages_fts", "document_contents", "schema_migrations", "changes",
  ]

  /// While set, statements are the program's own, and everything is allowed.
  var isTrusted = false
  /// The reason for the last denial, for the user.
  private(set) var denial: Wording?
  private let ownViews: Set<String>
  private let reading: QueryGuard
  /// The table that the statement itself changes; foreign keys may change others.
  private var target: String?

  /// - Parameters:
  ///   - ownViews: the program's views, in lower case.
  ///   - reading: decides what may be read and called.
  init(ownViews: Set<String>, reading: QueryGuard) { (self.ownViews, self.reading) = (ownViews, reading) }

  mutating func answer(_ request: AuthorizerRequest) -> AuthorizerAnswer {
    guard !isTrusted, let reason = reasonToDeny(request) else { return .allow }
    denial = reason
    return .deny
  }

  /// Resets the state for a new statement.
  mutating func forget() { (denial, target) = (nil, nil) }

  private mutating func reasonToDeny(_ request: AuthorizerRequest) -> Wording? {
    let name = request.first?.lowercased() ?? ""
    switch request.action {
    case .insert, .update, .delete:
      if name == "sqlite_temp_master" || name == "sqlite_temp_schema" {
        return Wording { $0.noTemporaryTables }
      }
      // Whatever the schema's triggers do is allowed.
      guard request.origin == nil else { return nil }
      target = target ?? name
      // Deleting a document also deletes its bytes.
      let isCascade = request.action == .delete && target == "documents"
      guard !isCascade, Self.kept.contains(name) else { return nil }
      return Wording { $0.tableIsKept(name) }
    case .createView:
      return nil
    case .dropView:
      return ownViews.contains(name) ? Wording { $0.viewIsOurs(name) } : nil
    case .function where request.second == PassageChangeTracker.function:
      return PassageChangeTracker.triggers.contains(request.origin ?? "")
        ? nil : CallableNames.reasonToDeny(function: PassageChangeTracker.function)
    case .select, .recursive, .read, .function, .pragma, .attach, .detach, .transaction, .savepoint:
      var guardian = reading
      return guardian.answer(request) == .allow ? nil : guardian.denial
    default:
      return Wording { $0.schemaStays }
    }
  }
}

/// Records all changes of passages by a statement, so that the vocabulary can be updated.
///
/// Uses temporary triggers of this connection, which pass the old and new texts. Cascades fire them too.
final class PassageChangeTracker {
  /// The function that the triggers call. Only temporary triggers can call it, because they are not part of the file's
  /// schema.
  static let function = "follow_passage"
  /// The names of the triggers.
  static let triggers: Set<String> = ["follow_insert", "follow_delete", "follow_update"]

  private var delta = VocabularyDelta()
  private var (comingCount, goingCount) = (0, 0)
  private let tokenizer: PassageTokenizer

  init(_ connection: Connection) throws {
    tokenizer = try PassageTokenizer()
    try connection.register(
      ScalarFunction(Self.function, argumentCount: 3, options: .directOnly) { [weak self] arguments in
        try self?.note([arguments.text(0) ?? "", arguments.text(1) ?? ""], comes: arguments.integer(2) == 1)
        return .null
      })
    try connection.execute(
      """
      CREATE TEMP TRIGGER follow_insert AFTER INSERT ON main.passages BEGIN
        SELECT follow_passage(new.text, new.title, 1);
      END;
      CREATE TEMP TRIGGER follow_delete AFTER DELETE ON main.passages BEGIN
        SELECT follow_passage(old.text, old.title, 0);
      END;
      CREATE TEMP TRIGGER follow_update AFTER UPDATE OF text, title ON main.passages BEGIN
        SELECT follow_passage(old.text, old.title, 0), follow_passage(new.text, new.title, 1);
      END
      """)
  }

  /// The number of passages added, deleted or changed. Updates that set no column of the index are not counted.
  var passageCount: Int { max(comingCount, goingCount) }

  /// Updates the vocabulary. Call it in the statement's transaction.
  func apply(to connection: Connection) throws {
    let vocabulary = Vocabulary(connection)
    try vocabulary.apply(delta)
    try vocabulary.settle()
    forget()
  }

  /// Discards the recorded changes, after a rollback.
  func forget() {
    delta = VocabularyDelta()
    (comingCount, goingCount) = (0, 0)
  }

  private func note(_ texts: [String], comes: Bool) throws {
    if comes {
      comingCount += 1
      try delta.add(texts, by: tokenizer)
    } else {
      goingCount += 1
      try delta.remove(texts, by: tokenizer)
    }
  }
}

/// Runs a user's SQL that changes rows. Each statement is executed completely or not at all, all constraints are
/// enforced, the search index and the vocabulary are updated, and a copy of the file is made first.
package final class SQLEditor {
  /// The path of the file, with symbolic links resolved.
  package let path: String
  private let limits: QueryLimits
  /// Whether a copy of the file is made before each change.
  package var makesCopy: Bool
  private let knowledgeBase: KnowledgeBase
  private let connection: Connection
  private let watch = QueryWatch()
  private let permission: Permission
  private let search: SearchFunctions
  private let changeTracker: PassageChangeTracker

  private final class Permission {
    var editGuard: EditGuard
    init(_ editGuard: EditGuard) { self.editGuard = editGuard }
  }

  /// Opens an existing knowledge base for changes.
  ///
  /// - Parameter makesCopy: whether a copy of the file is made before each change.
  /// - Throws: `KnowledgeBaseError` like `KnowledgeBase.open`; `.missingInput` if there is no file.
  package init(path: String, limits: QueryLimits = .standard, makesCopy: Bool = true) throws {
    // Open for reading first, which does not create a missing file.
    try KnowledgeBase.open(path, for: .reading).close()
    knowledgeBase = try KnowledgeBase.open(path, for: .writing)
    // Copies are made beside the file itself, not beside a link to it.
    (self.path, self.limits, self.makesCopy) = (knowledgeBase.path, limits, makesCopy)
    connection = knowledgeBase.connection
    search = SearchFunctions(connection)
    do {
      // The order matters: `temp_store` cannot be changed without dropping temporary triggers.
      try QueryConfinement.confine(connection, watch, search)
      changeTracker = try PassageChangeTracker(connection)
      let reading = QueryGuard(deniedTables: try QueryGuard.deniedTables(of: connection))
      permission = Permission(EditGuard(ownViews: try Self.ownViews(), reading: reading))
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
    search.isAtWork = { [permission] in permission.editGuard.isTrusted = $0 }
    connection.setAuthorizer { [permission] request in permission.editGuard.answer(request) }
  }

  /// Closes the file.
  package func close() throws {
    search.forget()
    try knowledgeBase.close()
  }

  /// Stops the running statement; its changes are rolled back.
  package var stopper: QueryStopper { watch.stopper }

  /// Runs one statement in its own transaction.
  ///
  /// - Parameters:
  ///   - whileBusy: called repeatedly while the statement runs; an error that it throws ends it.
  ///   - begin: called with the columns of a query or of RETURNING.
  ///   - row: called with each row, which is valid only during the call.
  /// - Returns: the number of rows changed, and the path of the copy.
  /// - Throws: `KnowledgeBaseError`; the file is then unchanged.
  package func run(
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
      // SQLite does not count the rows of a view, such as advice, whose triggers change passages
      // (https://sqlite.org/c3ref/changes.html).
      let direct = connection.changes
      outcome.changedRows = after.changes == before.changes ? 0 : direct == 0 ? changeTracker.passageCount : direct
      try withoutGuard {
        try changeTracker.apply(to: connection)
        try connection.commit()
      }
      outcome.copy = try settle(copy, isNeeded: after != before)
      return outcome
    } catch {
      changeTracker.forget()
      if connection.isInTransaction { try? withoutGuard { try connection.execute("ROLLBACK") } }
      discard(copy)
      throw (error as? SQLiteError).map { KnowledgeBaseError($0, at: path) } ?? error
    }
  }

  /// Values that differ if a statement has changed anything.
  private struct State: Equatable {
    var changes: Int
    /// Changes when a view is created or dropped.
    var schemaVersion: Int
  }

  private func state() throws -> State {
    try withoutGuard {
      let version = try connection.first("PRAGMA schema_version") { try $0.get(Int.self, 0) }
      return State(changes: connection.totalChanges, schemaVersion: version ?? 0)
    }
  }

  private var runner: StatementRunner {
    StatementRunner(
      connection: connection, watch: watch, path: path, limits: limits,
      denial: { [permission] in permission.editGuard.denial },
      hint: Wording { $0.editorChanges })
  }

  /// Makes the copy and begins the transaction, unless the statement only reads.
  private func prepare(_ statement: Statement) throws -> String? {
    guard !statement.isReadOnly else { return nil }
    return try watch.exempt {
      try withoutGuard {
        let copy = makesCopy ? try SafetyCopy.make(of: connection, path: path, before: .write) : nil
        try connection.execute("BEGIN IMMEDIATE")
        return copy
      }
    }
  }

  /// Keeps the copy and removes the oldest one, or discards it if nothing was changed.
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

  private func withoutGuard<T>(_ body: () throws -> T) rethrows -> T {
    permission.editGuard.isTrusted = true
    defer { permission.editGuard.isTrusted = false }
    return try body()
  }

  /// The views that migrations create, in lower case.
  private static func ownViews() throws -> Set<String> {
    Set(try SchemaComparison.expected().filter { $0.type == "view" }.map { $0.name.lowercased() })
  }
}
