import ByregionSQLite
import Testing

@Suite("A value computed from a database")
struct ContentCacheTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.file("content.db"))
    try connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (n)")
  }

  /// Counts rows through a cache. `isNew` is whether they were counted by this call.
  private func count(_ cache: ContentCache<String, Int>, _ key: String = "rows") throws -> (rows: Int, isNew: Bool) {
    var isNew = false
    let rows = try cache.value(for: key) {
      isNew = true
      return try connection.first("SELECT count(*) FROM t") { try $0.get(Int.self, 0) } ?? 0
    }
    return (rows, isNew)
  }

  @Test("is cached until this connection or another one changes a row") func changes() throws {
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

  @Test("is cached for as many keys as the capacity") func capacity() throws {
    let cache = ContentCache<String, Int>(connection, capacity: 2)
    #expect(try ["a", "b", "a", "b"].map { try count(cache, $0).isNew } == [true, true, false, false])
    #expect(try count(cache, "c").isNew)
    #expect(try count(cache, "a").isNew)
  }

  @Test("is not cached if computing it fails") func failures() throws {
    let cache = ContentCache<String, Int>(connection)
    #expect(throws: SQLiteError.self) {
      try cache.value(for: "rows") { throw SQLiteError(code: .interrupt, message: "stopped") }
    }
    #expect(try count(cache) == (0, true))
  }

  @Test("is computed once for all connections that read the same state, and again for a later one") func shared() throws
  {
    let other = try Connection(path: folder.file("content.db"))
    let caches = [ContentCache<String, Int>(connection), ContentCache<String, Int>(other)]
    let contents = SharedContents()
    func share(_ state: Int) {
      for connection in [connection, other] { connection.shared = SharedState(contents, state: state) }
    }
    share(1)
    #expect(try caches.map { try count($0).isNew } == [true, false])
    let known: Int? = other.shared?.kept("rows")
    #expect(known == 0)
    try connection.execute("INSERT INTO t VALUES (1)")
    share(2)
    let forgotten: Int? = other.shared?.kept("rows")
    #expect(forgotten == nil)
    #expect(try count(caches[1]) == (1, true))
    #expect(try count(caches[0]) == (1, false))
  }

  @Test("of an earlier state is cached only by the connection that reads it") func earlier() throws {
    let contents = SharedContents()
    let cache = ContentCache<String, Int>(connection)
    connection.shared = SharedState(contents, state: 2)
    #expect(try count(cache) == (0, true))
    connection.shared = SharedState(contents, state: 1)
    #expect(try count(cache) == (0, true))
    #expect(try count(cache) == (0, false))
    connection.shared = SharedState(contents, state: 2)
    #expect(try count(cache) == (0, false))
  }

  @Test("is shared for as many keys as the capacity, and not if computing it fails") func sharedCapacity()
    throws
  {
    let cache = ContentCache<String, Int>(connection, capacity: 2)
    connection.shared = SharedState(SharedContents(), state: 1)
    #expect(throws: SQLiteError.self) {
      try cache.value(for: "a") { throw SQLiteError(code: .interrupt, message: "stopped") }
    }
    #expect(
      try ["a", "b", "a", "b", "c", "a"].map { try count(cache, $0).isNew } == [true, true, false, false, true, true])
  }
}
