/// How a passage meets a plain query of up to three words. Groups are shown in this order, each best first.
public enum HitGroup: String, Sendable, Hashable, CaseIterable {
  /// Every word of the query is there, in a form that a reader calls the same word.
  case allWords
  /// At least one word of the query is not there, or only as a word that is like it.
  case someWords
  /// The query is a question or has operators: hits are ranked by score alone.
  case ranked
}
