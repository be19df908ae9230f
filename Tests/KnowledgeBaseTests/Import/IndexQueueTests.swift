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

@Suite("Index queue") struct IndexQueueTests {
  let connection: Connection

  init() throws {
    connection = try Connection(path: "", mode: .memory)
    try connection.execute(
      """
      CREATE TABLE passages (id INTEGER PRIMARY KEY, text TEXT, title TEXT);
      CREATE VIRTUAL TABLE passages_fts USING fts5 (text, title, content = 'passages', content_rowid = 'id')
      """)
  }

  private func found(_ word: String) throws -> [Int] {
    try connection.rows("SELECT rowid FROM passages_fts WHERE passages_fts MATCH ? ORDER BY rowid", [.text(word)]) {
      $0.int(0) ?? 0
    }
  }

  @Test("a row number that is given out twice holds what came last") func reused() throws {
    var queue = IndexQueue()
    queue.add(1, text: "første", title: "t")
    queue.add(2, text: "annen", title: "t")
    try queue.write(to: connection)
    queue.remove(2, text: "annen", title: "t")
    queue.add(2, text: "tredje", title: "t")
    queue.remove(2, text: "tredje", title: "t")
    queue.add(2, text: "fjerde", title: "t")
    queue.add(3, text: "femte", title: "t")
    queue.remove(3, text: "femte", title: "t")
    try queue.write(to: connection)
    for gone in ["annen", "tredje", "femte"] { #expect(try found(gone).isEmpty) }
    #expect(try found("fjerde") == [2])
    #expect(try found("første") == [1])
    try connection.execute(
      "INSERT INTO passages VALUES (1, 'første', 't'), (2, 'fjerde', 't');"
        + "INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
  }

  @Test("what is cut off is not written") func cut() throws {
    var queue = IndexQueue()
    queue.add(1, text: "en", title: "t")
    let mark = queue.count
    queue.add(2, text: "to", title: "t")
    queue.cut(to: mark)
    try queue.write(to: connection)
    #expect(try found("en") == [1])
    #expect(try found("to").isEmpty)
  }
}
