import SQLite

/// Scores the passages of one query: BM25 with the best alternative of each asked word.
///
/// A word of the question is met by whichever of its alternatives the passage holds. The one that is worth most gives
/// the value, weight × rarity; occurrences of the others count towards how often it stands there, in proportion to
/// their worth. The kind of a passage that the word names counts as one more. Counts of passages are handed in with the
/// plan, so no other row is read.
final class PassageScorer {
  private let plan: MatchPlan
  private let meanLength: Double
  /// How often each phrase stands in the passage at hand, 0 between two passages.
  private let counts: UnsafeMutableBufferPointer<Double>
  private let best: UnsafeMutableBufferPointer<Double>
  private let isStrong: UnsafeMutableBufferPointer<Bool>
  /// The words that name a kind, and what it is worth in the passage at hand.
  private var kinds: [(word: Int, kind: PlannedKind, value: Double)]
  /// What each phrase of the plan stands for; word -1 for one that scores nothing.
  private let meanings: UnsafeMutableBufferPointer<(word: Int, value: Double, isStrong: Bool)>
  private var present: [Int] = []
  private(set) var passages: [RankedPassage] = []
  /// Whether to tell what each score is made of, as is done for a single passage.
  var explains = false
  private(set) var explanation: Explanation?

  init(_ plan: MatchPlan, size: IndexSize) {
    self.plan = plan
    meanLength = max(1, size.meanLength)
    counts = .allocate(capacity: plan.phrases.count)
    counts.initialize(repeating: 0)
    best = .allocate(capacity: plan.words.count)
    best.initialize(repeating: 0)
    isStrong = .allocate(capacity: plan.words.count)
    isStrong.initialize(repeating: false)
    kinds = plan.words.enumerated().compactMap { number, word in word.kind.map { (number, $0, 0) } }
    meanings = .allocate(capacity: plan.phrases.count)
    for (index, phrase) in plan.phrases.enumerated() {
      let meaning = (phrase?.word ?? -1, phrase?.value ?? 0, phrase?.isStrong ?? false)
      meanings.initializeElement(at: index, to: meaning)
    }
  }

  // The buffers hold plain numbers: there is nothing to deinitialise.
  deinit {
    counts.deallocate()
    best.deallocate()
    isStrong.deallocate()
    meanings.deallocate()
  }

  /// Scores the passage that FTS5 stands at.
  func score(_ context: borrowing AuxiliaryContext) throws {
    try count(context)
    let length = Double(try context.columnSize())
    let damping = BM25.damping(length: length, meanLength: meanLength)
    for number in best.indices {
      best[number] = 0
      isStrong[number] = false
    }
    for index in present {
      let phrase = meanings[index]
      guard phrase.word >= 0 else { continue }
      best[phrase.word] = max(best[phrase.word], phrase.value)
      if phrase.isStrong { isStrong[phrase.word] = true }
    }
    meetByKind(context.rowID)
    let score = sum(damping: damping)
    if explains { explanation = explain(damping: damping, score: score) }
    passages.append(RankedPassage(id: context.rowID, score: score, group: group()))
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
      isStrong[word] = true
    }
  }

  private func occurrences(of word: Int) -> Double {
    var count = 0.0
    for kind in kinds where kind.word == word && best[word] > 0 { count += kind.value / best[word] }
    for index in present {
      let phrase = meanings[index]
      guard phrase.word == word, best[word] > 0 else { continue }
      count += counts[index] * phrase.value / best[word]
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
    BM25.score(value: best[word], occurrences: occurrences(of: word), damping: damping)
  }

  private func group() -> HitGroup {
    guard plan.isGrouped else { return .ranked }
    let hasAll = plan.words.indices.allSatisfy { isStrong[$0] || plan.words[$0].isAside }
    return hasAll ? .allWords : .someWords
  }

  private func explain(damping: Double, score: Double) -> Explanation {
    let words = plan.words.indices.compactMap { number -> ExplainedWord? in
      guard best[number] > 0, let (alternative, occurrences) = bestAlternative(of: number) else { return nil }
      return ExplainedWord(
        word: plan.words[number].text, alternative: alternative, occurrences: occurrences,
        rarity: alternative.weight > 0 ? best[number] / alternative.weight : 0,
        frequency: BM25.frequency(occurrences: self.occurrences(of: number), damping: damping),
        score: value(of: number, damping: damping))
    }
    return Explanation(words: words, score: score)
  }

  /// The alternative that gives a word its value in the passage at hand, and how often it stands there.
  private func bestAlternative(of word: Int) -> (Alternative, occurrences: Int)? {
    let index = present.first { plan.phrases[$0].map { $0.word == word && $0.value == best[word] } ?? false }
    if let index, let phrase = plan.phrases[index] {
      return (plan.words[word].alternatives[phrase.alternative], Int(counts[index]))
    }
    return kinds.first { $0.word == word && $0.value > 0 }.map { ($0.kind.alternative, 1) }
  }
}
