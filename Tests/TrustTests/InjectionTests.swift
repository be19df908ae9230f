import Foundation
import TestSupport
import Testing

/// Texts, titles and file names that try to control a terminal or a browser, or to mislead a reader.
@Suite("Injection") struct InjectionTests {
  /// Clears the screen, sets the title and colours, rings the bell, moves back; CSI of C1; bidirectional overrides; a
  /// byte order mark.
  private static let hostile =
    "a\u{1B}[2Jb\u{1B}]0;eid\u{07}c\u{8}d\u{9B}31me\u{202E}f\u{2066}g\u{FEFF}h\u{7F}i\u{200F}j\u{85}k\u{D}l\u{E0041}"
  private static let markup = "<script>alert(1)</script> & \"'` | =cmd() [x](javascript:alert(1))"

  private func made() async throws -> Sandbox {
    let sandbox = try Sandbox()
    let hostile = Self.hostile
    let text = """
      Skogbygd\(hostile)regionen

      Innledning \(hostile) \(Self.markup)

      Mål for Skogbygdregionen

       • Hovedmål: forankring \(hostile)

      Råd til andre

       1. forankring \(hostile) \(Self.markup)
       2. =HYPERLINK("http://example.org") forankring

      Fakta

      Søkerkommune: Ra\(hostile)na
      """
    try sandbox.write(text, to: "in/ond\u{1B}[2J\u{202E}fil\n2.txt")
    // Lone surrogates: in UTF-16, and as bytes that are invalid UTF-8.
    let lone: [UInt16] = [0xFEFF] + Array("Havnevikregionen\n\nforankring ".utf16) + [0xD800, 0x61, 0xDC00, 0x0A]
    try sandbox.write(lone.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, to: "in/utf16.txt")
    try sandbox.write(Array("Dalesetregionen\n\nforankring ".utf8) + [0xED, 0xA0, 0x80, 0x0A], to: "in/cesu.txt")
    try sandbox.write(Array("Nul\0regionen\n\nforankring \0 her\n".utf8), to: "in/nul.txt")
    return sandbox
  }

  /// Characters that must not be printed as they are. Tabs and line breaks are layout; CR ends the lines of CSV.
  private func dangers(in text: String, allowing allowed: Set<UInt32> = []) -> [String] {
    text.unicodeScalars.filter { scalar in
      let value = scalar.value
      let isControl = value < 0x20 && value != 0x0A && value != 0x09 || (0x7F...0x9F).contains(value)
      let isBidirectional =
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
        || [0x200E, 0x200F, 0x61C].contains(value)
      return (isControl || isBidirectional) && !allowed.contains(value)
    }.map { String($0.value, radix: 16) }
  }

  private static let commands = [
    "import --db other.db in", "import --format json --db other2.db in", "search forankring",
    "search --json forankring",
    "search --explain forankring", "advice", "advice forankring", "list documents", "list regions", "list advice",
    "show rana", "inspect parse in/*2.txt", "database check", "schema", "search \"$(printf 'x\\033[2J')\"",
    "show \"$(printf 'x\\033[2J')\"", "sql \"SELECT '$(printf 'x\\033[2J')' FROM nowhere\"",
    "import \"$(printf 'no\\033[2J')\"",
    "sql 'SELECT source, location, title FROM documents'",
    "sql 'SELECT title AS \"a'\"$(printf '\\033[2J')\"'b\" FROM documents'",
    "database backup \"$(printf 'nowhere/\\033[2J')\"", "\"$(printf 'no\\033[2J')\"",
    "search --\"$(printf 'no\\033[2J')\"", "document list --all", "document history 'dalesetregionen'",
    "document diff dalesetregionen", "document diff \"$(printf 'x\\033[2J')\"", "correct place dalesetregionen",
    "correct alias dalesetregionen --add \"$(printf 'Ond\\033[2J\\342\\200\\256')\"", "correct alias dalesetregionen",
    "database check --facts", "database rebuild", "query", "query \"$(printf 'x\\033[2J')\"",
    "list \"$(printf 'x\\033[2J')\"", "search \"region:$(printf 'x\\033[2J')\"",
    "search --kind \"$(printf 'x\\033[2J')\" by", "sql --param \"$(printf 'a\\033[2J')=1\" 'SELECT 1'",
    "export dalesetregionen --format json", "database rescue \"$(printf 'nowhere/\\033[2J')\"",
    "database restore --yes \"$(printf 'no\\033[2J')\"", "sql --write \"UPDATE '$(printf 'x\\033[2J')' SET y = 1\"",
  ]

  @Test("no command prints anything that controls a terminal") func commands() async throws {
    let sandbox = try await made()
    let first = try await sandbox.byregion("import --db kb.db in")
    #expect(first.exitCode == 0 || first.exitCode == 65, "\(first)")
    for command in Self.commands {
      let result = try await sandbox.byregion(command + (command.contains("--db") ? "" : " --db kb.db"))
      #expect(dangers(in: result.standardOutput) == [], "\(command): \(result.standardOutput.debugDescription)")
      #expect(dangers(in: result.standardError) == [], "\(command): \(result.standardError.debugDescription)")
    }
  }

  @Test(
    "no format of rows prints anything that controls a terminal",
    arguments: ["table", "json", "ndjson", "csv", "tsv", "markdown", "html", "list"])
  func formats(format: String) async throws {
    let sandbox = try await made()
    _ = try await sandbox.byregion("import --quiet --db kb.db in")
    for command in [
      "list documents", "list advice", "search forankring", "search --similar forankring", "advice",
      "document list --all", "sql 'SELECT * FROM passages JOIN documents ON documents.id = document_id'",
    ] {
      let session = try TerminalSession(
        "'\(try #require(BuiltProgram.url("byregion")).path)' \(command) --format \(format) --db kb.db",
        folder: URL(fileURLWithPath: sandbox.path(".")),
        environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"], columns: 200)
      #expect(try session.finish() == 0, "\(command): \(session.transcript.suffix(300))")
      // The terminal itself turns a line feed into CR LF.
      #expect(dangers(in: session.transcript, allowing: [0x0D]) == [], "\(command)")
      if format == "html" { #expect(!session.transcript.contains("<script>")) }
    }
  }

  @Test("an exported or raw write-up does not print anything that controls a terminal")
  func writtenOut() async throws {
    let sandbox = try await made()
    _ = try await sandbox.byregion("import --quiet --db kb.db in")
    let regions = try await sandbox.byregion("sql --db kb.db --format list 'SELECT DISTINCT slug FROM regions'")
    let slugs = regions.standardOutput.split(separator: "\n").map(String.init)
    #expect(!slugs.isEmpty)
    let commands = slugs.flatMap { slug in ["text", "markdown", "json"].map { "export \(slug) --format \($0)" } }
    for command in commands + ["document raw 1", "document raw 2"] {
      let session = try TerminalSession(
        "'\(try #require(BuiltProgram.url("byregion")).path)' \(command) --db kb.db",
        folder: URL(fileURLWithPath: sandbox.path(".")),
        environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"], columns: 200)
      _ = try session.finish()
      #expect(dangers(in: session.transcript, allowing: [0x0D]) == [], "\(command)")
    }
  }

  @Test("the progress of an import shows file names and texts safely")
  func progress() async throws {
    let sandbox = try await made()
    let session = try TerminalSession(
      "'\(try #require(BuiltProgram.url("byregion")).path)' import in --db kb.db",
      folder: URL(fileURLWithPath: sandbox.path(".")),
      environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"], columns: 100)
    #expect([0, 65].contains(try session.finish()))
    let text = session.transcript
    for hostile in ["\u{1B}[2J", "\u{1B}]0;", "\u{7}", "\u{9B}"] {
      #expect(!text.contains(hostile), "\(text.debugDescription)")
    }
    // The progress erases its own line with CR and ESC [ K.
    #expect(dangers(in: text, allowing: [0x0D, 0x1B]) == [])
  }

  @Test("formulas are kept as data, and get an apostrophe with --spreadsheet-safe") func formulas() async throws {
    let sandbox = try await made()
    _ = try await sandbox.byregion("import --quiet --db kb.db in")
    let query = "sql \"SELECT text FROM advice WHERE text LIKE '=%'\" --format csv --db kb.db"
    let plain = try await sandbox.byregion(query)
    #expect(plain.standardOutput.contains("\n\"=HYPERLINK("), "\(plain)")
    let safe = try await sandbox.byregion(query + " --spreadsheet-safe")
    #expect(safe.standardOutput.contains("\n\"'=HYPERLINK("), "\(safe)")
  }
}
