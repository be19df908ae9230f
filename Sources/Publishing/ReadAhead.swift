import ByregionPostgreSQL
import ByregionSQLite

/// Caches runs of rows of a large table, read in the order of a column, to answer single-row lookups.
///
/// A search looks up thousands of words one by one. Many are close to each other in order, and many do not exist. A run
/// answers for all values between its first and its last.
struct ReadAhead {
  enum Key: Hashable, Comparable {
    case integer(Int64)
    /// In UTF-8; the server sorts by bytes.
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
      // Not reached: a column has values of one type.
      default: false
      }
    }

    /// A value at or before this one to read from, so that the run may also answer the next lookups.
    var start: Key {
      switch self {
      case .integer(let number): .integer(number - number % Int64(ReadAhead.length / 2))
      // Too many words share the prefix of a short word for one run.
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

  /// Number of rows in a run.
  static let length = 512
  /// Maximum number of cached runs. One more empties the cache.
  private static let maxRuns = 512

  private struct Run {
    var first: Key
    /// Nil if the run reaches the end of the table.
    var last: Key?
    var answer: Answer
    var rows: [Key: Int]

    func covers(_ key: Key) -> Bool { first <= key && last.map { key <= $0 } ?? true }
  }

  /// Sorted by their first value.
  private var runs: [Run] = []

  /// The row with a value in an indexed column, as a range of one or no rows of an answer. Nil if the run that was read
  /// does not reach the value.
  ///
  /// - Parameter read: queries `count` rows in order, from a value on.
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
    // Runs before `low` begin at or before the value; only the nearest four are tried.
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
