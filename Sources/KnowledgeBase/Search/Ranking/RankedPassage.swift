/// A passage that a query matches, before anything but its words was looked at.
struct RankedPassage {
  var id: Int64
  var score: Double
  var group: HitGroup

  /// Whether the passage stands before another: by group, then score, then as they came into the knowledge base.
  func precedes(_ other: RankedPassage) -> Bool {
    if group != other.group { return group.order < other.group.order }
    if score != other.score { return score > other.score }
    return id < other.id
  }
}

extension HitGroup {
  /// The place among the groups.
  var order: Int {
    switch self {
    case .allWords: 0
    case .someWords: 1
    case .ranked: 2
    }
  }
}
