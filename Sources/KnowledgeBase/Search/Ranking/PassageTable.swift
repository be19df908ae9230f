import Foundation

/// What the words of a question are worth in each passage that holds any of them.
///
/// Filled word by word, alternative by alternative, the most valuable first; linear in the occurrences that are
/// added. This is the innermost loop of a search, over every occurrence of hundreds of words, so the rows are plain
/// memory, and all that is known of a passage lies together.
final class PassageTable {
  private let wordCount: Int
  private let idLimit: Int
  /// The row of each passage below, plus one; by passage id.
  private let places: UnsafeMutablePointer<Int32>
  private let rows: UnsafeMutablePointer<Rows>

  /// Rows of `width` numbers of 8 bytes: the passage's id, a bit for each word that it holds in a strong form, and for
  /// each word the value of the best alternative that it holds and how often the word stands there, each occurrence in
  /// proportion to its value, both as the bits of a `Double`.
  private struct Rows {
    static let heading = 2
    let width: Int
    var count = 0
    var capacity: Int
    var numbers: UnsafeMutablePointer<UInt64>

    @inline(__always)
    func row(_ place: Int) -> UnsafeMutablePointer<UInt64> { numbers + place * width }

    @inline(__always)
    func word(_ place: Int, _ word: Int) -> UnsafeMutablePointer<UInt64> { row(place) + Rows.heading + 2 * word }
  }

  /// A file may say that a word stands in more passages than there are: room for more than these is made as they come.
  private static let mostExpected = 65_536

  /// - Parameters:
  ///   - wordCount: the number of words asked for, at most 64.
  ///   - largestID: the largest id that a passage can have.
  ///   - expected: how many passages to make room for at once; more find room too.
  init(wordCount: Int, largestID: Int, expected: Int) {
    self.wordCount = wordCount
    idLimit = max(0, largestID) + 1
    // The system hands out zeroed pages when they are touched; most of a large table is not.
    let zeroed = calloc(idLimit, MemoryLayout<Int32>.stride)
    places = zeroed?.bindMemory(to: Int32.self, capacity: idLimit) ?? .allocate(capacity: idLimit)
    if zeroed == nil { places.initialize(repeating: 0, count: idLimit) }
    let width = Rows.heading + 2 * wordCount
    let capacity = max(64, min(expected, idLimit, PassageTable.mostExpected))
    rows = .allocate(capacity: 1)
    rows.initialize(to: Rows(width: width, capacity: capacity, numbers: .allocate(capacity: capacity * width)))
  }

  deinit {
    free(places)
    rows.pointee.numbers.deallocate()
    rows.deallocate()
  }

  /// The number of passages.
  var count: Int { rows.pointee.count }

  /// The id of the passage at a place.
  func id(_ place: Int) -> Int64 { Int64(bitPattern: rows.pointee.row(place)[0]) }

  /// Takes in one occurrence of an alternative of a word.
  ///
  /// - Parameter isAside: whether only passages count that are in the table already.
  @inline(__always)
  func add(_ passage: Int64, word: Int, value: Double, isStrong: Bool, isAside: Bool) {
    guard passage >= 0, passage < idLimit else { return }
    var place = Int(places[Int(passage)]) - 1
    if place < 0 {
      if isAside { return }
      place = append(passage)
    }
    let row = rows.pointee.row(place)
    let cell = row + Rows.heading + 2 * word
    var best = Double(bitPattern: cell[0])
    if best == 0 {
      best = value
      cell[0] = value.bitPattern
    }
    // Most passages hold one alternative: what is worth as much as the best needs no division.
    cell[1] = (Double(bitPattern: cell[1]) + (best == value ? 1 : value / best)).bitPattern
    if isStrong { row[1] |= 1 << UInt64(word) }
  }

  /// Takes in that the kind of the passage at a place meets a word, as one more occurrence does.
  func meet(_ place: Int, word: Int, value: Double) {
    let cell = rows.pointee.word(place, word)
    var (best, occurrences) = (Double(bitPattern: cell[0]), Double(bitPattern: cell[1]))
    if best < value {
      occurrences *= best / value
      best = value
    }
    cell[0] = best.bitPattern
    cell[1] = (occurrences + value / best).bitPattern
    rows.pointee.row(place)[1] |= 1 << UInt64(word)
  }

  /// Whether the passage at a place holds all the words of a set in a strong form.
  func isStrong(_ place: Int, _ words: UInt64) -> Bool { rows.pointee.row(place)[1] & words == words }

  /// The score of the passage at a place with a given damping; see ``BM25``.
  func score(_ place: Int, damping: Double) -> Double {
    var score = 0.0
    for word in 0..<wordCount {
      let cell = rows.pointee.word(place, word)
      let best = Double(bitPattern: cell[0])
      guard best > 0 else { continue }
      score += BM25.score(value: best, occurrences: Double(bitPattern: cell[1]), damping: damping)
    }
    return score
  }

  private func append(_ passage: Int64) -> Int {
    if rows.pointee.count == rows.pointee.capacity { grow() }
    let place = rows.pointee.count
    rows.pointee.count += 1
    let row = rows.pointee.row(place)
    row.initialize(repeating: 0, count: rows.pointee.width)
    row[0] = UInt64(bitPattern: passage)
    places[Int(passage)] = Int32(place + 1)
    return place
  }

  private func grow() {
    let old = rows.pointee
    rows.pointee.capacity *= 2
    rows.pointee.numbers = .allocate(capacity: rows.pointee.capacity * old.width)
    rows.pointee.numbers.update(from: old.numbers, count: old.count * old.width)
    old.numbers.deallocate()
  }
}
