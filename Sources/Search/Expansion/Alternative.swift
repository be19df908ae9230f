/// How a term of the index matches a query word, from the most to the least certain.
package enum WordMatch: String, Comparable, Sendable, CaseIterable {
  /// The word as typed, an inflected form, its other written form, or a spelling with æ, ø and å if it was typed
  /// without them.
  case form
  /// A compound that has the word as a part.
  case compound
  /// A synonym.
  case synonym
  /// A word of similar spelling.
  case similar

  /// From 0 for a form to 3 for a term of similar spelling.
  package var order: Int {
    switch self {
    case .form: 0
    case .compound: 1
    case .synonym: 2
    case .similar: 3
    }
  }

  package static func < (a: WordMatch, b: WordMatch) -> Bool { a.order < b.order }
}

/// A term of the index that a query word is searched for as.
package struct Alternative: Sendable, Hashable {
  /// The term in lower case, as FTS5's tokenizer returns it.
  package var word: String
  /// The weight of an occurrence in the score, from 0 to 1.
  package var weight: Double
  /// The similarity of the spellings, from 0 to 1; 1 for the word itself.
  package var similarity: Double
  /// How the term matches the word.
  package var match: WordMatch
  /// The reason for the term: `as typed`, `similar`, `synonym`, or the name of a grammar rule.
  package var reason: String
  /// The number of passages that hold it.
  package var passages: Int
  /// The sign that must be next to it in a passage; only for numbers.
  var sign: NumberSign?

  /// Whether the term is a form or a synonym of the word.
  package var isStrong: Bool { match == .form || match == .synonym }

  package init(
    word: String, weight: Double, similarity: Double, match: WordMatch, reason: String, passages: Int
  ) {
    self.word = word
    self.weight = weight
    self.similarity = similarity
    self.match = match
    self.reason = reason
    self.passages = passages
  }
}
