import Foundation
import TestSupport
import Testing

/// A whole session at the prompt, as shown on the screen. The lines after the prompts are typed; `make transcripts`
/// renews the output.
@Suite("A session at the prompt") struct PromptSessionTests {
  /// The file of the session in each language.
  static let sessions = [("prompt.session", "en"), ("prompt.nb.session", "nb"), ("prompt.nn.session", "nn")]
  private static let prompts = ["byregion> ", "     ...> "]

  /// The typed lines on a screen.
  static func typed(in screen: String) -> [String] {
    screen.split(separator: "\n").compactMap { line in
      prompts.first { line.hasPrefix($0) }.map { String(line.dropFirst($0.count)) }
    }
  }

  @Test("the screen agrees with the session's file, in each language", arguments: sessions)
  func session(file: String, language: String) async throws {
    let path = Transcripts.folder + "/" + file
    let expected = try Project.text(of: path)
    let actual = try await screen(typing: Self.typed(in: expected), in: language)
    if Transcripts.isRenewing {
      try Data(actual.utf8).write(to: Project.folder.appendingPathComponent(path))
    } else {
      let difference = LineDifference.readable(expected: expected, actual: actual)
      #expect(difference.isEmpty, "\(path) (make transcripts renews it)\n\(difference)")
    }
  }

  private func screen(typing lines: [String], in language: String) async throws -> String {
    let folder = try TemporaryFolder()
    let program = try #require(BuiltProgram.url("byregion")).path
    let seed = Project.folder.appendingPathComponent("seed").path
    #expect(try await CommandRunner(folder: folder.url).run("'\(program)' import '\(seed)'").exitCode == 0)
    let environment = [
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "NO_COLOR": "1", "PAGER": "cat",
      "BYREGION_LANGUAGE": language,
      "XDG_STATE_HOME": folder.url.path,
    ]
    let session = try TerminalSession(
      "exec '\(program)' sql", folder: folder.url, environment: environment, columns: 100, rows: 60)
    try session.wait(for: "byregion> ")
    for line in lines {
      try session.waitForEditing()
      let mark = session.position
      try session.type(line + "\r")
      // The line's echo may move the cursor and erase, so only the output after it counts.
      if line != ".quit" { try session.wait(until: { Self.hasPrompt($0) }, from: mark) }
    }
    #expect(try session.finish() == 0)
    return Placeholders(paths: []).applied(to: TerminalScreen(showing: session.transcript).text)
  }

  /// Whether a prompt follows the typed line.
  private static func hasPrompt(_ seen: String) -> Bool {
    guard let end = seen.range(of: "\r\n") else { return false }
    return prompts.contains { seen[end.upperBound...].contains($0) }
  }
}

@Suite("Terminal screen") struct TerminalScreenTests {
  @Test(
    "shows the text that remains after cursor movements",
    arguments: [
      ("ab\r\ncd", "ab\ncd\n"), ("abc\u{8}\u{8}x", "axc\n"), ("abc\r\u{1b}[2Cå", "abå\n"), ("abc\r\u{1b}[K", ""),
      ("abc\u{8}\u{8}\u{1b}[P!", "a!\n"), ("ac\u{8}\u{1b}[@b", "abc\n"), ("a\u{1b}[1mb\u{1b}[0m \u{7}", "ab\n"),
      ("a\r\nb\r\n\u{1b}[2A\u{1b}[Jc", "c\n"),
    ])
  func movements(_ written: String, _ shown: String) {
    #expect(TerminalScreen(showing: written).text == shown)
  }
}
