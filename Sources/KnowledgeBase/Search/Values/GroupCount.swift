/// The number of hits in a group.
public struct GroupCount: Sendable, Hashable {
  public var group: HitGroup
  public var count: Int

  public init(group: HitGroup, count: Int) {
    self.group = group
    self.count = count
  }
}
