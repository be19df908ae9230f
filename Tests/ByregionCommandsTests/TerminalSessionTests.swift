import Foundation
import TestSupport
import Testing

@Suite("Terminal session") struct TerminalSessionTests {
  private func session(_ command: String, columns: Int = 80) throws -> TerminalSession {
    let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color"]
    return try TerminalSession(command, folder: Project.folder, environment: environment, columns: columns)
  }

  @Test("the command sees a terminal of the given size on all three streams") func size() throws {
    let session = try session("test -t 0 && test -t 1 && test -t 2 && stty size", columns: 57)
    #expect(try session.finish() == 0)
    #expect(session.transcript == "24 57\r\n")
  }

  @Test("typed text reaches the command, and is echoed as by a terminal") func typing() throws {
    let session = try session("printf 'navn? '; read name; echo \"hei $name\"; exit 3")
    try session.wait(for: "navn? ")
    let mark = session.position
    try session.type("Åse\r")
    #expect(try session.wait(for: "hei Åse", from: mark).hasPrefix("Åse\r\n"))
    #expect(try session.finish() == 3)
  }

  @Test("Ctrl-C interrupts the command") func interrupt() throws {
    let session = try session("trap 'echo avbrutt; exit 130' INT; echo klar; while :; do read line; done")
    try session.wait(for: "klar")
    try session.type("\u{3}")
    #expect(try session.finish() == 130)
    #expect(session.transcript.contains("avbrutt"))
  }

  @Test("a resized terminal notifies the command") func resizing() throws {
    let session = try session("trap 'stty size; exit' WINCH; echo klar; while :; do read line; done")
    try session.wait(for: "klar")
    session.resize(columns: 100, rows: 30)
    // The shell runs the trap when its read returns, which some shells leave to the next line.
    try session.type("\r")
    #expect(try session.wait(for: "30 100").contains("30 100"))
  }

  @Test("the session ends with its command, even if another process has the terminal open") func held() throws {
    let session = try session("tty; read line; echo $line")
    let name = try session.wait(for: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    let holder = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(holder) }
    try #require(holder >= 0)
    try session.type("Heiregionen\r")
    #expect(try session.finish() == 0)
    #expect(session.transcript.hasSuffix("Heiregionen\r\nHeiregionen\r\n"))
  }

  @Test("waiting for a text that never appears ends with the command") func missing() throws {
    let session = try session("echo a")
    #expect(throws: TerminalError.self) { try session.wait(for: "b") }
  }
}
