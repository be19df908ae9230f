import ByregionPostgreSQL
import ByregionSQLite

/// Rows of a large table that are read ahead of single lookups in the order of a column, some hundreds at a time.
///
/// A search asks for thousands of words one by one, many of which are near each other or are none. A run of rows answers for all
/// values between its first and its last.
struct ReadAhead {
  enum Key: Hashable, Comparable {
    case integer(Int64)
    /// In UTF-8, by which the server orders.
    case text([UInt8])

    init?(_ value: Value) {
      switch value {
      case .integer(let number): self = .integer(number)
      case .text(let text) where !text.utf8.contains(0): self = .text(Array(text.utf8))
      default: return nil
      }
    }

    static func < (one: Key, other: Key) -> Bool {
      switch (one, other) {
      case (.integer(let one), .integer(let other)): one < other
      case (.text(let one), .text(let other)): one.lexicographicallyPrecedes(other)
      // A column has values of one type.
      default: false
      }
    }

    /// A value before this one from which to read, so that what is asked for next may be in the same run.
    var start: Key {
      switch self {
      case .integer(let number): .integer(number - number % Int64(ReadAhead.length / 2))
      // What begins like a short word is too much for a run.
      case .text(let bytes) where bytes.count < 6: self
      case .text(let bytes): .text(Array(String(decoding: bytes, as: UTF8.self).dropLast(2).utf8))
      }
    }

    var literal: String {
      switch self {
      case .integer(let number): "\(number)"
      case .text(let bytes): SQLLiteral.text(of: .text(String(decoding: bytes, as: UTF8.self)))
      }
    }
  }

  /// Rows of a run.
  static let length = 512
  /// Runs that are kept; one more forgets them all.
  private static let maxRuns = 512

  private struct Run {
    var first: Key
    /// Nil where the table ends with this run.
    var last: Key?
    var answer: Answer
    var rows: [Key: Int]

    func covers(_ key: Key) -> Bool { first <= key && last.map { key <= $0 } ?? true }
  }

  /// By their first value.
  private var runs: [Run] = []

  /// The rows that hold a value in a column with an index: one or none; nil where a run does not reach it.
  ///
  /// - Parameter read: runs a query that gives rows from a value on, as many as it is told.
  mutating func rows(
    _ key: Key, column: Int, isText: Bool, _ read: (_ from: Key, _ count: Int) throws -> Answer
  ) rethrows -> (answer: Answer, rows: Range<Int>)? {
    if let known = known(key) { return known }
    if runs.count >= Self.maxRuns { runs = [] }
    let start = key.start
    let answer = try read(start, Self.length)
    var rows: [Key: Int] = [:]
    var last: Key?
    for row in 0..<answer.rowCount {
      guard let value = Self.key(answer, row, column, isText) else { continue }
      rows[value] = row
      last = value
    }
    let isEnd = answer.rowCount < Self.length
    let place = runs.firstIndex { start < $0.first } ?? runs.count
    runs.insert(Run(first: start, last: isEnd ? nil : last, answer: answer, rows: rows), at: place)
    return known(key)
  }

  private func known(_ key: Key) -> (answer: Answer, rows: Range<Int>)? {
    // The runs that begin at or before the value stand before this place; the nearest ones are the likeliest.
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if key < runs[middle].first { high = middle } else { low = middle + 1 }
    }
    for place in (max(0, low - 4)..<low).reversed() where runs[place].covers(key) {
      let run = runs[place]
      return (run.answer, run.rows[key].map { $0..<$0 + 1 } ?? 0..<0)
    }
    return nil
  }

  private static func key(_ answer: Answer, _ row: Int, _ column: Int, _ isText: Bool) -> Key? {
    guard !answer.isNull(row, column) else { return nil }
    if isText { return .text(answer.withBytes(row, column) { Array($0) }) }
    var key: Key?
    answer.forEachInteger(row, column) { key = .integer($0) }
    return key
  }
}
