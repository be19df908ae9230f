import ByregionPostgreSQL
import Foundation
import TestSupport
import Testing

/// A PostgreSQL server in a temporary folder, reached through a Unix socket there. It is stopped when the object is
/// deinitialized, and at the latest when this process ends, even if it crashes.
final class TestServer: Sendable {
  /// The server for tests that do not stop it. Each test creates its own databases.
  static let shared = Task { try await TestServer() }

  struct NotStarted: Error {
    var message: String
  }

  /// The folder of the data, the socket and the log.
  let folder: URL
  /// The folder of the server's programs.
  let programs: String
  private let keeper: Process
  private let runner: CommandRunner

  init() async throws {
    let found = try await CommandRunner(folder: Project.folder, timeLimit: .seconds(600)).run("scripts/postgresql")
    guard found.exitCode == 0 else { throw NotStarted(message: found.standardError) }
    programs = found.standardOutput.filter { !$0.isNewline }
    // The usual temporary folder may be too long: the path of a socket has at most 104 bytes.
    folder = URL(fileURLWithPath: "/tmp/byregion-\(UUID().uuidString.prefix(8))")
    runner = CommandRunner(folder: URL(fileURLWithPath: "/"), timeLimit: .seconds(60))
    keeper = Process()
    keeper.executableURL = URL(fileURLWithPath: "/bin/sh")
    keeper.arguments = ["-c", Self.script, "sh", folder.path, programs]
    let output = Pipe()
    keeper.standardInput = Pipe()
    keeper.standardOutput = output
    try keeper.run()
    let first = output.fileHandleForReading.availableData
    guard String(decoding: first, as: UTF8.self).hasPrefix("ready") else {
      throw NotStarted(message: (try? String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)) ?? "")
    }
  }

  deinit { keeper.terminate() }

  /// Runs the server until standard input ends. PostgreSQL refuses to run as root, so root starts it as another user.
  private static let script = """
    folder=$1 programs=$2
    as=
    mkdir -p "$folder"
    if [ "$(id -u)" -eq 0 ]; then
      chown 65534:65534 "$folder"
      as="setpriv --reuid=65534 --regid=65534 --clear-groups"
    fi
    end() {
      $as "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1
      rm -rf "$folder"
    }
    trap 'end; exit' TERM INT
    cd /
    $as env LC_ALL=C "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --no-sync >"$folder/initdb.log" 2>&1 || exit
    cat >>"$folder/data/postgresql.conf" <<END
    unix_socket_directories = '$folder'
    listen_addresses = ''
    fsync = off
    END
    printf 'local all guarded scram-sha-256\\nlocal all all trust\\n' >"$folder/data/pg_hba.conf"
    $as env LC_ALL=C "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null || exit
    echo ready
    exec 3<&0
    cat <&3 >/dev/null &
    wait $!
    end
    """

  /// The address of a database.
  func address(_ database: String, user: String = "postgres") -> String {
    "postgresql://\(user)@/\(database)?host=\(folder.path)"
  }

  /// Creates a database and returns its address.
  func makeDatabase() throws -> String {
    let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
    try Session(address("postgres")).execute("CREATE DATABASE \(name)")
    return address(name)
  }

  /// Stops the server immediately and starts it again; it recovers as after a crash.
  func crash() async throws {
    try await stop()
    try await control("start")
  }

  func start() async throws { try await control("start") }

  /// Stops the server immediately, without notice to its clients.
  func stop() async throws { try await control("-m immediate stop") }

  private func control(_ action: String) async throws {
    let asOther = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
    let result = try await runner.run(
      "\(asOther) env LC_ALL=C \(programs)/pg_ctl -D \(folder.path)/data -l \(folder.path)/log -w \(action) >/dev/null")
    guard result.exitCode == 0 else { throw NotStarted(message: result.standardError) }
  }
}

/// Skips tests if PostgreSQL's server is not installed, except in CI.
let hasServer = ConditionTrait.enabled("no server of PostgreSQL is on this machine") {
  if ProcessInfo.processInfo.environment["CI"] != nil { return true }
  return try await CommandRunner(folder: Project.folder, timeLimit: .seconds(600)).run("scripts/postgresql").exitCode
    != 3
}
