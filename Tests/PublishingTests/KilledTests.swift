import ByregionPostgreSQL
import Foundation
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@testable import ByregionPublishing

/// Returns once another session waits for a table lock in the session's database, or the publisher has ended without one.
func waitForLock(_ session: Session, unless publisher: Ending) async throws {
  let waiting = """
    SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE datname = current_database() AND relation IS NOT NULL AND NOT granted
    """
  while try session.rows(waiting).isEmpty, !publisher.hasCome { await Task.yield() }
}

/// Whether a command has ended, by itself or because it took too long.
final class Ending: Sendable {
  private let state = Mutex(false)

  var hasCome: Bool { state.withLock { $0 } }

  func awaited(_ command: () async throws -> CommandResult) async throws -> CommandResult {
    defer { state.withLock { $0 = true } }
    return try await command()
  }
}

/// Publishers and servers that are killed. The publication has either the old state or the new one, complete, and the
/// next publication succeeds.
@Suite("Killed publishers and servers", hasServer, .serialized) struct KilledTests {
  /// Tables in the order in which a publication of changes writes them. The publisher is stopped at each.
  private static let points = [
    "document_descriptions", "diagnostics", "document_contents", "document_municipalities", "former_passages",
    "passages", "place_corrections", "region_facts", "region_names", "sections", "documents", "regions",
    "published_contents", "publication",
  ]

  /// Runs a publisher until it waits for the lock of a table, and then calls `kill` with its process ID.
  ///
  /// A publisher waits for a minute. While other suites occupy all threads, this task may not run in that time; it then
  /// tries again.
  private func hold(
    _ setting: Setting, at table: String, attempts: Int = 5, while kill: (pid_t) async throws -> Void
  ) async throws -> CommandResult {
    let holder = try setting.session()
    try holder.execute("BEGIN; LOCK TABLE byregion.\(table) IN SHARE MODE")
    let program = try #require(BuiltProgram.url("byregion")).path
    let ending = Ending()
    async let result = ending.awaited {
      try await setting.shell(
        "sh -c 'echo $$ >publisher; exec \"$0\" publish \"$1\"' '\(program)' '\(setting.address)'")
    }
    try await waitForLock(holder, unless: ending)
    guard !ending.hasCome else {
      let ended = try await result
      _ = try? holder.execute("ROLLBACK")
      let hasGivenUp = ended.exitCode == 75 && attempts > 1
      return hasGivenUp ? try await hold(setting, at: table, attempts: attempts - 1, while: kill) : ended
    }
    let text = try String(contentsOfFile: setting.path("publisher"), encoding: .utf8)
    try await kill(try #require(pid_t(text.filter(\.isNumber))))
    _ = try? holder.execute("ROLLBACK")
    return try await result
  }

  @Test("a publisher is killed at each table of a publication of changes") func publishers() async throws {
    let setting = try await Setting()
    try setting.publish()
    for (number, table) in Self.points.enumerated() {
      let before = try Comparison.state(setting.session())
      try setting.write(Setting.writeUp(0, edition: number + 2), to: "write-ups/0.txt")
      try await setting.succeed("import --quiet --replace write-ups")
      let result = try await hold(setting, at: table) { #expect(kill($0, SIGKILL) == 0) }
      #expect(result.exitCode == 128 + SIGKILL, "\(table): \(result)")
      #expect(try Comparison.state(setting.session()) == before, "\(table)")
      #expect(try setting.publish().extent == .changes, "\(table)")
      #expect(try Comparison.differences(setting) == [], "\(table)")
    }
  }

  @Test("a server crashes at each table of a publication of changes") func servers() async throws {
    let server = try await TestServer()
    let setting = try await Setting(server: server)
    try setting.publish()
    for (number, table) in Self.points.enumerated() {
      let before = try Comparison.state(setting.session())
      try setting.write(Setting.writeUp(0, edition: number + 2), to: "write-ups/0.txt")
      try await setting.succeed("import --quiet --replace write-ups")
      let result = try await hold(setting, at: table) { _ in try await server.crash() }
      #expect(result.exitCode == 74 && result.standardError.hasPrefix("error: "), "\(table): \(result)")
      #expect(try Comparison.state(setting.session()) == before, "\(table)")
      #expect(try setting.publish().extent == .changes, "\(table)")
      #expect(try Comparison.differences(setting) == [], "\(table)")
    }
  }

  @Test("a publisher is killed at a random time of a first publication: everything is published, or nothing")
  func firstPublications() async throws {
    let setting = try await Setting()
    let start = ContinuousClock.now
    try await setting.succeed("publish --schema trial '\(setting.address)'")
    let length = (ContinuousClock.now - start) / .seconds(1)
    var generator = SeededGenerator(seed: 1)
    let rounds = max(8, (Int(ProcessInfo.processInfo.environment["BYREGION_FUZZ_ROUNDS"] ?? "") ?? 0) / 1_000)
    for round in 1...rounds {
      let delay = Double.random(in: 0...1.1, using: &generator) * length
      _ = try await setting.shell(
        """
        timeout -s KILL \(delay) '\(try #require(BuiltProgram.url("byregion")).path)' publish --schema round_\(round) \
        '\(setting.address)' >/dev/null 2>&1
        """)
      let found = try setting.session().rows("SELECT 1 FROM pg_namespace WHERE nspname = 'round_\(round)'")
      if !found.isEmpty {
        #expect(try Comparison.differences(setting, schema: "round_\(round)") == [], "round \(round)")
      }
      let next = try setting.publish(schema: "round_\(round)")
      #expect(next.extent == .whole(.first) || next.extent == .nothing, "round \(round)")
      #expect(try Comparison.differences(setting, schema: "round_\(round)") == [], "round \(round)")
    }
  }
}
