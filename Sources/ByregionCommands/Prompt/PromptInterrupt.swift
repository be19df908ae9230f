import CLibEdit
import KnowledgeBase

/// Ctrl-C at the prompt: a flag that a waiting read and a running query look at.
enum PromptInterrupt {
  private static let flag = QueryStopper()

  /// Catches Ctrl-C from now on.
  static func begin() {
    // The handler must find the flag made: making it is nothing for a signal handler.
    flag.forget()
    shim_catch_interrupt { _ in PromptInterrupt.flag.stop() }
  }

  static var isSet: Bool { flag.isStopped }

  static func forget() { flag.forget() }

  /// - Throws: `KnowledgeBaseError` with `.interrupted` once Ctrl-C was pressed.
  static func check() throws {
    if flag.isStopped { throw KnowledgeBaseError(.interrupted, "interrupted") }
  }
}
