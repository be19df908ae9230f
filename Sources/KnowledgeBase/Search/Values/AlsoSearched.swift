/// The words that were searched for beside a typed one.
public struct AlsoSearched: Sendable, Hashable {
  /// The word as typed, in lower case.
  public var word: String
  /// Its alternatives in the index, the heaviest first, the typed word itself left out.
  public var alternatives: [Alternative]

  public init(word: String, alternatives: [Alternative]) {
    self.word = word
    self.alternatives = alternatives
  }
}
