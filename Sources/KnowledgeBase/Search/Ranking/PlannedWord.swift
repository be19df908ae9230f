/// A word, prefix or phrase of a question with what it is searched for as.
struct PlannedWord {
  /// The word as typed, in lower case.
  var text: String
  /// The place in the query as typed, in UTF-8 bytes.
  var range: Range<Int>
  var mode: QueryWord.Mode
  /// The alternatives, the word itself first; none for a word that is not in the index and is like nothing in it.
  var alternatives: [Alternative]
  /// Whether it counts for the order of hits only: a word such as `under`, which does not make a hit.
  var isAside = false
  /// The words of a phrase; empty for a single word.
  var phrase: [String] = []
  /// The kind of passages that the word names, if the query goes on to say what about.
  var kind: PlannedKind?
}
