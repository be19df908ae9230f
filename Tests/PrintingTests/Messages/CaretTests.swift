import ByregionLanguages
import ByregionSQLite
import ByregionSearch
import ByregionWriteUp
import TestSupport
import Testing

@testable import ByregionPrinting

@Suite("Carets")
struct CaretTests {
  /// The printed message; «guillemets» mark the range in the text.
  private func shown(
    _ marked: String, _ message: String = "no such column", identifier: String? = nil,
    source: String? = "query",
    terminal: Terminal = Terminal(), firstLine: Int = 1, hints: [String] = []
  ) -> String {
    let parts = marked.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts[1].split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)
    let start = parts[0].utf8.count
    let text = String(parts[0] + rest[0] + rest[1])
    return Output.text { output in
      CaretPrinter(output, terminal).print(
        CaretMessage(
          .error, message, identifier: identifier, source: source, in: text,
          at: start..<start + rest[0].utf8.count, firstLine: firstLine, hints: hints))
    }
  }

  @Test("the message gives the place, shows the line and underlines the range")
  func range() {
    #expect(
      shown(
        "select navn\nfrom «kommne» k\nlimit 1", "no such table: kommne", identifier: "no-such-table",
        hints: ["Did you mean kommune?"]) == """
          query:2:6: error[no-such-table]: no such table: kommne
            from kommne k
                 ^^^^^^
            hint: Did you mean kommune?

          """)
  }

  @Test("the caret is below its range: wide letters, marks and tabs before it count as displayed")
  func columns() {
    #expect(shown("\tæ漢A\u{30A}👩‍👩‍👧‍👦«x»y").hasSuffix("      æ漢A\u{30A}👩‍👩‍👧‍👦xy\n            ^\n"))
    #expect(shown("\tæ漢A\u{30A}👩‍👩‍👧‍👦«x»y").hasPrefix("query:1:6: "))
    #expect(shown("ab\t«漢字»").hasSuffix("  ab  漢字\n      ^^^^\n"))
  }

  @Test("an empty range and a range at the end of the text have one caret")
  func empty() {
    #expect(shown("select «»").hasSuffix("  select \n         ^\n"))
    #expect(shown("«»").hasSuffix("  \n  ^\n"))
    #expect(shown("a«»b").hasSuffix("  ab\n   ^\n"))
  }

  @Test("a range over several lines is underlined to the end of the first")
  func severalLines() {
    #expect(shown("x = «'abc\r\ndef'»").hasSuffix("  x = 'abc\n      ^^^^\n"))
  }

  @Test("a long line is shown around the place, within the screen", arguments: [0, 7, 60, 5_000, 40_000])
  func window(_ before: Int) {
    let text = String(repeating: "å ", count: before) + "«feil»" + String(repeating: " é", count: 30_000)
    let lines = shown(text, terminal: Terminal(width: 60)).split(separator: "\n")
    #expect(DisplayWidth.of(String(lines[1])) <= 60)
    let column = lines[2].prefix { $0 == " " }.count
    #expect(lines[2].dropFirst(column) == "^^^^")
    #expect(lines[1].dropFirst(column).hasPrefix("feil"))
    #expect(lines[1].hasSuffix("…") && (lines[1].hasPrefix("  …") == (before > 10)))
  }

  @Test("a range longer than the screen is cut to it")
  func longRange() {
    let shown = shown("ab «" + String(repeating: "x", count: 500) + "»", terminal: Terminal(width: 40))
    for line in shown.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 40) }
  }

  @Test("no control character of the text or the message reaches the terminal")
  func sanitises() {
    let shown = shown("a\u{1b}[2J«b»\u{202e}", "bad \u{1b}]0;x\u{7}", source: "f\u{9b}\n")
    #expect(harmfulScalars(shown).isEmpty)
    #expect(shown.hasSuffix("  a␛[2Jb\\u{202e}\n       ^\n"))
    #expect(shown.split(separator: "\n").count == 3)
  }

  @Test("on a colour terminal the severity stands out")
  func colour() {
    let shown = shown("a «b»", "m", terminal: Terminal(usesColour: true))
    #expect(
      shown
        == "\u{1b}[1mquery:1:3: \u{1b}[0m\u{1b}[1;38;5;131merror:\u{1b}[0m m\n  a b\n    \u{1b}[1;38;5;131m^\u{1b}[0m\n"
    )
  }

  @Test("a diagnostic of a write-up is shown with its line")
  func diagnostic() {
    let diagnostic = Diagnostic(
      severity: .warning, identifier: "heading-misspelt", message: "taken for Resultater", line: 14, column: 3
    )
    let shown = Output.text { output in
      CaretPrinter(output, Terminal()).print(
        CaretMessage(diagnostic, source: "gol.txt", sourceLine: "ÅÆResultatar"))
    }
    #expect(
      shown == """
        gol.txt:14:3: warning[heading-misspelt]: taken for Resultater
          ÅÆResultatar
            ^

        """)
  }

  @Test("an error of SQLite underlines the word that it names")
  func sqlError() throws {
    let connection = try Connection(path: ":memory:", mode: .memory)
    func message(_ sql: String) -> String {
      do {
        try connection.execute(sql)
        return "no error"
      } catch {
        guard let error = error as? SQLiteError else { return "another error" }
        return Output.text { CaretPrinter($0, Terminal()).print(CaretMessage(error)) }
      }
    }
    #expect(
      message("select 'ærlig',\n  kommne from (select 1 as kommune)") == """
        2:3: error: no such column: kommne
            kommne from (select 1 as kommune)
            ^^^^^^

        """)
    #expect(message("select \"my col\" from (select 1)").hasSuffix("         ^^^^^^^^\n"))
    #expect(message("select (1").contains("error: incomplete input"))
  }

  @Test("a query's diagnostic underlines its range")
  func queryDiagnostic() {
    let message = CaretMessage(
      QueryDiagnostic(.warning, Wording(asItIs: "no such field"), at: 5..<9), query: "råd kiid:x")
    #expect(
      Output.text { CaretPrinter($0, Terminal()).print(message) }
        == "query:1:5: warning: no such field\n  råd kiid:x\n      ^^^^\n")
  }

  @Test("any range of any text gives a message, never a crash")
  func anything() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let text = (0..<3).map { _ in HostileText.random(&generator) }.joined(separator: "\n")
      let start = Int.random(in: -3...text.utf8.count + 5, using: &generator)
      let end = start + Int.random(in: 0...20, using: &generator)
      let shown = Output.text { output in
        CaretPrinter(output, Terminal(width: 30)).print(CaretMessage(.error, "m", in: text, at: start..<end))
      }
      let lines = shown.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 4 && lines[2].contains("^"))
      #expect(harmfulScalars(shown).isEmpty)
      for line in lines { #expect(DisplayWidth.of(String(line)) <= 30) }
    }
  }
}
