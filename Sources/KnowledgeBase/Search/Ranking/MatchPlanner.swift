import Norwegian

/// Turns the tree of a query into a ``MatchPlan``.
///
/// Plain words are all optional: a passage that has one is a hit, and how much it has decides its place. Phrases,
/// `-word` and everything with an operator in it decide what is a hit, with those likes only that a reader calls the
/// same word.
struct MatchPlanner {
  /// A plain query of so many words that carry something is answered in groups.
  static let mostGroupedWords = 3

  let likes: Likes
  let size: IndexSize
  let isExact: Bool
  var plan = MatchPlan()
  var numbers: [String: Int] = [:]
  /// The later word whose last part a word with a hyphen shares, by the word's key.
  var tails: [String: String] = [:]
  /// Synonyms of words that stand together in the query, by each of the words.
  var ofPhrases: [String: [Alternative]] = [:]
  /// Whether phrases that are added now count for the score.
  var scores = true

  init(_ likes: Likes, size: IndexSize, isExact: Bool) {
    self.likes = likes
    self.size = size
    self.isExact = isExact
  }

  /// The plan for a query. Throws `SQLiteError`.
  mutating func plan(_ root: QueryNode) throws -> MatchPlan {
    let parts: [QueryNode] = if case .together(let parts, _) = root { parts } else { [root] }
    if parts.allSatisfy(\.isPlain) {
      try planPlain(parts)
    } else {
      plan.expression = try positive(parts) ?? ""
    }
    return plan
  }

  private mutating func planPlain(_ parts: [QueryNode]) throws {
    let words = MatchPlanner.contentWords(parts)
    tails = MatchPlanner.tails(of: words)
    ofPhrases = try likes.synonyms(ofPhrasesIn: MatchPlanner.plainWords(parts))
    let asides = try self.asides(parts, beside: words)
    let required = try parts.compactMap { part -> String? in
      guard case .phrase = part else { return nil }
      return try expression(part)
    }
    if !required.isEmpty, !words.isEmpty {
      // The phrases stand here a second time, so that words beside them count without being needed.
      let again = required.map { repeated($0) }
      let optional = try words.compactMap { try optionalWord($0) }
      plan.expression = join(required, "AND") + " AND (" + (again + optional).joined(separator: " OR ") + ")"
    } else if !required.isEmpty {
      plan.expression = join(required, "AND")
    } else {
      plan.expression = join(try words.compactMap { try optionalWord($0) }, "OR")
    }
    try addAsides(asides, adjacent: MatchPlanner.joinedWords(parts))
    try meetByKind()
    plan.isGrouped = MatchPlanner.isGrouped(parts)
    plan.isWordsOnly = parts.allSatisfy { part in
      if case .word(let word) = part { word.mode != .prefix } else { false }
    }
    try leaveOut(parts)
  }

  /// A few plain words are answered in groups; a question is not.
  private static func isGrouped(_ parts: [QueryNode]) -> Bool {
    parts.count <= mostGroupedWords
      && parts.allSatisfy { part in
        guard case .word(let word) = part else { return false }
        return !StopWords.asks(word.text)
      }
  }

  /// Words that carry little but are not in every tenth passage: they help to order the hits of longer questions.
  private func asides(_ parts: [QueryNode], beside content: [QueryWord]) throws -> [QueryWord] {
    try parts.compactMap { part -> QueryWord? in
      guard case .word(let word) = part, word.mode == .likes, !content.contains(word),
        !StopWords.asks(word.text), let itself = try likes.itself(word.text)
      else { return nil }
      return itself.passages * 10 <= size.passages ? word : nil
    }
  }

  /// The words in their order, those that carry nothing too.
  private static func plainWords(_ parts: [QueryNode]) -> [String] {
    parts.compactMap { part in if case .word(let word) = part, word.mode == .likes { word.text } else { nil } }
  }

  /// The words that carry something; all of them when none does.
  private static func contentWords(_ parts: [QueryNode]) -> [QueryWord] {
    let words = parts.compactMap { part -> QueryWord? in if case .word(let word) = part { word } else { nil }
    }
    let content = words.filter { $0.mode != .likes || !StopWords.contains($0.text) }
    if !content.isEmpty { return content }
    let answers = words.filter { !StopWords.asks($0.text) }
    return answers.isEmpty ? words : answers
  }

  private mutating func optionalWord(_ word: QueryWord) throws -> String? {
    guard numbers[MatchPlanner.key(word)] == nil else { return nil }
    let number = try number(of: word)
    return terms(of: number, where: { _ in true })
  }

  private mutating func leaveOut(_ parts: [QueryNode]) throws {
    let left = try parts.compactMap { part -> String? in
      guard case .not(let inner, _) = part else { return nil }
      return try excluded(inner)
    }
    guard !left.isEmpty else { return }
    if plan.expression.isEmpty {
      let range = parts[0].range.lowerBound..<(parts.last?.range.upperBound ?? 0)
      plan.diagnostics.append(
        QueryDiagnostic(.error, "There is only something to leave out, and nothing to search for.", at: range)
      )
      plan.phrases = []
      return
    }
    plan.expression = "(" + plan.expression + ") NOT " + join(left, "OR")
  }
}

extension QueryNode {
  /// Whether the part can stand in a query of plain words.
  fileprivate var isPlain: Bool {
    switch self {
    case .word, .phrase: true
    case .not(let part, _):
      switch part {
      case .word, .phrase: true
      default: false
      }
    default: false
    }
  }
}
