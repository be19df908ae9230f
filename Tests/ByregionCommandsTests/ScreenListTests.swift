import Foundation
import TestSupport
import Testing

@Suite("Lists of places on a terminal") struct ScreenListTests {
  private func shown(_ kind: String, columns: Int) async throws -> String {
    let folder = try TemporaryFolder()
    let program = try #require(BuiltProgram.url("byregion")).path
    let seed = Project.folder.appendingPathComponent("seed").path
    #expect(try await CommandRunner(folder: folder.url).run("'\(program)' import '\(seed)'").exitCode == 0)
    let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "NO_COLOR": "1"]
    let session = try TerminalSession(
      "exec '\(program)' list \(kind)", folder: folder.url, environment: environment, columns: columns)
    #expect(try session.finish() == 0)
    return session.transcript.replacing("\r\n", with: "\n")
  }

  @Test(
    "the columns that fit are shown, and the least important ones are dropped first",
    arguments: [
      (
        "counties", 108,
        "number │ county           │ municipalities │ regions │ population_of_regions_led │ population │"
      ),
      ("counties", 84, "number │ county           │ municipalities │ regions │ population │"),
      ("counties", 63, "number │ county           │ regions │ population │"),
      ("counties", 50, "county           │ population │"), ("counties", 30, "county           │ population"),
      ("municipalities", 80, "municipality │ number │ county   │ region            │ population │"),
      ("municipalities", 70, "municipality │ number │ county   │ region            │ population"),
      ("municipalities", 60, "municipality │ number │ region            │ population"),
      ("municipalities", 50, "municipality │ region            │ population"),
      ("municipalities", 36, "municipality │ region"), ("regions", 50, "slug      │ applicant │ population │"),
    ])
  func columns(_ kind: String, _ width: Int, _ header: String) async throws {
    let lines = try await shown(kind, columns: width).split(separator: "\n")
    #expect(lines.first.map { $0.trimmingCharacters(in: .whitespaces) } == header)
    #expect(lines.allSatisfy { $0.count <= width })
  }

  @Test("the column that the rows are sorted by is shown", arguments: [80, 50])
  func sorted(columns: Int) async throws {
    let lines = try await shown("municipalities --sort -goals", columns: columns).split(separator: "\n")
    #expect(lines.first?.contains("│ goals") == true)
    #expect(lines.allSatisfy { $0.count <= columns })
    #expect(try await shown("regions --sort area_km2", columns: 60).contains("population │ area_km2 │"))
  }

  @Test("on a screen too narrow for a table each row is a record") func records() async throws {
    #expect(try await shown("municipalities", columns: 24).hasPrefix("municipality:"))
  }

  @Test("an unknown value is shown as a dash to people") func unknown() async throws {
    let list = try await shown("counties", columns: 108)
    #expect(list.contains("│                         – │"))
    #expect(!list.contains("NULL"))
  }
}
