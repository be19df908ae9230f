import CSQLite

/// An action that a statement requests, numbered as in https://sqlite.org/c3ref/c_alter_table.html.
///
/// The comment of each case gives the meanings of `AuthorizerRequest.first` and `.second`.
package enum AuthorizerAction: Int32, Sendable, CaseIterable {
  /// Index, table.
  case createIndex = 1
  /// Table.
  case createTable = 2
  /// Index, table.
  case createTemporaryIndex = 3
  /// Table.
  case createTemporaryTable = 4
  /// Trigger, table.
  case createTemporaryTrigger = 5
  /// View.
  case createTemporaryView = 6
  /// Trigger, table.
  case createTrigger = 7
  /// View.
  case createView = 8
  /// Table.
  case delete = 9
  /// Index, table.
  case dropIndex = 10
  /// Table.
  case dropTable = 11
  /// Index, table.
  case dropTemporaryIndex = 12
  /// Table.
  case dropTemporaryTable = 13
  /// Trigger, table.
  case dropTemporaryTrigger = 14
  /// View.
  case dropTemporaryView = 15
  /// Trigger, table.
  case dropTrigger = 16
  /// View.
  case dropView = 17
  /// Table.
  case insert = 18
  /// Pragma, its argument.
  case pragma = 19
  /// Table, column (empty if the table is read without a column, as by `count(*)`).
  case read = 20
  /// Nothing.
  case select = 21
  /// BEGIN, COMMIT or ROLLBACK.
  case transaction = 22
  /// Table, column.
  case update = 23
  /// File name.
  case attach = 24
  /// Database.
  case detach = 25
  /// Database, table.
  case alterTable = 26
  /// Index.
  case reindex = 27
  /// Table.
  case analyze = 28
  /// Table, module.
  case createVirtualTable = 29
  /// Table, module.
  case dropVirtualTable = 30
  /// Nothing, function.
  case function = 31
  /// BEGIN, RELEASE or ROLLBACK; savepoint.
  case savepoint = 32
  /// Nothing.
  case recursive = 33
}

/// The result of an authorizer (https://sqlite.org/c3ref/c_deny.html).
package enum AuthorizerAnswer: Sendable {
  case allow
  /// The whole statement fails with `ResultCode.authorization`; for a function, with `ResultCode.error`.
  case deny
  /// The column reads as NULL, the function call is refused, or the action is skipped.
  case ignore

  var number: Int32 {
    switch self {
    case .allow: SQLITE_OK
    case .deny: SQLITE_DENY
    case .ignore: SQLITE_IGNORE
    }
  }
}

/// A request that SQLite passes to the authorizer while it compiles a statement
/// (https://sqlite.org/c3ref/set_authorizer.html).
package struct AuthorizerRequest: Sendable, Hashable {
  /// The requested action.
  package let action: AuthorizerAction
  /// The first detail; `AuthorizerAction` documents its meaning.
  package let first: String?
  /// The second detail; `AuthorizerAction` documents its meaning.
  package let second: String?
  /// The database ("main", "temp", …); nil if the action concerns none.
  package let database: String?
  /// The innermost trigger or view that requests the action; nil for the statement itself.
  package let origin: String?
}

final class AuthorizerBox {
  let answer: (AuthorizerRequest) -> AuthorizerAnswer
  init(_ answer: @escaping (AuthorizerRequest) -> AuthorizerAnswer) { self.answer = answer }
}

final class ProgressBox {
  let shouldStop: () -> Bool
  init(_ shouldStop: @escaping () -> Bool) { self.shouldStop = shouldStop }
}

final class BusyBox {
  let shouldContinue: (Int) -> Bool
  init(_ shouldContinue: @escaping (Int) -> Bool) { self.shouldContinue = shouldContinue }
}

extension Connection {
  /// Sets a function that SQLite calls for each action of a statement while compiling it; nil removes it.
  ///
  /// Unknown actions are denied. Statements compiled earlier are recompiled. The authorizer must not use the
  /// connection. Follows https://sqlite.org/c3ref/set_authorizer.html.
  package func setAuthorizer(_ authorizer: ((AuthorizerRequest) -> AuthorizerAnswer)?) {
    guard let pointer = handle.pointer else { return }
    cache.removeAll()
    let box = authorizer.map(AuthorizerBox.init)
    let context = box.map { Unmanaged.passUnretained($0).toOpaque() }
    sqlite3_set_authorizer(pointer, box == nil ? nil : answerAuthorizer, context)
    handle.authorizer = box
  }

  /// Calls `shouldStop` about every `steps` instructions of a running statement. If it returns true, the statement
  /// fails with `ResultCode.interrupt`. A single long instruction is not interrupted: also limit `Limit.length` and the
  /// heap.
  ///
  /// Follows https://sqlite.org/c3ref/progress_handler.html.
  package func setProgressHandler(every steps: Int, _ shouldStop: (() -> Bool)?) {
    guard let pointer = handle.pointer else { return }
    let box = shouldStop.map(ProgressBox.init)
    let context = box.map { Unmanaged.passUnretained($0).toOpaque() }
    sqlite3_progress_handler(
      pointer, Int32(clamping: max(steps, 1)), box == nil ? nil : answerProgress, context)
    handle.progress = box
  }

  /// Calls `shouldContinue` with the number of earlier attempts when another connection holds a lock; false makes the
  /// statement fail with `ResultCode.busy`. Replaces the busy timeout. Follows
  /// https://sqlite.org/c3ref/busy_handler.html.
  package func setBusyHandler(_ shouldContinue: ((Int) -> Bool)?) {
    guard let pointer = handle.pointer else { return }
    let box = shouldContinue.map(BusyBox.init)
    let context = box.map { Unmanaged.passUnretained($0).toOpaque() }
    sqlite3_busy_handler(pointer, box == nil ? nil : answerBusy, context)
    handle.busy = box
  }
}

private let answerAuthorizer:
  @convention(c) (
    UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
    UnsafePointer<CChar>?
  ) -> Int32 = { context, number, first, second, database, origin in
    guard let context, let action = AuthorizerAction(rawValue: number) else { return SQLITE_DENY }
    let request = AuthorizerRequest(
      action: action, first: first.map { String(cString: $0) }, second: second.map { String(cString: $0) },
      database: database.map { String(cString: $0) }, origin: origin.map { String(cString: $0) })
    return Unmanaged<AuthorizerBox>.fromOpaque(context).takeUnretainedValue().answer(request).number
  }

private let answerProgress: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
  guard let context else { return 0 }
  return Unmanaged<ProgressBox>.fromOpaque(context).takeUnretainedValue().shouldStop() ? 1 : 0
}

private let answerBusy: @convention(c) (UnsafeMutableRawPointer?, Int32) -> Int32 = { context, tries in
  guard let context else { return 0 }
  return Unmanaged<BusyBox>.fromOpaque(context).takeUnretainedValue().shouldContinue(Int(tries)) ? 1 : 0
}
