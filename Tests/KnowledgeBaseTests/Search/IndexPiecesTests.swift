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

@Suite("The pieces of the search index") struct IndexPiecesTests {
  let connection: Connection
  let pieces: IndexPieces

  init() throws {
    connection = try Connection(path: "", mode: .memory)
    pieces = IndexPieces(connection)
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
    try add(IndexPieces.many + 1, from: 1)
    for number in 2...10 { try add(1, from: IndexPieces.many + number) }
    #expect(try pieces.gathered() == 16)
    #expect(try pieces.count() >= 10)
    try connection.transaction { try pieces.settle() }
    #expect(try pieces.count() == 1)
    #expect(try pieces.gathered() == 4)
    #expect(try found("by") == IndexPieces.many + 10)
  }

  @Test("of fewer passages are merged as FTS5 does it by itself, and stay as they are while they are few")
  func few() throws {
    try add(IndexPieces.many, from: 1)
    try add(1, from: IndexPieces.many + 1)
    #expect(try pieces.gathered() == 4)
    let before = try pieces.count()
    try connection.transaction { try pieces.settle() }
    #expect(try pieces.count() == before)
    #expect(try found("by") == IndexPieces.many + 1)
  }

  @Test("that were let gather become one also when they are few")
  func fewGathered() throws {
    try add(IndexPieces.many + 1, from: 1)
    try add(1, from: IndexPieces.many + 2)
    #expect(try 2...7 ~= pieces.count())
    try connection.transaction { try pieces.settle() }
    #expect(try pieces.count() == 1)
  }

  @Test("that a killed import left gathering are settled by the next one, however small")
  func killed() throws {
    try connection.transaction { try pieces.postponeMerging() }
    for number in 1...9 { try add(1, from: number) }
    #expect(try pieces.count() == 9)
    try add(1, from: 10)
    try connection.transaction { try pieces.settle() }
    #expect(try pieces.gathered() == 4)
    #expect(try pieces.count() == 1)
    #expect(try found("by") == 10)
  }
}
