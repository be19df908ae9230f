import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import FoundationEssentials

/// Decides what a user's own statement may change: rows of the tables, and views of the user's own.
struct EditGuard {
  /// Tables that the program derives from others, or by which it knows the file: a row changed by hand would be wrong.
  static let kept: Set<String> = [
    "words", "word_grams", "passages_fts", "document_contents", "schema_migrations", "changes",
  ]

  /// While set, the program itself is at work, not the user's statement.
  var isOurs = false
  /// What was denied last, in words for the user.
  private(set) var denial: Wording?
  private let ownViews: Set<String>
  private let reading: QueryGuard
  /// The table that the statement names to be changed; others follow by foreign keys.
  private var target: String?

  /// - Parameters:
  ///   - ownViews: the views that the program made, in lower case.
  ///   - reading: decides what may be read and called.
  init(ownViews: Set<String>, reading: QueryGuard) { (self.ownViews, self.reading) = (ownViews, reading) }

  mutating func answer(_ request: AuthorizerRequest) -> AuthorizerAnswer {
    guard !isOurs, let reason = reasonToDeny(request) else { return .allow }
    denial = reason
    return .deny
  }

  /// A new statement begins.
  mutating func forget() { (denial, target) = (nil, nil) }

  private mutating func reasonToDeny(_ request: AuthorizerRequest) -> Wording? {
    let name = request.first?.lowercased() ?? ""
    switch request.action {
    case .insert, .update, .delete:
      if name == "sqlite_temp_master" || name == "sqlite_temp_schema" {
        return Wording { $0.noTemporaryTables }
      }
      // What a trigger of the schema's does is the schema's business.
      guard request.origin == nil else { return nil }
      target = target ?? name
      // The bytes of a document go with it.
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

/// Notes what a statement does to passages, whichever way it comes about, so that the vocabulary can follow.
///
/// Triggers of this connection alone call back with the old and new texts; cascades fire them too.
final class PassageChangeTracker {
  /// The function that the triggers call. Only temporary triggers can, being no part of the file's schema.
  static let function = "follow_passage"
  /// The triggers.
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

  /// Passages that were added, deleted or changed; those of which no column of the index was set are not counted.
  var passageCount: Int { max(comingCount, goingCount) }

  /// Brings the vocabulary into step. Call it in the transaction of the statement.
  func apply(to connection: Connection) throws {
    let vocabulary = Vocabulary(connection)
    try vocabulary.apply(delta)
    try vocabulary.settle()
    forget()
  }

  /// Nothing of what was noted has happened.
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

/// Runs SQL of a user's that changes rows: each statement whole or not at all, every constraint kept, the search index
/// and the vocabulary in step, and a copy of the file made before.
package final class SQLEditor {
  /// The file, as it was named.
  package let path: String
  private let limits: QueryLimits
  /// Whether the file is copied before the next change.
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
  /// - Parameter makesCopy: whether the file is copied before the first change.
  /// - Throws: `KnowledgeBaseError` as `KnowledgeBase.open` does; `.missingInput` where there is no file.
  package init(path: String, limits: QueryLimits = .standard, makesCopy: Bool = true) throws {
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
      changeTracker = try PassageChangeTracker(connection)
      let reading = QueryGuard(deniedTables: try QueryGuard.deniedTables(of: connection))
      permission = Permission(EditGuard(ownViews: try Self.ownViews(), reading: reading))
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
    search.isAtWork = { [permission] in permission.editGuard.isOurs = $0 }
    connection.setAuthorizer { [permission] request in permission.editGuard.answer(request) }
  }

  /// Gives the file back.
  package func close() throws {
    search.forget()
    try knowledgeBase.close()
  }

  /// Stops the statement that runs; nothing of it stays.
  package var stopper: QueryStopper { watch.stopper }

  /// Runs one statement in a transaction of its own.
  ///
  /// - Parameters:
  ///   - whileBusy: is called now and then while the statement runs; what it throws ends it.
  ///   - begin: called with the columns: of a query, or of RETURNING.
  ///   - row: is given each row, which is valid during the call only.
  /// - Returns: how many rows it changed, and the name of the copy.
  /// - Throws: `KnowledgeBaseError`; the file is then as it was.
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
      try asOurselves {
        try changeTracker.apply(to: connection)
        try connection.commit()
      }
      outcome.copy = try settle(copy, isNeeded: after != before)
      return outcome
    } catch {
      changeTracker.forget()
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
    Set(try SchemaComparison.expected().filter { $0.type == "view" }.map { $0.name.lowercased() })
  }
}
