import ByregionSQLite
import Foundation
import TestSupport
import Testing

@Suite("Damage") struct DamageFuzzTests {
  /// Commands that run on every file, in addition to those of ``Commands``.
  private static let keeping = [
    "import write-ups more", "database backup --force copy.db", "database restore --yes good.db",
  ]

  private func made() async throws -> Sandbox {
    let sandbox = try Sandbox(timeLimit: .seconds(100))
    try sandbox.makeWriteUps(8)
    try sandbox.write(WriteUpSample.text(99), to: "more/099.txt")
    _ = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    try sandbox.copy("kb.db", to: "good.db")
    return sandbox
  }

  /// Runs the commands of a round. Each must terminate, with a message if it fails.
  private func tryEverything(
    _ sandbox: Sandbox, _ bytes: [UInt8], log: [UInt8]? = nil, round: Int, _ what: String
  ) async throws {
    let rescued = try await attempt("database rescue saved.db", sandbox, bytes, log, what)
    if [0, 65].contains(rescued.exitCode), sandbox.exists("saved.db") {
      #expect(try Examination.faults(of: sandbox.path("saved.db")) == [], "\(what): the rescued file is sound")
    }
    for command in Commands.dealt(round: round) + Self.keeping {
      _ = try await attempt(command, sandbox, bytes, log, what)
    }
  }

  @discardableResult
  private func attempt(
    _ command: String, _ sandbox: Sandbox, _ bytes: [UInt8], _ log: [UInt8]?, _ what: String
  ) async throws -> CommandResult {
    for name in try sandbox.names() where name.hasPrefix("bad.db") || name == "saved.db" { sandbox.remove(name) }
    try sandbox.write(bytes, to: "bad.db")
    if let log { try sandbox.write(log, to: "bad.db-wal") }
    let result = try await sandbox.byregion("\(command) --db bad.db")
    Commands.expectDecent(result, "\(what): \(command)")
    return result
  }

  @Test("every command terminates with a message if bytes are changed, pages zeroed or swapped, or the file truncated")
  func bytes() async throws {
    let sandbox = try await made()
    let good = try sandbox.bytes(of: "good.db")
    var generator = SeededGenerator(seed: Rounds.seed)
    for round in 0..<Rounds.count(5, cost: 500) {
      let (bytes, what) = Damage.damage(good, kind: round % 5, &generator)
      try await tryEverything(sandbox, bytes, round: round, "round \(round), \(what)")
    }
  }

  @Test("a damaged or truncated log, or one of another file, does no harm") func logs() async throws {
    let sandbox = try await made()
    let good = try sandbox.bytes(of: "good.db")
    let writer = try Connection(path: sandbox.path("good.db"))
    _ = try writer.first("PRAGMA journal_mode = WAL") { _ in }
    try writer.run("UPDATE passages SET text = text || ' x'")
    let log = try sandbox.bytes(of: "good.db-wal")
    try writer.close()
    try sandbox.write(good, to: "good.db")
    var generator = SeededGenerator(seed: Rounds.seed &+ 1)
    var other = log
    for _ in 0..<8 { other[Int.random(in: 0..<log.count, using: &generator)] ^= 0xFF }
    try await tryEverything(sandbox, good, log: Array(log.dropLast(log.count / 3)), round: 3, "a log cut short")
    try await tryEverything(sandbox, good, log: other, round: 4, "a damaged log")
    try await tryEverything(sandbox, Array(good.prefix(4096 * 30)), log: log, round: 5, "a log of a longer file")
  }

  @Test("the check reports inconsistent rows") func named() async throws {
    for (statement, item) in [
      ("DELETE FROM documents WHERE id = 1", "references between tables"),
      ("DELETE FROM passages_fts_docsize WHERE id = 2", "search index"),
      ("UPDATE words SET passages = passages + 1 WHERE word = 'forankring'", "vocabulary of the search"),
      ("UPDATE document_contents SET content = x'414243' WHERE document_id = 4", "documents' bytes"),
      ("DELETE FROM document_contents WHERE document_id = 5", "documents' bytes"),
    ] {
      let sandbox = try await made()
      let connection = try Connection(path: sandbox.path("kb.db"))
      try connection.execute("PRAGMA foreign_keys = OFF")
      try connection.execute(statement)
      try connection.close()
      let result = try await sandbox.byregion("database check --db kb.db --format csv")
      #expect(result.exitCode == 65, "\(statement): \(result)")
      let lines = result.standardOutput.split(separator: "\n").filter { $0.contains(item) }
      #expect(!lines.isEmpty && lines.allSatisfy { !$0.hasSuffix(",ok") }, "\(statement): \(result)")
    }
  }
}
