import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Settings of the C library for freed memory.
enum FreedMemory {
  /// Makes glibc return large blocks to the system at once, and share two heaps among all threads.
  ///
  /// By default glibc has a heap for each thread and keeps freed memory there (mallopt(3)). A search with 40,000 hits
  /// uses some ten megabytes, so ten threads kept 100 MB of unused memory. Does nothing with other C libraries.
  static func isGivenBack() {
    #if canImport(Glibc)
      // Swift's Glibc module lacks <malloc.h>. The numbers are the values of M_ARENA_MAX and M_MMAP_THRESHOLD there.
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
      _ = mallopt(-8, 2)
      _ = mallopt(-3, 1 << 20)
    #endif
  }
}

/// A value protected by a lock, on whose changes threads can wait.
///
/// `Sendable` is unchecked because `value` is only accessed under the lock, and the lock and the condition never move
/// in memory.
final class Monitor<Value>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var value: Value

  init(_ value: sending Value) {
    self.value = value
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` while holding the lock.
  func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value)
  }

  /// Runs `body` while holding the lock, and wakes all waiting threads.
  func change<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    defer { pthread_cond_broadcast(condition) }
    return try withLock(body)
  }

  /// Waits until `body` returns a result. Calls `body` at once and after each change.
  ///
  /// - Returns: the result; nil if there was none before the deadline.
  func wait<Result>(until deadline: Deadline? = nil, _ body: (inout Value) throws -> Result?) rethrows -> Result? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = try body(&value) { return result }
      guard let deadline else {
        pthread_cond_wait(condition, mutex)
        continue
      }
      var time = deadline.time
      if pthread_cond_timedwait(condition, mutex, &time) != 0 { return try body(&value) }
    }
  }
}

/// A time on the system's clock at which waiting ends.
struct Deadline: Sendable {
  fileprivate var time: timespec

  init(after seconds: Int) {
    time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    time.tv_sec += seconds
  }
}

/// Dedicated threads for blocking work: SQLite must block neither the event loops nor the threads of Swift's tasks.
enum BlockingThread {
  /// Starts a thread that runs `body` once.
  static func start(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Box(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // SQLite's parser and our recursive parsers need more stack than the 512 kB that macOS gives a thread.
    pthread_attr_setstacksize(&attributes, 4 << 20)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let failure = pthread_create(&thread, &attributes, Self.main, box.toOpaque())
    if failure != 0 {
      box.release()
      // No thread could be created, but the work must still be done.
      DispatchQueue.global().async { body() }
    }
  }

  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  #if canImport(Darwin)
    private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { argument in
      Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
      return nil
    }
  #else
    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
      if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
      return nil
    }
  #endif
}
