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

  /// Adds so many passages in one transaction.
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

  @Test("gather while many passages come in, and are one afterwards, with all that they held")
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

  @Test("of fewer passages are merged as FTS5 does it by itself, and stay as they are while they are few")
  func few() throws {
    try add(IndexSegments.many, from: 1)
    try add(1, from: IndexSegments.many + 1)
    #expect(try segments.mergeThreshold() == 4)
    let before = try segments.count()
    try connection.transaction { try segments.settle() }
    #expect(try segments.count() == before)
    #expect(try found("by") == IndexSegments.many + 1)
  }

  @Test("that were let gather become one also when they are few")
  func fewGathered() throws {
    try add(IndexSegments.many + 1, from: 1)
    try add(1, from: IndexSegments.many + 2)
    #expect(try 2...7 ~= segments.count())
    try connection.transaction { try segments.settle() }
    #expect(try segments.count() == 1)
  }

  @Test("the indexes that an import leaves loose are full when the segments are merged")
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

  @Test("that a killed import left gathering are settled by the next one, however small")
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

@Suite("The same search in a file that was written anew") struct RewrittenFileTests {
  private static let queries = [
    "forankring", "samarbeid næring", "kommune", "\"felles plan\"", "naering", "råd NOT plan", "regional utvikling",
    "kind:advice samarbeid", "bolyst", "2014", "reiseliv OR turisme", "næringsutvikling kommunane",
  ]

  /// What a search gives, score by score.
  private func answers(_ knowledgeBase: KnowledgeBase) throws -> [[String]] {
    try Self.queries.map { query in
      var request = SearchRequest(query, limit: .max)
      request.includesSimilar = true
      let response = try knowledgeBase.search(request)
      return ["\(response.total)"] + response.hits.map { "\($0.reference) \($0.score) \($0.match)" }
    }
  }

  @Test("hits, their order, their scores and counts are the same after a rebuild, and with the indexes written anew")
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
