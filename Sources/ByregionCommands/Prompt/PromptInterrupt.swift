import CLibEdit
import KnowledgeBase

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C at the prompt: a flag that a waiting read and a running query look at.
enum PromptInterrupt {
  private static let flag = QueryStopper()
  /// The thread that reads keys. Unsafe: set once, before the handler that reads it is in place.
  nonisolated(unsafe) private static var reader = pthread_self()

  /// Catches Ctrl-C from now on, for the thread that calls: only its own reads are to end.
  static func begin() {
    // The handler must find the flag made: making it is nothing for a signal handler.
    flag.forget()
    reader = pthread_self()
    shim_catch_interrupt { number in
      PromptInterrupt.flag.stop()
      // The system picks any thread; a read ends only in the one that is interrupted.
      if pthread_equal(pthread_self(), PromptInterrupt.reader) == 0 { pthread_kill(PromptInterrupt.reader, number) }
    }
    // Threads that run tasks block signals.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
  }

  static var isSet: Bool { flag.isStopped }

  static func forget() { flag.forget() }

  /// - Throws: `KnowledgeBaseError` with `.interrupted` once Ctrl-C was pressed.
  static func check() throws {
    if flag.isStopped { throw KnowledgeBaseError(.interrupted, "interrupted") }
  }
}
