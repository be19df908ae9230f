import Foundation
import Testing

@testable import ByregionSQLite

@Suite("Memory budgets") struct MemoryBudgetTests {
  /// Needs about `bytes` bytes of SQLite's heap at a time.
  private static func use(_ bytes: Int, _ connection: Connection) throws {
    _ = try connection.first("SELECT length(hex(zeroblob(\(bytes / 3))))") { try $0.get(Int.self, 0) }
  }

  /// Whether SQLite has no memory for some work.
  private static func fails(_ work: () throws -> Void) -> Bool {
    do {
      try work()
      return false
    } catch {
      return (error as? SQLiteError)?.code == .noMemory
    }
  }

  /// Runs work on another thread and waits for it.
  private static func onAnotherThread(_ work: @Sendable @escaping () throws -> Void) throws {
    nonisolated(unsafe) var result: Result<Void, any Error>?
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      result = Result { try work() }
      isDone.signal()
    }
    isDone.wait()
    try #require(result).get()
  }

  @Test("tests run with limits of each thread") func installed() { #expect(MemoryBudget.isOfThread) }

  @Test("a statement beyond the budget fails, and the connection goes on") func limit() throws {
    let connection = try Connection(path: "", mode: .memory)
    try MemoryBudget.limiting(to: 4 << 20) {
      try Self.use(2 << 20, connection)
      #expect(Self.fails { try Self.use(8 << 20, connection) })
      try Self.use(2 << 20, connection)
    }
    try Self.use(8 << 20, connection)
    try connection.close()
  }

  @Test("what a statement has freed can be used again") func freed() throws {
    let connection = try Connection(path: "", mode: .memory)
    try MemoryBudget.limiting(to: 8 << 20) { for _ in 0..<50 { try Self.use(3 << 20, connection) } }
    try connection.close()
  }

  @Test("rows that stay in memory add up") func sum() throws {
    let connection = try Connection(path: "", mode: .memory)
    try connection.execute("CREATE TABLE t (b BLOB)")
    let isLimited = Self.fails {
      try MemoryBudget.limiting(to: 4 << 20) {
        for _ in 0..<100 { try connection.run("INSERT INTO t VALUES (zeroblob(100000))") }
      }
    }
    #expect(isLimited)
    let rows = try connection.first("SELECT count(*) FROM t") { try $0.get(Int.self, 0) } ?? 0
    #expect((30...41).contains(rows))
    try connection.close()
  }

  @Test("a thread that has used up its budget does not limit another thread") func otherThread() throws {
    let connection = try Connection(path: "", mode: .memory)
    try MemoryBudget.limiting(to: 1 << 20) {
      #expect(Self.fails { try Self.use(8 << 20, connection) })
      try Self.onAnotherThread {
        let other = try Connection(path: "", mode: .memory)
        try Self.use(8 << 20, other)
        try MemoryBudget.limiting(to: 16 << 20) { try Self.use(8 << 20, other) }
        try other.close()
      }
      #expect(Self.fails { try Self.use(8 << 20, connection) })
    }
    try connection.close()
  }

  @Test("of two budgets the smaller one counts, and what the inner one keeps counts for the outer one") func nested()
    throws
  {
    let connection = try Connection(path: "", mode: .memory)
    try MemoryBudget.limiting(to: 4 << 20) {
      #expect(Self.fails { try MemoryBudget.limiting(to: 100 << 20) { try Self.use(8 << 20, connection) } })
      #expect(Self.fails { try MemoryBudget.limiting(to: 1 << 20) { try Self.use(3 << 20, connection) } })
      try Self.use(2 << 20, connection)
      let kept = try Connection(path: "", mode: .memory)
      try MemoryBudget.limiting(to: 4 << 20) {
        try kept.execute("CREATE TABLE t (b BLOB); INSERT INTO t VALUES (zeroblob(3000000))")
      }
      #expect(Self.fails { try Self.use(2 << 20, connection) })
      try kept.close()
      try Self.use(2 << 20, connection)
    }
    try connection.close()
  }

  @Test("a share of the hard heap limit is taken and given back") func sharedHeap() throws {
    let connection = try Connection(path: "", mode: .memory)
    func limit() throws -> Int { try connection.first("PRAGMA hard_heap_limit") { try $0.get(Int.self, 0) } ?? 0 }
    // So large that no other test reaches it.
    var limits: [Int] = []
    try SharedHeap.limiting(to: 1 << 40) {
      limits.append(try limit())
      try SharedHeap.limiting(to: 1 << 40) { limits.append(try limit()) }
      limits.append(try limit())
    }
    limits.append(try limit())
    // In units of a budget: what was in use before is less than one.
    #expect(limits.map { $0 >> 40 } == [1, 2, 1, 0])
    try connection.close()
  }
}
