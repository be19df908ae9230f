/// A word of the search index.
public struct VocabularyWord: Sendable, Hashable {
  /// The word as the tokenizer gives it: in lower case.
  public var word: String
  /// The number of passages that hold it.
  public var passages: Int

  public init(word: String, passages: Int) {
    self.word = word
    self.passages = passages
  }
}
