/// What the score of a hit is made of.
public struct Explanation: Sendable, Hashable {
  /// One part for each word of the query that matched, in the order typed.
  public var words: [ExplainedWord]
  /// What is added because words of the query stand near each other.
  public var nearness: Double
  /// What the sum is multiplied with for the passage's kind and position.
  public var kindWeight: Double
  /// The score: the sum of the parts, times ``kindWeight``.
  public var score: Double

  public init(words: [ExplainedWord], nearness: Double, kindWeight: Double, score: Double) {
    self.words = words
    self.nearness = nearness
    self.kindWeight = kindWeight
    self.score = score
  }
}
