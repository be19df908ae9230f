/// A line that was found to be a heading.
struct HeadingFinding {
  var kind: Section.Kind
  var words: HeadingWords?
  /// Why the reading is not certain beyond its spelling, or nil.
  var doubt: Doubt?

  /// Whether the line is nothing but the name of the document that is left behind before the facts.
  var isLeftBehindAnalysis: Bool {
    guard let words, kind == .documents else { return false }
    return words.count(.documents) == 0 && words.count(.analysis) > 0
  }

  enum Doubt {
    /// The heading's words name no section that the write-ups have.
    case unknown
    /// Some of its words are not those of a heading of its kind.
    case unusual
  }
}
