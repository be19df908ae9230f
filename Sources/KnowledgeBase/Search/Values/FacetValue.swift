/// A value of a field and its number of hits.
public struct FacetValue: Sendable, Hashable {
  /// The value as a filter takes it: a kind, slug, number or language.
  public var value: String
  /// What a reader calls it.
  public var name: String
  public var count: Int
  /// Whether the search is narrowed to it.
  public var isChosen: Bool

  public init(value: String, name: String, count: Int, isChosen: Bool = false) {
    self.value = value
    self.name = name
    self.count = count
    self.isChosen = isChosen
  }
}
