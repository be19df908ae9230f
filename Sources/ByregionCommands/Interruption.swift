import ByregionReading
import ByregionRecords
import ByregionStore
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns Ctrl-C into a flag that running queries and waiting reads check.
enum InterruptKey {
  private static let flag = QueryStopper()
  /// The thread that reads input. Unsafe: it is set before the handler that uses it is installed.
  nonisolated(unsafe) private static var reader = pthread_self()
  /// The read and write ends of a pipe that holds a byte after Ctrl-C. Unsafe: see `reader`.
  nonisolated(unsafe) private static var ends: (Int32, Int32) = (-1, -1)

  /// Catches Ctrl-C from now on. It interrupts reads of the calling thread only.
  static func begin() {
    // Create the flag now, because a signal handler must not.
    flag.forget()
    reader = pthread_self()
    if ends.0 < 0 { ends = makePipe() ?? (-1, -1) }
    SignalHandler.install(SIGINT) { number in
      // The system may deliver the signal to any thread, but it interrupts a read only in its own thread.
      guard pthread_equal(pthread_self(), InterruptKey.reader) != 0 else {
        pthread_kill(InterruptKey.reader, number)
        return
      }
      InterruptKey.flag.stop()
      var byte: UInt8 = 0
      _ = write(InterruptKey.ends.1, &byte, 1)
    }
    // Threads of Swift's pool block signals.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
  }

  /// Restores the default action of Ctrl-C.
  static func end() { signal(SIGINT, SIG_DFL) }

  static var isPressed: Bool { flag.isStopped }

  /// A descriptor that becomes readable after Ctrl-C.
  static var wake: Int32 { ends.0 }

  /// Has the same effect as Ctrl-C.
  static func press() { flag.stop() }

  static func forget() {
    flag.forget()
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(ends.0, &bytes, bytes.count) > 0 {}
  }

  /// A non-blocking pipe that other programs do not inherit.
  static func makePipe() -> (Int32, Int32)? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return (ends[0], ends[1])
  }

  /// - Throws: `KnowledgeBaseError` with `.interrupted` after Ctrl-C.
  static func check() throws {
    if flag.isStopped { throw KnowledgeBaseError(.interrupted, { $0.interrupted }) }
  }

  /// Throws as ``check()`` does if Ctrl-C was pressed; otherwise runs the body.
  static func checking(_ body: () throws -> Void) throws {
    try check()
    try body()
  }
}

/// Calls a closure on the first Ctrl-C. The second one ends the process.
final class Interruption {
  private let source: any DispatchSourceSignal

  init(_ action: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      action()
      signal(SIGINT, SIG_DFL)
    }
    source.resume()
  }

  /// Restores the default action of Ctrl-C.
  func end() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}

/// A flag that one thread sets and others read.
final class StopFlag: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .relaxed) }

  func set() { flag.store(true, ordering: .relaxed) }
}
