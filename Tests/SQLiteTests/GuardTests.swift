import ByregionSQLite
import Foundation
import TestSupport
import Testing

@Suite("A guarded connection")
struct GuardTests {
  let connection: Connection
  private let endless =
    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"

  init() throws {
    connection = try Connection(path: "", mode: .memory)
    try connection.execute("create table t (a, b); insert into t values (1, 2)")
  }

  @Test("can be interrupted from another thread, and still works after that")
  func interrupt() throws {
    let interrupter = connection.interrupter()
    try connection.register(
      ScalarFunction("running", argumentCount: 0) { _ in
        Thread.detachNewThread { interrupter.interrupt() }
        return 1
      })
    let error = #expect(throws: SQLiteError.self) { try connection.execute("select running(), (\(endless))") }
    #expect(error?.code == .interrupt)
    #expect(try connection.first("select a from t") { $0.int(0) } == 1)
  }

  @Test("may be interrupted after it was closed or released")
  func lateInterrupt() throws {
    let interrupter = try {
      let connection = try Connection(path: "", mode: .memory)
      let interrupter = connection.interrupter()
      try connection.close()
      interrupter.interrupt()
      return interrupter
    }()
    interrupter.interrupt()
  }

  @Test("survives interrupts from many threads while it opens and closes")
  func interruptRace() throws {
    for _ in 0..<50 {
      let connection = try Connection(path: "", mode: .memory)
      let interrupter = connection.interrupter()
      for _ in 0..<4 { Thread.detachNewThread { for _ in 0..<100 { interrupter.interrupt() } } }
      _ = try? connection.first("select 1") { _ in }
      try connection.close()
    }
  }

  @Test("asks its authorizer about every table, column and action, and applies the result")
  func authorizer() throws {
    var requests: [AuthorizerRequest] = []
    connection.setAuthorizer { request in
      requests.append(request)
      switch request.action {
      case .select, .read: return request.second == "b" ? .ignore : .allow
      default: return .deny
      }
    }
    #expect(try connection.rows("select a, b from t") { $0.values } == [[1, .null]])
    #expect(
      requests.map { [$0.first, $0.second, $0.database] } == [
        [nil, nil, nil], ["t", "a", "main"], ["t", "b", "main"],
      ])
    for sql in ["insert into t values (1, 2)", "pragma user_version", "attach ':memory:' as x"] {
      let error = #expect(throws: SQLiteError.self) { try connection.execute(sql) }
      #expect(error?.code == .authorization)
    }
    let function = #expect(throws: SQLiteError.self) { try connection.execute("select abs(1)") }
    #expect(function?.message == "not authorized to use function: abs")
    connection.setAuthorizer(nil)
    try connection.execute("pragma user_version; insert into t values (1, 2)")
  }

  @Test("asks its authorizer about statements that were compiled before it was set")
  func lateAuthorizer() throws {
    let statement = try connection.prepare("select a from t")
    try connection.run("delete from t where a = 5")
    connection.setAuthorizer { _ in .deny }
    let error = #expect(throws: SQLiteError.self) { try statement.step() }
    #expect(error?.code == .authorization)
    #expect(throws: SQLiteError.self) { try connection.run("delete from t where a = 5") }
  }

  @Test("is interrupted by its progress handler")
  func progress() throws {
    var calls = 0
    connection.setProgressHandler(every: 1000) {
      calls += 1
      return calls == 5
    }
    let error = #expect(throws: SQLiteError.self) { try connection.execute(endless) }
    #expect(error?.code == .interrupt)
    #expect(calls == 5)
    connection.setProgressHandler(every: 1000, nil)
    try connection.execute(
      "with n(i) as (select 1 union all select i + 1 from n limit 9999) select sum(i) from n")
    #expect(calls == 5)
  }

  @Test("enforces its limits")
  func limits() throws {
    #expect(connection.setLimit(.sqlLength, to: 100) == 1_000_000_000)
    #expect(connection.limit(.sqlLength) == 100)
    let error = #expect(throws: SQLiteError.self) {
      try connection.prepare("select '" + String(repeating: "x", count: 100) + "'")
    }
    #expect(error?.code == .tooBig)
    connection.setLimit(.attachedDatabases, to: 0)
    #expect(throws: SQLiteError.self) { try connection.execute("attach ':memory:' as x") }
  }

  @Test("has options that can be set and read")
  func switches() throws {
    for flag in ConfigurationFlag.allCases where flag != .resetDatabase {
      for isOn in [true, false] {
        try connection.configure(flag, isOn)
        #expect(try connection.isConfigured(flag) == isOn)
      }
    }
    try connection.configure(.defensive, true)
    #expect(throws: SQLiteError.self) {
      try connection.execute("pragma writable_schema = on; delete from sqlite_schema")
    }
  }
}

@Suite("The library")
struct LibraryTests {
  @Test("has the required features")
  func features() throws {
    try SQLiteLibrary.requireFeatures()
    #expect(SQLiteLibrary.versionNumber >= SQLiteLibrary.oldestVersionNumber)
    #expect(SQLiteLibrary.version.hasPrefix("3."))
    #expect(SQLiteLibrary.has("THREADSAFE") && !SQLiteLibrary.has("NO_SUCH_OPTION"))
  }
}

@Suite("The SQL language")
struct LanguageTests {
  @Test("lists its keywords")
  func keywords() {
    #expect(SQLLanguage.keywords.contains("SELECT") && SQLLanguage.keywords.count > 100)
    #expect(!SQLLanguage.keywords.contains("KOMMUNE"))
  }

  @Test(
    "detects when a statement typed at a prompt is complete",
    arguments: [
      ("select 1;", true), ("select 1", false), ("select ';", false), ("select 1; -- x", true),
      ("a;\0", true),
      ("create trigger t after insert on a begin select 1;", false),
    ])
  func isComplete(sql: String, isComplete: Bool) {
    #expect(SQLLanguage.isComplete(sql) == isComplete)
  }

  @Test(
    "quotes any name and any text",
    arguments: ["", "a b", "\"", "'", "a\"\"b''c", "\"\u{301}x", "; drop table t --"])
  func quoting(text: String) throws {
    let connection = try Connection(path: "", mode: .memory)
    let sql = "select \(SQLLanguage.quotedText(text)) as \(SQLLanguage.quotedIdentifier(text + "x"))"
    try connection.withStatement(sql) { statement in
      let hasRow = try statement.step()
      #expect(hasRow && statement.row.text(0) == text)
      #expect(statement.columnNames == [text + "x"])
    }
  }
}

@Suite("A database in memory")
struct SerializationTests {
  @Test("can be serialized and deserialized")
  func roundTrip() throws {
    let connection = try Connection(path: "", mode: .memory)
    try connection.execute("create table t (a integer primary key, b text not null collate nocase)")
    try connection.run("insert into t values (1, 'x')")
    let bytes = try connection.serialized()
    let copy = try Connection(deserializing: bytes)
    #expect(try copy.first("select b from t") { $0[0] } == "x")
    try copy.run("insert into t values (2, 'y')")
    let column = try copy.columnMetadata(table: "t", column: "b")
    #expect(
      column.declaredType == "TEXT" && column.collation == "nocase" && column.isNotNull
        && !column.isPrimaryKey)
    #expect(throws: SQLiteError.self) { try copy.columnMetadata(table: "t", column: "c") }
  }

  @Test("made from damaged bytes throws and never crashes")
  func damage() throws {
    let connection = try Connection(path: "", mode: .memory)
    try connection.execute(
      """
      create table t (a, b); create index i on t (b); create virtual table f using fts5(x);
      with n(i) as (select 1 union all select i + 1 from n limit 500)
        insert into t select i, 'word' || i from n;
      insert into f select b from t;
      """)
    let bytes = try connection.serialized()
    var random = SeededGenerator(seed: 99)
    for _ in 0..<100 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let copy = try Connection(deserializing: damaged)
      for sql in [
        "select * from t order by b", "select x from f('word7 OR word8')", "pragma integrity_check",
      ] {
        _ = try? copy.rows(sql) { $0.values }
      }
    }
  }
}
