/// A word of the index that a typed word is taken to mean.
public struct Alternative: Sendable, Hashable {
  /// The word as FTS5's tokenizer gives it: in lower case.
  public var word: String
  /// What a match of it counts for, from 0 to 1.
  public var weight: Double
  /// The likeness of the spellings, from 0 to 1; 1 for the word itself.
  public var similarity: Double
  /// Whether a reader calls it the same word.
  public var isStrong: Bool
  /// Why it is taken: `as typed`, `similar`, `synonym`, or the name of a rule of grammar.
  public var reason: String
  /// The number of passages that hold it.
  public var passages: Int

  public init(
    word: String, weight: Double, similarity: Double, isStrong: Bool, reason: String, passages: Int
  ) {
    self.word = word
    self.weight = weight
    self.similarity = similarity
    self.isStrong = isStrong
    self.reason = reason
    self.passages = passages
  }
}
