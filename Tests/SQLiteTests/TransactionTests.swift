import ByregionSQLite
import Foundation
import Testing

@Suite("A transaction")
struct TransactionTests {
  let connection: Connection

  init() throws {
    connection = try Connection(path: "", mode: .memory)
    try connection.configure(.foreignKeys, true)
    try connection.execute(
      """
      create table t (a integer primary key);
      create table child (a integer references t (a) deferrable initially deferred);
      """)
  }

  private func contents() throws -> [Int64?] {
    try connection.rows("select a from t order by a") { $0.integer(0) }
  }

  @Test("is committed when its body returns, and returns the body's result")
  func commit() throws {
    let result = try connection.transaction {
      #expect(connection.isInTransaction)
      return try connection.run("insert into t values (1)")
    }
    #expect(result == 1 && !connection.isInTransaction)
    #expect(try contents() == [1])
  }

  @Test(
    "is rolled back when its body throws, and throws the body's error",
    arguments: [.deferred, .immediate, .exclusive] as [TransactionKind])
  func rollBack(kind: TransactionKind) throws {
    #expect(throws: CancellationError.self) {
      try connection.transaction(kind) {
        try connection.run("insert into t values (1)")
        throw CancellationError()
      }
    }
    #expect(try contents() == [] && !connection.isInTransaction)
  }

  @Test("is rolled back when the commit fails, and throws the commit's error")
  func failingCommit() throws {
    let error = #expect(throws: SQLiteError.self) {
      try connection.transaction { try connection.run("insert into child values (404)") }
    }
    #expect(error?.extendedCode == 787)
    #expect(!connection.isInTransaction)
    #expect(try connection.first("select count(*) from child") { $0.int(0) } == 0)
  }

  @Test("does not nest, and the outer one stays open")
  func nesting() throws {
    try connection.transaction {
      try connection.run("insert into t values (1)")
      #expect(throws: SQLiteError.self) { try connection.transaction {} }
      #expect(connection.isInTransaction)
    }
    #expect(try contents() == [1])
  }

  @Test("throws if SQLite rolled it back and the body caught the error")
  func hiddenRollback() throws {
    let error = #expect(throws: SQLiteError.self) {
      try connection.transaction {
        try connection.run("insert into t values (1)")
        try? connection.execute("insert or rollback into t values (1)")
      }
    }
    #expect(error?.message == "cannot commit - no transaction is active")
    #expect(try contents() == [])
  }

  @Test("can be rolled back while one of its queries is running")
  func rollBackInQuery() throws {
    try connection.execute("insert into t values (1), (2)")
    #expect(throws: CancellationError.self) {
      try connection.transaction {
        try connection.query("select a from t") { row in
          try connection.run("insert into t values (?)", .integer((row.integer(0) ?? 0) + 10))
          throw CancellationError()
        }
      }
    }
    #expect(try contents() == [1, 2])
  }

  @Test("can contain savepoints, each of which undoes its own part")
  func savepoints() throws {
    try connection.transaction {
      try connection.savepoint("outer") {
        try connection.run("insert into t values (1)")
        try? connection.savepoint("in\"ner") {
          try connection.run("insert into t values (2)")
          try connection.savepoint("in\"ner") { try connection.run("insert into t values (3)") }
          throw CancellationError()
        }
        try connection.run("insert into t values (4)")
      }
      try? connection.savepoint("last") {
        try connection.run("insert into t values (5)")
        throw CancellationError()
      }
    }
    #expect(try contents() == [1, 4])
  }

  @Test("can be a savepoint of its own")
  func loneSavepoint() throws {
    try connection.savepoint("s") { try connection.run("insert into t values (1)") }
    let error = #expect(throws: SQLiteError.self) {
      try connection.savepoint("s") { try connection.run("insert into child values (404)") }
    }
    #expect(error?.extendedCode == 787)
    #expect(!connection.isInTransaction)
    #expect(try contents() == [1])
  }

  @Test("with pages written ahead is invisible before its commit, which then writes at most two pages")
  func pagesWrittenAhead() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("x.db")
    let writer = try Connection(path: path, mode: .readWriteCreate)
    try writer.query("PRAGMA journal_mode = WAL") { _ in }
    try writer.execute("create table t (a text)")
    let reader = try Connection(path: path, mode: .readOnly)
    func logLength() throws -> Int {
      try #require(FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int)
    }
    func rows() throws -> Int? { try reader.first("select count(*) from t") { $0.int(0) ?? -1 } }
    func insert() throws {
      for _ in 1...500 { try writer.run("insert into t values (?)", .text(String(repeating: "å", count: 400))) }
    }

    let frame = 24 + (try writer.first("PRAGMA page_size") { $0.int(0) ?? 0 } ?? 0)
    try writer.execute("begin immediate")
    try insert()
    let before = try logLength()
    try writer.writePages()
    let ahead = try logLength()
    #expect(ahead - before > 50 * frame)
    #expect(try rows() == 0)
    try writer.commit()
    #expect(try logLength() - ahead <= 2 * frame)
    #expect(try rows() == 500)

    try writer.execute("begin immediate")
    try insert()
    try writer.writePages()
    try writer.execute("rollback")
    #expect(try rows() == 500)
    #expect(try writer.first("PRAGMA integrity_check") { $0.text(0) } == "ok")
  }
}
