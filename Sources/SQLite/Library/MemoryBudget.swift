/// A share of SQLite's heap, which all connections of the process have in common: while budgets run, the hard limit
/// is what was in use before the first of them and their sum.
///
/// Ends with the object, or by ``end()``.
public final class MemoryBudget: Sendable {
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
  public init(bytes: Int) {
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
  public func end() {
    let (shared, identity) = (Self.shared, ObjectIdentifier(self))
    shared.lock.withLock {
      guard shared.running.remove(identity) != nil else { return }
      shared.sum -= bytes
      Memory.setHardLimit(shared.running.isEmpty ? 0 : shared.base + shared.sum)
    }
  }
}
