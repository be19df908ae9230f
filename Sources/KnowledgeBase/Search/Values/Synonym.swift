/// Two words that mean the same though they are not spelt alike.
public struct Synonym: Sendable, Hashable {
  /// A word in lower case.
  public var word: String
  /// What is searched for beside it, and the other way round: a word, or several with spaces between.
  public var other: String
  /// Whether a user added it.
  public var isOfUser: Bool

  public init(word: String, other: String, isOfUser: Bool) {
    self.word = word
    self.other = other
    self.isOfUser = isOfUser
  }
}
