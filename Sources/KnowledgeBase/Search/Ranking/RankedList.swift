/// The passages that meet a query, the first of them in order.
struct RankedList {
  /// The best passages, as many as were asked for.
  var best: [RankedPassage]
  /// The number of all passages that meet the query.
  var total: Int
  /// How many there are in each group, in the order of the groups.
  var groups: [GroupCount]

  init(best: [RankedPassage], counts: [HitGroup: Int]) {
    self.best = best
    total = counts.values.reduce(0, +)
    groups = HitGroup.allCases.compactMap { group in
      counts[group].map { GroupCount(group: group, count: $0) }
    }
  }

  /// The first so many of passages in no order.
  init(_ passages: [RankedPassage], limit: Int) {
    self.init(best: passages.best(limit), counts: Dictionary(passages.map { ($0.group, 1) }, uniquingKeysWith: +))
  }
}

extension [RankedPassage] {
  /// The first so many in order, without sorting the rest.
  func best(_ count: Int) -> [RankedPassage] {
    guard count > 0 else { return [] }
    guard self.count > count * 4 else { return Array(sorted { $0.precedes($1) }.prefix(count)) }
    var kept: [RankedPassage] = []
    kept.reserveCapacity(count * 2)
    var last: RankedPassage?
    for passage in self {
      if let last, !passage.precedes(last) { continue }
      kept.append(passage)
      guard kept.count >= count * 2 else { continue }
      kept.sort { $0.precedes($1) }
      kept.removeSubrange(count...)
      last = kept[count - 1]
    }
    return Array(kept.sorted { $0.precedes($1) }.prefix(count))
  }
}
