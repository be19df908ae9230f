/// A passage that a query matches, before anything but its words was looked at.
struct RankedPassage {
  var id: Int64
  var score: Double
  var group: HitGroup
  /// How it meets the word that it meets worst.
  var match = WordMatch.form

  /// Whether it is one of the hits that are counted.
  var isCounted: Bool { match <= .compound }

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
    case .compounds: 1
    case .synonyms: 2
    case .someWords: 3
    case .similar: 4
    case .ranked: 5
    }
  }
}

/// How a passage meets the wanted words of a query: as the orders of a ``WordMatch``.
struct PassageMatch {
  /// The order of a word that the passage does not meet at all.
  static let none = 4

  /// How it meets the word that it meets worst, and the one that it meets best.
  var weakest = 0
  var strongest = PassageMatch.none

  mutating func add(_ order: Int) {
    weakest = max(weakest, order)
    strongest = min(strongest, order)
  }

  /// The group of the passage and its match.
  func meaning(in plan: MatchPlan) -> (HitGroup, WordMatch) {
    let match = WordMatch.allCases[min(weakest, WordMatch.similar.order)]
    // Operators and phrases decide by themselves what is a hit.
    guard plan.isGrouped else { return (.ranked, plan.isWordsOnly ? match : .form) }
    switch match {
    case .form: return (.allWords, match)
    case .compound: return (.compounds, match)
    case .synonym: return (.synonyms, match)
    case .similar: return (strongest <= WordMatch.compound.order ? .someWords : .similar, match)
    }
  }
}

/// The passages that meet a query, the first of them in order.
struct RankedList {
  /// The best passages, as many as were asked for.
  var best: [RankedPassage]
  /// The number of hits that are counted.
  var total: Int
  /// How many there are in each group, in the order of the groups.
  var groups: [GroupCount]

  init(best: [RankedPassage], total: Int, counts: [HitGroup: Int]) {
    self.best = best
    self.total = total
    groups = HitGroup.allCases.compactMap { group in
      counts[group].map { GroupCount(group: group, count: $0) }
    }
  }

  /// The first so many of passages in no order.
  init(_ passages: [RankedPassage], limit: Int) {
    var counts = [Int](repeating: 0, count: HitGroup.allCases.count)
    for passage in passages { counts[passage.group.order] += 1 }
    let groups = HitGroup.allCases.filter { counts[$0.order] > 0 }.map { ($0, counts[$0.order]) }
    self.init(
      best: passages.best(limit), total: passages.count(where: \.isCounted),
      counts: Dictionary(uniqueKeysWithValues: groups))
  }
}

extension [RankedPassage] {
  /// The first so many in order, without sorting the rest.
  func best(_ count: Int) -> [RankedPassage] {
    guard self.count > count * 4 else { return Array(sorted { $0.precedes($1) }.prefix(Swift.max(0, count))) }
    var best = BestPassages(count)
    for passage in self { best.add(passage) }
    return best.inOrder
  }
}

/// The first so many of passages that come in no order; the rest is not sorted.
struct BestPassages {
  private let count: Int
  private var kept: [RankedPassage] = []
  /// The last of so many that came; nil as long as fewer did.
  private var last: RankedPassage?

  /// - Parameter count: how many are wanted.
  init(_ count: Int) { self.count = count }

  /// Whether a passage can be one of the first.
  func mayTake(_ group: HitGroup, scoreAtMost bound: Double) -> Bool {
    guard let last else { return count > 0 }
    return group == last.group ? bound >= last.score : group.order < last.group.order
  }

  mutating func add(_ passage: RankedPassage) {
    guard mayTake(passage.group, scoreAtMost: passage.score) else { return }
    if let last, !passage.precedes(last) { return }
    kept.append(passage)
    guard kept.count >= count * 2 else { return }
    kept.sort { $0.precedes($1) }
    kept.removeSubrange(count...)
    last = kept[count - 1]
  }

  /// The first that came.
  var inOrder: [RankedPassage] { Array(kept.sorted { $0.precedes($1) }.prefix(Swift.max(0, count))) }
}
