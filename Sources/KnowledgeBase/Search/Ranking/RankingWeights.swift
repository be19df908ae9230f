/// Every number that a score depends on beside the counts of the index. Measured: docs/search.md tells how.
public struct RankingWeights: Sendable, Hashable {
  /// How soon further occurrences of a word stop counting (BM25's k1).
  public var saturation = 0.4
  /// How much long passages lose, from 0 for nothing to 1 (BM25's b).
  public var lengthLoss = 0.4
  /// The least likeness of spelling at which a word of the index stands in for one that is asked for, from 0 to 1.
  public var leastLikeness = 0.2
  /// What a strong like, the same word to a reader, counts for at least.
  public var strongLike = 0.6
  /// What a synonym counts for.
  public var synonym = 0.5
  /// What words that were typed as one count for more where they stand next to each other: `Re:tenk`, `2015–2018`.
  public var adjacency = 0.25
  /// What the kind of a passage counts for where a word names it: advice, where `råd` is asked for.
  public var kind = 0.5
  /// The most alternatives of a word that no passage or few hold. Common words have fewer, in proportion to rarity.
  public var mostAlternatives = 100
  /// The fewest alternatives of a common word.
  public var fewestAlternatives = 12

  /// The weights that the program ranks by.
  public static let measured = RankingWeights()
}
