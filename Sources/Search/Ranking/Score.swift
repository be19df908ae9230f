import ByregionSQLite

/// BM25 with the parameters that ranked Norwegian passages best in measurements; see ``RankingWeights``.
///
/// In a long passage a single occurrence of a word may be incidental, so k1 is greater if passages are long: further
/// occurrences then add more to the score.
struct BM25 {
  /// k1 for this index.
  let saturation: Double
  private let lengthLoss: Double
  private let meanLength: Double

  init(_ size: IndexSize, _ weights: RankingWeights = .measured) {
    meanLength = max(1, size.meanLength)
    let growth = max(1, meanLength / weights.shortMean)
    saturation = min(weights.saturation * growth * growth, weights.maxSaturation)
    lengthLoss = min(weights.lengthLoss * growth, weights.maxLengthLoss)
  }

  /// The damping of occurrences in a passage of a given length in words.
  func damping(length: Double) -> Double { saturation * (1 - lengthLoss + lengthLoss * length / meanLength) }

  /// The frequency factor of a word, from 0 to k1 + 1.
  func frequency(occurrences: Double, damping: Double) -> Double {
    occurrences * (saturation + 1) / (occurrences + damping)
  }

  /// The score of a word: its value, weight × rarity, times its frequency factor.
  func score(value: Double, occurrences: Double, damping: Double) -> Double {
    value * frequency(occurrences: occurrences, damping: damping)
  }
}

/// All constants of the score. docs/search.md describes how they were measured.
package struct RankingWeights: Sendable, Hashable {
  /// How soon further occurrences of a word stop counting (BM25's k1), for short passages.
  package var saturation = 0.4
  /// Penalty for passages longer than the mean, from 0 for none to 1 (BM25's b), for short passages.
  package var lengthLoss = 0.4
  /// Passages count as short up to this mean number of words. With a greater mean, b grows in proportion and k1 with
  /// the square of the mean.
  package var shortMean = 64.0
  /// Maximum of k1.
  package var maxSaturation = 0.9
  /// Maximum of b.
  package var maxLengthLoss = 0.75
  /// Minimum similarity of spelling, from 0 to 1, of an alternative to a query word.
  package var leastLikeness = 0.2
  /// Minimum weight of a strong alternative, one that a reader takes for the same word.
  package var strongLike = 0.6
  /// Weight of a synonym.
  package var synonym = 0.5
  /// Weight of an occurrence of an alternative other than the best one in a passage, multiplied by its value relative
  /// to the best. Several forms of a word in a text are weaker evidence than repetitions of the best one.
  package var otherAlternative = 0.65
  /// Additional weight of words that were typed as one if they are adjacent: `Re:tenk`, `2015–2018`.
  package var adjacency = 0.25
  /// Weight of the kind of a passage if a query word names it, as `råd` names advice.
  package var kind = 0.5
  /// Maximum number of alternatives of a rare word. Common words have fewer, in proportion to rarity.
  package var maxAlternatives = 100
  /// Minimum number of alternatives of a common word.
  package var fewestAlternatives = 12

  /// The weights that the program uses.
  package static let measured = RankingWeights()

  /// The weight of an occurrence of an alternative relative to one of the best alternative in a passage.
  @inline(__always)
  static func worth(of value: Double, beside best: Double) -> Double {
    // Most passages hold one alternative, so the common case needs no division.
    value == best ? 1 : measured.otherAlternative * value / best
  }
}

/// Scores the passages of one query: BM25 with the best alternative of each query word.
///
/// A query word is matched by any of its alternatives in the passage. The most valuable one gives the value, weight ×
/// rarity. Occurrences of the others add to the frequency of the word in proportion to their value, and less than in
/// full. If the word names the kind of the passage, that counts as one more alternative. Numbers of passages come with
/// the plan, so no other rows are read.
final class PassageScorer {
  private let plan: MatchPlan
  private let bm25: BM25
  /// The number of occurrences of each phrase in the current passage; all 0 between passages.
  private let counts: UnsafeMutableBufferPointer<Double>
  private let best: UnsafeMutableBufferPointer<Double>
  /// How each word is matched in the current passage: the order of a ``WordMatch``, or ``PassageMatch/none``.
  private let matches: UnsafeMutableBufferPointer<Int>
  /// The words that name a kind, with the value of the kind in the current passage.
  private var kinds: [(word: Int, kind: PlannedKind, value: Double)]
  /// The meaning of each phrase of the plan; the word is -1 for a phrase that is not scored.
  private let meanings: UnsafeMutableBufferPointer<(word: Int, value: Double, match: Int)>
  private var present: [Int] = []
  /// The passages in which a phrase counts, by the phrase's index. A phrase without an entry counts in all.
  var allowed: [Int: PassageSet] = [:]
  private(set) var passages: [RankedPassage] = []
  /// Whether to explain the scores, which is done for a single passage.
  var explains = false
  private(set) var explanation: Explanation?

  init(_ plan: MatchPlan, size: IndexSize) {
    self.plan = plan
    bm25 = BM25(size)
    counts = .allocate(capacity: plan.phrases.count)
    counts.initialize(repeating: 0)
    best = .allocate(capacity: plan.words.count)
    best.initialize(repeating: 0)
    matches = .allocate(capacity: plan.words.count)
    matches.initialize(repeating: PassageMatch.none)
    kinds = plan.words.enumerated().compactMap { number, word in word.kind.map { (number, $0, 0) } }
    meanings = .allocate(capacity: plan.phrases.count)
    for (index, phrase) in plan.phrases.enumerated() {
      let meaning = (
        phrase?.word ?? -1, phrase?.value ?? 0, phrase.map { $0.match.order } ?? PassageMatch.none
      )
      meanings.initializeElement(at: index, to: meaning)
    }
  }

  // The buffers hold plain numbers, so there is nothing to deinitialise.
  deinit {
    counts.deallocate()
    best.deallocate()
    matches.deallocate()
    meanings.deallocate()
  }

  /// Scores the current passage of FTS5.
  func score(_ context: borrowing AuxiliaryContext) throws {
    try count(context)
    if !allowed.isEmpty {
      let wanted = present.filter { allowed[$0]?.contains(context.rowID) ?? true }
      for index in present where !wanted.contains(index) { counts[index] = 0 }
      present = wanted
      if present.isEmpty { return }
    }
    let length = Double(try context.columnSize())
    let damping = bm25.damping(length: length)
    for number in best.indices {
      best[number] = 0
      matches[number] = PassageMatch.none
    }
    for index in present {
      let phrase = meanings[index]
      guard phrase.word >= 0 else { continue }
      best[phrase.word] = max(best[phrase.word], phrase.value)
      matches[phrase.word] = min(matches[phrase.word], phrase.match)
    }
    meetByKind(context.rowID)
    let score = sum(damping: damping)
    if explains { explanation = explain(damping: damping, score: score) }
    let (group, match) = match().meaning(in: plan)
    passages.append(RankedPassage(id: context.rowID, score: score, group: group, match: match))
    for index in present { counts[index] = 0 }
    present.removeAll(keepingCapacity: true)
  }

  private func count(_ context: borrowing AuxiliaryContext) throws {
    for number in 0..<(try context.instanceCount()) {
      let phrase = try context.instance(number).phrase
      guard phrase < counts.count else { continue }
      if counts[phrase] == 0 { present.append(phrase) }
      counts[phrase] += 1
    }
  }

  private func meetByKind(_ passage: Int64) {
    for index in kinds.indices {
      let (word, kind, _) = kinds[index]
      let isMet = kind.members.contains(passage)
      kinds[index].value = isMet ? kind.value : 0
      guard isMet else { continue }
      best[word] = max(best[word], kind.value)
      matches[word] = 0
    }
  }

  private func occurrences(of word: Int) -> Double {
    guard best[word] > 0 else { return 0 }
    var count = 0.0
    for kind in kinds where kind.word == word { count += kind.value / best[word] }
    // The best value of an alternative; that of the kind may be greater.
    let bestValue = present.lazy.map { self.meanings[$0] }.filter { $0.word == word }.map(\.value).max() ?? 0
    for index in present {
      let phrase = meanings[index]
      guard phrase.word == word else { continue }
      count += counts[index] * RankingWeights.worth(of: phrase.value, beside: bestValue) * bestValue / best[word]
    }
    return count
  }

  private func sum(damping: Double) -> Double {
    var score = 0.0
    for number in best.indices where best[number] > 0 {
      score += value(of: number, damping: damping)
    }
    return score
  }

  private func value(of word: Int, damping: Double) -> Double {
    bm25.score(value: best[word], occurrences: occurrences(of: word), damping: damping)
  }

  private func match() -> PassageMatch {
    var match = PassageMatch()
    for (number, word) in plan.words.enumerated() where !word.isOptional { match.add(matches[number]) }
    return match
  }

  private func explain(damping: Double, score: Double) -> Explanation {
    let words = plan.words.indices.compactMap { number -> ExplainedWord? in
      guard best[number] > 0, let (alternative, occurrences) = bestAlternative(of: number) else { return nil }
      return ExplainedWord(
        word: plan.words[number].text, alternative: alternative, occurrences: occurrences,
        rarity: alternative.weight > 0 ? best[number] / alternative.weight : 0,
        frequency: bm25.frequency(occurrences: self.occurrences(of: number), damping: damping),
        score: value(of: number, damping: damping))
    }
    return Explanation(words: words, score: score)
  }

  /// The alternative that gives a word its value in the current passage, and its number of occurrences there.
  private func bestAlternative(of word: Int) -> (Alternative, occurrences: Int)? {
    let index = present.first { plan.phrases[$0].map { $0.word == word && $0.value == best[word] } ?? false }
    if let index, let phrase = plan.phrases[index] {
      return (plan.words[word].alternatives[phrase.alternative], Int(counts[index]))
    }
    return kinds.first { $0.word == word && $0.value > 0 }.map { ($0.kind.alternative, 1) }
  }
}

/// Ranks passages by an auxiliary function of FTS5 on the connection.
final class Ranking {
  /// State shared with the registered functions. SQLite keeps the functions and they keep this object, so it must not
  /// keep the connection.
  private final class QueryContext {
    var scorer: PassageScorer?
    var size = IndexSize(passages: 0, words: 0)
  }

  private static let rank = "byregion_rank"
  private static let measure = "byregion_measure"

  private let connection: Connection
  private let foreign: (any ForeignIndex)?
  private let queryContext = QueryContext()

  /// Registers the functions on a connection. Throws `SQLiteError` where the library has no FTS5.
  ///
  /// - Parameter foreign: a search index outside the file; nil for the index in the file.
  init(_ connection: Connection, foreign: (any ForeignIndex)? = nil) throws {
    self.connection = connection
    self.foreign = foreign
    let queryContext = queryContext
    try connection.register(
      AuxiliaryFunction(Ranking.rank) { context in
        try queryContext.scorer?.score(context)
        return .null
      })
    try connection.register(
      AuxiliaryFunction(Ranking.measure) { context in
        queryContext.size = IndexSize(
          passages: Int(try context.rowCount()), words: Int(try context.columnTotalSize()))
        return .null
      })
  }

  /// The size of the index, from totals that FTS5 keeps.
  func size() throws -> IndexSize {
    if let foreign { return IndexSize(passages: foreign.passageCount, words: foreign.wordCount) }
    queryContext.size = IndexSize(passages: 0, words: 0)
    // Any word of the index will do. None begins with a character that sorts before the digits.
    let first = "SELECT word FROM words WHERE word >= '0' LIMIT 1"
    guard let word = try connection.first(first, [], { $0.text(0) ?? "" }) else { return queryContext.size }
    let sql = "SELECT \(Ranking.measure)(passages_fts) FROM passages_fts WHERE passages_fts MATCH ?1 LIMIT 1"
    try connection.query(sql, [.text(MatchExpression.quoted(word))]) { _ in }
    return queryContext.size
  }

  /// All passages that match the plan within the scope, unordered.
  func passages(_ plan: MatchPlan, size: IndexSize, scope: SearchScope) throws -> [RankedPassage] {
    try run(plan, size: size, scope: scope, passage: nil).passages
  }

  /// The explanation of the score of one passage; nil if it does not match the plan.
  func explanation(of passage: Int64, _ plan: MatchPlan, size: IndexSize) throws -> Explanation? {
    try run(plan, size: size, scope: SearchScope(), passage: passage).explanation
  }

  private func run(
    _ plan: MatchPlan, size: IndexSize, scope: SearchScope, passage: Int64?
  ) throws -> PassageScorer {
    let scorer = PassageScorer(plan, size: size)
    scorer.explains = passage != nil
    queryContext.scorer = scorer
    defer { queryContext.scorer = nil }
    if let foreign {
      guard let tree = plan.tree else { return scorer }
      let candidates = ForeignCandidates(connection: connection, index: foreign)
      try candidates.forEachPortion(of: tree, scope: scope, only: passage) {
        try score(scorer, plan, scope: SearchScope(), passage: nil)
      }
    } else {
      try score(scorer, plan, scope: scope, passage: passage)
    }
    return scorer
  }

  /// Scores the rows of `passages_fts` that match the plan.
  private func score(_ scorer: PassageScorer, _ plan: MatchPlan, scope: SearchScope, passage: Int64?) throws {
    scorer.allowed = try SignedNumbers(connection: connection).passages(of: plan)
    var sql =
      "SELECT \(Ranking.rank)(passages_fts) FROM \(scope.source) WHERE passages_fts MATCH ?\(scope.conditions)"
    if passage != nil { sql += " AND passages_fts.rowid = ?" }
    let last = passage.map { [Value.integer($0)] } ?? []
    try connection.query(sql, [.text(plan.expression)] + scope.arguments + last) { _ in }
  }
}
