import ByregionLanguages
import ByregionNorwegian
import ByregionRecords

/// Compiles the tree of a query to a ``MatchPlan``.
///
/// Plain words are optional: a passage that contains one is a hit, and the score depends on how many it contains.
/// Phrases, `-word` and queries with operators decide which passages are hits. They use only forms and compounds of
/// their words.
struct MatchPlanner {
  /// Maximum number of words of a plain query that is answered in groups.
  static let maxGroupedWords = 3

  let expander: TermExpander
  let size: IndexSize
  let isExact: Bool
  /// The least certain kind of match to search for. Longer queries also use similar spellings.
  private var widest: WordMatch
  /// Whether to look up terms of similar spelling, either to search for them or to offer them.
  private var findsSimilar: Bool
  var plan = MatchPlan()
  var numbers: [String: Int] = [:]
  /// For each word that ends in a hyphen, the later word that has the shared last part. Keys are those of ``key(_:)``.
  var tails: [String: String] = [:]
  /// Synonyms of phrases in the query, by each word of the phrase.
  var ofPhrases: [String: [Alternative]] = [:]

  init(
    _ expander: TermExpander, size: IndexSize, isExact: Bool, widest: WordMatch = .similar, findsSimilar: Bool = false
  ) {
    self.expander = expander
    self.size = size
    self.isExact = isExact
    self.widest = widest
    self.findsSimilar = findsSimilar || widest == .similar
  }

  /// The plan for a query. Throws `SQLiteError`.
  mutating func plan(_ root: QueryNode) throws -> MatchPlan {
    let parts: [QueryNode] = if case .together(let parts, _) = root { parts } else { [root] }
    if parts.allSatisfy(\.isPlain) {
      if !MatchPlanner.isGrouped(parts), widest > .compound { (widest, findsSimilar) = (.similar, true) }
      plan.setExpression(try planPlain(parts))
    } else {
      // Operators use only forms and compounds.
      (widest, findsSimilar) = (min(widest, .compound), false)
      plan.setExpression(try positive(parts))
    }
    return plan
  }

  private mutating func planPlain(_ parts: [QueryNode]) throws -> MatchExpression? {
    let words = MatchPlanner.contentWords(parts)
    tails = MatchPlanner.tails(of: words)
    ofPhrases = try expander.synonyms(ofPhrasesIn: MatchPlanner.plainWords(parts))
    let optionalTerms = try self.optionalTerms(parts, beside: words)
    let required = try parts.compactMap { part -> MatchExpression? in
      guard case .phrase = part else { return nil }
      return try expression(part)
    }
    let optional = try words.compactMap { try optionalWord($0) }
    guard !required.isEmpty || !optional.isEmpty else { return try excluding(parts, from: nil) }
    var whole = required.isEmpty ? MatchExpression.or(optional) : .and(required)
    if !required.isEmpty, !optional.isEmpty {
      // The phrases are repeated without score, so that the other words are scored but not required.
      whole = .and(required + [.or(required.map(\.withoutScore) + optional)])
    }
    whole = try addOptionalTerms(optionalTerms, adjacent: MatchPlanner.joinedWords(parts), to: whole)
    try meetByKind()
    plan.isGrouped = MatchPlanner.isGrouped(parts)
    plan.isWordsOnly = parts.allSatisfy { part in
      if case .word(let word) = part { word.mode != .prefix } else { false }
    }
    return try excluding(parts, from: whole)
  }

  /// Whether hits are shown in groups: for a few plain words, but not for a question.
  private static func isGrouped(_ parts: [QueryNode]) -> Bool {
    parts.count <= maxGroupedWords
      && parts.allSatisfy { part in
        guard case .word(let word) = part else { return false }
        return !StopWords.asks(word.text)
      }
  }

  /// Stop words that are in at most a tenth of the passages. They help to order the hits of longer queries.
  private func optionalTerms(_ parts: [QueryNode], beside content: [QueryWord]) throws -> [QueryWord] {
    try parts.compactMap { part -> QueryWord? in
      guard case .word(let word) = part, word.mode == .expanded, !content.contains(word),
        !StopWords.asks(word.text), let itself = try expander.itself(word.text)
      else { return nil }
      return itself.passages * 10 <= size.passages ? word : nil
    }
  }

  /// The words in order, including stop words.
  private static func plainWords(_ parts: [QueryNode]) -> [String] {
    parts.compactMap { part in if case .word(let word) = part, word.mode == .expanded { word.text } else { nil } }
  }

  /// The words that are not stop words; if there are none, the words that are not question words, or else all.
  private static func contentWords(_ parts: [QueryNode]) -> [QueryWord] {
    let words = parts.compactMap { part -> QueryWord? in if case .word(let word) = part { word } else { nil }
    }
    let content = words.filter { $0.mode != .expanded || !StopWords.contains($0.text) }
    if !content.isEmpty { return content }
    let answers = words.filter { !StopWords.asks($0.text) }
    return answers.isEmpty ? words : answers
  }

  private mutating func optionalWord(_ word: QueryWord) throws -> MatchExpression? {
    guard numbers[MatchPlanner.key(word)] == nil else { return nil }
    let number = try number(of: word)
    return terms(of: number, where: { _ in true })
  }

  /// The expression without the passages that the parts exclude.
  private mutating func excluding(
    _ parts: [QueryNode], from expression: MatchExpression?
  ) throws -> MatchExpression? {
    let excluded = try excluded(in: parts)
    guard !excluded.isEmpty else { return expression }
    guard let expression else {
      let range = parts[0].range.lowerBound..<(parts.last?.range.upperBound ?? 0)
      plan.diagnostics.append(
        QueryDiagnostic(.error, Wording { $0.nothingToSearchFor }, at: range)
      )
      return nil
    }
    return .not(expression, .or(excluded))
  }
}

extension QueryNode {
  /// Whether the part is allowed in a query of plain words.
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

/// Parts that affect only the order of hits.
extension MatchPlanner {
  /// Adds optional words, and for words that were typed as one the phrase that they form.
  mutating func addOptionalTerms(
    _ optionalTerms: [QueryWord], adjacent: [[QueryWord]], to expression: MatchExpression
  ) throws -> MatchExpression {
    var terms: [MatchExpression] = []
    for word in optionalTerms {
      guard let itself = try expander.itself(word.text) else { continue }
      if let term = addOptionalTerm(itself, range: word.range) { terms.append(term) }
    }
    for words in adjacent {
      var phrase = try expander.phrase(words.map(\.text), in: size)
      guard phrase.passages > 0 else { continue }
      phrase.weight = RankingWeights.measured.adjacency
      phrase.reason = "typed as one"
      let term = addOptionalTerm(phrase, range: words[0].range, phrase: words.map(\.text))
      if let term { terms.append(term) }
    }
    return terms.isEmpty ? expression : .and([expression, .or([expression.withoutScore] + terms)])
  }

  /// The term to match; nil if it was added before.
  private mutating func addOptionalTerm(
    _ alternative: Alternative, range: Range<Int>, phrase: [String] = []
  ) -> MatchExpression? {
    let key = "optional " + alternative.word
    guard numbers[key] == nil else { return nil }
    plan.words.append(
      PlannedWord(
        text: alternative.word, range: range, mode: .exact, alternatives: [alternative], isOptional: true,
        phrase: phrase))
    numbers[key] = plan.words.count - 1
    return terms(of: plan.words.count - 1, where: { _ in true })
  }

  /// Words that were typed without a space between them: `Re:tenk`, `2015–2018`.
  static func joinedWords(_ parts: [QueryNode]) -> [[QueryWord]] {
    var groups: [[QueryWord]] = []
    var isOpen = false
    for part in parts {
      guard case .word(let word) = part, word.mode != .prefix else {
        isOpen = false
        continue
      }
      if word.isJoined, isOpen { groups[groups.count - 1].append(word) } else { groups.append([word]) }
      isOpen = true
    }
    return groups.filter { $0.count > 1 }
  }

  /// If a word names a kind of passage and there are other words, passages of that kind match the word.
  mutating func meetByKind() throws {
    guard !isExact, plan.words.count(where: { !$0.isOptional }) > 1 else { return }
    for index in plan.words.indices where plan.words[index].mode == .expanded && !plan.words[index].isOptional {
      guard let kind = PassageKind.named(by: plan.words[index].text) else { continue }
      let members = try expander.passages(of: kind)
      guard members.count > 0 else { continue }
      let asked = plan.words[index].alternatives.first { $0.word == plan.words[index].text }
      let rarity = min(
        size.rarity(passages: members.count), asked.map { size.rarity(passages: $0.passages) } ?? .infinity)
      let alternative = Alternative(
        word: plan.words[index].text, weight: RankingWeights.measured.kind, similarity: 0, match: .form,
        reason: "kind of passage", passages: members.count)
      plan.words[index].kind = PlannedKind(
        alternative: alternative, value: alternative.weight * rarity, members: members)
    }
  }
}

/// Operators, phrases and exclusions, which decide which passages are hits.
extension MatchPlanner {
  /// Maximum number of combinations of alternatives for NEAR.
  private static let maxCombinations = 64

  /// The parts that are excluded, without score.
  private mutating func excluded(in parts: [QueryNode]) throws -> [MatchExpression] {
    try parts.compactMap { part in
      guard case .not(let inner, _) = part else { return nil }
      return try expression(inner)?.withoutScore
    }
  }

  /// The required parts without the excluded ones.
  mutating func positive(_ parts: [QueryNode]) throws -> MatchExpression? {
    let wanted = try parts.compactMap { part -> MatchExpression? in
      if case .not = part { nil } else { try expression(part) }
    }
    let excluded = try excluded(in: parts)
    guard !wanted.isEmpty else {
      if let first = parts.first, let last = parts.last, !excluded.isEmpty {
        plan.diagnostics.append(
          QueryDiagnostic(
            .warning, Wording { $0.leaveOutNeedsMore },
            at: first.range.lowerBound..<last.range.upperBound))
      }
      return nil
    }
    return excluded.isEmpty ? .and(wanted) : .not(.and(wanted), .or(excluded))
  }

  mutating func expression(_ node: QueryNode) throws -> MatchExpression? {
    switch node {
    case .word(let word):
      let number = try number(of: word)
      return terms(of: number, where: { $0.match <= .compound })
    case .phrase(let words, let isPrefix, let range): return try phrase(words, isPrefix: isPrefix, range)
    case .near(let parts, let distance, _): return try near(parts, distance)
    case .together(let parts, _), .and(let parts, _): return try positive(parts)
    case .or(let parts, _):
      let wanted = try parts.compactMap { try expression($0) }
      return wanted.isEmpty ? nil : .or(wanted)
    case .not(_, _): return try positive([node])
    case .field: return nil
    }
  }

  private mutating func phrase(_ words: [String], isPrefix: Bool, _ range: Range<Int>) throws -> MatchExpression {
    let text = words.joined(separator: " ")
    let key = "phrase " + text + (isPrefix ? "*" : "")
    if numbers[key] == nil {
      let alternative = try isPrefix ? expander.prefixPhrase(words, in: size) : expander.phrase(words, in: size)
      plan.words.append(
        PlannedWord(
          text: text, range: range, mode: isPrefix ? .prefix : .exact, alternatives: [alternative], phrase: words))
      numbers[key] = plan.words.count - 1
    }
    let number = numbers[key] ?? 0
    let value = try words.reduce(0.0) { sum, word in
      sum + size.rarity(passages: try expander.itself(word)?.passages ?? 0)
    }
    let planned = PlannedPhrase(word: number, alternative: 0, value: value, match: .form)
    return .phrase(text, isPrefix: isPrefix, planned: planned)
  }

  private mutating func near(_ parts: [QueryNode], _ distance: Int) throws -> MatchExpression {
    var choices: [[MatchExpression]] = []
    for part in parts { choices.append(try self.choices(for: part)) }
    let most = max(1, Int(Double(MatchPlanner.maxCombinations).squareRoot(ofDegree: parts.count)))
    var combinations: [[MatchExpression]] = [[]]
    for choice in choices {
      combinations = combinations.flatMap { combination in choice.prefix(most).map { combination + [$0] } }
    }
    return .or(combinations.map { .near($0, distance: distance) })
  }

  /// The operands for one side of NEAR: the forms and compounds of a word, the most frequent first, or a phrase.
  private mutating func choices(for part: QueryNode) throws -> [MatchExpression] {
    if case .phrase(let words, let isPrefix, let range) = part {
      return [try phrase(words, isPrefix: isPrefix, range)]
    }
    guard case .word(let word) = part else { return [] }
    let number = try number(of: word)
    let alternatives = plan.words[number].alternatives.enumerated().filter { $0.element.match <= .compound }
      .sorted { ($1.element.passages, $0.offset) < ($0.element.passages, $1.offset) }
    let choices = alternatives.map { term($0.element, $0.offset, of: number) }
    return choices.isEmpty ? [.phrase(word.text, planned: nil)] : choices
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

/// Words that share the last part of a later word: `prosess-/prosjektleder` is `prosessleder` and `prosjektleder`.
extension MatchPlanner {
  /// Minimum number of letters of a shared part.
  private static let shortestPart = 3

  /// The next word after each word that ends in a hyphen, by the key of the word with the hyphen.
  static func tails(of words: [QueryWord]) -> [String: String] {
    var tails: [String: String] = [:]
    for (word, next) in zip(words, words.dropFirst()) where word.isSuspended && word.mode == .expanded {
      tails[key(word)] = next.text
    }
    return tails
  }

  /// Adds the compound of the word and the longest ending of another for which the index holds one, and its forms.
  func complete(_ alternatives: inout [Alternative], of word: String, by tail: String) throws {
    let letters = Array(tail.unicodeScalars)
    for start in letters.indices.dropFirst() where letters.count - start >= MatchPlanner.shortestPart {
      let compound = word + String(String.UnicodeScalarView(letters[start...]))
      guard try expander.itself(compound) != nil else { continue }
      let own = alternatives.first { $0.word == word }.map { size.rarity(passages: $0.passages) }
      for var other in try expander.alternatives(of: compound, in: size) where other.isStrong && other.word != word {
        other.weight *= own.map { min(1, $0 / size.rarity(passages: other.passages)) } ?? 1
        other.reason = "shared ending"
        alternatives.removeAll { $0.word == other.word }
        alternatives.append(other)
      }
      return
    }
  }
}

/// Words and their terms.
extension MatchPlanner {
  static func key(_ word: QueryWord) -> String { word.mode.rawValue + " " + word.text }

  mutating func number(of word: QueryWord) throws -> Int {
    if let number = numbers[MatchPlanner.key(word)] { return number }
    var alternatives: [Alternative]
    switch word.mode {
    case .prefix: alternatives = [try expander.prefix(word.text)]
    case .exact: alternatives = try expander.itself(word.text).map { [$0] } ?? []
    case .expanded where isExact: alternatives = try expander.itself(word.text).map { [$0] } ?? []
    case .expanded:
      alternatives = try expander.alternatives(of: word.text, in: size, withSimilar: findsSimilar)
    }
    if let tail = tails[MatchPlanner.key(word)], !isExact {
      try complete(&alternatives, of: word.text, by: tail)
    }
    if word.mode == .expanded, !isExact, let others = ofPhrases[word.text] {
      TermExpander.add(others, to: &alternatives)
    }
    let (wanted, offers) = (alternatives.filter { $0.match <= widest }, alternatives.filter { $0.match > widest })
    plan.words.append(
      PlannedWord(text: word.text, range: word.range, mode: word.mode, alternatives: wanted, offers: offers))
    numbers[MatchPlanner.key(word)] = plan.words.count - 1
    return plan.words.count - 1
  }

  /// The alternatives of a word, each as a phrase, joined by OR.
  mutating func terms(of number: Int, where isWanted: (Alternative) -> Bool) -> MatchExpression {
    let word = plan.words[number]
    let terms = word.alternatives.enumerated().filter { isWanted($0.element) }
      .map { term($0.element, $0.offset, of: number) }
    // A word that is not in the index matches nothing. The expression contains it unchanged.
    return terms.isEmpty ? .phrase(word.text, planned: nil) : .or(terms)
  }

  /// One alternative of a word.
  private func term(_ alternative: Alternative, _ index: Int, of number: Int) -> MatchExpression {
    let value = alternative.weight * size.rarity(passages: alternative.passages)
    return .phrase(
      alternative.word, isPrefix: plan.words[number].mode == .prefix,
      planned: PlannedPhrase(word: number, alternative: index, value: value, match: alternative.match))
  }
}
