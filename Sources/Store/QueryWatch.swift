import ByregionSQLite
import Synchronization

/// Knows when the query that runs must end: SQLite asks it between instructions, long functions of ours in between.
package final class QueryWatch {
  /// Why a query was ended.
  package enum Reason { case late, stopped }

  package let stopper = QueryStopper()
  /// Most bytes of a text, blob or row.
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

  /// The query is over; a wish to stop it is as well.
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

  /// - Throws: `SQLiteError` with `.interrupt` when somebody was told that the query must end, and may have answered
  ///   anything since.
  package func confirm() throws {
    if reason != nil || failure != nil { throw SQLiteError(code: .interrupt, message: "interrupted") }
  }

  /// For functions of ours that may take long.
  ///
  /// - Throws: `SQLiteError` with `.interrupt` when the query must end now.
  func check() throws {
    if mustStop() { throw SQLiteError(code: .interrupt, message: "interrupted") }
  }

  /// Runs a body whose time is not the query's, such as waiting for a reader.
  package func exempt<T>(_ body: () throws -> T) rethrows -> T {
    let start = clock.now
    defer { deadline = deadline?.advanced(by: clock.now - start) }
    return try body()
  }
}

/// Stops the query that a console runs, from any thread and from a signal's handler.
package final class QueryStopper: Sendable {
  private let flag = Atomic(false)

  /// Nobody has asked for a stop yet.
  package init() {}

  /// Ends the query that runs now, or the next one if none does.
  package func stop() { flag.store(true, ordering: .relaxed) }

  /// Forgets a wish to stop that no query saw.
  package func forget() { flag.store(false, ordering: .relaxed) }

  /// Whether somebody asked for a stop.
  package var isStopped: Bool { flag.load(ordering: .relaxed) }
}
