/// A query turned into an expression for FTS5, and what each phrase of it means.
struct MatchPlan {
  /// The expression, every word in quotation marks; empty when there is nothing to match.
  var expression = ""
  /// One for each phrase of the expression, in its order; nil for a phrase that scores nothing, such as one left out.
  var phrases: [PlannedPhrase?] = []
  var words: [PlannedWord] = []
  /// Whether hits that have all words come before the others.
  var isGrouped = false
  /// Whether any word alone makes a hit, so that words can be looked up one by one.
  var isWordsOnly = false
  var diagnostics: [QueryDiagnostic] = []
}
