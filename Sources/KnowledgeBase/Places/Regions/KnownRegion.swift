/// A region that the knowledge base holds, as far as recognising it goes.
public struct KnownRegion: Sendable, Hashable {
  /// Its key.
  public var id: Int64
  /// Its short name.
  public var slug: String
  /// Its name as printed.
  public var name: String
  /// Forms of its name that the user added.
  public var userNames: [String]
  /// One for each of its documents that was not removed.
  public var documents: [RegionWitness]

  public init(id: Int64, slug: String, name: String, userNames: [String] = [], documents: [RegionWitness]) {
    self.id = id
    self.slug = slug
    self.name = name
    self.userNames = userNames
    self.documents = documents
  }
}
