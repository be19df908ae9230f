import ByregionReading
import ByregionRecords
import ByregionStore
import CLibEdit
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C as a flag that a running query and a waiting read look at, from the very moment that it is asked for.
enum InterruptKey {
  private static let flag = QueryStopper()
  /// The thread that reads keys. Unsafe: set once, before the handler that reads it is in place.
  nonisolated(unsafe) private static var reader = pthread_self()
  /// A pipe that holds a byte once Ctrl-C was pressed: its ends for reading and writing. Unsafe: as `reader`.
  nonisolated(unsafe) private static var ends: (Int32, Int32) = (-1, -1)

  /// Catches Ctrl-C from now on, for the thread that calls: only its own reads are to end.
  static func begin() {
    // The handler must find the flag made: making it is nothing for a signal handler.
    flag.forget()
    reader = pthread_self()
    if ends.0 < 0 { ends = makePipe() }
    shim_catch_interrupt { number in
      // The system picks any thread; a read ends only in the one that is interrupted.
      guard pthread_equal(pthread_self(), InterruptKey.reader) != 0 else {
        pthread_kill(InterruptKey.reader, number)
        return
      }
      InterruptKey.flag.stop()
      var byte: UInt8 = 0
      _ = write(InterruptKey.ends.1, &byte, 1)
    }
    // Threads that run tasks block signals.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
  }

  /// Gives Ctrl-C its usual meaning back.
  static func end() { signal(SIGINT, SIG_DFL) }

  static var isPressed: Bool { flag.isStopped }

  /// Can be read from once Ctrl-C was pressed.
  static var wake: Int32 { ends.0 }

  static func forget() {
    flag.forget()
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(ends.0, &bytes, bytes.count) > 0 {}
  }

  /// A pipe that never blocks and that no other program inherits.
  private static func makePipe() -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return (-1, -1) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return (ends[0], ends[1])
  }

  /// - Throws: `KnowledgeBaseError` with `.interrupted` once Ctrl-C was pressed.
  static func check() throws {
    if flag.isStopped { throw KnowledgeBaseError(.interrupted, "interrupted") }
  }

  /// Runs what is to be done while a query is busy, unless Ctrl-C was pressed; throws as ``check()``.
  static func checking(_ body: () throws -> Void) throws {
    try check()
    try body()
  }
}

/// Ctrl-C as a call instead of the end of the process; a second one ends it.
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

  /// Gives Ctrl-C its usual meaning back.
  func end() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}

/// A wish to stop, set by one thread and read by another.
final class StopFlag: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .relaxed) }

  func set() { flag.store(true, ordering: .relaxed) }
}
