import Foundation
import TestSupport
import Testing

/// Clients of the Model Context Protocol that run the program as assistants do.
@Suite(
  "Clients of the Model Context Protocol",
  .enabled(
    if: ProcessInfo.processInfo.environment["CI"] != nil || Python.isHere, "there is no python3 on this machine"))
struct ClientTests {
  private let folder: TemporaryFolder
  private let runner: CommandRunner

  init() throws {
    folder = try TemporaryFolder()
    runner = CommandRunner(
      folder: folder.url, environment: ["PATH": Python.searchPath, "LC_ALL": "C.UTF-8"], timeLimit: .seconds(300))
  }

  private func run(_ script: String, _ argument: String) async throws -> CommandResult {
    let tools = try await runner.run("'\(Project.folder.path)/scripts/python-tools'")
    try #require(tools.exitCode == 0, "\(tools)")
    let byregion = try #require(BuiltProgram.url("byregion")).path
    let seed = Project.folder.appendingPathComponent("seed").path
    let imported = try await runner.run("'\(byregion)' import --quiet --db kb.db '\(seed)'")
    try #require(imported.exitCode == 0, "\(imported)")
    let python = tools.standardOutput.filter { !$0.isNewline } + "/python"
    let file = Project.folder.appendingPathComponent("Tests/AssistantTests/Client/\(script)").path
    return try await runner.run("'\(python)' '\(file)' \(argument) '\(byregion)' '\(folder.url.path)/kb.db'")
  }

  private func check(_ script: String, _ argument: String) async throws {
    let result = try await run(script, argument)
    #expect(result.exitCode == 0 && result.standardOutput.hasSuffix("ok\n"), "\(result)")
  }

  @Test(
    "the official client gets answers from every tool, resource, completion and prompt that match their schemas",
    arguments: ["auto", "legacy", "http-auto", "http-legacy"])
  func official(mode: String) async throws { try await check("official.py", mode) }

  @Test("invalid messages are rejected with the protocol's codes, and the next message is answered")
  func refusals() async throws { try await check("wire.py", "refusals") }

  @Test("a client is answered by the revision of its first request")
  func revisions() async throws { try await check("wire.py", "revisions") }

  @Test("cancelled requests are not answered and do not delay the next one")
  func cancellation() async throws { try await check("wire.py", "cancellation") }

  @Test("over HTTP, header fields must agree with the message, and pages of other origins are rejected")
  func http() async throws { try await check("wire.py", "http") }

  @Test("a message of 100 MB is rejected without being held in memory")
  func longMessage() async throws { try await check("wire.py", "long") }

  @Test("the program ends when its input ends, and at once if its output is closed")
  func leaving() async throws { try await check("wire.py", "leaving") }

  @Test("the session in docs/assistants.md is that of the official client")
  func session() async throws {
    let result = try await run("session.py", "auto")
    #expect(result.exitCode == 0, "\(result)")
    let page = try Project.text(of: "docs/assistants.md")
    #expect(page.contains("```text\n\(result.standardOutput)```\n"), "\(result.standardOutput)")
  }

  @Test("memory does not grow over a thousand calls")
  func memory() async throws { try await check("wire.py", "memory") }
}

/// Python on this machine.
private enum Python {
  static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

  static let isHere = searchPath.split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/python3")
  }
}
