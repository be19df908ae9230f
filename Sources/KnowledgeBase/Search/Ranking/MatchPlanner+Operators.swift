import Norwegian

/// Operators, phrases and what is left out: they decide what is a hit.
extension MatchPlanner {
  /// So many combinations of alternatives are spelt out for NEAR.
  private static let mostCombinations = 64

  mutating func excluded(_ node: QueryNode) throws -> String? {
    let before = scores
    scores = false
    defer { scores = before }
    return try expression(node)
  }

  /// The parts that must be met, and then the parts that must not.
  mutating func positive(_ parts: [QueryNode]) throws -> String? {
    let wanted = try parts.compactMap { part -> String? in
      if case .not = part { nil } else { try expression(part) }
    }
    let left = try parts.compactMap { part -> String? in
      guard case .not(let inner, _) = part else { return nil }
      return try excluded(inner)
    }
    guard !wanted.isEmpty else {
      if let first = parts.first, let last = parts.last, !left.isEmpty {
        plan.diagnostics.append(
          QueryDiagnostic(
            .warning, "What is to be left out needs something beside it that is searched for.",
            at: first.range.lowerBound..<last.range.upperBound))
        plan.phrases.removeLast(left.reduce(0) { $0 + MatchPlanner.phraseCount($1) })
      }
      return nil
    }
    return left.isEmpty ? join(wanted, "AND") : "(" + join(wanted, "AND") + " NOT " + join(left, "OR") + ")"
  }

  mutating func expression(_ node: QueryNode) throws -> String? {
    switch node {
    case .word(let word):
      let number = try number(of: word)
      return "(" + terms(of: number, where: \.isStrong) + ")"
    case .phrase(let words, let range): return try phrase(words, range)
    case .near(let parts, let distance, let range): return try near(parts, distance, range)
    case .together(let parts, _), .and(let parts, _): return try positive(parts)
    case .or(let parts, _):
      let wanted = try parts.compactMap { try expression($0) }
      return wanted.isEmpty ? nil : join(wanted, "OR")
    case .not(_, _): return try positive([node])
    case .field: return nil
    }
  }

  private mutating func phrase(_ words: [String], _ range: Range<Int>) throws -> String {
    let text = words.joined(separator: " ")
    let key = "phrase " + text
    if numbers[key] == nil {
      let alternative = try likes.phrase(words, in: size)
      plan.words.append(
        PlannedWord(text: text, range: range, mode: .exact, alternatives: [alternative], phrase: words))
      numbers[key] = plan.words.count - 1
    }
    let number = numbers[key] ?? 0
    let value = try words.reduce(0.0) { sum, word in
      sum + size.rarity(passages: try likes.itself(word)?.passages ?? 0)
    }
    add(PlannedPhrase(word: number, alternative: 0, value: value, isStrong: true))
    return MatchPlanner.quoted(text)
  }

  private mutating func near(_ parts: [QueryNode], _ distance: Int, _ range: Range<Int>) throws -> String {
    var choices: [[(term: String, phrase: PlannedPhrase?)]] = []
    for part in parts { choices.append(try self.choices(for: part)) }
    let most = max(1, Int(Double(MatchPlanner.mostCombinations).squareRoot(ofDegree: parts.count)))
    var combinations: [[(term: String, phrase: PlannedPhrase?)]] = [[]]
    for choice in choices {
      combinations = combinations.flatMap { combination in choice.prefix(most).map { combination + [$0] } }
    }
    let groups = combinations.map { combination in
      for chosen in combination { plan.phrases.append(scores ? chosen.phrase : nil) }
      return "NEAR(" + combination.map(\.term).joined(separator: " ") + ", \(distance))"
    }
    return join(groups, "OR")
  }

  /// What can stand for one side of NEAR: the strong alternatives of a word, the most frequent first, or a phrase.
  private mutating func choices(for part: QueryNode) throws -> [(term: String, phrase: PlannedPhrase?)] {
    if case .phrase(let words, let range) = part {
      let term = try phrase(words, range)
      return [(term, plan.phrases.removeLast())]
    }
    guard case .word(let word) = part else { return [] }
    let number = try number(of: word)
    let planned = plan.words[number]
    let strong = planned.alternatives.enumerated().filter(\.element.isStrong)
      .sorted { ($1.element.passages, $0.offset) < ($0.element.passages, $1.offset) }
    let choices = strong.map { index, alternative in
      let value = alternative.weight * size.rarity(passages: alternative.passages)
      let term = MatchPlanner.quoted(alternative.word) + (word.mode == .prefix ? "*" : "")
      let phrase = PlannedPhrase(word: number, alternative: index, value: value, isStrong: true)
      return (term: term, phrase: Optional(phrase))
    }
    return choices.isEmpty ? [(MatchPlanner.quoted(word.text), nil)] : choices
  }
}

extension Double {
  fileprivate func squareRoot(ofDegree degree: Int) -> Double {
    var root = 1.0
    while pow(root + 1, degree) <= self { root += 1 }
    return root
  }

  private func pow(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { product, _ in product * base }
  }
}
