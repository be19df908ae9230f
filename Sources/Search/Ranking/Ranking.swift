import ByregionSQLite

/// Ranks passages by an auxiliary function of FTS5 on the connection.
final class Ranking {
  /// Where the function finds the query at hand. SQLite keeps the function, and the function keeps this; it must not
  /// keep the connection.
  private final class QueryContext {
    var scorer: PassageScorer?
    var size = IndexSize(passages: 0, words: 0)
  }

  private static let rank = "byregion_rank"
  private static let measure = "byregion_measure"

  private let connection: Connection
  private let queryContext = QueryContext()

  /// Registers the functions on a connection. Throws `SQLiteError` where the library has no FTS5.
  init(_ connection: Connection) throws {
    self.connection = connection
    let queryContext = queryContext
    try connection.register(
      AuxiliaryFunction(Ranking.rank) { context in
        try queryContext.scorer?.score(context)
        return .null
      })
    try connection.register(
      AuxiliaryFunction(Ranking.measure) { context in
        queryContext.size = IndexSize(
          passages: Int(try context.rowCount()), words: Int(try context.columnTotalSize()))
        return .null
      })
  }

  /// How much the index holds, as FTS5 knows it without counting.
  func size() throws -> IndexSize {
    queryContext.size = IndexSize(passages: 0, words: 0)
    // No word of an index begins with a sign before the digits.
    let first = "SELECT word FROM words WHERE word >= '0' LIMIT 1"
    guard let word = try connection.first(first, [], { $0.text(0) ?? "" }) else { return queryContext.size }
    let sql = "SELECT \(Ranking.measure)(passages_fts) FROM passages_fts WHERE passages_fts MATCH ?1 LIMIT 1"
    try connection.query(sql, [.text(MatchExpression.quoted(word))]) { _ in }
    return queryContext.size
  }

  /// All passages that meet the plan within the scope, in no order.
  func passages(_ plan: MatchPlan, size: IndexSize, scope: SearchScope) throws -> [RankedPassage] {
    try run(plan, size: size, scope: scope, passage: nil).passages
  }

  /// What the score of one passage is made of; nil when it does not meet the plan.
  func explanation(of passage: Int64, _ plan: MatchPlan, size: IndexSize) throws -> Explanation? {
    try run(plan, size: size, scope: SearchScope(), passage: passage).explanation
  }

  private func run(
    _ plan: MatchPlan, size: IndexSize, scope: SearchScope, passage: Int64?
  ) throws -> PassageScorer {
    let scorer = PassageScorer(plan, size: size)
    scorer.explains = passage != nil
    scorer.allowed = try SignedNumbers(connection: connection).passages(of: plan)
    queryContext.scorer = scorer
    defer { queryContext.scorer = nil }
    var sql =
      "SELECT \(Ranking.rank)(passages_fts) FROM \(scope.source) WHERE passages_fts MATCH ?\(scope.conditions)"
    if passage != nil { sql += " AND passages_fts.rowid = ?" }
    let last = passage.map { [Value.integer($0)] } ?? []
    try connection.query(sql, [.text(plan.expression)] + scope.arguments + last) { _ in }
    return scorer
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
    self.init(
      best: passages.best(limit), total: passages.count(where: \.isCounted),
      counts: Dictionary(passages.map { ($0.group, 1) }, uniquingKeysWith: +))
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
