import Norwegian
import SQLite

/// Finds the words of the vocabulary whose spelling is like that of a given word.
///
/// Linear in the words that share a gram with it; keeps two bytes for each word of the vocabulary in memory.
final class LikeFinder {
  /// A word of the vocabulary and its likeness.
  struct Found {
    var word: String
    var passages: Int
    var similarity: Double
  }

  /// A word that waits for its grams; see ``Vocabulary``.
  private struct WaitingWord {
    var word: String
    var passages: Int
    var grams: Grams
  }

  private let connection: Connection
  private let store: GramStore
  private var version: [Int64] = []
  private var weights: [UInt16] = []
  private var waiting: [WaitingWord] = []
  /// The weight of the grams that each word has in common with the one asked for, 0 between two searches.
  private var sums: [UInt16] = []
  private var touched: [Int32] = []

  init(_ connection: Connection) {
    self.connection = connection
    store = GramStore(connection)
  }

  /// Reads anew what the finder keeps in memory, if the vocabulary may have changed since. Call it before each search.
  func refresh() throws {
    let current = [
      try connection.first("PRAGMA data_version") { $0.integer(0) ?? 0 } ?? 0, Int64(connection.totalChanges),
    ]
    guard current != version else { return }
    weights = try storedWeights()
    sums = [UInt16](repeating: 0, count: weights.count)
    waiting = []
    try store.forEachWaitingWord { _, word, passages in
      waiting.append(WaitingWord(word: word, passages: passages, grams: Grams(of: word)))
    }
    version = current
  }

  /// The words at least so similar, the most similar first, words of the same likeness in the order of their bytes.
  ///
  /// - Parameters:
  ///   - threshold: the least similarity, above 0.
  ///   - limit: how many words to give at most.
  func words(like grams: Grams, threshold: Double, limit: Int) throws -> [Found] {
    guard !grams.keys.isEmpty, limit > 0 else { return [] }
    for gram in grams.keys { try sum(gram) }
    let candidates = takeCandidates(asked: grams.weight, threshold: threshold)
    var found = waiting.compactMap { waiting -> Found? in
      let similarity = Similarity.between(grams, waiting.grams)
      guard similarity >= threshold else { return nil }
      return Found(word: waiting.word, passages: waiting.passages, similarity: similarity)
    }
    found += try fetch(candidates, limit: limit)
    found.sort { ($1.similarity, $0.word) < ($0.similarity, $1.word) }
    return Array(found.prefix(limit))
  }

  private func storedWeights() throws -> [UInt16] {
    var weights: [UInt16] = []
    let sql = "SELECT words FROM word_grams WHERE id < \(GramStore.blockSize) ORDER BY id"
    try connection.query(sql) { row in
      row.withBytes(0) { bytes in
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
          weights.append(UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)
        }
      }
    }
    return weights
  }

  /// Adds a gram's weight to the sums of the words that have it.
  private func sum(_ gram: UInt32) throws {
    let weight = UInt16(GramWeights.weight(of: gram))
    let first = GramStore.rowID(gram: gram, block: 0)
    try connection.withStatement("SELECT id, words FROM word_grams WHERE id BETWEEN ?1 AND ?2") { statement in
      try statement.bind(integer: first, at: 1)
      try statement.bind(integer: first + Int64(GramStore.blockSize) - 1, at: 2)
      while try statement.step() {
        let block = Int((statement.row.integer(0) ?? first) - first) << GramStore.blockBits
        statement.row.withBytes(1) { add(weight, toWords: $0, from: block) }
      }
    }
  }

  private func add(_ weight: UInt16, toWords words: UnsafeRawBufferPointer, from block: Int) {
    sums.withUnsafeMutableBufferPointer { sums in
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        let id = block + Int(words[index]) + Int(words[index + 1]) << 8
        guard id < sums.count else { continue }
        if sums[id] == 0 { touched.append(Int32(id)) }
        sums[id] += weight
      }
    }
  }

  /// The words above the threshold, and the sums back to 0.
  private func takeCandidates(asked: Int, threshold: Double) -> [(id: Int, similarity: Double)] {
    var candidates: [(id: Int, similarity: Double)] = []
    for id in touched {
      let common = Int(sums[Int(id)])
      sums[Int(id)] = 0
      let similarity = Similarity.similarity(common: common, asked, Int(weights[Int(id)]))
      if similarity >= threshold { candidates.append((Int(id), similarity)) }
    }
    touched.removeAll(keepingCapacity: true)
    return candidates
  }

  /// The words behind the best candidates, all those of the last likeness included: what is left out must not depend on
  /// the ids. Ids of words that are gone are passed over.
  private func fetch(_ candidates: [(id: Int, similarity: Double)], limit: Int) throws -> [Found] {
    let ordered = best(candidates, atLeast: limit)
    var found: [Found] = []
    for candidate in ordered {
      if found.count >= limit, let last = found.last, candidate.similarity < last.similarity { break }
      let sql = "SELECT word, passages FROM words WHERE id = ?1"
      let word = try connection.first(sql, [.integer(Int64(candidate.id))]) { row in
        Found(word: row.text(0) ?? "", passages: row.int(1) ?? 0, similarity: candidate.similarity)
      }
      if let word { found.append(word) }
    }
    return found
  }

  /// The candidates in descending likeness. Where they are many, those that cannot be among the best are left out
  /// first.
  private func best(
    _ candidates: [(id: Int, similarity: Double)], atLeast limit: Int
  ) -> [(id: Int, similarity: Double)] {
    let steps = 256
    var counts = [Int](repeating: 0, count: steps + 1)
    let step = { (similarity: Double) in min(steps, Int(similarity * Double(steps))) }
    for candidate in candidates { counts[step(candidate.similarity)] += 1 }
    // Twice the limit, so that words that are gone leave enough.
    var (lowest, count) = (steps, counts[steps])
    while lowest > 0, count < 2 * limit + 64 {
      lowest -= 1
      count += counts[lowest]
    }
    return candidates.filter { step($0.similarity) >= lowest }.sorted { $0.similarity > $1.similarity }
  }
}
