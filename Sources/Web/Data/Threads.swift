import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What becomes of memory that a page used.
enum FreedMemory {
  /// Has the system get large pieces back at once, and all threads share two heaps.
  ///
  /// glibc gives each thread a heap of its own, and keeps what was freed there: a search of 40,000 hits uses some ten megabytes,
  /// and with ten threads that became 100 MB which nothing used (mallopt(3)). Other libraries have no such heaps.
  static func isGivenBack() {
    #if canImport(Glibc)
      // Swift's module of glibc has no <malloc.h>. The numbers are those of M_ARENA_MAX and M_MMAP_THRESHOLD there.
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
      _ = mallopt(-8, 2)
      _ = mallopt(-3, 1 << 20)
    #endif
  }
}

/// A value behind a lock, with threads that wait until it changes.
///
/// Unchecked: `value` is read and written under the lock alone, and lock and condition stand at one address for their
/// whole life.
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

  /// Runs `body` while no other thread is inside.
  func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value)
  }

  /// Runs `body`, and wakes the threads that wait.
  func change<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    defer { pthread_cond_broadcast(condition) }
    return try withLock(body)
  }

  /// Waits until `body` gives a result, which it is asked for whenever the value changes.
  ///
  /// - Returns: nil when there was none until the deadline.
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

/// A moment on the system's clock, after which nobody waits any longer.
struct Deadline: Sendable {
  fileprivate var time: timespec

  init(after seconds: Int) {
    time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    time.tv_sec += seconds
  }
}

/// Threads of one's own, for work that waits: SQLite must hold up neither the event loops nor Swift's tasks.
enum BlockingThread {
  /// Starts a thread that runs `body` once.
  static func start(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Box(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // SQLite's parser and our recursive readers take more than the 512 kB that macOS gives.
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
      // Without a thread of its own the work still has to be done.
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
