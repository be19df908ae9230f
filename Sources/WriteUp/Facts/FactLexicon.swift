/// The labels of the facts made ready for looking up.
struct FactLexicon {
  private static let facts: [Fact] = [.applicant, .partners, .population, .area]

  /// What a word labels.
  struct Match {
    var fact: Fact
    /// The vocabulary's spelling when the word is misspelt, or nil.
    var spelling: String?
    var isVague = false
  }

  private let labels: [(fact: Fact, lexicon: Lexicon)]
  private let vague = Lexicon([(roles: .filler, words: FactVocabulary.vagueAreas)])
  private let fillers = Lexicon([(roles: .filler, words: FactVocabulary.fillers)])
  private let municipalities = Lexicon([(roles: .filler, words: FactVocabulary.municipalities)])

  init() {
    labels = Self.facts.map { fact in
      let rows = FactVocabulary.labels.filter { $0.fact == fact }
      return (fact, Lexicon(rows.map { (roles: .filler, words: $0.nb + " " + $0.nn) }))
    }
  }

  /// What a word labels; only the first word of a label may be misspelt.
  func match(_ word: FoldedLine.Word, of line: FoldedLine, isFirst: Bool) -> Match? {
    for (fact, lexicon) in labels where lexicon.match(word.hash) != nil { return Match(fact: fact) }
    if vague.match(word.hash) != nil { return Match(fact: .area, isVague: true) }
    guard isFirst, word.range.count >= 4 else { return nil }
    var best: (fact: Fact, match: Lexicon.Match)?
    for (fact, lexicon) in labels {
      guard let match = lexicon.match(nearly: line.bytes(of: word)), match.distance < (best?.match.distance ?? 9)
      else { continue }
      best = (fact, match)
    }
    return best.map { Match(fact: $0.fact, spelling: spelling($0.fact, $0.match)) }
  }

  private func spelling(_ fact: Fact, _ match: Lexicon.Match) -> String? {
    labels.first { $0.fact == fact }?.lexicon.spelling(match.word)
  }

  func isFiller(_ word: FoldedLine.Word) -> Bool { fillers.match(word.hash) != nil }

  func namesMunicipalities(_ word: FoldedLine.Word) -> Bool { municipalities.match(word.hash) != nil }
}
