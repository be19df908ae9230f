#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A time limit for work on one thread.
package struct TimeLimit: Sendable {
  /// What the limit measures.
  package enum Clock: Sendable, Hashable {
    /// Elapsed time.
    case wall
    /// Processor time of the current thread. Waiting for a processor, another thread or a disk does not count: on a busy
    /// machine, a tenth of a second of work can take many seconds.
    case thread

    fileprivate var now: Duration {
      var time = timespec()
      clock_gettime(self == .wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
  }

  private let clock: Clock
  private var end: Duration

  /// Starts a limit. Use it only on the thread that creates it.
  package init(_ duration: Duration, by clock: Clock) {
    self.clock = clock
    end = clock.now + duration
  }

  /// Whether the time is used up.
  package var isOver: Bool { clock.now >= end }

  /// Runs a body whose duration does not count.
  package mutating func exempt<T>(_ body: () throws -> T) rethrows -> T {
    let start = clock.now
    defer { end += clock.now - start }
    return try body()
  }
}
