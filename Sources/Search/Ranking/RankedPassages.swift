/// A passage that matches a query, before any data other than its words is read.
struct RankedPassage {
  var id: Int64
  var score: Double
  var group: HitGroup
  /// How the passage matches the word that it matches worst.
  var match = WordMatch.form

  /// Whether the passage is a counted hit.
  var isCounted: Bool { match <= .compound }

  /// Whether the passage sorts before another: by group, then by score, then by id, which is the order of import.
  func precedes(_ other: RankedPassage) -> Bool {
    if group != other.group { return group.order < other.group.order }
    if score != other.score { return score > other.score }
    return id < other.id
  }
}

extension HitGroup {
  /// The position among the groups.
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

/// How a passage matches the required words of a query, as orders of ``WordMatch``.
struct PassageMatch {
  /// The order of a word that the passage does not match at all.
  static let none = 4

  /// The order of the word that the passage matches worst, and of the one that it matches best.
  var weakest = 0
  var strongest = PassageMatch.none

  mutating func add(_ order: Int) {
    weakest = max(weakest, order)
    strongest = min(strongest, order)
  }

  /// The group of the passage and its match.
  func meaning(in plan: MatchPlan) -> (HitGroup, WordMatch) {
    let match = WordMatch.allCases[min(weakest, WordMatch.similar.order)]
    // Queries with operators or phrases have no groups: they define exactly which passages are hits.
    guard plan.isGrouped else { return (.ranked, plan.isWordsOnly ? match : .form) }
    switch match {
    case .form: return (.allWords, match)
    case .compound: return (.compounds, match)
    case .synonym: return (.synonyms, match)
    case .similar: return (strongest <= WordMatch.compound.order ? .someWords : .similar, match)
    }
  }
}

/// The passages that match a query, the first of them in order.
struct RankedList {
  /// The best passages, up to the requested limit.
  var best: [RankedPassage]
  /// The number of hits that are counted.
  var total: Int
  /// The number of passages in each group, in the order of the groups.
  var groups: [GroupCount]

  init(best: [RankedPassage], total: Int, counts: [HitGroup: Int]) {
    self.best = best
    self.total = total
    groups = HitGroup.allCases.compactMap { group in
      counts[group].map { GroupCount(group: group, count: $0) }
    }
  }

  /// Counts unordered passages and keeps the first `limit` of them.
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
  /// The first `count` passages in order, without sorting the rest.
  func best(_ count: Int) -> [RankedPassage] {
    guard self.count > count * 4 else { return Array(sorted { $0.precedes($1) }.prefix(Swift.max(0, count))) }
    var best = BestPassages(count)
    for passage in self { best.add(passage) }
    return best.inOrder
  }
}

/// Collects passages in any order and keeps the first `count` of them, without sorting the rest.
struct BestPassages {
  private let count: Int
  private var kept: [RankedPassage] = []
  /// The last of the first `count` passages when they were last sorted; nil before that.
  private var last: RankedPassage?

  /// - Parameter count: maximum number of passages to keep.
  init(_ count: Int) { self.count = count }

  /// Whether a passage can be among the first.
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

  /// The first passages in order.
  var inOrder: [RankedPassage] { Array(kept.sorted { $0.precedes($1) }.prefix(Swift.max(0, count))) }
}
