import Foundation
import TestSupport
import Testing

/// The house rules, held over the files as they stand. Each check is seen failing in `ChecksTests`.
@Suite("Tidy") struct TidyTests {
  static let swiftPaths =
    ["Package.swift", "Benchmarks/Package.swift"].filter(Project.has)
    + ["Sources", "Plugins", "Tests", "Benchmarks/Sources", "Benchmarks/Tests"]
    .flatMap(Project.files(below:)).filter { $0.hasSuffix(".swift") }

  static let swift: [SwiftSource] = swiftPaths.compactMap { path in
    (try? Project.text(of: path)).map { SwiftSource(path: path, text: $0) }
  }

  static let migrations = Project.files(below: "Migrations")

  /// Text that we wrote, other than Swift: paths with their text.
  static let otherTexts: [(path: String, text: String)] = {
    let top = [
      "README.md", "ARCHITECTURE.md", "Makefile", ".ci/run", ".gitignore", ".gitattributes", ".swift-format",
    ]
    let below = ["scripts", "Documentation", "Migrations", "Benchmarks"].flatMap(Project.files(below:))
    let shims = ["CSQLite", "CLibXML2", "CCMark", "CLibZip", "CLibEdit"].flatMap {
      Project.files(below: "Sources/\($0)")
    }
    return (top + below + shims).filter { !$0.hasSuffix(".swift") }.compactMap { path in
      (try? Project.text(of: path)).map { (path, $0) }
    }
  }()

  private func expectNone(_ violations: [Violation], _ place: SourceLocation = #_sourceLocation) {
    let list = violations.map(\.description).joined(separator: "\n")
    if !violations.isEmpty { Issue.record("\(violations.count) found:\n\(list)", sourceLocation: place) }
  }

  private func overSwift(_ check: (String, String) -> [Violation]) -> [Violation] {
    Self.swift.flatMap { check($0.path, $0.lines.joined(separator: "\n")) }
  }

  @Test("the checks see the project") func projectIsSeen() {
    #expect(Self.swift.count > 10)
    #expect(Self.swift.contains { $0.room == "SQLite" })
    #expect(Self.otherTexts.contains { $0.path == "Makefile" })
    #expect(!Self.migrations.isEmpty)
  }

  @Test("no line is wider than 120 columns") func columns() {
    let code = Self.otherTexts.filter { !$0.path.hasSuffix(".md") && !$0.path.hasSuffix(".1") }
    expectNone(
      overSwift(Lengths.wideLines) + code.flatMap { Lengths.wideLines(path: $0.path, text: $0.text) })
  }

  @Test("no function is longer than 60 lines, no file longer than 400") func lengths() {
    expectNone(Self.swift.flatMap(Lengths.longFunctions) + overSwift(Lengths.longFile))
  }

  @Test("no tabs, no white space at line ends, one line end at the end of a file") func whiteSpace() {
    let other = Self.otherTexts.flatMap {
      Layout.whiteSpace(path: $0.path, text: $0.text, tabsAllowed: $0.path == "Makefile")
    }
    expectNone(overSwift { Layout.whiteSpace(path: $0, text: $1) } + other)
  }

  @Test("nothing is left over for later") func leftovers() {
    expectNone(
      overSwift(Layout.leftovers) + Self.otherTexts.flatMap { Layout.leftovers(path: $0.path, text: $0.text) }
    )
  }

  @Test("rooms import only what the design lets them") func imports() {
    expectNone(Self.swift.flatMap(Rooms.imports))
  }

  @Test("Norwegian and WriteUp see text and nothing else of the machine") func purity() {
    expectNone(Self.swift.flatMap(Rooms.inputAndOutput))
  }

  @Test("only byregion ends the process, only Printing and the commands write") func exitsAndWrites() {
    expectNone(Self.swift.flatMap(Calls.exits) + Self.swift.flatMap(Calls.writes))
  }

  @Test("no crash stands where an error belongs") func crashes() {
    expectNone(Self.swift.filter { $0.room != nil }.flatMap(Calls.crashes))
  }

  @Test("what the compiler takes on trust is argued for") func trust() {
    expectNone(Self.swift.flatMap(Calls.unarguedTrust))
  }

  @Test("every public declaration has a docstring") func docstrings() {
    expectNone(Self.swift.filter { $0.room != nil }.flatMap(PublicSurface.undocumented))
  }

  @Test("SQL of ours stands only in KnowledgeBase and Migrations") func sql() {
    expectNone(Self.swift.flatMap(SQLText.outsideItsRooms))
  }

  @Test("migrations are numbered without a gap and leave the transaction to the migrator") func migrations()
    throws
  {
    let names = Self.migrations.map { String($0.split(separator: "/").last ?? "") }
    let texts = try Self.migrations.flatMap { SQLText.transactions(path: $0, text: try Project.text(of: $0)) }
    expectNone(SQLText.migrationNames(names) + texts)
  }

  @Test("nothing that a build makes is tracked") func trackedFiles() async throws {
    let listed = try await CommandRunner(folder: Project.folder)
      .run("git -c safe.directory='*' ls-files 2>/dev/null || true")
    expectNone(Layout.builtFiles(tracked: listed.standardOutput.split(separator: "\n").map(String.init)))
  }
}
