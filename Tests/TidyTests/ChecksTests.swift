import Testing

/// Every check is seen finding what it is there to find, and passing over what merely looks like it.
@Suite("Tidy checks") struct ChecksTests {
  private func source(_ text: String, at path: String = "Sources/SQLite/A.swift") -> SwiftSource {
    SwiftSource(path: path, text: text)
  }

  @Test("a line of 121 columns is too wide; 120 letters of two bytes each are not") func columns() {
    let wide = String(repeating: "a", count: 121)
    let full = String(repeating: "ø", count: 120)
    #expect(Lengths.wideLines(path: "a", text: "\(full)\n\(wide)\n").map(\.line) == [2])
  }

  @Test("a file of 401 lines is too long, one of 400 is not") func fileLength() {
    #expect(Lengths.longFile(path: "a", text: String(repeating: "x\n", count: 401)).count == 1)
    #expect(Lengths.longFile(path: "a", text: String(repeating: "x\n", count: 400)).isEmpty)
  }

  @Test(
    "functions, initialisers and computed properties of 61 lines are too long",
    arguments: [
      "func long(a: Int = { 1 }()) throws -> [Int: Int] {", "init?(a: Int) {", "init() where A == B {",
      "deinit {",
      "subscript(a: Int) -> Int {", "var long: Int {", "func `in`() async\n{",
    ])
  func functionLength(head: String) {
    let extra = head.contains("\n") ? 1 : 0
    let body = { count in String(repeating: "  let brace = \"}\" // }\n", count: count) }
    let short = "struct A {\n  func required()\n\(head)\n\(body(58 - extra))}\n}\n"
    let long = "struct A {\n  func required()\n\(head)\n\(body(59 - extra))}\n}\n"
    #expect(Lengths.longFunctions(source(short)).isEmpty)
    #expect(Lengths.longFunctions(source(long)).map(\.line) == [3])
  }

  @Test("a protocol's requirement does not take the next function's body for its own") func requirements() {
    let body = String(repeating: "\n", count: 70)
    let text = "protocol P {\n  func a()\n  var b: Int { get }\n}\nstruct S {\n  func c() {\(body)}\n}\n"
    #expect(Lengths.longFunctions(source(text)).map(\.message) == ["func c: 71 lines, more than 60"])
  }

  @Test("white space at a line's end, tabs and a wrong end are found") func whiteSpace() {
    let check = { Layout.whiteSpace(path: "a", text: $0).map(\.line) }
    #expect(check("a \nb\tc\nd\n") == [1, 2])
    #expect(check("a") == [1])
    #expect(check("a\n\n") == [3])
    #expect(check("a\n").isEmpty)
  }

  @Test("leftovers are found as words, also in comments") func leftovers() {
    let marker = "FIX" + "ME"
    #expect(Layout.leftovers(path: "a", text: "a\n// \(marker): later\n").map(\.line) == [2])
    #expect(Layout.leftovers(path: "a", text: "PRE\(marker)S are words\n").isEmpty)
  }

  @Test("what a build makes is found among the tracked files") func builtFiles() {
    let tracked = ["Sources/a.swift", ".build/debug.yaml", "Benchmarks/.build/x", "byregion.db"]
    #expect(Layout.builtFiles(tracked: tracked).map(\.path) == Array(tracked.dropFirst()))
  }

  @Test("a room that imports another one's module is found, in every way of importing")
  func imports() {
    let text = """
      import SQLite
      @testable import Printing
      internal import struct ArgumentParser.Flag
      // import CLibXML2
      let text = "import CCMark"
      #if canImport(Glibc)
        import Glibc
      #endif
      """
    let found = Rooms.imports(source(text, at: "Sources/Norwegian/Fold/A.swift"))
    #expect(found.map(\.line) == [1, 2, 3, 7])
    #expect(Rooms.imports(source("import CSQLite", at: "Sources/KnowledgeBase/A.swift")).count == 1)
    #expect(Rooms.imports(source("import CSQLite")).isEmpty)
    #expect(Rooms.imports(source("let a = 1", at: "Sources/NewRoom/A.swift")).count == 1)
  }

  @Test("a pure room that reads a file is found; appending is no reading") func purity() {
    let text = """
      let a = FileManager.default
      let b = try String(contentsOf: url)
      bytes.append(contentsOf: other)
      let c = cmark_parse_file(file, 0)
      """
    #expect(Rooms.inputAndOutput(source(text, at: "Sources/WriteUp/A.swift")).map(\.line) == [1, 2, 4])
    #expect(Rooms.inputAndOutput(source(text, at: "Sources/KnowledgeBase/A.swift")).isEmpty)
  }

  @Test("ending the process outside byregion is found") func exits() {
    let text = "exit(1)\nGlibc.exit(0)\nlet a = exit\nCommand.exit(withError: e)\n"
    #expect(Calls.exits(source(text)).map(\.line) == [1, 2, 4])
    #expect(Calls.exits(source("func exit(_ node: Node) {}\nexit(node)\n")).isEmpty)
    #expect(Calls.exits(source(text, at: "Sources/byregion/main.swift")).isEmpty)
  }

  @Test("writing to the streams outside Printing and the commands is found") func writes() {
    let text =
      "print(1)\nprinter.print(1)\nfunc print() {}\nFileHandle.standardError.write(a)\nfputs(a, stderr)\n"
    #expect(Calls.writes(source(text)).map(\.line).sorted() == [1, 4, 5, 5])
    #expect(Calls.writes(source(text, at: "Sources/Printing/A.swift")).isEmpty)
  }

  @Test("forced tries, forced casts and traps are found, in code alone") func crashes() {
    let text = """
      let a = try! b()
      let c = d as! E
      fatalError("\\(try! f())")
      // try! as! fatalError()
      let g = !h
      """
    #expect(Calls.crashes(source(text)).map(\.line).sorted() == [1, 2, 3, 3])
  }

  @Test("trust without an argument is found, with one it is not") func trust() {
    let bare = "/// A cache.\nfinal class A: @unchecked Sendable {}\nnonisolated(unsafe) var b = 1\n"
    #expect(Calls.unarguedTrust(source(bare)).map(\.line) == [2, 3])
    let argued = """
      // Safe to send: every access takes the lock below.
      final class A: @unchecked Sendable {}
      nonisolated func plain() {}
      """
    #expect(Calls.unarguedTrust(source(argued)).isEmpty)
  }

  @Test("public declarations without a docstring are found") func docstrings() {
    let text = """
      // An ordinary comment.
      public struct A {
        /// Said.
        @inlinable
        public static func b() {}
        public let c: Int
        /** Said. */
        public private(set) var d: Int
        public init() {}
        /// Said.
        static public func e() {}
      }
      public import Foundation
      public extension A {}
      """
    #expect(PublicSurface.undocumented(source(text)).map(\.line) == [2, 6])
  }

  @Test("a docstring speaks for a group of properties, and members speak for their initialiser")
  func groups() {
    let text = """
      /// Said.
      public struct A {
        /// In bytes.
        public var b: Int
        public var c: Int

        public var d: Int
        public init(b: Int, c: Int) {
          self.b = b
          self.c = c
        }
        public init(c: Int) {
          guard c > 0 else { return }
          self.c = c
        }
      }
      """
    #expect(PublicSurface.undocumented(source(text)).map(\.line) == [7, 12])
  }

  @Test("a second public type in a file is found; a nested one belongs to the first") func publicTypes() {
    let text = """
      public struct A {
        public enum B {}
        public class func c() {}
      }
      public protocol D {}
      struct E {}
      """
    #expect(PublicSurface.secondTypes(source(text)).map(\.line) == [5])
  }

  @Test(
    "SQL in a room that knows no table is found",
    arguments: [
      "select name from regions", "INSERT INTO a VALUES (1)", "\n  CREATE VIRTUAL TABLE a",
      "update a set b = 1",
      "WITH a AS (SELECT 1) SELECT", "delete from a", "drop table a", "SELECT count(*)",
    ])
  func sqlFound(sql: String) {
    let text = "let sql = #\"\(sql)\"#\n"
    let long = "let sql = \"\"\"\n\(sql)\n\"\"\"\n"
    for path in ["Sources/SQLite/A.swift", "Sources/ByregionCommands/A.swift"] {
      #expect(SQLText.isStatement(sql))
      #expect(SQLText.outsideItsRooms(source(sql.contains("\n") ? long : text, at: path)).count == 1)
      #expect(SQLText.outsideItsRooms(source(long, at: path)).count == 1)
    }
    #expect(SQLText.outsideItsRooms(source(long, at: "Sources/KnowledgeBase/A.swift")).isEmpty)
  }

  @Test("SQLite's own catalogue may be asked in the room SQLite, and nowhere else that knows no table")
  func catalogue() {
    let text = "let sql = \"select 1 from pragma_module_list where name = 'fts5'\""
    #expect(SQLText.outsideItsRooms(source(text)).isEmpty)
    #expect(SQLText.outsideItsRooms(source(text, at: "Sources/Printing/A.swift")).count == 1)
  }

  @Test(
    "sentences, SQLite's own statements and SQLite's own interface are no SQL of ours",
    arguments: [
      "Select a format.", "create", "PRAGMA data_version", "BEGIN IMMEDIATE", "SELECT fts5(?1)",
      "update the file",
      "With this flag, as before", "Create the file first.", "delete", "",
    ])
  func sqlNotFound(text: String) {
    #expect(!SQLText.isStatement(text))
  }

  @Test("a gap, a short number and another ending in the migrations' names are found") func migrationNames() {
    #expect(SQLText.migrationNames(["0001_a.sql", "0002_b.sql"]).isEmpty)
    #expect(SQLText.migrationNames(["0001_a.sql", "0003_b.sql"]).map(\.path) == ["0003_b.sql"])
    #expect(SQLText.migrationNames(["1_a.sql"]).count == 1)
    #expect(SQLText.migrationNames(["0001_a.SQL"]).count == 1)
    #expect(SQLText.migrationNames(["0001_.sql"]).count == 1)
  }

  @Test("transaction statements in a migration are found, triggers' bodies are passed over")
  func transactions() {
    let text = """
      -- BEGIN
      CREATE TABLE "commit" (a TEXT DEFAULT 'COMMIT;');
      CREATE TRIGGER t AFTER INSERT ON a BEGIN
        UPDATE a SET b = CASE WHEN 1 THEN 2 END;
        DELETE FROM b;
      END;
      /* ROLLBACK; */
      COMMIT;
      begin immediate;
      """
    #expect(SQLText.transactions(path: "a", text: text).map(\.line) == [8, 9])
  }
}
