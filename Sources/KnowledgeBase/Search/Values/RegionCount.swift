/// The number of hits in a region.
public struct RegionCount: Sendable, Hashable {
  /// The region's slug.
  public var slug: String
  /// The region's name.
  public var name: String
  /// All its hits, shown or not.
  public var count: Int
  /// Those of them that hold all words; 0 where the query is not answered in groups.
  public var allWords: Int

  public init(slug: String, name: String, count: Int, allWords: Int) {
    self.slug = slug
    self.name = name
    self.count = count
    self.allWords = allWords
  }
}
