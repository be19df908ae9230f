import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionSearch

/// The search index of a publication: the table `postings`.
final class PublishedIndex: ForeignIndex {
  let passageCount: Int
  let wordCount: Int
  let largestID: Int
  private let session: Session

  init(_ session: Session) throws {
    self.session = session
    let size = try session.rows("SELECT passages, words, largest_passage FROM search_index").first ?? []
    let numbers = size.map { $0.flatMap { Int($0) } ?? 0 }
    passageCount = numbers.first ?? 0
    wordCount = numbers.count > 1 ? numbers[1] : 0
    largestID = numbers.count > 2 ? numbers[2] : 0
  }

  /// Fetches 10,000 rows at a time.
  func forEachWord(_ visit: (_ word: UnsafeRawBufferPointer, _ id: Int, _ passages: Int) -> Bool) throws {
    let portion = 10_000
    let query = "SELECT word, id, passages FROM words ORDER BY word"
    _ = try answer("DECLARE all_words NO SCROLL CURSOR FOR \(query)", [])
    var wantsMore = true
    while wantsMore {
      let rows = try answer("FETCH \(portion) FROM all_words", [])
      for row in 0..<rows.rowCount where wantsMore {
        wantsMore = rows.withBytes(row, 0) { visit($0, rows.integer(row, 1), rows.integer(row, 2)) }
      }
      if rows.rowCount < portion { wantsMore = false }
    }
    _ = try answer("CLOSE all_words", [])
  }

  func forEachPlace(of words: [String], _ visit: (_ word: Int, _ passage: Int64) -> Void) throws {
    // There is no join, so PostgreSQL can push the condition down to foreign servers that hold partitions.
    let sql = "SELECT word, passages FROM postings WHERE word = ANY ($1::text[])"
    let answer = try answer(sql, [Names.array(words)])
    var rows: [[UInt8]: [Int]] = [:]
    for row in 0..<answer.rowCount { rows[answer.withBytes(row, 0) { Array($0) }, default: []].append(row) }
    for (number, word) in words.enumerated() {
      for row in rows[Array(word.utf8)] ?? [] { answer.forEachInteger(row, 1) { visit(number, $0) } }
    }
  }

  func forEachPlace(beginning: String, _ visit: (_ passage: Int64) -> Void) throws {
    let answer = try answer(
      "SELECT passages FROM postings WHERE word >= $1 AND word < $2", [beginning, beginning + "\u{10FFFF}"])
    for row in 0..<answer.rowCount { answer.forEachInteger(row, 0, visit) }
  }

  func passages(_ condition: String, _ arguments: [Value]) throws -> [Int64] {
    let sql = "SELECT array_agg(p.id) FROM passages AS p WHERE true\(Self.numbered(condition, from: 1))"
    let answer = try answer(sql, arguments.map(Self.text))
    var ids: [Int64] = []
    answer.forEachInteger(0, 0) { ids.append($0) }
    return ids
  }

  func forEachText(
    of ids: [Int64], _ condition: String, _ arguments: [Value],
    _ visit: (_ id: Int64, _ text: String, _ title: String) throws -> Void
  ) throws {
    let sql = """
      SELECT p.id, p.text, p.title FROM passages AS p WHERE p.id = ANY ($1::bigint[])\(Self.numbered(condition, from: 2))
      """
    let answer = try answer(sql, [Names.array(ids)] + arguments.map(Self.text))
    for row in 0..<answer.rowCount {
      var id: Int64 = 0
      answer.forEachInteger(row, 0) { id = $0 }
      try visit(id, answer.text(row, 1) ?? "", answer.text(row, 2) ?? "")
    }
  }

  private func answer(_ sql: String, _ values: [String?]) throws -> Answer {
    do {
      return try session.answer(sql, values)
    } catch let error as PostgreSQLError {
      throw KnowledgeBaseError(reading: error, at: session.place)
    }
  }

  /// A condition with `$1`, `$2` … in place of `?`. No condition of the search has a `?` inside a literal.
  private static func numbered(_ condition: String, from first: Int) -> String {
    var number = first - 1
    return condition.map { letter in
      guard letter == "?" else { return String(letter) }
      number += 1
      return "$\(number)"
    }.joined()
  }

  private static func text(_ value: Value) -> String? {
    switch value {
    case .null, .blob: nil
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text.replacing("\0", with: "\u{FFFD}")
    }
  }
}
