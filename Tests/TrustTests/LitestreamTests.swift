import ByregionReading
import ByregionSQLite
import ByregionStore
import Foundation
import TestSupport
import Testing

/// Replication by the real Litestream while importers and Litestream are killed: 3 times and once in `make test`, 100
/// and 20 times with `BYREGION_FUZZ_ROUNDS=100000`. A replica may lag behind, but always has the state after some
/// commit.
@Suite(
  "Litestream", .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["CI"] != nil || PythonTools.hasPython, "there is no python3 on this machine"
  ))
struct LitestreamTests {
  private static let batchCount = 3
  private static let writeUpCount = 12

  private struct Setting {
    let sandbox: Sandbox
    /// Assignments for scripts: the programs, and a function that restores the replica to a file.
    let preamble: String
  }

  private func setting() async throws -> Setting {
    let sandbox = try Sandbox(timeLimit: .seconds(1800))
    let tools = try await sandbox.runner.run(
      "PATH='\(PythonTools.searchPath)' '\(Project.folder.path)/scripts/python-tools'")
    try #require(tools.exitCode == 0, "\(tools)")
    let litestream = tools.standardOutput.filter { !$0.isNewline } + "/litestream"
    let driver = try #require(BuiltProgram.url("TrustDriver")).path
    let byregion = try #require(BuiltProgram.url("byregion")).path
    try sandbox.makeWriteUps(Self.writeUpCount)
    let first = try await sandbox.driver("kb.db \(Self.batchCount) write-ups")
    try #require(first.exitCode == 0, "\(first)")
    return Setting(
      sandbox: sandbox,
      preamble: """
        litestream='\(litestream)'; driver='\(driver)'; byregion='\(byregion)'; replica="file://$PWD/replica"
        restore() {
          tries=0
          until rm -f "$1" "$1"-*; "$litestream" restore -o "$1" "$replica" >>restore.log 2>&1; do
            tries=$((tries + 1)); [ $tries -lt 200 ] || { tail -5 restore.log; return 1; }
          done
        }
        documents() { "$byregion" sql --db "$1" --format csv 'SELECT count(*) FROM documents' 2>/dev/null | tail -n 1; }
        caught_up() {
          wanted=$(documents kb.db)
          until restore last.db && [ "$(documents last.db)" = "$wanted" ]; do :; done
        }

        """)
  }

  /// Another edition of every write-up, for another import.
  private func writeRound(_ round: Int, _ sandbox: Sandbox) throws {
    for number in 1...Self.writeUpCount {
      try sandbox.write(WriteUpSample.text(number, edition: round + 1), to: "round-\(round)/\(100 + number).txt")
    }
  }

  /// Each document's key, checksum, region, and whether it is current.
  private func documents(_ path: String) throws -> [(id: Int64, row: String, region: Int64, isCurrent: Bool)] {
    let connection = try Connection(path: path, mode: .readOnly)
    defer { try? connection.close() }
    return try connection.rows("SELECT id, sha256, region_id, status FROM documents ORDER BY id") { row in
      (
        try row.get(Int64.self, 0), "\(row[0]) \(row[1])", try row.get(Int64.self, 2),
        try row.get(String.self, 3) == "current"
      )
    }
  }

  /// Expects that a restored file is sound and has the state after some commit: complete batches from the first on, and
  /// for each region, only the newest document is current.
  private func expectState(of sandbox: Sandbox, _ file: String, _ what: String) throws {
    #expect(try Examination.faults(of: sandbox.path(file)) == [], "\(what)")
    let restored = try documents(sandbox.path(file))
    let all = try documents(sandbox.path("kb.db"))
    #expect(restored.map(\.row) == all.prefix(restored.count).map(\.row), "\(what)")
    #expect(restored.count % Self.batchCount == 0, "\(what): \(restored.count) documents")
    let newest = Dictionary(restored.map { ($0.region, $0.id) }) { max($0, $1) }
    #expect(restored.filter(\.isCurrent).map(\.id) == newest.values.sorted(), "\(what)")
  }

  private func expectEqual(_ sandbox: Sandbox, _ file: String) throws {
    func contents(_ name: String) throws -> [String] {
      try Examination.contents(of: sandbox.path(name)).filter { !$0.hasPrefix("_litestream") }
    }
    #expect(Examination.difference(try contents(file), try contents("kb.db")) == [])
  }

  @Test("importers are killed while Litestream replicates: the replica has the state after some commit")
  func killedImporters() async throws {
    let setting = try await setting()
    let sandbox = setting.sandbox
    var generator = SeededGenerator(seed: Rounds.seed)
    let rounds = Rounds.count(3, cost: 1_000)
    var script = setting.preamble
    for round in 1...rounds {
      try writeRound(round, sandbox)
      let delay = Double.random(in: 0.02...0.5, using: &generator)
      script += """
        timeout -s KILL \(delay) "$driver" kb.db \(Self.batchCount) round-\(round) >/dev/null
        restore restored-\(round).db || exit 1

        """
    }
    script += "caught_up\n"
    try sandbox.write(script, to: "run.sh")
    let run = try await sandbox.runner.run(
      """
      \(setting.preamble)
      "$litestream" replicate -exec 'sh run.sh' kb.db "$replica" >ls.log 2>&1 || { tail ls.log; exit 1; }
      """)
    try #require(run.exitCode == 0, "\(run)")
    for round in 1...rounds { try expectState(of: sandbox, "restored-\(round).db", "round \(round)") }
    try expectState(of: sandbox, "last.db", "at the end")
    try expectEqual(sandbox, "last.db")
  }

  @Test("Litestream is killed during an import and started again: the replica becomes complete")
  func killedLitestream() async throws {
    let setting = try await setting()
    let sandbox = setting.sandbox
    var generator = SeededGenerator(seed: Rounds.seed &+ 1)
    let rounds = Rounds.count(1, cost: 5_000)
    var script = setting.preamble
    for round in 1...rounds {
      try writeRound(round, sandbox)
      let delay = Double.random(in: 0.1...1.5, using: &generator)
      script += """
        "$driver" kb.db \(Self.batchCount) round-\(round) >/dev/null & importer=$!
        timeout -s KILL \(delay) "$litestream" replicate kb.db "$replica" >>ls.log 2>&1
        wait $importer || exit 1
        [ ! -d replica ] || restore restored-\(round).db || exit 1

        """
    }
    script += """
      cat >run.sh <<'END'
      \(setting.preamble)
      caught_up
      END
      "$litestream" replicate -exec 'sh run.sh' kb.db "$replica" >>ls.log 2>&1 || { tail ls.log; exit 1; }

      """
    let run = try await sandbox.runner.run(script)
    try #require(run.exitCode == 0, "\(run)")
    for round in 1...rounds where sandbox.exists("restored-\(round).db") {
      try expectState(of: sandbox, "restored-\(round).db", "round \(round)")
    }
    try expectState(of: sandbox, "last.db", "at the end")
    try expectEqual(sandbox, "last.db")
  }

  @Test("every command that writes works while Litestream replicates, and its changes reach the replica")
  func commands() async throws {
    let setting = try await setting()
    let sandbox = setting.sandbox
    try writeRound(1, sandbox)
    try sandbox.write(
      """
      \(setting.preamble)
      set -e
      "$byregion" import --quiet --db kb.db round-1
      "$byregion" database rebuild --db kb.db
      "$byregion" sql --write --db kb.db "UPDATE regions SET name = 'Ny' WHERE id = 1"
      "$byregion" correct synonym --db kb.db råd tips
      "$byregion" database backup --db kb.db copy.db
      "$byregion" document remove --yes --db kb.db 13
      "$byregion" database restore --yes --db kb.db copy.db
      "$byregion" database check --db kb.db
      until restore last.db; [ "$("$byregion" sql --db last.db --format csv \
        "SELECT count(*) FROM documents WHERE status = 'current' AND (SELECT name FROM regions WHERE id = 1) = 'Ny'
          AND EXISTS (SELECT 1 FROM synonyms WHERE 'tips' IN (word, other))" \
        2>/dev/null | tail -n 1)" = 12 ]; do :; done
      """, to: "run.sh")
    let run = try await sandbox.runner.run(
      """
      \(setting.preamble)
      "$litestream" replicate -exec 'sh run.sh' kb.db "$replica" >ls.log 2>&1 || { tail -20 ls.log; exit 1; }
      """)
    try #require(run.exitCode == 0, "\(run)")
    #expect(try Examination.faults(of: sandbox.path("last.db")) == [])
    try expectEqual(sandbox, "last.db")
  }

  @Test("a reader that follows a replica finds imported documents, and never a part of a commit") func follower()
    async throws
  {
    let setting = try await setting()
    let sandbox = setting.sandbox
    try writeRound(1, sandbox)
    try sandbox.write(
      """
      \(setting.preamble)
      set -e
      until [ -d replica ]; do :; done
      restore first.db
      "$litestream" restore -f -follow-interval 200ms -o reader.db "$replica" >>follow.log 2>&1 & follower=$!
      until [ -f reader.db ]; do :; done
      "$driver" kb.db \(Self.batchCount) round-1 >/dev/null
      count=0
      until [ "$count" = 24 ]; do
        count=$("$byregion" sql --db reader.db --format csv 'SELECT count(*) FROM documents' 2>>reader.log | tail -n 1)
        echo "${count:-none}" >>counts
      done
      "$byregion" search --db reader.db --format json forankring >search.json
      kill $follower
      """, to: "run.sh")
    let run = try await sandbox.runner.run(
      """
      \(setting.preamble)
      "$litestream" replicate -exec 'sh run.sh' kb.db "$replica" >ls.log 2>&1 || { tail -20 ls.log; exit 1; }
      """)
    try #require(run.exitCode == 0, "\(run)")
    let counts = try String(decoding: sandbox.bytes(of: "counts"), as: UTF8.self).split(separator: "\n").map { Int($0) }
    #expect(counts.compactMap { $0 }.allSatisfy { $0 % Self.batchCount == 0 }, "\(counts)")
    #expect(try !sandbox.bytes(of: "search.json").isEmpty)
  }
}
