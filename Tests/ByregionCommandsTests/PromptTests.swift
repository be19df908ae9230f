import Foundation
import TestSupport
import Testing

@Suite("The prompt of byregion sql") struct PromptTests {
  private let folder: TemporaryFolder
  private let program: String

  init() async throws {
    (folder, program) = try await PromptPrograms.withSeed()
  }

  private func session(
    _ arguments: String = "sql", terminal: String = "xterm-256color", pager: String = "cat"
  ) throws -> TerminalSession {
    try PromptPrograms.session(arguments, of: program, in: folder, terminal: terminal, pager: pager)
  }

  /// Types a line, and returns the output up to `text`.
  @discardableResult
  private func type(_ line: String, _ session: TerminalSession, until text: String) throws -> String {
    let mark = session.position
    try session.type(line)
    return try session.wait(for: text, from: mark)
  }

  /// Types a line, and waits for the text, for the prompt after it, and until keys such as Ctrl-D reach the line
  /// editor.
  private func ask(_ line: String, _ session: TerminalSession, until text: String) throws {
    let mark = session.position
    let seen = try type(line, session, until: text)
    guard let range = seen.range(of: text) else { return }
    try session.wait(for: "byregion> ", from: mark + seen[..<range.upperBound].utf8.count)
    try session.waitForEditing()
  }

  private let endless = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n;"

  @Test("a statement may take several lines, and runs at its semicolon") func statement() throws {
    let session = try session()
    try session.wait(for: "byregion> ")
    try type("SELECT 'blå' || 'bær'\r", session, until: "...> ")
    try type("  AS ord;\r", session, until: "blåbær")
    try type(".quit\r", session, until: "\n")
    #expect(try session.finish() == 0)
  }

  @Test("Ctrl-C drops the line that is being typed, and Ctrl-D leaves") func dropping() throws {
    let session = try session()
    try session.wait(for: "byregion> ")
    try type("SELECT 1 +\r", session, until: "...> ")
    try type("2 rubbish", session, until: "rubbish")
    try type("\u{3}", session, until: "byregion> ")
    try ask("SELECT 40 + 2 AS svar;\r", session, until: "1 row")
    try session.type("\u{4}")
    let code = try session.finish()
    #expect(code == 0, "\(session.transcript)")
  }

  @Test("Ctrl-C stops a running query and keeps the prompt") func stopping() throws {
    let session = try session("sql --timeout 3600")
    try session.wait(for: "byregion> ")
    try type("\(endless)\r", session, until: "FROM n;\u{1b}[?2004l\r\r\n")
    // If it is pressed before the query has begun, it drops the statement. The prompt returns in either case.
    try type("\u{3}", session, until: "byregion> ")
    try type("SELECT 40 + 2 AS svar;\r", session, until: "42")
    try type("\r.quit\r", session, until: ".quit")
    #expect(try session.finish() == 0)
  }

  @Test("the tab key completes tables and dot commands, and lists the candidates") func completing() throws {
    let session = try session()
    try session.wait(for: "byregion> ")
    try type("SELECT count(*) FROM region_ov\t", session, until: "erview ")
    try ask(";\r", session, until: "1 row")
    // Waits until the line is shown again after the list, so that Ctrl-C drops this line and not the next.
    try ask("SELECT * FROM region_\t", session, until: "region_municipalities")
    try type("\u{3}", session, until: "byregion> ")
    try type(".desc\tadv\t", session, until: "ice")
    try session.type("\u{3}\u{4}")
  }

  @Test("columns are completed after a table's alias, also if the table is named on another line") func aliases() throws
  {
    let session = try session()
    try session.wait(for: "byregion> ")
    try type("SELECT count(*) FROM goals AS g, advice a WHERE a.num\t", session, until: "ber ")
    try ask("> 0 AND g.lev\t IS NOT NULL;\r", session, until: "1 row")
    try type("SELECT o.region\r", session, until: "...> ")
    try type("FROM advice_overview AS o\r", session, until: "...> ")
    try type("WHERE o.appl\t", session, until: "icant ")
    try ask("= 'Rana';\r", session, until: "3 rows")
    try ask("SELECT x.num\t = 1 FROM advice AS y;\r", session, until: "no such column: x.num")
  }

  @Test("a dot command in the middle of a statement is not part of it, and the statement continues") func amid() throws
  {
    let session = try session()
    try session.wait(for: "byregion> ")
    try type("SELECT 40\r", session, until: "...> ")
    try type(".tables\r", session, until: "the statement above is not finished")
    try type("  + 2 AS svar;\r", session, until: "42")
    #expect(!session.transcript.contains("region_overview"))
    try type(".quit\r", session, until: "\n")
    #expect(try session.finish() == 0)
  }

  @Test("dot commands show the schema, set the format, and save a statement") func commands() throws {
    let session = try session()
    try session.wait(for: "byregion> ")
    try type(".schema advice\r", session, until: "-- What a region advises others")
    try type(".describe advice\r", session, until: "Number that is printed before it")
    try type(".format csv\r.timer off\r.param navn=rana\r", session, until: "navn=rana")
    try type("SELECT :navn || '!' AS x;\r", session, until: "rana!")
    try type(".save greeting Greets\r", session, until: "saved as greeting")
    try type(".save greeting Again\r", session, until: "there is a saved query greeting already")
    try type(".save --replace greeting Again\r", session, until: "saved as greeting")
    try type(".param navn=alstahaug\r.run greeting\r", session, until: "alstahaug!")
    try type(".tabels\r", session, until: "Did you mean .tables?")
    try type(".quit\r", session, until: "\n")
    #expect(try session.finish() == 0)
  }

  @Test("the history is kept for the next session, readable only by its owner") func history() throws {
    let first = try session()
    try first.wait(for: "byregion> ")
    try ask("SELECT 'husk meg';\r", first, until: "1 row")
    try first.type("\u{4}")
    #expect(try first.finish() == 0)
    let file = folder.url.appendingPathComponent("byregion/history").path
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let second = try session()
    try second.wait(for: "byregion> ")
    try type("\u{10}", second, until: "husk meg")
  }

  @Test("a statement of several lines is recalled exactly, including comments and texts") func recall() throws {
    let session = try session()
    try session.wait(for: "byregion> ")
    try type("SELECT 'a\r", session, until: "...> ")
    try type("b' || 'c' AS x -- no more\r", session, until: "...> ")
    try ask(";\r", session, until: "1 row")
    try ask("\u{10}\r", session, until: "1 row")
    try session.type("\u{4}")
    #expect(try session.finish() == 0)
    #expect(session.transcript.ranges(of: "\r\nbc\r\n").count == 2)
  }

  @Test("a result that does not fit goes through the pager") func paging() throws {
    let session = try session(pager: "sed 's/^/side: /'")
    try session.wait(for: "byregion> ")
    try type("SELECT reference FROM passages;\r", session, until: "side: rana/")
    try type(".schema\r", session, until: "side: CREATE TABLE")
    try type("SELECT 7 AS x;\r", session, until: "1 row")
    #expect(!session.transcript.contains("side: x"))
  }

  @Test("with --no-pager, a long result goes to the screen") func unpaged() throws {
    let session = try session("--no-pager sql", pager: "sed 's/^/side: /'")
    try session.wait(for: "byregion> ")
    let answer = try type("SELECT reference FROM passages;\r", session, until: "rows, ")
    #expect(answer.contains("rana/") && !answer.contains("side: "))
  }

  @Test("no line of the help is wider than the window") func help() throws {
    let session = try PromptPrograms.session("sql", of: program, in: folder, columns: 70)
    try session.wait(for: "byregion> ")
    let lines = try type(".help\r", session, until: "Ctrl-D").split(separator: "\r\n")
    #expect(lines.count > 20 && lines.allSatisfy { $0.count <= 70 }, "\(lines)")
  }

  @Test("a terminal that cannot move its cursor has a plain prompt") func dumb() throws {
    let session = try session(terminal: "dumb")
    try session.wait(for: "byregion> ")
    let answer = try type("SELECT 40 + 2 AS svar;\r", session, until: "42")
    #expect(!answer.contains("\u{1b}"))
    try session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test("a table fits the terminal after it was resized") func resizing() throws {
    let session = try session()
    try session.wait(for: "byregion> ")
    session.resize(columns: 50, rows: 24)
    let answer = try type("SELECT text FROM advice LIMIT 2;\r", session, until: "2 rows")
    let rows = answer.split(separator: "\r\n").drop { !$0.hasPrefix("─") }.dropLast()
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0.count <= 50 })
  }

  @Test("the first row is shown while the second is computed") func streaming() throws {
    let numbers = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n"
    let sql = "SELECT 'straks' AS a UNION ALL SELECT count(*) FROM (\(numbers))"
    for format in ["table", "csv", "json", "ndjson", "tsv", "markdown", "html", "list"] {
      let session = try session("sql --timeout 3600 --format \(format) \"\(sql)\"")
      try session.wait(for: "straks")
      try session.type("\u{3}")
      #expect(try session.finish() == 130, "\(format)")
    }
  }

  @Test("dot commands work in a pipe, and the first error ends it") func pipe() async throws {
    let runner = CommandRunner(folder: folder.url)
    let script = ".format csv\\n.param n=41\\nSELECT :n + 1\\n  AS x;\\n.nonsense\\nSELECT 2;\\n"
    let result = try await runner.run("printf '\(script)' | '\(program)' sql")
    #expect(result.standardOutput == "x\n42\n")
    #expect(result.standardError.contains("there is no command .nonsense"))
    #expect(result.exitCode == 64)
  }
}
