/// The number of hits in a group.
public struct GroupCount: Sendable, Hashable {
  /// The group.
  public var group: HitGroup
  /// Its number of hits.
  public var count: Int

  public init(group: HitGroup, count: Int) {
    self.group = group
    self.count = count
  }
}
