import Foundation
import Testing

@testable import ByregionConsole
@testable import ByregionRecords
@testable import ByregionStore

@Suite("Time limits")
struct TimeLimitTests {
  private static let limit = Duration.milliseconds(100)
  /// More steps than between two checks of the limit, and much less work than the limit.
  private static let someSteps = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 30000)"

  /// Waits for another thread that runs for longer than the limit.
  private static func waitForOthers() {
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let end = ContinuousClock.now + limit * 2
      while ContinuousClock.now < end {}
      isDone.signal()
    }
    isDone.wait()
  }

  @Test("a read may wait longer than its limit, but not work longer")
  func question() throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    knowledgeBase.readTimeout = Self.limit
    let count = try knowledgeBase.readSnapshot {
      Self.waitForOthers()
      return try knowledgeBase.connection.first("\(Self.someSteps) SELECT count(*) FROM n") { $0.int(0) }
    }
    #expect(count == 30_000)
    let error = #expect(throws: KnowledgeBaseError.self) {
      try knowledgeBase.readSnapshot {
        try knowledgeBase.connection.execute("\(Self.someSteps) SELECT count(*) FROM n, n AS m")
      }
    }
    #expect(error?.category == .unavailable)
  }

  @Test("waiting counts for a statement with a limit of elapsed time, not with one of processor time")
  func statement() async throws {
    let fixture = try await ConsoleFixture()
    for (clock, fails) in [(TimeLimit.Clock.thread, false), (.wall, true)] {
      let limits = QueryLimits(timeout: Self.limit, by: clock, rowCount: .max, memory: 64 << 20)
      let console = try SQLConsole(path: fixture.path, limits: limits)
      var (rows, error) = (0, nil as KnowledgeBaseError?)
      do {
        _ = try console.run("\(Self.someSteps) SELECT x FROM n", begin: { _ in }) { _ in
          if rows == 0 { Self.waitForOthers() }
          rows += 1
        }
      } catch let failure as KnowledgeBaseError { error = failure }
      #expect(fails ? error?.category == .unavailable : error == nil && rows == 30_000, "\(clock): \(rows) rows")
      #expect(throws: KnowledgeBaseError.self) {
        try console.run("\(Self.someSteps) SELECT max(n.x) FROM n, n AS m", begin: { _ in }, row: { _ in })
      }
      try console.close()
    }
  }
}
