import ByregionSQLite
import Foundation
import Testing

@testable import ByregionConsole
@testable import ByregionReading
@testable import ByregionRecords

@Suite("Hostile SQL", .serialized) struct AttackTests {
  /// Texts of at most 16 MB and a short time limit, so that the suite is fast.
  private static let limits = QueryLimits(timeout: .milliseconds(200), rowCount: .max, memory: 64 << 20)

  @Test("the corpus has at least 120 different statements") func size() {
    #expect(AttackCorpus.all.count >= 120)
    #expect(Set(AttackCorpus.all.map(\.sql)).count == AttackCorpus.all.count)
  }

  @Test("a statement has the expected result and leaves the file unchanged", arguments: AttackCorpus.all)
  func attack(_ attack: Attack) async throws {
    let fixture = try await ConsoleFixture()
    let before = try fixture.state()
    var limits = Self.limits
    if attack.ending != .limited("--timeout") { limits.timeout = .seconds(60) }
    let error = try fixture.error(attack.sql, limits: limits)
    check(error, attack.ending)
    let after = try fixture.state()
    #expect(after.bytes == before.bytes)
    #expect(after.files == before.files)
  }

  private func check(_ error: KnowledgeBaseError?, _ ending: Attack.Ending) {
    let said = error.map { "\($0.message) | \($0.suggestion?.description ?? "")" } ?? "an answer"
    switch ending {
    case .answered: #expect(error == nil, "\(said)")
    case .denied(let reason):
      #expect(error?.category == .invalidInput)
      #expect(error?.message.hasPrefix("not allowed: ") == true && error?.message.contains(reason) == true, "\(said)")
    case .invalid(let message):
      #expect(error?.message.contains(message) ?? false || error != nil && message.isEmpty, "\(said)")
      #expect(error?.message.hasPrefix("not allowed") != true, "\(said)")
    case .limited(let flag):
      #expect(error?.category == .unavailable, "\(said)")
      #expect(error?.suggestion?.description.contains(flag) == true, "\(said)")
      #expect(error?.message.contains { $0.isNumber } == true, "the message names the limit: \(said)")
    }
  }

  @Test("a file name that looks like a URI is used literally, and creates no file") func uniformResourceIdentifier()
    throws
  {
    #expect(throws: KnowledgeBaseError.self) { try SQLConsole(path: "file:made.db?mode=rwc") }
    #expect(throws: KnowledgeBaseError.self) { try SQLConsole(path: "file:///tmp/made.db?mode=rwc&cache=shared") }
    #expect(!FileManager.default.fileExists(atPath: "made.db"))
    #expect(!FileManager.default.fileExists(atPath: "./file:made.db?mode=rwc"))
  }

  @Test("a console runs the next query after an attack") func goesOn() async throws {
    let fixture = try await ConsoleFixture()
    let console = try SQLConsole(path: fixture.path, limits: Self.limits)
    for attack in AttackCorpus.endless.prefix(2) + AttackCorpus.growth.prefix(3) {
      #expect(throws: KnowledgeBaseError.self) { try console.run(attack.sql, begin: { _ in }, row: { _ in }) }
      let outcome = try console.run("SELECT count(*) FROM advice", begin: { _ in }, row: { _ in })
      #expect(outcome.rowCount == 1)
    }
    try console.close()
  }

  @Test("a statement that exhausts its memory does not limit the statements of other connections") func neighbour()
    async throws
  {
    let fixture = try await ConsoleFixture()
    let console = try SQLConsole(path: fixture.path, limits: Self.limits)
    console.limits.timeout = .seconds(60)
    let path = fixture.path
    var rows = 0
    let error = #expect(throws: KnowledgeBaseError.self) {
      try console.run(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT 1 UNION ALL SELECT count(DISTINCT hex(randomblob(5000))) FROM n
        """, begin: { _ in }
      ) { _ in
        rows += 1
        // Needs more than the limit of the console's statement.
        try Self.onAnotherThread {
          let other = try Connection(path: path, mode: .readOnly)
          let length = try other.first("SELECT length(hex(zeroblob(40000000)))") { try $0.get(Int.self, 0) }
          #expect(length == 80_000_000)
          try other.close()
        }
      }
    }
    #expect(rows == 1)
    #expect(error?.suggestion?.description.contains("--max-memory") == true, "\(String(describing: error))")
    try console.close()
  }

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

  @Test("a stop requested by another thread interrupts the query") func stop() async throws {
    let fixture = try await ConsoleFixture()
    let console = try SQLConsole(path: fixture.path)
    let stopper = console.stopper
    var calls = 0
    let error = #expect(throws: KnowledgeBaseError.self) {
      try console.run(
        AttackCorpus.endless[0].sql,
        whileBusy: {
          calls += 1
          if calls == 3 { Thread.detachNewThread { stopper.stop() } }
        }, begin: { _ in }, row: { _ in })
    }
    #expect(error?.category == .interrupted)
    #expect(calls >= 3)
    try console.close()
  }

  @Test(
    "sorting long texts, a single instruction of SQLite, is interrupted", arguments: ["norwegian", "NOCASE"])
  func sorting(_ collation: String) async throws {
    struct Enough: Error {}
    let fixture = try await ConsoleFixture()
    let console = try SQLConsole(path: fixture.path, limits: Self.limits)
    defer { try? console.close() }
    // Too short for SQLite to call the progress handler.
    let sql = "SELECT printf('%.*c', 2000, 'å') || column1 AS x FROM (VALUES (1), (2)) ORDER BY x COLLATE \(collation)"
    var rows = 0
    #expect(throws: Enough.self) {
      try console.run(sql, whileBusy: { throw Enough() }, begin: { _ in }, row: { _ in rows += 1 })
    }
    #expect(rows == 0)
    #expect(try console.run(sql, begin: { _ in }, row: { _ in rows += 1 }).rowCount == 2)
  }

  @Test("rows beyond the limit are cut, and the outcome reports it") func rowLimit() async throws {
    let fixture = try await ConsoleFixture()
    let console = try SQLConsole(
      path: fixture.path, limits: QueryLimits(timeout: .seconds(5), rowCount: 2, memory: 64 << 20))
    let outcome = try console.run("SELECT * FROM passages", begin: { _ in }, row: { _ in })
    #expect(outcome.rowCount == 2)
    #expect(outcome.wasCut)
    try console.close()
  }
}
