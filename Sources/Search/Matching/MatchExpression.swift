/// An expression for FTS5's MATCH as a tree. Its phrases carry what they mean for the score.
///
/// See https://sqlite.org/fts5.html#full_text_query_syntax.
indirect enum MatchExpression {
  /// Words next to each other, or one word; of the last one only the beginning if `isPrefix`. A phrase whose `planned`
  /// is nil scores nothing.
  case phrase(String, isPrefix: Bool = false, planned: PlannedPhrase?)
  /// Phrases with at most so many words between the first and the last of them.
  case near([MatchExpression], distance: Int)
  case and([MatchExpression])
  case or([MatchExpression])
  /// What meets the first part and not the second.
  case not(MatchExpression, MatchExpression)

  /// The same expression, whose phrases score nothing.
  var withoutScore: MatchExpression {
    switch self {
    case .phrase(let text, let isPrefix, _): .phrase(text, isPrefix: isPrefix, planned: nil)
    case .near(let parts, let distance): .near(parts.map(\.withoutScore), distance: distance)
    case .and(let parts): .and(parts.map(\.withoutScore))
    case .or(let parts): .or(parts.map(\.withoutScore))
    case .not(let wanted, let excluded): .not(wanted.withoutScore, excluded.withoutScore)
    }
  }

  /// The text of an expression and its phrases, in the order in which FTS5 numbers them.
  struct Rendered {
    /// The expression, every phrase in quotation marks.
    var text = ""
    /// One for each phrase of the text, in its order; nil for a phrase that scores nothing.
    var phrases: [PlannedPhrase?] = []
  }

  func rendered() -> Rendered {
    var rendered = Rendered()
    render(into: &rendered)
    return rendered
  }

  private func render(into rendered: inout Rendered) {
    switch self {
    case .phrase(let text, let isPrefix, let planned):
      rendered.text += MatchExpression.quoted(text) + (isPrefix ? "*" : "")
      rendered.phrases.append(planned)
    case .near(let parts, let distance):
      rendered.text += "NEAR("
      MatchExpression.render(parts, separator: " ", into: &rendered)
      rendered.text += ", \(distance))"
    case .and(let parts): renderList(parts, separator: " AND ", into: &rendered)
    case .or(let parts): renderList(flattened(parts), separator: " OR ", into: &rendered)
    case .not(let wanted, let excluded):
      rendered.text += "("
      wanted.render(into: &rendered)
      rendered.text += " NOT "
      excluded.render(into: &rendered)
      rendered.text += ")"
    }
  }

  private func renderList(_ parts: [MatchExpression], separator: String, into rendered: inout Rendered) {
    if parts.count > 1 { rendered.text += "(" }
    MatchExpression.render(parts, separator: separator, into: &rendered)
    if parts.count > 1 { rendered.text += ")" }
  }

  private static func render(_ parts: [MatchExpression], separator: String, into rendered: inout Rendered) {
    for (index, part) in parts.enumerated() {
      if index > 0 { rendered.text += separator }
      part.render(into: &rendered)
    }
  }

  /// The parts, with those of an OR among them in its place: FTS5's parser takes few parentheses within each other.
  private func flattened(_ parts: [MatchExpression]) -> [MatchExpression] {
    parts.flatMap { part in if case .or(let inner) = part { flattened(inner) } else { [part] } }
  }

  /// A string of FTS5's query syntax (https://sqlite.org/fts5.html#fts5_strings), which a NUL would end; no word of an
  /// index has either sign.
  static func quoted(_ text: String) -> String { "\"" + text.filter { $0 != "\"" && $0 != "\0" } + "\"" }
}
