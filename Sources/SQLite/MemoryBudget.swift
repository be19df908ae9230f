import CSQLite
import CSQLiteHeap

/// A limit on the memory that SQLite may allocate for one piece of work.
///
/// The limit is one of the thread (`CSQLiteHeap`): a statement that reaches it fails with `ResultCode.noMemory`, and no
/// other thread notices. SQLite must not be in use when the allocator is replaced. If another library of the process
/// has used it before, all budgets share SQLite's hard heap limit instead, and then statements without a budget can
/// fail, too.
package enum MemoryBudget {
  /// Whether each thread has a limit of its own.
  package static let isOfThread = sqlite_heap_install() == SQLITE_OK

  /// Replaces SQLite's allocator. Call it before SQLite is used.
  static func prepare() { _ = isOfThread }

  /// Runs work that may allocate this many bytes more than it frees. Within another budget, the smaller one counts.
  package static func limiting<T>(to bytes: Int, _ work: () throws -> T) rethrows -> T {
    guard isOfThread else { return try SharedHeap.limiting(to: bytes, work) }
    let (outer, before) = (sqlite_heap_limit(), sqlite_heap_used())
    let own = Int64(max(bytes, 1))
    let left = outer == 0 ? own : min(own, max(outer - before, 1))
    sqlite_heap_begin(left, 0)
    // What the work has allocated and kept, such as pages in the cache, counts for the outer budget.
    defer { sqlite_heap_begin(outer, before + sqlite_heap_used()) }
    return try work()
  }
}

/// Budgets as shares of SQLite's hard heap limit, which all connections of the process have in common
/// (https://sqlite.org/c3ref/hard_heap_limit64.html). While there are any, the limit is the memory in use before the
/// first of them plus their sum.
enum SharedHeap {
  private struct Budgets {
    var count = 0
    var base = 0
    var sum = 0
  }

  private static let lock = Lock()
  // Accessed only under the lock.
  nonisolated(unsafe) private static var budgets = Budgets()

  static func limiting<T>(to bytes: Int, _ work: () throws -> T) rethrows -> T {
    let bytes = max(bytes, 1)
    change(by: bytes, count: 1)
    defer { change(by: -bytes, count: -1) }
    return try work()
  }

  private static func change(by bytes: Int, count: Int) {
    lock.withLock {
      if budgets.count == 0 { budgets = Budgets(base: Memory.used) }
      budgets.count += count
      budgets.sum += bytes
      Memory.setHardLimit(budgets.count == 0 ? 0 : budgets.base + budgets.sum)
    }
  }
}
