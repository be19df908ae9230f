import ByregionSQLite
import TestSupport
import Testing

@testable import ByregionConsole
@testable import ByregionFiles
@testable import ByregionImporting
@testable import ByregionPlaces
@testable import ByregionReading
@testable import ByregionRecords
@testable import ByregionSearch
@testable import ByregionStore
@testable import ByregionText

@Suite("Segments of the search index") struct IndexSegmentsTests {
  let connection: Connection
  let segments: IndexSegments

  init() throws {
    connection = try Connection(path: "", mode: .memory)
    segments = IndexSegments(connection)
    try connection.execute(
      """
      CREATE TABLE passages (id INTEGER PRIMARY KEY, text TEXT, title TEXT);
      CREATE VIRTUAL TABLE passages_fts USING fts5 (text, title, content = 'passages', content_rowid = 'id')
      """)
  }

  /// Adds `count` passages in one transaction.
  private func add(_ count: Int, from first: Int) throws {
    var queue = IndexQueue()
    for id in first..<(first + count) { queue.add(Int64(id), text: "ord\(id % 90) by", title: "Region") }
    try connection.transaction { try queue.write(to: connection) }
  }

  private func found(_ word: String) throws -> Int {
    try connection.first("SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ?1", [.text(word)]) {
      $0.int(0) ?? 0
    } ?? 0
  }

  @Test("a large import postpones merging, and settling merges all segments into one without loss")
  func many() throws {
    try add(IndexSegments.many + 1, from: 1)
    for number in 2...10 { try add(1, from: IndexSegments.many + number) }
    #expect(try segments.mergeThreshold() == 16)
    #expect(try segments.count() >= 10)
    try connection.transaction { try segments.settle() }
    #expect(try segments.count() == 1)
    #expect(try segments.mergeThreshold() == 4)
    #expect(try found("by") == IndexSegments.many + 10)
  }

  @Test("a small import leaves merging to FTS5, and settling does not merge a few segments")
  func few() throws {
    try add(IndexSegments.many, from: 1)
    try add(1, from: IndexSegments.many + 1)
    #expect(try segments.mergeThreshold() == 4)
    let before = try segments.count()
    try connection.transaction { try segments.settle() }
    #expect(try segments.count() == before)
    #expect(try found("by") == IndexSegments.many + 1)
  }

  @Test("settling merges even a few segments after merging was postponed")
  func fewGathered() throws {
    try add(IndexSegments.many + 1, from: 1)
    try add(1, from: IndexSegments.many + 2)
    #expect(try 2...7 ~= segments.count())
    try connection.transaction { try segments.settle() }
    #expect(try segments.count() == 1)
  }

  @Test("settling rebuilds indexes that an import leaves partly empty")
  func packed() throws {
    try connection.execute(
      """
      ALTER TABLE passages ADD COLUMN region_id INTEGER;
      CREATE INDEX passages_region ON passages (region_id, title);
      WITH RECURSIVE numbers (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
      INSERT INTO passages (id, title, region_id) SELECT n, 'Region', n / 28 FROM numbers;
      """)
    try add(IndexSegments.many + 1, from: 1)
    try add(1, from: IndexSegments.many + 2)
    func pages() throws -> Int {
      let all = try connection.first("PRAGMA page_count") { $0.int(0) ?? 0 } ?? 0
      return try all - (connection.first("PRAGMA freelist_count") { $0.int(0) ?? 0 } ?? 0)
    }
    try connection.transaction { try segments.settle() }
    let settled = try pages()
    try connection.execute("DROP INDEX passages_region; CREATE INDEX passages_region ON passages (region_id, title)")
    #expect(try pages() == settled)
  }

  @Test("the next import, even a small one, merges the segments that a killed import left")
  func killed() throws {
    try connection.transaction { try segments.postponeMerging() }
    for number in 1...9 { try add(1, from: number) }
    #expect(try segments.count() == 9)
    try add(1, from: 10)
    try connection.transaction { try segments.settle() }
    #expect(try segments.mergeThreshold() == 4)
    #expect(try segments.count() == 1)
    #expect(try found("by") == 10)
  }
}

@Suite("Searching a rewritten file") struct RewrittenFileTests {
  private static let queries = [
    "forankring", "samarbeid næring", "kommune", "\"felles plan\"", "naering", "råd NOT plan", "regional utvikling",
    "kind:advice samarbeid", "bolyst", "2014", "reiseliv OR turisme", "næringsutvikling kommunane",
  ]

  /// The totals, and the references, scores and matches of all hits, for each query.
  private func answers(_ knowledgeBase: KnowledgeBase) throws -> [[String]] {
    try Self.queries.map { query in
      var request = SearchRequest(query, limit: .max)
      request.includesSimilar = true
      let response = try knowledgeBase.search(request)
      return ["\(response.total)"] + response.hits.map { "\($0.reference) \($0.score) \($0.match)" }
    }
  }

  @Test("hits, their order, scores and counts are the same after REINDEX, VACUUM and a rebuild")
  func same() async throws {
    let paths = ["Tests/WriteUpTests/Fixtures/write-ups", "seed"].flatMap(Project.files(below:))
    let files = paths.filter { !$0.hasSuffix(".json") }.map {
      SourceFile(name: $0, location: Project.folder.appendingPathComponent($0).path, byteCount: 0)
    }
    let knowledgeBase = try KnowledgeBase.inMemory()
    _ = try await knowledgeBase.importSources(FoundSources(files: files))
    let before = try answers(knowledgeBase)
    #expect(before.count { $0.count > 1 } >= 8, "\(before.map(\.count))")
    try knowledgeBase.connection.execute("REINDEX; VACUUM")
    #expect(try answers(knowledgeBase) == before)
    #expect(try knowledgeBase.rebuild().failures.isEmpty)
    #expect(try answers(knowledgeBase) == before)
  }
}
