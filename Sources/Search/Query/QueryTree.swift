/// A part of a query as it was understood. Ranges are UTF-8 bytes of the query as typed.
package indirect enum QueryNode: Sendable, Hashable {
  /// One word; see ``QueryWord``.
  case word(QueryWord)
  /// Words that stand next to each other, in this order; of the last one only the beginning if `isPrefix`.
  case phrase([String], isPrefix: Bool, Range<Int>)
  /// Words or phrases with at most so many words between the first and the last of them.
  case near([QueryNode], distance: Int, Range<Int>)
  /// Parts side by side with nothing between them.
  case together([QueryNode], Range<Int>)
  /// Parts that must all be met.
  case and([QueryNode], Range<Int>)
  /// Parts of which one must be met.
  case or([QueryNode], Range<Int>)
  /// A part that must not be met.
  case not(QueryNode, Range<Int>)
  /// What the hits are narrowed to.
  case field(SearchField, String, Range<Int>)

  /// The place of the part in the query.
  package var range: Range<Int> {
    switch self {
    case .word(let word): word.range
    case .phrase(_, _, let range), .near(_, _, let range), .together(_, let range), .and(_, let range),
      .or(_, let range), .not(_, let range), .field(_, _, let range):
      range
    }
  }
}

extension QueryNode {
  /// The single words that passages are wanted for, not those that are to be left out.
  var wantedWords: Set<String> {
    switch self {
    case .word(let word): [word.text]
    case .near(let parts, _, _), .together(let parts, _), .and(let parts, _), .or(let parts, _):
      parts.reduce(into: []) { $0.formUnion($1.wantedWords) }
    case .not, .phrase, .field: []
    }
  }
}

extension QueryNode {
  /// The phrases that passages are wanted for, not those that are to be left out.
  var wantedPhrases: [[String]] {
    switch self {
    case .phrase(let words, _, _): [words]
    case .near(let parts, _, _), .together(let parts, _), .and(let parts, _), .or(let parts, _):
      parts.flatMap(\.wantedPhrases)
    case .not, .word, .field: []
    }
  }
}

/// A word of a query.
package struct QueryWord: Sendable, Hashable {
  /// How a word is taken.
  package enum Mode: String, Sendable, Hashable {
    /// The word and the terms that it is expanded to.
    case expanded
    /// The word as printed: `=ord`.
    case exact
    /// Every word that begins so: `ord*`.
    case prefix
  }

  /// The word as the tokenizer gives it: in lower case.
  package var text: String
  package var mode: Mode
  /// The place of the word in the query, in UTF-8 bytes; the same for words that were typed as one, such as `Re:tenk`.
  package var range: Range<Int>
  /// Whether the word before was typed together with this one, with no space between.
  package var isJoined: Bool
  /// Whether a hyphen stands for a last part that a later word has: `prosess-/prosjektleder`.
  package var isSuspended: Bool

  package init(
    text: String, mode: Mode = .expanded, range: Range<Int>, isJoined: Bool = false, isSuspended: Bool = false
  ) {
    self.text = text
    self.mode = mode
    self.range = range
    self.isJoined = isJoined
    self.isSuspended = isSuspended
  }
}

/// Prints the tree of a query with what its words are searched for as: for people, tests and bug reports.
struct QueryTree {
  /// Maximum number of alternatives shown for a word.
  private static let maxAlternatives = 6

  let plan: MatchPlan

  /// A line for each part, indented by depth.
  func lines(_ query: ParsedQuery) -> [String] {
    (query.root.map { lines($0, depth: 0) } ?? []) + query.fields.flatMap { lines($0, depth: 0) }
  }

  private func lines(_ node: QueryNode, depth: Int) -> [String] {
    let place = " \(node.range.lowerBound)..<\(node.range.upperBound)"
    let indentation = String(repeating: "  ", count: depth)
    let parts = QueryTree.parts(of: node)
    return [indentation + name(of: node) + place + becomes(node)] + parts.flatMap { lines($0, depth: depth + 1) }
  }

  private func name(of node: QueryNode) -> String {
    switch node {
    case .word, .phrase, .field: QueryTree.label(of: node) + " " + node.printed(inside: true)
    case .near(_, let distance, _): "near \(distance)"
    default: QueryTree.label(of: node)
    }
  }

  private static func label(of node: QueryNode) -> String {
    switch node {
    case .word(let word):
      switch word.mode {
      case .expanded: "word"
      case .exact: "exact"
      case .prefix: "prefix"
      }
    case .phrase: "phrase"
    case .near: "near"
    case .together: "together"
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .field: "field"
    }
  }

  private static func parts(of node: QueryNode) -> [QueryNode] {
    switch node {
    case .near(let parts, _, _), .together(let parts, _), .and(let parts, _), .or(let parts, _): parts
    case .not(let part, _): [part]
    case .word, .phrase, .field: []
    }
  }

  /// What a word became: its alternatives with their weights, the heaviest first.
  private func becomes(_ node: QueryNode) -> String {
    guard case .word(let word) = node else { return "" }
    let planned = plan.words.first { $0.text == word.text && ($0.mode == word.mode || $0.isOptional) }
    guard let planned else { return "  carries nothing, left out" }
    if planned.alternatives.isEmpty { return "  nothing like it in the index" }
    let shown = planned.alternatives.prefix(QueryTree.maxAlternatives).map { alternative in
      alternative.word + (word.mode == .prefix ? "*" : "") + " " + QueryTree.decimal(alternative.weight)
    }
    let more = planned.alternatives.count - shown.count
    let prefix = planned.isOptional ? "  for the order only: " : "  as "
    return prefix + shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// A number from 0 to 1 with two decimals.
  private static func decimal(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

extension ParsedQuery {
  /// The query printed back in the query language, as it was understood.
  package var description: String {
    ([root.map { $0.printed(inside: false) }].compactMap { $0 } + fields.map { $0.printed(inside: false) })
      .joined(separator: " ")
  }
}

extension QueryNode {
  /// The part in the query language.
  ///
  /// - Parameter inside: whether it stands within another part, so that operators need parentheses.
  func printed(inside: Bool) -> String {
    switch self {
    case .word(let word):
      switch word.mode {
      case .expanded: word.text
      case .exact: "=" + word.text
      case .prefix: word.text + "*"
      }
    case .phrase(let words, let isPrefix, _): "\"" + words.joined(separator: " ") + (isPrefix ? "*\"" : "\"")
    case .near(let parts, let distance, _):
      parts.map { $0.printed(inside: true) }.joined(separator: " NEAR/\(distance) ")
    case .together(let parts, _): QueryNode.list(parts, " ", inside)
    case .and(let parts, _): QueryNode.list(parts, " AND ", inside)
    case .or(let parts, _): QueryNode.list(parts, " OR ", inside)
    case .not(let part, _): "-" + part.printed(inside: true)
    case .field(let field, let value, _):
      field.rawValue + ":" + (value.contains(where: \.isWhitespace) ? "\"\(value)\"" : value)
    }
  }

  private static func list(_ parts: [QueryNode], _ separator: String, _ inside: Bool) -> String {
    let list = parts.map { $0.printed(inside: true) }.joined(separator: separator)
    return inside ? "(" + list + ")" : list
  }
}
