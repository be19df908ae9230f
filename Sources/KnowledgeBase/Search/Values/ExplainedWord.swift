/// What one word of the query adds to the score of a hit.
public struct ExplainedWord: Sendable, Hashable {
  /// The word as typed, in lower case.
  public var word: String
  /// The alternative that counts: the best of those that the passage holds.
  public var alternative: Alternative
  /// How often the alternative stands in the passage.
  public var occurrences: Int
  /// The alternative's rarity: FTS5's inverse document frequency.
  public var rarity: Double
  /// What its occurrences, and those of other alternatives in proportion to their worth, count for in a passage of this
  /// length: BM25's part that is not rarity.
  public var frequency: Double
  /// What is added to the score: the alternative's weight × ``rarity`` × ``frequency``.
  public var score: Double

  public init(
    word: String, alternative: Alternative, occurrences: Int, rarity: Double, frequency: Double, score: Double
  ) {
    self.word = word
    self.alternative = alternative
    self.occurrences = occurrences
    self.rarity = rarity
    self.frequency = frequency
    self.score = score
  }
}
