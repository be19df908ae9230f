import ByregionSQLite

/// Explains the scores of hits.
struct HitExplainer {
  private let searcher: Searcher
  private let plan: MatchPlan
  private let size: IndexSize
  /// The alternatives of the plan that are one word of the index.
  private let words: Set<String>

  init(_ searcher: Searcher, _ plan: MatchPlan, _ size: IndexSize) throws {
    (self.searcher, self.plan, self.size) = (searcher, plan, size)
    let alternatives = plan.words.flatMap(\.alternatives).map(\.word)
    words = Set(try alternatives.filter { try searcher.tokenizer.words(of: $0) == [$0] })
  }

  func explain(_ hits: inout [Hit]) throws {
    for index in hits.indices {
      let passage = hits[index].passageID
      hits[index].explanation = try searcher.ranking.explanation(of: passage, plan(for: passage), size: size)
    }
  }

  /// The plan without the words that a passage does not contain.
  func plan(for passage: Int64) throws -> MatchPlan { plan.leavingOut(words.subtracting(try words(of: passage))) }

  private func words(of passage: Int64) throws -> Set<String> {
    let sql = "SELECT text, title FROM passages WHERE id = ?1"
    let texts = try searcher.connection.first(sql, [.integer(passage)]) { [$0.text(0) ?? "", $0.text(1) ?? ""] }
    return Set(try (texts ?? []).flatMap { try searcher.tokenizer.words(of: $0) })
  }
}

extension MatchPlan {
  /// The plan for a passage without some words. FTS5 opens every word of an expression before it reads a row, and a
  /// passage contains few of the hundreds of alternatives.
  func leavingOut(_ absent: Set<String>) -> MatchPlan {
    var plan = self
    plan.setExpression(tree?.leavingOut(absent))
    return plan
  }
}

extension MatchExpression {
  /// The expression without the absent words among the parts of an OR.
  func leavingOut(_ absent: Set<String>) -> MatchExpression {
    switch self {
    case .phrase, .near: return self
    case .and(let parts): return .and(parts.map { $0.leavingOut(absent) })
    case .not(let wanted, let excluded): return .not(wanted.leavingOut(absent), excluded.leavingOut(absent))
    case .or(let parts):
      let kept = parts.filter { part in
        if case .phrase(let text, isPrefix: false, _) = part { !absent.contains(text) } else { true }
      }
      // FTS5 has no empty OR. One absent word matches nothing either.
      return .or(kept.isEmpty ? Array(parts.prefix(1)) : kept.map { $0.leavingOut(absent) })
    }
  }
}
