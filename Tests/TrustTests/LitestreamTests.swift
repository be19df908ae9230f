import ByregionReading
import ByregionSQLite
import ByregionStore
import Foundation
import TestSupport
import Testing

/// Replication by Litestream, the program itself. A replica may be late.
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
    let sandbox = try Sandbox(timeLimit: .seconds(300))
    let tools = try await sandbox.runner.run(
      "PATH='\(PythonTools.searchPath)' '\(Project.folder.path)/scripts/python-tools'")
    try #require(tools.exitCode == 0, "\(tools)")
    let litestream = tools.standardOutput.filter { !$0.isNewline } + "/litestream"
    let byregion = try #require(BuiltProgram.url("byregion")).path
    try sandbox.makeWriteUps(Self.writeUpCount)
    let first = try await sandbox.driver("kb.db \(Self.batchCount) write-ups")
    try #require(first.exitCode == 0, "\(first)")
    return Setting(
      sandbox: sandbox,
      preamble: """
        litestream='\(litestream)'; byregion='\(byregion)'; replica="file://$PWD/replica"
        restore() {
          tries=0
          until rm -f "$1" "$1"-*; "$litestream" restore -o "$1" "$replica" >>restore.log 2>&1; do
            tries=$((tries + 1)); [ $tries -lt 200 ] || { tail -5 restore.log; return 1; }
          done
        }

        """)
  }

  /// Another edition of every write-up, for another import.
  private func writeRound(_ round: Int, _ sandbox: Sandbox) throws {
    for number in 1...Self.writeUpCount {
      try sandbox.write(WriteUpSample.text(number, edition: round + 1), to: "round-\(round)/\(100 + number).txt")
    }
  }

  private func expectEqual(_ sandbox: Sandbox, _ file: String) throws {
    func contents(_ name: String) throws -> [String] {
      try Examination.contents(of: sandbox.path(name)).filter { !$0.hasPrefix("_litestream") }
    }
    #expect(Examination.difference(try contents(file), try contents("kb.db")) == [])
  }

  @Test("every command that writes works while Litestream replicates, and its replica has what they wrote")
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
}
