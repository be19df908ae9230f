/// How a term of the index meets a word of the query, the surest first.
package enum WordMatch: String, Comparable, Sendable, CaseIterable {
  /// The word as typed, an inflected form of it, its other written form, or a spelling with æ, ø and å where it was
  /// typed without them.
  case form
  /// A compound that has the word as a part.
  case compound
  /// A word that means the same.
  case synonym
  /// A word that is only spelt alike.
  case similar

  /// From 0 for a form to 3 for a term that is only spelt alike.
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

/// A term of the index that a word of the query is searched for as.
package struct Alternative: Sendable, Hashable {
  /// The term as FTS5's tokenizer gives it: in lower case.
  package var word: String
  /// The weight of an occurrence in the score, from 0 to 1.
  package var weight: Double
  /// The similarity of the spellings, from 0 to 1; 1 for the word itself.
  package var similarity: Double
  /// How the term meets the word.
  package var match: WordMatch
  /// Why the term was chosen: `as typed`, `similar`, `synonym`, or the name of a rule of grammar.
  package var reason: String
  /// The number of passages that hold it.
  package var passages: Int
  /// The sign that must stand with it in a passage; only numbers have one.
  var sign: NumberSign?

  /// Whether a reader calls it the same word, or a user said that it means the same.
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
