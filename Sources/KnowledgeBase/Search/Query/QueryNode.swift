/// A part of a query as it was understood. Ranges are UTF-8 bytes of the query as typed.
public indirect enum QueryNode: Sendable, Hashable {
  /// One word; see ``QueryWord``.
  case word(QueryWord)
  /// Words that stand next to each other, in this order.
  case phrase([String], Range<Int>)
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
  public var range: Range<Int> {
    switch self {
    case .word(let word): word.range
    case .phrase(_, let range), .near(_, _, let range), .together(_, let range), .and(_, let range),
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
