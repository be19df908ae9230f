/// One form of a region's name, with where it was seen.
public struct RegionNameForm: Sendable, Hashable {
  /// Where a form was seen, as it is kept in `region_names.source`.
  public enum Source: String, Sendable, Hashable, CaseIterable {
    case title, facts, heading, user
  }

  /// As printed, without a genitive ending.
  public var name: String
  public var source: Source

  public init(name: String, source: Source) {
    self.name = name
    self.source = source
  }
}
