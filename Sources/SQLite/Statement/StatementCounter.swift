import CSQLite

/// What a statement counts while it runs (https://sqlite.org/c3ref/c_stmtstatus_counter.html).
public enum StatementCounter: Sendable {
  /// Rows passed over in scans of whole tables.
  case fullScanSteps
  /// Sorts.
  case sorts
  /// Rows put into indexes made for the one run.
  case automaticIndexRows
  /// Instructions of SQLite's virtual machine.
  case programSteps
  /// Compilations anew, after a change of the schema.
  case recompilations
  /// Bytes of memory that the compiled statement takes.
  case memoryUsed

  var number: Int32 {
    switch self {
    case .fullScanSteps: SQLITE_STMTSTATUS_FULLSCAN_STEP
    case .sorts: SQLITE_STMTSTATUS_SORT
    case .automaticIndexRows: SQLITE_STMTSTATUS_AUTOINDEX
    case .programSteps: SQLITE_STMTSTATUS_VM_STEP
    case .recompilations: SQLITE_STMTSTATUS_REPREPARE
    case .memoryUsed: SQLITE_STMTSTATUS_MEMUSED
    }
  }
}

extension Statement {
  /// A count since the statement was compiled, or since the last call with `reset`.
  public func counter(_ counter: StatementCounter, reset: Bool = false) -> Int {
    pointer.map { Int(sqlite3_stmt_status($0, counter.number, reset ? 1 : 0)) } ?? 0
  }
}
