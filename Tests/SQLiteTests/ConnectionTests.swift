import ByregionSQLite
import Foundation
import Testing

@Suite("A connection")
struct ConnectionTests {
  @Test("runs statements, binds values and reads rows")
  func roundTrip() throws {
    let connection = try Connection(path: "", mode: .memory)
    try connection.execute("create table t (a any, b any) strict; -- done\n")
    #expect(try connection.run("insert into t values (?, ?), (3, 4)", 1, "to") == 2)
    #expect(connection.lastInsertRowID == 2)
    #expect(try connection.rows("select a, b from t order by a") { $0.values } == [[1, "to"], [3, 4]])
    #expect(try connection.first("select a from t where a = ?", [9]) { $0.int(0) } == nil)
  }

  @Test("counts the rows that a statement changed itself, 0 for other statements")
  func changes() throws {
    let connection = try Connection(path: "", mode: .memory)
    try connection.execute("create table t (a); insert into t values (1), (2), (3)")
    #expect(try connection.run("update t set a = a + 1 where a > 1") == 2)
    #expect(try connection.run("select * from t") == 0)
    #expect(try connection.run("create table u (a)") == 0)
    #expect(try connection.run("delete from t where a = 99") == 0)
    #expect(try connection.run("insert into t values (7) returning a") == 1)
  }

  @Test("throws if the number of arguments differs from the number of parameters")
  func argumentCount() throws {
    let connection = try Connection(path: "", mode: .memory)
    for arguments: [Value] in [[], [1], [1, 2, 3]] {
      let error = #expect(throws: SQLiteError.self) {
        try connection.query("select ?, ?", arguments) { _ in }
      }
      #expect(error?.code == .range)
    }
  }

  @Test("throws if run() gets several statements")
  func severalStatements() throws {
    let connection = try Connection(path: "", mode: .memory)
    let error = #expect(throws: SQLiteError.self) { try connection.run("select 1; create table t (a)") }
    #expect(error?.offset == 10)
    #expect(try connection.run("select 1; -- done") == 0)
  }

  @Test("cannot open a folder, a missing file or a name with a NUL byte")
  func failingOpen() throws {
    let folder = try TemporaryFolder()
    for (path, mode): (String, OpenMode) in [
      (folder.path, .readWriteCreate), (folder.file("none.db"), .readWrite),
      (folder.file("none.db"), .readOnly),
      (folder.file("none.db"), .immutable), (folder.file("no/such/folder.db"), .readWriteCreate),
      (folder.file("a\0b"), .readWriteCreate), ("", .readWriteCreate),
      ("file:\(folder.path)/a.db?mode=memory", .readWriteCreate),
    ] {
      let error = #expect(throws: SQLiteError.self) { try Connection(path: path, mode: mode) }
      #expect(error?.code == .cannotOpen, "\(path)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("closes the handle of a failed open")
  func noLeak() throws {
    let folder = try TemporaryFolder()
    let before = Memory.used
    for _ in 0..<3000 { _ = try? Connection(path: folder.path) }
    #expect(Memory.used - before < 3000 * 1000)
  }

  @Test("keeps memory statistics if they are disabled after SQLite was used")
  func stopCounting() throws {
    let connection = try Connection(path: "", mode: .memory)
    #expect(!Memory.stopCounting())
    #expect(Memory.used > 0)
    try connection.close()
  }

  @Test("gives back the pages that it keeps, above a limit") func releaseCache() throws {
    let folder = try TemporaryFolder()
    let connection = try Connection(path: folder.file("cache.db"))
    try connection.execute("CREATE TABLE t (b BLOB); INSERT INTO t VALUES (zeroblob(1000000))")
    _ = try connection.first("SELECT length(hex(b)) FROM t") { try $0.get(Int.self, 0) }
    let before = connection.cacheSize
    #expect(before > 500_000)
    connection.releaseCache(above: 1 << 30)
    #expect(connection.cacheSize == before)
    connection.releaseCache(above: 100_000)
    #expect(connection.cacheSize < 100_000)
    #expect(try connection.first("SELECT length(b) FROM t") { try $0.get(Int.self, 0) } == 1_000_000)
    try connection.close()
  }

  @Test("reports at the first statement that a file is not a database")
  func notADatabase() throws {
    let folder = try TemporaryFolder()
    try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: folder.file("a.db")))
    let connection = try Connection(path: folder.file("a.db"))
    let error = #expect(throws: SQLiteError.self) { try connection.execute("select * from sqlite_schema") }
    #expect(error?.code == .notADatabase)
  }

  @Test("opens a file with any name as immutable")
  func immutable() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a b?æ%41#&=file:.db")
    let writer = try Connection(path: path)
    try writer.execute("create table t (a); insert into t values (42)")
    try writer.close()
    let reader = try Connection(path: path, mode: .immutable)
    #expect(try reader.first("select a from t") { $0.int(0) } == 42)
    #expect(reader.isReadOnly)
    let error = #expect(throws: SQLiteError.self) { try reader.execute("delete from t") }
    #expect(error?.code == .readOnly)
  }

  @Test("closes at once unless a statement exists, and throws when used after that")
  func close() throws {
    let connection = try Connection(path: "", mode: .memory)
    #expect(try connection.first("select 1") { $0.int(0) } == 1)
    do {
      let statement = try connection.prepare("select 2")
      let error = #expect(throws: SQLiteError.self) { try connection.close() }
      #expect(error?.code == .busy)
      #expect(try statement.step())
    }
    try connection.close()
    try connection.close()
    let error = #expect(throws: SQLiteError.self) { try connection.execute("select 1") }
    #expect(error?.code == .misuse)
    #expect(connection.lastInsertRowID == 0)
  }

  @Test("stays open as long as one of its statements exists")
  func statementOutlives() throws {
    let statement = try {
      let connection = try Connection(path: "", mode: .memory)
      connection.setAuthorizer { _ in .allow }
      return try connection.prepare("select sqlite_version() from sqlite_schema union all select 5")
    }()
    #expect(try statement.step())
    #expect(statement.row.int(0) == 5)
  }

  @Test("does not treat a double-quoted name as a string")
  func doubleQuotes() throws {
    let connection = try Connection(path: "", mode: .memory)
    let error = #expect(throws: SQLiteError.self) { try connection.execute("select \"kommne\"") }
    #expect(error?.message == "no such column: kommne")
  }
}

@Suite("Two connections")
struct SharedFileTests {
  let folder: TemporaryFolder
  let first: Connection
  let second: Connection

  init() throws {
    folder = try TemporaryFolder()
    first = try Connection(path: folder.file("a.db"))
    second = try Connection(path: folder.file("a.db"), busyTimeout: .zero)
    try first.execute("pragma journal_mode = wal; create table t (a)")
  }

  @Test("cannot write at the same time: the second gets a busy error")
  func busy() throws {
    try first.transaction {
      let error = #expect(throws: SQLiteError.self) { try second.run("insert into t values (1)") }
      #expect(error?.code == .busy)
      #expect(error?.description == "database is locked (SQLite 5)")
    }
    #expect(try second.run("insert into t values (1)") == 1)
  }

  @Test("give the extended code if a reader's snapshot is too old to write")
  func busySnapshot() throws {
    let error = #expect(throws: SQLiteError.self) {
      try second.transaction(.deferred) {
        _ = try second.first("select count(*) from t") { _ in }
        try first.run("insert into t values (1)")
        try second.run("insert into t values (2)")
      }
    }
    #expect(error?.extendedCode == 517)
    #expect(error?.code == .busy)
    #expect(!second.isInTransaction)
  }

  @Test("call a busy handler, which decides how long to wait")
  func busyHandler() throws {
    var tries: [Int] = []
    second.setBusyHandler {
      tries.append($0)
      return $0 < 3
    }
    try first.transaction {
      #expect(throws: SQLiteError.self) { try second.run("insert into t values (1)") }
    }
    #expect(tries == [0, 1, 2, 3])
  }

  @Test("copy the log into the file when asked")
  func checkpoint() throws {
    try first.run("insert into t values (1)")
    let result = try first.checkpoint(.full)
    #expect(result.pagesInLog > 0 && result.pagesCopied == result.pagesInLog)
    #expect(try first.checkpoint(.truncate).pagesInLog == 0)
  }

  @Test("make a backup of one snapshot while the other writes")
  func backup() throws {
    try first.run(
      "with n(i) as (select 1 union all select i + 1 from n limit 5000) insert into t select i from n")
    var steps = 0
    try first.backup(to: folder.file("copy.db"), pagesAtOnce: 2) { remaining, total in
      steps += 1
      if steps < 20 { try second.run("insert into t values (-1)") }
      #expect(remaining <= total)
    }
    #expect((4..<20).contains(steps))
    let copy = try Connection(path: folder.file("copy.db"), mode: .readOnly)
    #expect(try copy.first("select count(*), min(a) from t") { $0.values } == [5000, 1])
    #expect(try copy.first("pragma integrity_check") { $0.text(0) } == "ok")
  }

  @Test("leave an existing file unchanged if a backup is aborted")
  func brokenBackup() throws {
    try first.run(
      "with n(i) as (select 1 union all select i + 1 from n limit 5000) insert into t select i from n")
    try Connection(path: folder.file("copy.db")).execute("create table old (a)")
    #expect(throws: CancellationError.self) {
      try first.backup(to: folder.file("copy.db"), pagesAtOnce: 2) { _, _ in throw CancellationError() }
    }
    let copy = try Connection(path: folder.file("copy.db"), mode: .readOnly)
    #expect(try copy.rows("select name from sqlite_schema") { $0[0] } == ["old"])
    #expect(!first.isInTransaction)
  }
}
