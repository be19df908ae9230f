import CSQLite

/// Stops what a connection is doing, from any thread, also after the connection was closed.
///
/// Follows https://sqlite.org/c3ref/interrupt.html.
///
/// Unchecked: `handle`, the only state, is read and written under `lock` alone, and `sqlite3_interrupt` is
/// the one call that SQLite allows beside a running statement, as long as the connection is open; `detach`
/// is called before it closes, under the same lock.
public final class Interrupter: @unchecked Sendable {
  private let lock = Lock()
  private var handle: OpaquePointer?

  init(_ handle: OpaquePointer) { self.handle = handle }

  /// Makes every statement that runs on the connection now fail with `ResultCode.interrupt`. Without one,
  /// does nothing.
  public func interrupt() {
    lock.withLock {
      if let handle { sqlite3_interrupt(handle) }
    }
  }

  func detach() { lock.withLock { handle = nil } }

  func attach(_ handle: OpaquePointer) { lock.withLock { self.handle = handle } }
}
