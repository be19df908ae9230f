import CSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// SQLite's heap, which all connections of the process share (https://sqlite.org/malloc.html).
package enum Memory {
  /// Bytes in use now.
  package static var used: Int { Int(sqlite3_memory_used()) }

  /// The most bytes in use since the start or the last reset
  /// (https://sqlite.org/c3ref/memory_highwater.html).
  package static func highWater(reset: Bool = false) -> Int { Int(sqlite3_memory_highwater(reset ? 1 : 0)) }

  /// Lets SQLite keep no account of its heap, for as long as the process runs: every allocation goes without a
  /// lock that all connections share. ``used`` and ``highWater(reset:)`` are 0 then, and no limit and no
  /// ``MemoryBudget`` holds.
  ///
  /// - Returns: whether it follows: not when SQLite was used before
  ///   (https://sqlite.org/c3ref/c_config_covering_index_scan.html#sqliteconfigmemstatus).
  @discardableResult
  package static func stopCounting() -> Bool { shim_memory_statistics(0) == SQLITE_OK }

  /// Sets the bytes above which SQLite gives caches back before it takes more; 0 for no such limit.
  ///
  /// - Returns: the limit until now. Follows https://sqlite.org/c3ref/hard_heap_limit64.html.
  @discardableResult
  package static func setSoftLimit(_ bytes: Int) -> Int {
    Int(sqlite3_soft_heap_limit64(Int64(max(bytes, 0))))
  }

  /// Sets the bytes above which statements fail with `ResultCode.noMemory`; 0 for no such limit. It lowers
  /// the soft limit to itself.
  ///
  /// - Returns: the limit until now.
  @discardableResult
  package static func setHardLimit(_ bytes: Int) -> Int {
    Int(sqlite3_hard_heap_limit64(Int64(max(bytes, 0))))
  }
}

/// A share of SQLite's heap, which all connections of the process have in common: while budgets run, the hard limit
/// is what was in use before the first of them and their sum.
///
/// Ends with the object, or by ``end()``.
package final class MemoryBudget: Sendable {
  private let bytes: Int
  private static let shared = Shared()

  /// Unchecked: every member is read and written under `lock` alone.
  private final class Shared: @unchecked Sendable {
    let lock = Lock()
    var running: Set<ObjectIdentifier> = []
    var base = 0
    var sum = 0
  }

  /// Starts a budget of so many bytes.
  package init(bytes: Int) {
    self.bytes = max(bytes, 1)
    let (shared, identity) = (Self.shared, ObjectIdentifier(self))
    shared.lock.withLock {
      if shared.running.isEmpty { (shared.base, shared.sum) = (Memory.used, 0) }
      shared.running.insert(identity)
      shared.sum += self.bytes
      Memory.setHardLimit(shared.base + shared.sum)
    }
  }

  deinit { end() }

  /// Gives the share back; the last budget takes the limit with it. Does nothing the second time.
  package func end() {
    let (shared, identity) = (Self.shared, ObjectIdentifier(self))
    shared.lock.withLock {
      guard shared.running.remove(identity) != nil else { return }
      shared.sum -= bytes
      Memory.setHardLimit(shared.running.isEmpty ? 0 : shared.base + shared.sum)
    }
  }
}

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
