/// A piece of a query as typed.
struct QueryToken: Hashable {
  enum Kind: Hashable {
    /// Letters and signs without a space between, and what stands before and behind: `=`, `*`.
    case text(String)
    /// What stands between two quotation marks.
    case quoted(String)
    /// A name of a field and a colon, right before the value.
    case field(SearchField)
    case and, or, not, open, close
    case minus, equals
    case near(Int)
  }

  var kind: Kind
  /// UTF-8 bytes of the query.
  var range: Range<Int>
  /// Whether white space, or nothing at all, stands before it.
  var followsSpace: Bool
}
