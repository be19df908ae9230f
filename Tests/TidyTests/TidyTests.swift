import Foundation
import TestSupport
import Testing

/// Conventions that neither the compiler nor `swift format` can check. CONTRIBUTING.md gives the reasons.
@Suite("Tidy") struct TidyTests {
  struct Line: CustomStringConvertible {
    var path: String
    var number: Int
    /// Without a trailing comment.
    var code: String

    var description: String { "\(path):\(number): \(code)" }
  }

  static let sources: [Line] = Project.files(below: "Sources").filter { $0.hasSuffix(".swift") }.flatMap(lines)

  private static func lines(of path: String) -> [Line] {
    let text = (try? Project.text(of: path)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let code = line.firstRange(of: /(^|\s)\/\/.*/).map { line[..<$0.lowerBound] } ?? line
      return code.isEmpty ? nil : Line(path: path, number: index + 1, code: String(code))
    }
  }

  private func expectNone(
    _ pattern: String, outside folders: [String] = [], _ place: SourceLocation = #_sourceLocation
  ) throws {
    let regex = try Regex(pattern)
    let found = Self.sources.filter { line in
      !folders.contains { line.path.hasPrefix("Sources/\($0)/") } && line.code.contains(regex)
    }
    if !found.isEmpty {
      Issue.record("\(found.map(\.description).joined(separator: "\n"))", sourceLocation: place)
    }
  }

  @Test("each pattern matches its example") func patternsAreAlive() throws {
    let examples: [(pattern: String, code: String)] = [
      (Self.exit, "  exit(1)"), (Self.printing, "  print(text)"), (Self.crash, "  fatalError(\"never\")"),
      (Self.sql, #"  "SELECT id FROM regions""#),
      (Self.inputAndOutput, "  FileManager.default"), (Self.trust, "extension A: @unchecked Sendable {}"),
    ]
    for (pattern, code) in examples { #expect(code.contains(try Regex(pattern)), "\(pattern)") }
    #expect(Self.sources.count > 10_000)
  }

  private static let exit = #"(^|[^.\w])(exit|_exit|abort|quick_exit)\("#
  private static let printing = #"(^|[^.\w])(print|debugPrint|dump|puts|fputs|NSLog)\(|FileHandle\.standard"#
  private static let crash = #"(^|\W)(as!|fatalError\(|preconditionFailure\()"#
  private static let sql =
    #"^(?!.*byregion).*("|^\s*)(SELECT .* FROM|INSERT (INTO|OR)|DELETE FROM|UPDATE \w+ SET|CREATE TABLE) "#
  private static let inputAndOutput =
    #"FileManager|FileHandle|ProcessInfo|(^|[^.\w])(fopen|getenv|socket|posix_spawn)\("#
  private static let trust = #"@unchecked|unsafeBitCast|nonisolated\(unsafe\)"#

  @Test("only the program's entry point ends the process") func exits() throws {
    try expectNone(Self.exit, outside: ["ByregionProgram", "EmbedFilesTool", "WriteUp"])
  }

  @Test("only Printing and the commands write to standard output and standard error") func writes() throws {
    try expectNone(Self.printing, outside: ["Printing", "ByregionCommands", "ByregionProgram", "EmbedFilesTool"])
  }

  @Test("no code can crash where it could throw an error") func crashes() throws {
    try expectNone(Self.crash, outside: ["EmbedFilesTool"])
  }

  @Test("SQL on the file's tables is only in the modules below Printing, and in Publishing") func sql() throws {
    let expected = ["SQLite", "Store", "Places", "Search", "Importing", "Reading", "Console", "Publishing"]
    try expectNone(Self.sql, outside: expected)
  }

  @Test("Text, Norwegian and WriteUp do no input or output") func purity() throws {
    let others = Project.files(below: "Sources").compactMap {
      $0.split(separator: "/").dropFirst().first.map(String.init)
    }
    try expectNone(Self.inputAndOutput, outside: Set(others).subtracting(["Text", "Norwegian", "WriteUp"]).sorted())
  }

  @Test("one module imports each C library") func cLibraries() {
    let homes = [
      "CSQLite": "SQLite", "CSQLiteHeap": "SQLite", "CLibXML2": "WriteUp", "CCMark": "WriteUp",
      "CLibZip": "WriteUp|Reports",
      "CZlib": "Web|Store", "CChildProcess": "Converting", "CPostgreSQL": "PostgreSQL", "CXLSXWriter": "Printing",
    ]
    for line in Self.sources {
      guard let library = line.code.firstMatch(of: /^import (C\w+)$/).map({ String($0.output.1) }),
        let home = homes[library]
      else { continue }
      #expect(home.split(separator: "|").contains { line.path.hasPrefix("Sources/\($0)/") }, "\(line)")
    }
  }

  @Test("code that bypasses the compiler's checks has a comment that says why") func trust() throws {
    let regex = try Regex(Self.trust)
    for line in Self.sources where line.code.contains(regex) {
      let text = try Project.text(of: line.path).split(separator: "\n", omittingEmptySubsequences: false)
      let around = text[max(0, line.number - 8)..<line.number].filter { $0.contains("//") }
      #expect(!around.isEmpty, "\(line)")
    }
  }

  @Test("there are no markers of unfinished work") func leftovers() throws {
    // The words are split so that this file does not match itself.
    let words = try Regex("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b")
    let folders = [
      "Sources", "Plugins", "Tests", "Benchmarks/Sources", "Fuzzing/Sources", "Migrations", "scripts", "docs",
    ]
    let files = folders.flatMap(Project.files(below:)) + ["README.md", "ARCHITECTURE.md", "Makefile"]
    for path in files where !path.contains("/Fixtures/") {
      guard let text = try? Project.text(of: path) else { continue }
      #expect(!text.contains(words), "\(path)")
    }
  }

  @Test("migrations are numbered without gaps") func migrations() {
    let numbers = Project.files(below: "Migrations").compactMap { $0.firstMatch(of: /(\d{4})_[a-z_]+\.sql$/)?.output.1 }
    #expect(numbers.compactMap { Int($0) }.sorted() == Array(1...max(1, numbers.count)))
  }

  @Test("every link in the documentation leads to a file") func links() throws {
    let pages = Project.files(below: "docs") + Project.files(below: "Benchmarks").filter { !$0.contains("/.venv/") }
    let roots = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]
    for page in roots + pages where page.hasSuffix(".md") {
      let folder = page.split(separator: "/").dropLast().joined(separator: "/")
      for link in try Project.text(of: page).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
        let target = folder.isEmpty ? String(link.output.1) : "\(folder)/\(link.output.1)"
        #expect(Project.has(target), "\(page) links to \(link.output.1)")
      }
    }
  }

  @Test("no build products are tracked") func trackedFiles() async throws {
    let listed = try await CommandRunner(folder: Project.folder)
      .run("git -c safe.directory='*' ls-files 2>/dev/null || true")
    let built = listed.standardOutput.split(separator: "\n").filter {
      $0.contains(
        /(^|\/)(\.build|\.swiftpm|DerivedData)\/|\.(db|db-wal|db-shm|o|xctest|swiftmodule)$|Package\.resolved$/)
    }
    #expect(built.isEmpty)
  }
}
