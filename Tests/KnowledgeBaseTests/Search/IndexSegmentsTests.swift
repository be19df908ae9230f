import ByregionSQLite
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
