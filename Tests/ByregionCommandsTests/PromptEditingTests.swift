import Foundation
import TestSupport
import Testing

/// Prompts of `byregion sql` in a terminal.
enum PromptPrograms {
  /// A folder with a knowledge base of the seed documents, and the path of the program.
  static func withSeed() async throws -> (folder: TemporaryFolder, program: String) {
    let folder = try TemporaryFolder()
    let program = try #require(BuiltProgram.url("byregion")).path
    let seed = Project.folder.appendingPathComponent("seed").path
    #expect(try await CommandRunner(folder: folder.url).run("'\(program)' import '\(seed)'").exitCode == 0)
    return (folder, program)
  }

  static func session(
    _ arguments: String = "sql", of program: String, in folder: TemporaryFolder, terminal: String? = "xterm-256color",
    locale: String = "C.UTF-8", pager: String = "cat", columns: Int = 100
  ) throws -> TerminalSession {
    var environment = [
      "PATH": "/usr/bin:/bin", "LC_ALL": locale, "NO_COLOR": "1", "PAGER": pager, "XDG_STATE_HOME": folder.url.path,
    ]
    environment["TERM"] = terminal
    return try TerminalSession(
      "exec '\(program)' \(arguments)", folder: folder.url, environment: environment, columns: columns)
  }
}

@Suite("Editing at the prompt of byregion sql") struct PromptEditingTests {
  private let folder: TemporaryFolder
  private let program: String

  init() async throws {
    (folder, program) = try await PromptPrograms.withSeed()
  }

  private func session(
    terminal: String? = "xterm-256color", locale: String = "C.UTF-8", pager: String = "cat", columns: Int = 100
  ) throws -> TerminalSession {
    let session = try PromptPrograms.session(
      of: program, in: folder, terminal: terminal, locale: locale, pager: pager, columns: columns)
    try session.wait(for: "byregion> ")
    return session
  }

  /// Types keys, and waits for a text and for the prompt after it.
  private func ask(_ keys: String, _ session: TerminalSession, until text: String) throws {
    let mark = session.position
    try session.type(keys)
    try session.wait(
      until: { seen in seen.range(of: text).map { seen[$0.upperBound...].contains("byregion> ") } ?? false },
      from: mark,
      doing: "wait for \(text) and a prompt")
  }

  private func leave(_ session: TerminalSession) throws {
    try session.type("\u{4}")
    #expect(try session.finish() == 0, "\(session.transcript)")
  }

  private func history() throws -> [String] {
    let url = folder.url.appendingPathComponent("byregion/history")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test("æøå are read as typed, also if the locale is C or Latin-1", arguments: ["C", "POSIX", "nb_NO.ISO-8859-1"])
  func locale(_ locale: String) throws {
    let session = try session(locale: locale)
    try ask("SELECT length('råd') || hex('råd') AS x;\r", session, until: "372C3A564")
    try leave(session)
  }

  @Test("a pasted tab is a tab, and a paste of several lines is one statement") func paste() throws {
    let session = try session()
    let paste = "\u{1b}[200~SELECT length('a\t\tb') + 100,\r\t'adv\t' AS x;\u{1b}[201~"
    try session.type(paste)
    try session.wait(for: "AS x;")
    try ask("\r", session, until: "104")
    try leave(session)
    #expect(try history() == ["SELECT length('a\t\tb') + 100,\\n\t'adv\t' AS x;"])
  }

  @Test("Ctrl and Alt with arrows move by words, and Shift with arrows types nothing") func arrows() throws {
    let session = try session()
    try ask("SELECT 40 2 AS x;\u{1b}[1;5D\u{1b}[1;5D\u{1b}[1;3D+ \u{1b}[1;2C\r", session, until: "42")
    try leave(session)
  }

  @Test("after a resize the shown line is the edited line") func resizing() throws {
    let session = try session()
    try session.type("SELECT 'abcdefghijklmnopqrstuvwxyz' AS alphabet")
    try session.wait(for: "alphabet")
    let mark = session.position
    session.resize(columns: 30, rows: 24)
    let shown = try session.wait(for: "alphabet", from: mark)
    #expect(
      TerminalScreen(showing: shown).text.hasPrefix("byregion> SELECT 'abcdefghijk\nlmnopqrstuvwxyz' AS alphabet"))
    try ask(";\r", session, until: "1 row")
    try leave(session)
  }

  @Test("a window of 20 columns wraps the typed text") func narrow() throws {
    let session = try session(columns: 20)
    try ask("SELECT 'abcdefghij' AS x;\r", session, until: "1 row")
    #expect(TerminalScreen(showing: session.transcript).text.contains("byregion> SELECT 'a\nbcdefghij' AS x;"))
    try leave(session)
  }

  @Test("statements on one line run one after the other, and the first error gives its statement's number")
  func several() throws {
    let session = try session()
    try ask("SELECT 10 + 1; SELECT 10 + 2;\r", session, until: "12")
    #expect(session.transcript.contains("11"))
    try ask(
      "SELECT 21; SELECT txt FROM advice; SELECT 23 + 300;\r", session, until: "statement 2 of 3: no such column: txt")
    #expect(!session.transcript.contains("323"))
    try leave(session)
  }

  @Test("a comment alone and an empty statement return to the prompt") func empty() throws {
    let session = try session()
    try ask("-- nothing\r", session, until: "nothing")
    try ask("/* nor */\r", session, until: "nor */")
    try ask(" ; ;\r", session, until: ";")
    #expect(!session.transcript.contains("error"))
    try leave(session)
  }

  @Test(
    "command names of other shells are understood",
    arguments: [
      ("\\d\r", "advice_overview"), ("\\d advice\r", "Number that is printed before it"),
      (".tables;\r", "advice_overview"),
      ("help\r", ".quit"), (".mode csv\rSELECT 1 AS a, 2 AS b;\r", "a,b"), (".dump\r", "byregion export"),
      (".headers off\r.format csv\rSELECT 'x' AS b, 'y' AS c;\r", "\nx,y"),
      (".maxrows 2\rSELECT * FROM counties;\r", "2 rows"),
      (".mode box\r.mode\r", "table"), (".width 30\r.width\r", "30"), (".param set :n 41\rSELECT :n + 1;\r", "42"),
    ])
  func others(_ keys: String, _ answer: String) throws {
    let session = try session()
    try ask(keys, session, until: answer)
    try leave(session)
  }

  @Test("exit, quit and \\q leave", arguments: ["exit", "quit;", "\\q", ".exit", "QUIT"])
  func leaving(_ word: String) throws {
    let session = try session()
    try session.type(word + "\r")
    #expect(try session.finish() == 0)
  }

  @Test("the next result can go to a file, and a file of statements can be run") func files() throws {
    let session = try session()
    try Data("SELECT 20 + 1 AS x;\n.timer off\nSELECT 20 + 2 AS y;".utf8)
      .write(to: folder.url.appendingPathComponent("some.sql"))
    try ask(".read some.sql\r", session, until: "22")
    try ask(".format csv\r.once a.csv\rSELECT 1 AS once;\rSELECT 20 + 3 AS screen;\r", session, until: "23")
    let answer = try String(contentsOf: folder.url.appendingPathComponent("a.csv"), encoding: .utf8)
    #expect(answer == "once\r\n1\r\n")
    try Data("SELECT 1;\n\nSELECT txt FROM advice;".utf8).write(to: folder.url.appendingPathComponent("bad.sql"))
    try ask(".read bad.sql\r", session, until: "bad.sql:3:8: error: statement 2 of 2: no such column: txt")
    try leave(session)
  }

  @Test("Ctrl-C keeps the statement in the history, as a whole") func interrupted() throws {
    let session = try session()
    try session.type("SELECT 40\r+ 2 AS begun")
    try session.wait(for: "begun")
    try ask("\u{3}", session, until: "^C")
    try session.type("\u{10}")
    try session.wait(for: "begun", from: session.position)
    try ask(";\r", session, until: "42")
    try leave(session)
    #expect(try history() == ["SELECT 40\\n+ 2 AS begun", "SELECT 40\\n+ 2 AS begun;"])
  }

  @Test("Ctrl-R finds a statement in any case") func searching() throws {
    let session = try session()
    try ask("SELECT 'Forankring' AS ord, 40 + 2;\r", session, until: "42")
    try session.type("\u{12}forank")
    try session.wait(for: "(search: forank) SELECT 'Forankring'")
    try ask("\r", session, until: "42")
    try leave(session)
  }

  @Test("statements that begin with a space, and values of parameters, are not stored in the history file")
  func secrets() throws {
    let session = try session()
    try ask(" SELECT 'hidden' AS x;\r", session, until: "1 row")
    try ask(".param key=hush\r.param\r", session, until: "key=hush")
    try ask("SELECT 'shown' AS x;\r", session, until: "1 row")
    try leave(session)
    #expect(try history() == ["SELECT 'shown' AS x;"])
  }

  @Test("two prompts at once keep the history of both, and one of an earlier version is read") func sharing() throws {
    let file = folder.url.appendingPathComponent("byregion/history")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("_HiStOrY_V2_\nSELECT\\0400;\n".utf8).write(to: file)
    let (one, other) = (try session(), try session())
    try ask("SELECT 1;\r", one, until: "1 row")
    try ask("SELECT 2;\r", other, until: "1 row")
    try ask("SELECT 3;\r", one, until: "1 row")
    try leave(one)
    try leave(other)
    #expect(try history() == ["SELECT 0;", "SELECT 1;", "SELECT 2;", "SELECT 3;"])
  }

  @Test("the name of a saved query may be Norwegian words") func saving() throws {
    let session = try session()
    try ask("SELECT 40 + 2;\r", session, until: "42")
    try ask(".save \"råd fra nord\" Tall\r", session, until: "saved as råd fra nord")
    try ask(".run \"Råd fra nord\"\r", session, until: "42")
    try ask(".save æøå\r.run æøå\r", session, until: "42")
    try leave(session)
  }

  @Test("Ctrl-Z suspends the prompt, and the statement is restored afterwards") func suspending() throws {
    let environment = [
      "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8", "PAGER": "cat", "XDG_STATE_HOME": folder.url.path,
      "PS1": "shell: ",
    ]
    let session = try TerminalSession("exec sh -i", folder: folder.url, environment: environment, columns: 100)
    try session.wait(for: "shell: ")
    try session.type("'\(program)' sql\r")
    try session.wait(for: "byregion> ")
    try session.type("SELECT 40")
    try session.wait(for: "SELECT 40")
    var mark = session.position
    try session.type("\u{1a}")
    try session.wait(for: "shell: ", from: mark)
    mark = session.position
    try session.type("fg\r")
    try session.wait(for: "byregion> SELECT 40", from: mark)
    try ask(" + 2;\r", session, until: "42")
    try session.type("\u{4}")
    try session.wait(for: "shell: ", from: mark)
    try session.type("exit\r")
    _ = try session.finish()
  }

  @Test("without TERM the prompt is plain, and æøå are read as typed") func plain() throws {
    let session = try session(terminal: nil, locale: "C")
    try ask("SELECT length('råd')\r+ 39;\r", session, until: "42")
    #expect(!session.transcript.contains("\u{1b}"))
    try leave(session)
  }

  @Test("a wide table is not narrowed, and the pager does not wrap its lines") func wide() throws {
    let session = try session(pager: "sh -c 'echo LESS=$LESS; cat'", columns: 60)
    try ask(".width off\rSELECT text, text AS again FROM advice;\r", session, until: "LESS=RSX")
    try leave(session)
  }
}
