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
  private var sums = GramSums(weights: [])
  private var waiting: [WaitingWord] = []

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
    sums = GramSums(weights: try storedWeights())
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
    try addUp(grams)
    let candidates = sums.takeCandidates(asked: grams.weight, threshold: threshold)
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
        weights.reserveCapacity(weights.count + bytes.count / 2)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
          weights.append(UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)
        }
      }
    }
    return weights
  }

  /// Adds each gram's weight to the sums of the words that have it.
  private func addUp(_ grams: Grams) throws {
    try connection.withStatement("SELECT id, words FROM word_grams WHERE id BETWEEN ?1 AND ?2") { statement in
      let row = statement.row
      for gram in grams.keys {
        let weight = UInt16(GramWeights.weight(of: gram))
        let first = GramStore.rowID(gram: gram, block: 0)
        try statement.bind(integer: first, at: 1)
        try statement.bind(integer: first + Int64(GramStore.blockSize) - 1, at: 2)
        while try statement.step() {
          let block = Int((row.integer(0) ?? first) - first) << GramStore.blockBits
          row.withBytes(1) { sums.add(weight, toWords: $0, from: block) }
        }
        statement.reset()
      }
    }
  }

  /// The words behind the best candidates, all those of the last likeness included: what is left out must not depend on
  /// the ids. Ids of words that are gone are passed over.
  private func fetch(_ candidates: [GramSums.Candidate], limit: Int) throws -> [Found] {
    var queue = CandidateQueue(candidates)
    var found: [Found] = []
    try connection.withStatement("SELECT word, passages FROM words WHERE id = ?1") { statement in
      let row = statement.row
      while let candidate = queue.pop() {
        if found.count >= limit, let last = found.last, candidate.similarity < last.similarity { break }
        try statement.bind(integer: Int64(candidate.id), at: 1)
        if try statement.step() {
          let word = row.text(0) ?? ""
          found.append(Found(word: word, passages: row.int(1) ?? 0, similarity: candidate.similarity))
        }
        statement.reset()
      }
    }
    return found
  }
}
