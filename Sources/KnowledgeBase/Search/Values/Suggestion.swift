/// Another query to try.
public struct Suggestion: Sendable, Hashable {
  /// What makes it different from the query that was asked.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The query without one of its words.
    case fewerWords
    /// The query with a word spelt as it is in the index.
    case nearSpelling
    /// The query with a region or municipality as a filter instead of a word.
    case place
  }

  /// What makes it different.
  public var kind: Kind
  /// The query, ready to be asked.
  public var query: String
  /// The number of passages that hold all its words.
  public var count: Int

  public init(kind: Kind, query: String, count: Int) {
    self.kind = kind
    self.query = query
    self.count = count
  }
}
