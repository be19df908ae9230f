import ByregionConsole
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// A connection that pages are read with.
final class ReadingWorker: PoolWorker {
  private let path: String
  private let questionLimit: Duration
  private var identity: FileIdentity?
  private var knowledgeBase: KnowledgeBase?
  private let interrupter = Monitor<Interrupter?>(nil)

  init(path: String, questionLimit: Duration) {
    self.path = path
    self.questionLimit = questionLimit
  }

  var stopper: @Sendable () -> Void {
    { [interrupter] in interrupter.withLock { $0 }?.interrupt() }
  }

  /// The knowledge base, opened anew where another file took its place.
  ///
  /// - Throws: `KnowledgeBaseError` as `KnowledgeBase.open` does.
  func current() throws -> KnowledgeBase {
    let identity = FileIdentity(of: path)
    if let knowledgeBase, identity == self.identity { return knowledgeBase }
    close()
    let opened = try KnowledgeBase.open(path, for: .reading)
    opened.questionLimit = questionLimit
    self.identity = identity
    knowledgeBase = opened
    let handle = opened.connection.interrupter()
    interrupter.withLock { $0 = handle }
    return opened
  }

  func close() {
    interrupter.withLock { $0 = nil }
    try? knowledgeBase?.close()
    knowledgeBase = nil
  }
}

/// A connection that runs what readers wrote.
final class ConsoleWorker: PoolWorker {
  private let path: String
  private var identity: FileIdentity?
  private var console: SQLConsole?
  private let handle = Monitor<QueryStopper?>(nil)

  init(path: String) { self.path = path }

  var stopper: @Sendable () -> Void {
    { [handle] in handle.withLock { $0 }?.stop() }
  }

  /// The console, opened anew where another file took its place.
  ///
  /// - Throws: `KnowledgeBaseError` as `SQLConsole` does.
  func current() throws -> SQLConsole {
    let identity = FileIdentity(of: path)
    if let console, identity == self.identity { return console }
    close()
    let opened = try SQLConsole(path: path)
    self.identity = identity
    console = opened
    let stopper = opened.stopper
    handle.withLock { $0 = stopper }
    return opened
  }

  /// Forgets a wish to stop that came when the last job was over.
  func forgetStop() { handle.withLock { $0 }?.forget() }

  func close() {
    handle.withLock { $0 = nil }
    try? console?.close()
    console = nil
  }
}
