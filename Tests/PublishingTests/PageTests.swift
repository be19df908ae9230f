import ByregionPostgreSQL
import Foundation
import TestSupport
import Testing

/// The transcript in docs/scale.md, from an empty server to a query in psql. `BYREGION_RENEW_TRANSCRIPTS=1` rewrites
/// it.
@Suite("The page on PostgreSQL", hasServer) struct PageTests {
  private static let path = "docs/scale.md"

  @Test("its commands print the output that it shows") func page() async throws {
    let server = try await TestServer()
    let setting = try await Setting(server: server, writeUps: 0)
    let page = try Project.text(of: Self.path)
    let console = try #require(page.firstMatch(of: /```console\n(?s:.*?)```\n/))
    var printed = "```console\n"
    for line in console.output.split(separator: "\n") where line.hasPrefix("$ ") {
      let result = try await setting.shell(
        """
        export PGHOST=\(server.folder.path) PGUSER=postgres PATH=\(server.programs):$PATH
        [ -f byregion.db ] || byregion import --quiet '\(Project.folder.path)/seed'
        \(line.dropFirst(2))
        """)
      printed += line + "\n" + Self.settled(result.standardOutput + result.standardError)
    }
    printed += "```\n"
    if ProcessInfo.processInfo.environment["BYREGION_RENEW_TRANSCRIPTS"] != nil {
      let renewed = page.replacingCharacters(in: console.range, with: printed)
      try renewed.write(to: Project.folder.appendingPathComponent(Self.path), atomically: true, encoding: .utf8)
    } else {
      #expect(printed == console.output)
    }
  }

  /// Replaces what differs from run to run: the server's folder and times. Removes blank lines.
  private static func settled(_ output: String) -> String {
    output.replacing(/host=[^&]+&/, with: "host=/run/postgresql&")
      .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "2026-11-29T12:00:00Z")
      .replacing(/row, \d+ ms/, with: "row, 5 ms")
      .replacing("\n\n", with: "\n")
  }
}
