import ByregionNorwegian
import ByregionRecords
import ByregionSQLite
import Foundation

/// Expands a query word to terms of the index: its forms, compounds, synonyms and words of similar spelling.
package final class TermExpander {
  private static let weights = RankingWeights.measured

  /// Maximum number of terms that are tested as compounds, the shortest first.
  private static let maxCompounds = 1_000

  private let connection: Connection
  private let vocabulary: IndexWords
  private let similarTerms: SimilarTerms
  private let synonyms: Synonyms
  private let places: RegisteredNames
  private let regionWords: RegionWords
  private let rules: WordRules
  private let kinds: ContentCache<PassageKind, PassageSet>
  /// Cache of expansions. A search with few hits plans its query twice, and the same words are often searched again.
  /// Valid until the vocabulary, the synonyms or the names of regions may have changed.
  private var expanded: [Expanded: [Alternative]] = [:]
  /// The number of alternatives in ``expanded``, which is emptied when there are more than ``maxExpanded`` (5 MB).
  private var expandedCount = 0
  private static let maxExpanded = 50_000

  /// The compounds of the words of one search. A search with few hits expands its words again, including similar
  /// spellings.
  private var compoundTerms: [Compound: [SimilarTerms.Found]] = [:]

  /// What determines the compounds of a word.
  private struct Compound: Hashable {
    var word: String
    var forms: Set<String>
  }

  private struct Expanded: Hashable {
    var word: String
    var size: IndexSize
    var isSimilarWanted: Bool
  }

  /// An expander for the vocabulary of a knowledge base.
  ///
  /// - Parameter rules: the rules that relate words. A search uses all; measurements leave one out.
  package init(_ connection: Connection, rules: WordRules = .all, foreign: (any ForeignIndex)? = nil) {
    self.connection = connection
    self.rules = rules
    kinds = ContentCache(connection, capacity: PassageKind.allCases.count)
    vocabulary = IndexWords(connection, foreign: foreign)
    similarTerms = SimilarTerms(connection, vocabulary)
    synonyms = Synonyms(connection: connection, vocabulary: vocabulary)
    places = RegisteredNames(connection)
    regionWords = RegionWords(connection: connection, vocabulary: vocabulary)
  }

  /// The alternatives of a word: the word itself first if the index holds it, then by descending weight.
  ///
  /// - Parameters:
  ///   - word: in lower case, as the tokenizer returns it.
  ///   - passages: the number of passages in the index.
  ///   - withSimilar: whether to include terms of similar spelling.
  package func alternatives(of word: String, passages: Int, withSimilar: Bool = true) throws -> [Alternative] {
    try refresh()
    return try alternatives(of: word, in: IndexSize(passages: passages, words: 0), withSimilar: withSimilar)
  }

  /// Discards cached data if it is out of date. Call it once before each search.
  func refresh() throws {
    if try similarTerms.refresh() {
      vocabulary.forget()
      (expanded, expandedCount) = ([:], 0)
    }
    compoundTerms = [:]
    vocabulary.share()
  }

  /// The alternatives of a word.
  ///
  /// - Parameter withSimilar: whether to include terms of similar spelling, the most expensive step. If the index does
  ///   not hold the word they are looked up in any case, since the other alternatives depend on them.
  func alternatives(of word: String, in size: IndexSize, withSimilar: Bool = true) throws -> [Alternative] {
    let key = Expanded(word: word, size: size, isSimilarWanted: withSimilar)
    if let known = expanded[key] { return known }
    let found = try expansion(of: word, in: size, withSimilar: withSimilar)
    expandedCount += found.count + 1
    if expandedCount > TermExpander.maxExpanded { (expanded, expandedCount) = ([:], found.count + 1) }
    expanded[key] = found
    return found
  }

  private func expansion(of word: String, in size: IndexSize, withSimilar: Bool) throws -> [Alternative] {
    if let number = NumberExpression(whole: word) { return try alternatives(of: number) + raisedDigits(of: word) }
    let own = try vocabulary.passages(holding: word)
    let itself = own.map { TermExpander.alternative(itself: word, passages: $0) }
    let raised = try raisedDigits(of: word)
    guard !Code.isCode(word.utf8) else { return (itself.map { [$0] } ?? []) + raised }
    let asked = try ExpandedWord(word, isPresent: own != nil, vocabulary: vocabulary, places: places, rules: rules)
    let found = withSimilar || own == nil ? try similar(to: word, limit: limit(own: own, in: size)) : []
    var alternatives = found.map { alternative($0, of: asked) }
    alternatives += try forms(of: asked, besides: Set(found.map(\.word))) + raised
    if rules.contains(.genders) {
      try dropOtherGender(of: word, passages: own ?? 0, from: &alternatives)
    }
    if !withSimilar { alternatives.removeAll { $0.match == .similar } }
    try addCompounds(of: asked, to: &alternatives, rankedAmongSimilar: !found.isEmpty)
    let spellings =
      [word] + (asked.isBare ? found.map(\.word).filter { Folding.folded($0) == Folding.folded(word) } : [])
    for place in spellings { TermExpander.add(try regionWords.names(after: place), to: &alternatives) }
    TermExpander.add(try synonyms.others(for: word, alternatives), to: &alternatives)
    cap(&alternatives, by: rarity(own: own, alternatives, in: size), in: size)
    alternatives.sort { ($1.weight, $0.word) < ($0.weight, $1.word) }
    return (itself.map { [$0] } ?? []) + alternatives
  }

  /// The synonyms of phrases in a query, by each word of the phrase.
  func synonyms(ofPhrasesIn words: [String]) throws -> [String: [Alternative]] {
    try synonyms.ofPhrases(in: words)
  }

  /// The word as typed; nil if the index does not hold it.
  func itself(_ word: String) throws -> Alternative? {
    try vocabulary.passages(holding: word).map { TermExpander.alternative(itself: word, passages: $0) }
  }

  /// Every word with a prefix, as one alternative. A passage is counted once for each word in it, so the number of
  /// passages is an upper bound.
  func prefix(_ word: String) throws -> Alternative {
    let passages = try connection.first(
      "SELECT total(passages) FROM words WHERE word >= ?1 AND word < ?2",
      [.text(word), .text(word + "\u{10FFFF}")]
    ) { Int($0.real(0) ?? 0) }
    return Alternative(
      word: word, weight: 1, similarity: 1, match: .form, reason: "beginning", passages: passages ?? 0)
  }

  /// A phrase. Its number of passages is an upper bound, that of its rarest word.
  func phrase(_ words: [String], in size: IndexSize) throws -> Alternative {
    let fewest = try words.map { try vocabulary.passages(holding: $0) ?? 0 }.min() ?? 0
    return Alternative(
      word: words.joined(separator: " "), weight: 1, similarity: 1, match: .form, reason: "phrase",
      passages: fewest)
  }

  /// A phrase whose last word is a prefix.
  func prefixPhrase(_ words: [String], in size: IndexSize) throws -> Alternative {
    let whole = try words.dropLast().map { try vocabulary.passages(holding: $0) ?? 0 }.min()
    let last = try words.last.map { try prefix($0).passages } ?? 0
    return Alternative(
      word: words.joined(separator: " "), weight: 1, similarity: 1, match: .form, reason: "phrase",
      passages: min(whole ?? last, last))
  }

  /// The passages of a kind.
  func passages(of kind: PassageKind) throws -> PassageSet {
    try kinds.value(for: kind) { try PassageSet(of: kind, on: connection) }
  }

  private static func alternative(itself word: String, passages: Int) -> Alternative {
    Alternative(
      word: word, weight: 1, similarity: 1, match: .form, reason: "as typed", passages: passages)
  }

  /// Common words need few alternatives, whose weights are capped by the rarity of the query word anyway.
  private func limit(own: Int?, in size: IndexSize) -> Int {
    guard let own, size.passages > 1 else { return TermExpander.weights.maxAlternatives }
    let share = size.rarity(passages: own) / size.rarity(passages: 0)
    return max(TermExpander.weights.fewestAlternatives, Int(Double(TermExpander.weights.maxAlternatives) * share))
  }

  /// Whether a term is never an alternative of another word: a single letter, or a stop word.
  private static func isStopTerm(_ term: String) -> Bool {
    term.unicodeScalars.count < 2 || StopWords.contains(term)
  }

  private func alternative(_ term: SimilarTerms.Found, of asked: ExpandedWord) -> Alternative {
    let rule = asked.rule(for: term.word)
    return Alternative(
      word: term.word,
      weight: rule == nil ? term.similarity : max(term.similarity, TermExpander.weights.strongLike),
      similarity: term.similarity, match: rule == nil ? .similar : .form, reason: rule?.rawValue ?? "similar",
      passages: term.passages)
  }

  /// The terms whose spelling is similar to that of a word, including its forms and compounds.
  private func similar(to word: String, limit: Int) throws -> [SimilarTerms.Found] {
    try similarTerms.terms(like: Grams(of: word), threshold: TermExpander.weights.leastLikeness, limit: limit)
      .filter { $0.word != word && !Code.isCode($0.word.utf8) && !TermExpander.isStopTerm($0.word) }
  }

  /// The forms of a word that the index holds, without those already known.
  private func forms(of asked: ExpandedWord, besides known: Set<String>) throws -> [Alternative] {
    var candidates = asked.family.words
    if asked.hasForms, rules.contains(.spellings) {
      candidates += try Grammar.joinedOtherwise(asked.word, where: vocabulary.holdsWord(beginning:))
      candidates += try Grammar.respelt(
        candidates + [asked.word], of: asked.word, where: vocabulary.holdsWord(beginning:))
      candidates = Set(candidates).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return try vocabulary.present(among: candidates).compactMap { term in
      guard !known.contains(term.word), term.word != asked.word,
        !TermExpander.isStopTerm(term.word) || !asked.hasForms,
        let rule = asked.rule(for: term.word)
      else { return nil }
      let similarity = Similarity.between(asked.word, term.word)
      return Alternative(
        word: term.word, weight: max(similarity, TermExpander.weights.strongLike), similarity: similarity,
        match: .form, reason: rule.rawValue, passages: term.passages)
    }
  }

  /// Marks the alternatives that are compounds with the word as a part, and adds others that the index holds.
  ///
  /// - Parameter rankedAmongSimilar: whether `alternatives` contains the most similar terms. Other compounds then get
  ///   at most the smallest weight of a similar term.
  private func addCompounds(
    of asked: ExpandedWord, to alternatives: inout [Alternative], rankedAmongSimilar: Bool
  ) throws {
    guard asked.hasForms else { return }
    let forms = alternatives.filter { $0.match == .form && $0.word.count > 2 }
    let compounds = Compounds(asked.word, family: asked.family, forms: forms, words: vocabulary, rules: rules)
    for index in alternatives.indices where alternatives[index].match == .similar {
      guard try compounds.holds(alternatives[index].word) else { continue }
      alternatives[index].match = .compound
      alternatives[index].reason = "compound"
    }
    var known = Set(alternatives.map(\.word) + [asked.word])
    for term in try compoundTerms(Compound(word: asked.word, forms: Set(forms.map(\.word))), compounds)
    where known.insert(term.word).inserted {
      alternatives.append(
        Alternative(
          word: term.word,
          weight: rankedAmongSimilar ? min(term.similarity, TermExpander.weights.leastLikeness) : term.similarity,
          similarity: term.similarity, match: .compound, reason: "compound", passages: term.passages))
    }
  }

  /// The terms of the index that are compounds of a word.
  private func compoundTerms(_ compound: Compound, _ compounds: Compounds) throws -> [SimilarTerms.Found] {
    if let known = compoundTerms[compound] { return known }
    var examined: Set<Int> = []
    var found: [SimilarTerms.Found] = []
    for part in compounds.parts {
      for grams in Grams.inside(part) {
        found += try similarTerms.terms(holding: grams, limit: TermExpander.maxCompounds)
          .filter { try examined.insert($0.id).inserted && compounds.holds($0.word) }
      }
    }
    compoundTerms[compound] = found
    return found
  }

  /// A noun has one gender. If the index holds both `planen` and `planet`, or `orden` and `ordet`, the rarer one is a
  /// different word.
  private func dropOtherGender(of word: String, passages own: Int, from alternatives: inout [Alternative]) throws {
    func demote(_ words: [String]) {
      for index in alternatives.indices where words.contains(alternatives[index].word) {
        alternatives[index].match = .similar
        alternatives[index].reason = "similar"
        alternatives[index].weight = alternatives[index].similarity
      }
    }
    let stems = Set(
      alternatives.lazy.filter { $0.reason == GrammarRule.inflection.rawValue }.map(\.word)
        .filter { $0.hasSuffix("en") || $0.hasSuffix("et") }.map { String($0.dropLast(2)) } + [word])
    for stem in stems {
      for (ending, other) in [("en", "et"), ("et", "en")] where stem + ending != word && stem + other != word {
        let held = try vocabulary.passages(holding: stem + other) ?? 0
        guard held > 0, try vocabulary.passages(holding: stem + ending) ?? 0 > held,
          try other != "et" || word == stem || !isVerb(stem)
        else { continue }
        demote([stem + other, stem + other + "s"])
      }
    }
    for (ending, other) in [("en", "et"), ("et", "en")] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(2))
      if try vocabulary.passages(holding: stem + other) ?? 0 > own { demote([stem, stem + "s"]) }
    }
  }

  /// Whether the index holds a verb whose past tense ends in `et`: `rammet` is a verb form if `rammes` is in the index.
  private func isVerb(_ stem: String) throws -> Bool {
    guard try vocabulary.passages(holding: stem + "te") == nil else { return false }
    return try ["es", "ende"].contains { try vocabulary.passages(holding: stem + $0) != nil }
  }

  /// The printed forms of a number, date or code that may be in the index.
  private func alternatives(of number: NumberExpression) throws -> [Alternative] {
    try number.phrases.enumerated().compactMap { index, phrase in
      let counts = try phrase.split(separator: " ").map { try vocabulary.passages(holding: String($0)) ?? 0 }
      guard let fewest = counts.min(), fewest > 0 else { return nil }
      var alternative = Alternative(
        word: phrase, weight: 1, similarity: 1, match: .form, reason: index == 0 ? "as typed" : "number",
        passages: fewest)
      alternative.sign = number.signs[phrase]
      return alternative
    }
  }

  /// The same word with its digit raised, or with a raised digit on the line.
  private func raisedDigits(of word: String) throws -> [Alternative] {
    try RaisedDigits.others(word).compactMap { other in
      guard let passages = try vocabulary.passages(holding: other) else { return nil }
      return Alternative(
        word: other, weight: 1, similarity: 1, match: .form, reason: "raised digit", passages: passages)
    }
  }

  /// Adds alternatives that are as certain as forms: names of regions, and synonyms. A term that already is a form or
  /// synonym is not changed.
  static func add(_ sure: [Alternative], to alternatives: inout [Alternative]) {
    for alternative in sure {
      if let index = alternatives.firstIndex(where: { $0.word == alternative.word }) {
        if alternatives[index].isStrong { continue }
        alternatives.remove(at: index)
      }
      alternatives.append(alternative)
    }
  }

  /// The maximum rarity of an alternative: that of the query word, or if the index does not hold it, that of the most
  /// similar term.
  private func rarity(own: Int?, _ alternatives: [Alternative], in size: IndexSize) -> Double? {
    if let own { return size.rarity(passages: own) }
    guard let nearest = alternatives.max(by: { ($0.similarity, $1.passages) < ($1.similarity, $0.passages) }),
      nearest.similarity >= 0.3
    else { return nil }
    return size.rarity(passages: nearest.passages)
  }

  private func cap(_ alternatives: inout [Alternative], by rarity: Double?, in size: IndexSize) {
    guard let rarity else { return }
    for index in alternatives.indices {
      alternatives[index].weight *= min(1, rarity / size.rarity(passages: alternatives[index].passages))
    }
  }
}

/// The size of the search index. Rarity and length are relative to it.
struct IndexSize: Sendable, Hashable {
  /// The number of passages.
  var passages: Int
  /// The number of words in all of them.
  var words: Int

  /// The mean number of words in a passage.
  var meanLength: Double { passages == 0 ? 1 : Double(words) / Double(passages) }

  /// The rarity of a word in this many passages: FTS5's inverse document frequency
  /// (https://sqlite.org/fts5.html#the_bm25_function), always greater than 0.
  func rarity(passages held: Int) -> Double {
    let held = max(0, held)
    return max(1e-6, log((Double(passages - min(held, passages)) + 0.5) / (Double(held) + 0.5)))
  }
}
