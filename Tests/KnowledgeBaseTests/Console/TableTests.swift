import ByregionSQLite
import Foundation
import Testing

@testable import ByregionConsole
@testable import ByregionRecords
@testable import ByregionStore

/// Files of rows that are loaded as tables.
@Suite("Tables of files") struct TableTests {
  private func made() async throws -> (fixture: ConsoleFixture, console: SQLConsole) {
    let fixture = try await ConsoleFixture()
    return (fixture, try SQLConsole(path: fixture.path))
  }

  private func write(_ bytes: [UInt8], _ name: String, _ fixture: ConsoleFixture) throws -> String {
    let url = fixture.folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return url.path
  }

  private func load(_ text: String, _ name: String = "t.csv") async throws -> (table: LoadedTable, rows: [[Value]]) {
    try await load(Array(text.utf8), name)
  }

  private func load(_ bytes: [UInt8], _ name: String = "t.csv") async throws -> (table: LoadedTable, rows: [[Value]]) {
    let (fixture, console) = try await made()
    defer { try? console.close() }
    let file = try NamedFile(name: "t", path: write(bytes, name, fixture))
    let table = try console.addTable(file) {}
    var rows: [[Value]] = []
    _ = try console.run("SELECT * FROM t", begin: { _ in }, row: { rows.append($0.values) })
    return (table, rows)
  }

  /// The error for a file. Also checks that no table is left.
  private func failure(_ text: String, _ name: String = "t.csv") async throws -> KnowledgeBaseError? {
    let (fixture, console) = try await made()
    defer { try? console.close() }
    let file = try NamedFile(name: "t", path: write(Array(text.utf8), name, fixture))
    let before = try fixture.state().bytes
    let error = #expect(throws: KnowledgeBaseError.self) { try console.addTable(file) {} }
    #expect(throws: KnowledgeBaseError.self) {
      _ = try console.run("SELECT * FROM t", begin: { _ in }, row: { _ in })
    }
    #expect(try fixture.state().bytes == before)
    return error
  }

  private static let statistics = """
    "07459: Befolkning, etter region og år"

    "region";"navn";"Personer 2015";"Areal";"Andel"
    "0301";"Oslo";647676;454,03;12,5
    "1833";"Rana – Raane";26078;4460,18;..

    """
  private static let statisticsRows: [[Value]] = [
    [.text("0301"), .text("Oslo"), .integer(647676), .real(454.03), .real(12.5)],
    [.text("1833"), .text("Rana – Raane"), .integer(26078), .real(4460.18), .null],
  ]

  @Test("a file of Statistics Norway gives codes as text, figures as numbers, and notes on decisions")
  func statistics() async throws {
    let (table, rows) = try await load(Self.statistics)
    #expect(rows == Self.statisticsRows)
    #expect(table.columns == ["region", "navn", "Personer 2015", "Areal", "Andel"])
    #expect(table.notes.map(\.english).contains { $0.contains("before the header") && $0.contains("07459") })
    #expect(table.notes.map(\.english).contains { $0.contains("Andel") && $0.contains("NULL") })
  }

  @Test("a file gives the same rows in every encoding") func encodings() async throws {
    let text = Self.statistics
    let windows: [UInt8] = text.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8(truncatingIfNeeded: $0.value) }
    let little: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    let markedLittle: [UInt8] = [0xFF, 0xFE] + little
    let markedBig: [UInt8] = [0xFE, 0xFF] + big
    let windowsLines: [UInt8] = Array(text.replacing("\n", with: "\r\n").utf8)
    let all: [[UInt8]] = [marked, windows, markedLittle, markedBig, little, big, windowsLines]
    for bytes in all {
      #expect(try await load(bytes).rows == Self.statisticsRows)
    }
  }

  private static let mixed: [(String, String, Value)] = [
    ("0301", "1833", .text("1833")), ("+47", "1", .text("1")), ("12345678901234567890", "1", .text("1")),
    ("10.10", "10.1", .text("10.1")), ("12E3", "1", .text("1")), ("1,5", "1.5", .text("1.5")),
    ("34 394", "1", .text("1")), ("x", "1", .text("1")), ("-0", "1", .text("1")),
    ("0.1234567890123456", "1", .text("1")),
    ("1", "9223372036854775807", .integer(.max)), ("-9223372036854775808", "-1", .integer(-1)),
    ("1,5", "2", .real(2)), ("1.50", "2.25", .real(2.25)), ("1e-05", "2.5", .real(2.5)), (":", "7", .integer(7)),
  ]

  @Test("values that a number would not reproduce exactly stay text", arguments: mixed)
  func types(_ first: String, _ second: String, _ expected: Value) async throws {
    let rows = try await load("a;b\n\(first);x\n\(second);y\n").rows
    #expect(rows[1][0] == expected, "\(first), \(second)")
  }

  @Test("in a file separated by commas there is no decimal comma") func thousands() async throws {
    #expect(try await load("a,b\n\"34,394\",x\n").rows == [[.text("34,394"), .text("x")]])
  }

  @Test("quotes, line breaks and separators in fields, and empty fields with and without quotes") func quotes()
    async throws
  {
    let rows = try await load("a,b,c\n\"x \"\"y\"\"\nz\",\"1,2\",\n5\" rør,\"\",z\n").rows
    #expect(rows == [[.text("x \"y\"\nz"), .text("1,2"), .null], [.text("5\" rør"), .text(""), .text("z")]])
  }

  @Test("short rows are filled with NULL and reported; separators at line ends are ignored")
  func ragged() async throws {
    let (table, rows) = try await load("a;b;c\n1;2\n\n3;4;5;;\n")
    #expect(rows == [[.integer(1), .integer(2), .null], [.integer(3), .integer(4), .integer(5)]])
    #expect(table.notes.map(\.english).contains { $0.contains("fewer fields") && $0.contains("line 2") })
  }

  @Test("columns without a unique name get one") func names() async throws {
    #expect(try await load("a;A;;a\n1;2;3;4\n").table.columns == ["a", "A_2", "column_3", "a_3"])
  }

  @Test("objects in an array and on separate lines give the same table") func objects() async throws {
    let array = """
      [{"a": 1, "b": "0301", "c": null},
       {"a": 2.5, "d": [1, {"x": "]}"}], "c": true}]
      """
    let lines = "{\"a\": 1, \"b\": \"0301\", \"c\": null}\n{\"a\": 2.5, \"d\": [1, {\"x\": \"]}\"}], \"c\": true}\n"
    let expected: [[Value]] = [
      [.real(1), .text("0301"), .null, .null], [.real(2.5), .null, .integer(1), .text("[1,{\"x\":\"]}\"}]")],
    ]
    #expect(try await load(array, "t.json").rows == expected)
    #expect(try await load(lines, "t.ndjson").rows == expected)
  }

  private static let broken: [(String, String, String)] = [
    ("t.csv", "a,b\n1,\"x\n", "2:3"), ("t.csv", "a,b\n1,\"x\"y\n", "2:6"), ("t.csv", "a,b\n1,æ\0\n", "2:4"),
    ("t.csv", "a,b\nø,2,3\n", "2:5"), ("t.csv", "", "t.csv"), ("t.csv", "\n\n", "t.csv"),
    ("t.json", "[{\"a\": 1},\n {\"a\": 1", "2:2"), ("t.json", "[{\"a\": 1}\n {\"a\": 1}]", "2:2"),
    ("t.json", "[1]", "1:2"), ("t.ndjson", "{\"a\": 1}\n{\"a\" 1}\n", "ndjson:2"),
    ("t.json", "[{\"a\": 1, \"a\": 2}]", "json:1"), ("t.json", "[{\"a\": 12345678901234567890}]", "json:1"),
  ]

  @Test("syntax errors are reported with line and column, and nothing is changed", arguments: broken)
  func mistakes(_ name: String, _ text: String, _ place: String) async throws {
    let error = try await failure(text, name)
    #expect(error?.category == .invalidInput)
    #expect(error?.place?.hasSuffix(place) == true, "\(String(describing: error))")
  }

  @Test("10,000 columns are too many, in any format") func columns() async throws {
    let header = (1...10_000).map { "c\($0)" }
    let table = try await failure(header.joined(separator: ",") + "\n")
    #expect(table?.message.contains("10,000 columns") == true, "\(String(describing: table))")
    let object = "{" + header.map { "\"\($0)\": 1" }.joined(separator: ",") + "}"
    #expect(try await failure(object, "t.json")?.message.contains("columns") == true)
  }

  @Test(
    "a name that is taken or is no name is refused",
    arguments: [
      "regions", "Passages_FTS", "passages_fts_data", "search", "json_each", "sqlite_x", "a b", "1a", "order", "",
    ])
  func names(_ name: String) async throws {
    let (fixture, console) = try await made()
    defer { try? console.close() }
    let path = try write(Array("a,b\n1,2\n".utf8), "t.csv", fixture)
    let error = #expect(throws: KnowledgeBaseError.self) {
      try console.addTable(NamedFile(name: name, path: path)) {}
    }
    #expect(error?.category == .usage)
  }

  @Test("a database and a workbook are refused") func otherFiles() async throws {
    let (fixture, console) = try await made()
    defer { try? console.close() }
    let own = #expect(throws: KnowledgeBaseError.self) {
      try console.addTable(NamedFile(name: "t", path: fixture.path)) {}
    }
    #expect(own?.category == .usage)
    let starts: [([UInt8], String)] = [(Array("SQLite format 3\0".utf8), "--attach"), ([0x50, 0x4B, 3, 4], "CSV")]
    for (start, word) in starts {
      let path = try write(start + [UInt8](repeating: 0, count: 100), "t", fixture)
      let error = #expect(throws: KnowledgeBaseError.self) { try console.addTable(NamedFile(name: "t", path: path)) {} }
      #expect(error?.suggestion?.description.contains(word) == true)
    }
  }

  @Test("a large file is loaded completely, in little memory") func many() async throws {
    let (fixture, console) = try await made()
    defer { try? console.close() }
    var text = "number;name;figure\n"
    let count = 60_000
    for number in 0..<count { text += "\(number);«Ærø – \(number)»;\(number),5\n" }
    let file = try NamedFile(name: "t", path: write(Array(text.utf8), "t.csv", fixture))
    let before = Memory.used
    _ = try console.addTable(file) {}
    #expect(Memory.used - before < 8 << 20)
    var rows: [[Value]] = []
    let sql = "SELECT count(*), sum(number), sum(figure), sum(name = '«Ærø – ' || number || '»') FROM t"
    _ = try console.run(sql, begin: { _ in }, row: { rows.append($0.values) })
    let sum = count * (count - 1) / 2
    let figures = Double(sum) + Double(count) * 0.5
    let expected: [Value] = [.integer(Int64(count)), .integer(Int64(sum)), .real(figures), .integer(Int64(count))]
    #expect(rows == [expected])
  }

  @Test("a table is kept in the knowledge base, replaced and removed; the program's own tables are not") func kept()
    async throws
  {
    let fixture = try await ConsoleFixture()
    let knowledgeBase = try KnowledgeBase.open(fixture.path, for: .writing)
    defer { try? knowledgeBase.close() }
    let path = try write(Array(Self.statistics.utf8), "ssb.csv", fixture)
    let file = try NamedFile(name: "ssb", path: path)
    #expect(try knowledgeBase.addTable(file).rowCount == 2)
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.addTable(file) }
    _ = try knowledgeBase.addTable(file, replacing: true)
    let broken = try NamedFile(name: "ssb", path: write(Array("a,b\n1,\"\n".utf8), "broken.csv", fixture))
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.addTable(broken, replacing: true) }
    #expect(try knowledgeBase.keptTables().map(\.rowCount) == [2])
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.removeTable(named: "regions") }
    #expect(throws: KnowledgeBaseError.self) {
      try knowledgeBase.addTable(NamedFile(name: "advice", path: path), replacing: true)
    }
    try knowledgeBase.removeTable(named: "SSB")
    #expect(try knowledgeBase.keptTables().isEmpty)
  }
}

/// Other databases that queries read.
@Suite("Attached databases") struct AttachTests {
  private func made(_ sql: String) async throws -> (fixture: ConsoleFixture, console: SQLConsole, other: String) {
    let fixture = try await ConsoleFixture()
    let other = fixture.folder.appendingPathComponent("other.db").path
    let connection = try Connection(path: other)
    try connection.execute(sql)
    try connection.close()
    return (fixture, try SQLConsole(path: fixture.path), other)
  }

  private func error(_ sql: String, _ console: SQLConsole) -> KnowledgeBaseError? {
    do {
      _ = try console.run(sql, begin: { _ in }, row: { _ in })
      return nil
    } catch {
      return error as? KnowledgeBaseError
    }
  }

  @Test("its tables are read by its name and joined, and neither file is changed") func reads() async throws {
    let (fixture, console, other) = try await made(
      "CREATE TABLE figures (number TEXT, figure INTEGER); INSERT INTO figures VALUES ('1833', 7)")
    defer { try? console.close() }
    try console.attach(NamedFile(name: "ssb", path: other))
    let before = (try fixture.state().bytes, try Data(contentsOf: URL(fileURLWithPath: other)))
    var rows: [[Value]] = []
    _ = try console.run(
      "SELECT region, figure FROM membership JOIN ssb.figures USING (number)", begin: { _ in },
      row: { rows.append($0.values) })
    #expect(rows == [[.text("Ranaregionen"), .integer(7)]])
    for sql in [
      "DELETE FROM ssb.figures", "DROP TABLE ssb.figures", "INSERT INTO ssb.figures VALUES (1, 2)",
      "CREATE TABLE ssb.x (a)", "DETACH ssb", "ATTACH 'x.db' AS x", "PRAGMA ssb.user_version = 3", "VACUUM ssb",
    ] {
      #expect(error(sql, console)?.category == .invalidInput, "\(sql)")
    }
    #expect(try fixture.state().bytes == before.0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before.1)
    #expect(try console.schema().contains { $0.name == "ssb.figures" && $0.isForeign })
  }

  @Test("a hostile schema is refused as in the knowledge base itself") func hostile() async throws {
    let (fixture, console, other) = try await made(
      """
      CREATE TABLE t (a);
      INSERT INTO t VALUES (1);
      CREATE VIEW loading AS SELECT load_extension('x') FROM t;
      CREATE VIEW endless AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;
      CREATE TRIGGER spy INSERT ON t BEGIN DELETE FROM t; END;
      CREATE VIEW regions AS SELECT 'not ours' AS name;
      """)
    defer { try? console.close() }
    try console.attach(NamedFile(name: "x", path: other))
    console.limits.timeout = .milliseconds(50)
    #expect(error("SELECT * FROM x.loading", console) != nil)
    #expect(error("SELECT * FROM x.endless", console)?.category == .unavailable)
    console.limits.timeout = .seconds(20)
    var names: [Value] = []
    _ = try console.run("SELECT name FROM regions", begin: { _ in }, row: { names.append($0[0]) })
    #expect(!names.contains(.text("not ours")) && names.count == 2)
    _ = try console.run("SELECT * FROM search('forankring')", begin: { _ in }, row: { _ in })
    // The fixture removes the folder.
    withExtendedLifetime(fixture) {}
  }

  @Test("an unusable file is reported, and nothing is attached")
  func unusable() async throws {
    let (fixture, console, other) = try await made("CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(20000))")
    defer { try? console.close() }
    func attach(_ path: String) -> KnowledgeBaseError? {
      do {
        try console.attach(NamedFile(name: "x", path: path))
        return nil
      } catch {
        return error as? KnowledgeBaseError
      }
    }
    let folder = fixture.folder.path
    #expect(attach(folder + "/none.db")?.category == .missingInput)
    #expect(attach(folder)?.category == .invalidInput)
    let text = folder + "/text.db"
    try Data("a,b\n".utf8).write(to: URL(fileURLWithPath: text))
    #expect(attach(text)?.category == .invalidInput)
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: other)))
    for index in 100..<4096 { bytes[index] = 0xA5 }
    let damaged = folder + "/damaged.db"
    try Data(bytes).write(to: URL(fileURLWithPath: damaged))
    #expect(attach(damaged)?.place == damaged)
    let locker = try Connection(path: other)
    try locker.execute("BEGIN EXCLUSIVE")
    #expect(attach(other)?.category == .busy)
    try locker.execute("ROLLBACK")
    try locker.close()
    #expect(error("SELECT * FROM x.t", console) != nil)
    #expect(attach(other) == nil)
    #expect(attach(other)?.category == .usage)
    #expect(throws: KnowledgeBaseError.self) { try console.attach(NamedFile(name: "main", path: other)) }
  }
}
