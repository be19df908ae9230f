/// What the score of a hit is made of.
public struct Explanation: Sendable, Hashable {
  /// One part for each word of the query that matched, in the order typed.
  public var words: [ExplainedWord]
  /// The score: the sum of the parts.
  public var score: Double

  public init(words: [ExplainedWord], score: Double) {
    self.words = words
    self.score = score
  }
}
