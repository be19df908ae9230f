import Foundation
import TestSupport
import Testing

@Suite("Standard input on a terminal") struct StandardInputTests {
  private let folder: TemporaryFolder
  private let program: String

  init() throws {
    folder = try TemporaryFolder()
    program = try #require(BuiltProgram.url("byregion")).path
  }

  private func session(_ arguments: String = "import -") throws -> TerminalSession {
    let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": "1"]
    return try TerminalSession(
      "'\(program)' \(arguments); echo \"ended with $?\"", folder: folder.url, environment: environment, columns: 100)
  }

  @Test("Ctrl-C while a write-up is typed ends the import, and nothing is imported") func interrupted() throws {
    let session = try session()
    // A terminal echoes keys before they are read: until this message, Ctrl-C may reach only the shell.
    try session.wait(for: "type or paste the write-up; Ctrl-D on a line of its own ends it, Ctrl-C leaves")
    try session.type("Heiregionen\r")
    try session.wait(for: "Heiregionen")
    try session.type("\u{3}")
    #expect(try session.finish() == 130)
    #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("byregion.db").path))
  }

  @Test("Ctrl-D ends a typed write-up, and it is imported") func typed() throws {
    let session = try session()
    try session.type("Heiregionen\r\rMål\r- Et nettverk\r")
    try session.wait(for: "nettverk")
    try session.type("\u{4}")
    try session.wait(for: "ended with 0")
    _ = try session.finish()
    #expect(FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("byregion.db").path))
  }

  @Test("after the answer no to pruning, the message says that nothing was removed, and the import is kept")
  func answerOfNo() throws {
    for name in ["ranaregionen.txt", "alstahaugregionen.txt"] {
      try FileManager.default.copyItem(
        at: Project.folder.appendingPathComponent("seed/\(name)"), to: folder.url.appendingPathComponent(name))
    }
    _ = try session("import ranaregionen.txt").finish()
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("ranaregionen.txt"))
    let session = try session("import --prune .")
    try session.wait(for: "[y/N]")
    try session.type("n\r")
    #expect(try session.finish() == 0)
    #expect(session.transcript.contains("1 added, 0 revised, 0 unchanged"))
    #expect(session.transcript.contains("nothing was removed\r\nended with 130"), "\(session.transcript)")
  }
}
