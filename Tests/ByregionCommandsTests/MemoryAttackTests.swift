import Foundation
import TestSupport
import Testing

/// Run as the program, whose processes count memory without SQLite's statistics.
@Suite("SQL that exhausts the memory") struct MemoryAttackTests {
  private static let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

  @Test(
    "ends with a message that names the limit and the flag, and leaves no file behind",
    arguments: [
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT count(*) FROM n",
      "\(numbers) SELECT json_group_array(hex(zeroblob(1000))) FROM n",
      "\(numbers) SELECT count(DISTINCT hex(randomblob(5000))) FROM n",
      "\(numbers) SELECT hex(randomblob(10000)) AS h FROM n ORDER BY h LIMIT 100000",
      doublingTables(25),
    ])
  func memory(_ sql: String) async throws {
    let folder = try TemporaryFolder()
    let program = try #require(BuiltProgram.url("byregion")).path
    let runner = CommandRunner(folder: folder.url)
    let seed = Project.folder.appendingPathComponent("seed").path
    #expect(try await runner.run("'\(program)' import '\(seed)'").exitCode == 0)
    let database = folder.url.appendingPathComponent("byregion.db")
    let before = try Data(contentsOf: database)
    let result = try await runner.run("'\(program)' sql --timeout 100 --max-memory 20 \"\(sql)\"")
    #expect(result.exitCode == 69)
    #expect(result.standardError.contains("20 MB") || result.standardError.contains("5 MB"))
    #expect(result.standardError.contains("--max-memory MB"))
    #expect(try Data(contentsOf: database) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["byregion.db"])
  }

  /// Each table reads the previous one twice, so that the statement doubles in size with each while it is prepared.
  private static func doublingTables(_ count: Int) -> String {
    let tables = (1...count).map { "t\($0) AS (SELECT a.x FROM t\($0 - 1) AS a, t\($0 - 1) AS b)" }
    return "WITH t0 AS (SELECT 1 AS x), \(tables.joined(separator: ", ")) SELECT x FROM t\(count)"
  }
}
