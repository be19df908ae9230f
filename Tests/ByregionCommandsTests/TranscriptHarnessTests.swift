import Foundation
import TestSupport
import Testing

@Suite("Transcript harness") struct TranscriptHarnessTests {
  private typealias Step = Transcript.Step

  @Test("commands, output, errors and exit codes are parsed") func parse() throws {
    let text = """
      # First.
      #
      $ byregion search a
      en linje

      en til
      ! feil
      ! - igjen
      [1]

      % rm -r seed
      $ a \\
      > b
      # Last.

      """
    let transcript = try TranscriptParser.parse(text)
    #expect(
      transcript.steps == [
        Step(
          remarks: ["First.", ""], command: "byregion search a", output: "en linje\n\nen til\n",
          errors: "feil\n- igjen\n", exitCode: 1),
        Step(command: "rm -r seed", isShown: false),
        Step(command: "a \\\nb"),
      ])
    #expect(transcript.closingRemarks == ["Last."])
  }

  @Test("output before any command is refused with its line") func misplaced() {
    #expect(throws: TranscriptError(line: 2, message: "output before the first command")) {
      try TranscriptParser.parse("# a\nb\n")
    }
    #expect(throws: TranscriptError(line: 1, message: "no command before it")) {
      try TranscriptParser.parse("[1]\n")
    }
  }

  @Test(
    "any output survives writing to a file and parsing",
    arguments: [
      "", "a", "a\n", "\n", "\n\n", "a\n\n", "\n\na", "$ a\n% b\n# c\n! d\n> e\n[1]\n", "#\n>\n!\n", "\\\n",
      "\\", "\\a\n",
      "\\ no line end\n", "\\ no line end", "a\n\\\n\n", "[12]", "[a]\n", " $ a \n",
      "æ\u{301}\t\u{1b}[1m\r\n",
    ])
  func roundTrip(output: String) throws {
    let errors = String(output.reversed())
    let transcript = Transcript(
      steps: [
        Step(remarks: ["r"], command: "a\nb", output: output, errors: errors, exitCode: 65),
        Step(command: "c", output: output), Step(command: "d", errors: output), Step(command: "e"),
      ], closingRemarks: ["end", ""])
    #expect(try TranscriptParser.parse(transcript.text) == transcript)
  }

  @Test("values that vary become placeholders") func placeholders() {
    let placeholders = Placeholders(paths: [("/tmp/x", "<folder>"), ("/tmp/x/home", "<home>")])
    let text =
      "/tmp/x/home/a /tmp/x/b 2026-11-21T01:02:03.456Z 2026-11-21 01:02:03 1 jan. 2015\n"
      + "12 ms, 0.5 s, SQLite 3.40.1\r\n"
    #expect(
      placeholders.applied(to: text)
        == "<home>/a <folder>/b <timestamp> <timestamp> 1 jan. 2015\n<time>, <time>, SQLite <version><CR>\n")
  }

  @Test("a difference shows the lines around a change, and makes invisible characters visible") func difference() {
    let before = (1...20).map(String.init).joined(separator: "\n")
    let after = before.replacingOccurrences(of: "\n10\n", with: "\n10 \nti\u{a0}\n")
    #expect(
      LineDifference.readable(expected: before, actual: after, context: 1)
        == "  …\n  9\n- 10\n+ 10␠\n+ ti\\u{a0}\n  11\n  …")
    #expect(LineDifference.readable(expected: before, actual: before).isEmpty)
    #expect(LineDifference.readable(expected: "a", actual: "").contains("- a"))
  }

  @Test("200 kB on both streams at once do not stop the command") func muchOutput() async throws {
    let command =
      "i=0; while [ $i -lt 2000 ]; do printf '%0100d' $i; printf '%0100d' $i >&2; i=$((i+1)); done"
    let result = try await CommandRunner(folder: Project.folder).run(command)
    #expect(result.standardOutput.utf8.count == 200_000)
    #expect(result.standardError == result.standardOutput)
  }

  @Test("a command that does not end is killed, with its children") func timeLimit() async {
    let runner = CommandRunner(folder: Project.folder, timeLimit: .milliseconds(200))
    await #expect(throws: CommandTimeout.self) { try await runner.run("sleep 600; echo done") }
  }

  @Test("standard input is closed, and a signal's number is in the exit code") func streams() async throws {
    let runner = CommandRunner(folder: Project.folder)
    #expect(
      try await runner.run("cat; echo end")
        == CommandResult(standardOutput: "end\n", standardError: "", exitCode: 0))
    #expect(try await runner.run("kill -TERM $$").exitCode == 143)
    // SIGPIPE has its default action in the command, even if the test process ignores it.
    signal(SIGPIPE, SIG_IGN)
    #expect(try await runner.run("(yes; echo $? >&2) | head -n 1").standardError == "141\n")
  }

  @Test("a setup command that fails stops the transcript") func preparation() async throws {
    let transcript = Transcript(steps: [Step(command: "false", isShown: false)])
    let runner = try TranscriptRunner()
    await #expect(throws: TranscriptRunner.FailedPreparation.self) { try await runner.actual(transcript) }
  }

  @Test("another output, error or exit code than expected is a difference") func failing() async throws {
    let transcript = try TranscriptParser.parse("$ echo a; echo b >&2; exit 2\nc\n")
    let actual = try await TranscriptRunner().actual(transcript)
    #expect(actual.text == "$ echo a; echo b >&2; exit 2\na\n! b\n[2]\n")
  }
}
