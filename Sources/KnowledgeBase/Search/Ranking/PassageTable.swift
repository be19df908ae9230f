import Foundation

/// What the words of a question are worth in each passage that holds any of them.
///
/// Filled word by word, alternative by alternative, the most valuable first; linear in the occurrences that are
/// added. This is the innermost loop of a search, over every occurrence of hundreds of words, so the columns are plain
/// memory.
final class PassageTable {
  private let wordCount: Int
  private let idLimit: Int
  /// The place of each passage in the columns below, plus one; by passage id.
  private let places: UnsafeMutablePointer<Int32>
  private let columns: UnsafeMutablePointer<Columns>

  /// The columns, each of `capacity` passages.
  private struct Columns {
    var count = 0
    var capacity: Int
    var ids: UnsafeMutablePointer<Int64>
    /// A bit for each word that the passage holds in a strong form.
    var strong: UnsafeMutablePointer<UInt64>
    /// The value of the best alternative that the passage holds, for each word.
    var values: UnsafeMutablePointer<Double>
    /// How often the word stands there, each occurrence in proportion to its value.
    var occurrences: UnsafeMutablePointer<Double>
  }

  /// - Parameters:
  ///   - wordCount: the number of words asked for, at most 64.
  ///   - largestID: the largest id that a passage can have.
  init(wordCount: Int, largestID: Int) {
    self.wordCount = wordCount
    idLimit = max(0, largestID) + 1
    // The system hands out zeroed pages when they are touched; most of a large table is not.
    let zeroed = calloc(idLimit, MemoryLayout<Int32>.stride)
    places = zeroed?.bindMemory(to: Int32.self, capacity: idLimit) ?? .allocate(capacity: idLimit)
    if zeroed == nil { places.initialize(repeating: 0, count: idLimit) }
    let capacity = 1_024
    columns = .allocate(capacity: 1)
    columns.initialize(
      to: Columns(
        capacity: capacity, ids: .allocate(capacity: capacity), strong: .allocate(capacity: capacity),
        values: .allocate(capacity: capacity * wordCount), occurrences: .allocate(capacity: capacity * wordCount)))
  }

  deinit {
    free(places)
    columns.pointee.ids.deallocate()
    columns.pointee.strong.deallocate()
    columns.pointee.values.deallocate()
    columns.pointee.occurrences.deallocate()
    columns.deallocate()
  }

  /// The number of passages.
  var count: Int { columns.pointee.count }

  /// The id of the passage at a place.
  func id(_ place: Int) -> Int64 { columns.pointee.ids[place] }

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
    let cell = place * wordCount + word
    let columns = columns.pointee
    if columns.values[cell] == 0 { columns.values[cell] = value }
    columns.occurrences[cell] += value / columns.values[cell]
    if isStrong { columns.strong[place] |= 1 << UInt64(word) }
  }

  /// Takes in that the kind of the passage at a place meets a word, as one more occurrence does.
  func meet(_ place: Int, word: Int, value: Double) {
    let cell = place * wordCount + word
    let columns = columns.pointee
    if columns.values[cell] < value {
      columns.occurrences[cell] *= columns.values[cell] / value
      columns.values[cell] = value
    }
    columns.occurrences[cell] += value / columns.values[cell]
    columns.strong[place] |= 1 << UInt64(word)
  }

  /// Whether the passage at a place holds all the words of a set in a strong form.
  func isStrong(_ place: Int, _ words: UInt64) -> Bool { columns.pointee.strong[place] & words == words }

  /// The score of the passage at a place with a given damping; see ``BM25``.
  func score(_ place: Int, damping: Double) -> Double {
    let columns = columns.pointee
    var score = 0.0
    for cell in place * wordCount..<(place + 1) * wordCount where columns.values[cell] > 0 {
      score += BM25.score(
        value: columns.values[cell], occurrences: columns.occurrences[cell], damping: damping)
    }
    return score
  }

  private func append(_ passage: Int64) -> Int {
    if columns.pointee.count == columns.pointee.capacity { grow() }
    let place = columns.pointee.count
    columns.pointee.count += 1
    let columns = columns.pointee
    columns.ids[place] = passage
    columns.strong[place] = 0
    for cell in place * wordCount..<(place + 1) * wordCount {
      columns.values[cell] = 0
      columns.occurrences[cell] = 0
    }
    places[Int(passage)] = Int32(place + 1)
    return place
  }

  private func grow() {
    let (count, capacity) = (columns.pointee.count, columns.pointee.capacity * 2)
    func moved<T>(_ old: UnsafeMutablePointer<T>, _ width: Int) -> UnsafeMutablePointer<T> {
      let new = UnsafeMutablePointer<T>.allocate(capacity: capacity * width)
      new.update(from: old, count: count * width)
      old.deallocate()
      return new
    }
    columns.pointee.ids = moved(columns.pointee.ids, 1)
    columns.pointee.strong = moved(columns.pointee.strong, 1)
    columns.pointee.values = moved(columns.pointee.values, wordCount)
    columns.pointee.occurrences = moved(columns.pointee.occurrences, wordCount)
    columns.pointee.capacity = capacity
  }
}
