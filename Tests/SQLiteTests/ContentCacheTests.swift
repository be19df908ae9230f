import ByregionSQLite
import Testing

@Suite("What was computed from a database")
struct ContentCacheTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.file("content.db"))
    try connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (n)")
  }

  /// Counts rows through a cache, and tells whether they were counted now.
  private func count(_ cache: ContentCache<String, Int>, _ key: String = "rows") throws -> (rows: Int, isNew: Bool) {
    var isNew = false
    let rows = try cache.value(for: key) {
      isNew = true
      return try connection.first("SELECT count(*) FROM t") { try $0.get(Int.self, 0) } ?? 0
    }
    return (rows, isNew)
  }

  @Test("is kept until this connection or another one changes a row") func changes() throws {
    let cache = ContentCache<String, Int>(connection)
    #expect(try count(cache) == (0, true))
    #expect(try count(cache) == (0, false))
    try connection.execute("INSERT INTO t VALUES (1)")
    #expect(try count(cache) == (1, true))
    #expect(try count(cache) == (1, false))
    let other = try Connection(path: folder.file("content.db"))
    try other.execute("INSERT INTO t VALUES (2)")
    #expect(try count(cache) == (2, true))
    #expect(try count(cache) == (2, false))
  }

  @Test("is kept for as many keys as there is room for") func capacity() throws {
    let cache = ContentCache<String, Int>(connection, capacity: 2)
    #expect(try ["a", "b", "a", "b"].map { try count(cache, $0).isNew } == [true, true, false, false])
    #expect(try count(cache, "c").isNew)
    #expect(try count(cache, "a").isNew)
  }

  @Test("is not kept where computing it failed") func failures() throws {
    let cache = ContentCache<String, Int>(connection)
    #expect(throws: SQLiteError.self) {
      try cache.value(for: "rows") { throw SQLiteError(code: .interrupt, message: "stopped") }
    }
    #expect(try count(cache) == (0, true))
  }
}
