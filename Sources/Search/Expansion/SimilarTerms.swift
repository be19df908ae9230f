import ByregionNorwegian
import ByregionSQLite
import ByregionText

/// Finds the words of the vocabulary whose spelling is similar to that of a given word.
///
/// Linear in the number of words that share a gram with it. Uses up to ten bytes of memory for each word of the
/// vocabulary.
final class SimilarTerms {
  /// A word of the vocabulary and its similarity.
  struct Found {
    var word: String
    var passages: Int
    var similarity: Double
    /// The id in the vocabulary.
    var id = 0
  }

  /// A word whose grams are not yet written; see ``Vocabulary``.
  private struct WaitingWord {
    var id: Int
    var word: String
    var passages: Int
    var grams: Grams
  }

  private let connection: Connection
  private let store: GramStore
  private let words: IndexWords
  private var version: ContentVersion?
  /// Cached data, read when first needed, since many searches do not need it.
  private var knownWeights: [UInt16]?
  private var knownSums: GramSums?
  private var knownWaiting: [WaitingWord]?

  init(_ connection: Connection, _ words: IndexWords) {
    self.connection = connection
    self.words = words
    store = GramStore(connection)
  }

  /// Discards cached data if the vocabulary may have changed, and returns whether it may have. Call it before each
  /// search.
  @discardableResult func refresh() throws -> Bool {
    let current = try connection.contentVersion()
    guard current != version else { return false }
    (knownWeights, knownSums, knownWaiting) = (nil, nil, nil)
    version = current
    return true
  }

  private func weights() throws -> [UInt16] {
    if let knownWeights { return knownWeights }
    let weights = try storedWeights()
    knownWeights = weights
    return weights
  }

  private func sums() throws -> GramSums {
    if let knownSums { return knownSums }
    let sums = GramSums(weights: try weights())
    knownSums = sums
    return sums
  }

  private func waiting() throws -> [WaitingWord] {
    if let knownWaiting { return knownWaiting }
    var waiting: [WaitingWord] = []
    try store.forEachWaitingWord { id, word, passages in
      waiting.append(WaitingWord(id: id, word: word, passages: passages, grams: Grams(of: word)))
    }
    knownWaiting = waiting
    return waiting
  }

  /// The words of at least a given similarity, the most similar first. Words of equal similarity are sorted by bytes.
  ///
  /// - Parameters:
  ///   - threshold: the minimum similarity, above 0.
  ///   - limit: maximum number of words.
  func terms(like grams: Grams, threshold: Double, limit: Int) throws -> [Found] {
    guard !grams.keys.isEmpty, limit > 0 else { return [] }
    let sums = try sums()
    try addUp(grams.keys, to: sums)
    let candidates = sums.takeCandidates(asked: grams.weight, threshold: threshold)
    var found = try waiting().compactMap { waiting -> Found? in
      let similarity = Similarity.between(grams, waiting.grams)
      guard similarity >= threshold else { return nil }
      return Found(word: waiting.word, passages: waiting.passages, similarity: similarity, id: waiting.id)
    }
    found += try fetch(candidates, limit: limit)
    found.sort { ($1.similarity, $0.word) < ($0.similarity, $1.word) }
    return Array(found.prefix(limit))
  }

  /// The shortest words that contain all given grams, unordered.
  func terms(holding grams: [UInt32], limit: Int) throws -> [Found] {
    guard !grams.isEmpty, limit > 0 else { return [] }
    let weight = grams.reduce(0) { $0 + GramWeights.weight(of: $1) }
    let weights = try weights()
    let candidates = try store.ids(holding: grams).compactMap { id -> GramSums.Candidate? in
      guard id < weights.count, weights[id] > 0 else { return nil }
      return GramSums.Candidate(
        id: id, similarity: Similarity.similarity(common: weight, weight, Int(weights[id])))
    }
    var found = try waiting().compactMap { waiting -> Found? in
      guard Set(waiting.grams.keys).isSuperset(of: grams) else { return nil }
      let similarity = Similarity.similarity(common: weight, weight, waiting.grams.weight)
      return Found(word: waiting.word, passages: waiting.passages, similarity: similarity, id: waiting.id)
    }
    found += try fetch(candidates, limit: limit)
    guard found.count > limit else { return found }
    found.sort { ($1.similarity, $0.word) < ($0.similarity, $1.word) }
    return Array(found.prefix(limit))
  }

  private func storedWeights() throws -> [UInt16] {
    var weights: [UInt16] = []
    let sql = "SELECT words FROM word_grams WHERE id < \(GramStore.blockSize) ORDER BY id"
    try connection.query(sql) { row in
      row.withBytes(0) { bytes in
        weights += [UInt16](unsafeUninitializedCapacity: bytes.count / 2) { block, count in
          for index in block.indices {
            let weight = bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
            block.initializeElement(at: index, to: UInt16(littleEndian: weight))
          }
          count = block.count
        }
      }
    }
    return weights
  }

  /// Adds the weight of each gram to the sums of the words that contain it.
  private func addUp(_ grams: [UInt32], to sums: GramSums) throws {
    try connection.withStatement("SELECT id, words FROM word_grams WHERE id BETWEEN ?1 AND ?2") { statement in
      let row = statement.row
      for gram in grams {
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

  /// The words of the best candidates, including all with the same similarity as the last one, so that the result does
  /// not depend on ids. Ids of removed words are skipped.
  private func fetch(_ candidates: [GramSums.Candidate], limit: Int) throws -> [Found] {
    guard candidates.count > limit else { return try candidates.compactMap { try fetch($0) } }
    var queue = CandidateQueue(candidates)
    var found: [Found] = []
    while let candidate = queue.pop() {
      if found.count >= limit, let last = found.last, candidate.similarity < last.similarity { break }
      if let term = try fetch(candidate) { found.append(term) }
    }
    return found
  }

  private func fetch(_ candidate: GramSums.Candidate) throws -> Found? {
    try words.word(id: candidate.id).map {
      Found(word: $0.word, passages: $0.passages, similarity: candidate.similarity, id: candidate.id)
    }
  }
}

/// Candidates in descending order of similarity, sorted lazily since most are never read.
struct CandidateQueue {
  private static let steps = 256

  /// The candidates by step of similarity, in descending order of steps.
  private var ordered: [GramSums.Candidate]
  /// The start index of each step in `ordered`, and the end index of the last.
  private let starts: [Int]
  private var step = 0
  private var next = 0

  /// Linear in the number of candidates.
  init(_ candidates: [GramSums.Candidate]) {
    var starts = [Int](repeating: 0, count: CandidateQueue.steps + 1)
    for candidate in candidates { starts[CandidateQueue.step(of: candidate) + 1] += 1 }
    for step in 0..<CandidateQueue.steps { starts[step + 1] += starts[step] }
    self.starts = starts
    ordered = candidates
    for candidate in candidates {
      let step = CandidateQueue.step(of: candidate)
      ordered[starts[step]] = candidate
      starts[step] += 1
    }
  }

  /// The next candidate; nil after the last.
  mutating func pop() -> GramSums.Candidate? {
    guard next < ordered.count else { return nil }
    while next == starts[step] {
      let range = starts[step]..<starts[step + 1]
      if range.count > 1 { ordered[range].sort { $0.similarity > $1.similarity } }
      step += 1
      if !range.isEmpty { break }
    }
    defer { next += 1 }
    return ordered[next]
  }

  private static func step(of candidate: GramSums.Candidate) -> Int {
    steps - 1 - min(steps - 1, max(0, Int(candidate.similarity * Double(steps))))
  }
}

/// The total weight of the grams that each word of a vocabulary shares with a query word.
///
/// Filled gram by gram and then reset, once for each query word. Tens of thousands of words share a gram with it, so
/// the columns are plain memory. Uses four to eight bytes for each word of the vocabulary.
final class GramSums {
  /// A word id and the similarity of the word.
  struct Candidate {
    var id: Int
    var similarity: Double
  }

  /// The weight of all grams of each word, by id; 0 for an id without a word.
  private let weights: UnsafeMutableBufferPointer<UInt16>
  /// The shared weight by id; all 0 between searches.
  private let sums: UnsafeMutableBufferPointer<UInt16>
  /// The ids whose sum is not 0; the first `count` elements are valid.
  private let touched: UnsafeMutableBufferPointer<Int32>
  private var count = 0

  init(weights: [UInt16]) {
    self.weights = .allocate(capacity: weights.count)
    _ = self.weights.initialize(from: weights)
    sums = .allocate(capacity: weights.count)
    sums.initialize(repeating: 0)
    touched = .allocate(capacity: weights.count)
  }

  // The buffers hold plain numbers, so there is nothing to deinitialise.
  deinit {
    weights.deallocate()
    sums.deallocate()
    touched.deallocate()
  }

  /// Adds the weight of a gram to the sums of the words that contain it.
  ///
  /// - Parameters:
  ///   - words: a row of ``GramStore``.
  ///   - block: the first id of the row's block.
  func add(_ weight: UInt16, toWords words: UnsafeRawBufferPointer, from block: Int) {
    let (sums, touched) = (sums, touched)
    var count = count
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      let id = block + Int(words[index]) + Int(words[index + 1]) << 8
      guard id < sums.count else { continue }
      let sum = sums[id]
      if sum == 0 {
        touched[count] = Int32(truncatingIfNeeded: id)
        count += 1
      }
      // Sums are small in a valid file. In a damaged one, they must not wrap around to 0.
      let (raised, isTooLarge) = sum.addingReportingOverflow(weight)
      sums[id] = isTooLarge ? .max : raised
    }
    self.count = count
  }

  /// The words of at least a given similarity, unordered. Resets the sums to 0.
  ///
  /// - Parameter asked: the weight of all grams of the query word.
  func takeCandidates(asked: Int, threshold: Double) -> [Candidate] {
    let (sums, touched, weights) = (sums, touched, weights)
    // Computing a square root for each word would cost more than the rest, so squares are compared first; most words
    // fail there. The margin leaves cases within rounding errors to the exact comparison.
    let least = threshold * threshold * Double(asked) * 0.999_999
    var candidates: [Candidate] = []
    for place in 0..<count {
      let id = Int(touched[place])
      let common = Double(sums[id])
      sums[id] = 0
      guard weights[id] > 0, common * common >= least * Double(weights[id]) else { continue }
      let similarity = Similarity.similarity(common: Int(common), asked, Int(weights[id]))
      if similarity >= threshold { candidates.append(Candidate(id: id, similarity: similarity)) }
    }
    count = 0
    return candidates
  }
}
