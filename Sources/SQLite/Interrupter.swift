import CSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Stops what a connection is doing, from any thread, also after the connection was closed.
///
/// Follows https://sqlite.org/c3ref/interrupt.html.
///
/// Unchecked: `handle`, the only state, is read and written under `lock` alone, and `sqlite3_interrupt` is
/// the one call that SQLite allows beside a running statement, as long as the connection is open; `detach`
/// is called before it closes, under the same lock.
package final class Interrupter: @unchecked Sendable {
  private let lock = Lock()
  private var handle: OpaquePointer?

  init(_ handle: OpaquePointer) { self.handle = handle }

  /// Makes every statement that runs on the connection now fail with `ResultCode.interrupt`. Without one,
  /// does nothing.
  package func interrupt() {
    lock.withLock {
      if let handle { sqlite3_interrupt(handle) }
    }
  }

  func detach() { lock.withLock { handle = nil } }

  func attach(_ handle: OpaquePointer) { lock.withLock { self.handle = handle } }
}

/// A mutual exclusion lock of the system.
///
/// Unchecked: the mutex stands at one address for its whole life and is made to be used from every thread.
/// (`Synchronization.Mutex` would need macOS 15.)
final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init() {
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deinitialize(count: 1)
    mutex.deallocate()
  }

  /// Runs `body` while no other thread is inside.
  func withLock<T, Failure: Error>(_ body: () throws(Failure) -> T) throws(Failure) -> T {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}
