import Norwegian

/// Reads the query language.
///
/// ```
/// query    = either
/// either   = both { ("OR" | "ELLER") both }
/// both     = beside { ("AND" | "OG") beside }
/// beside   = close { close }
/// close    = part { "NEAR/n" part }
/// part     = ("NOT" | "IKKE" | "-") part | "(" either ")" | field ":" value | "phrase" | =word | word* | word
/// ```
///
/// Operators are in capitals. Any string is a query: what cannot be understood is left out with a diagnostic that
/// points to it. Linear in the length of the query.
public struct QueryParser {
  /// So many words are searched for; the rest is left out with a warning.
  static let mostWords = 64
  /// Parentheses may be nested so deep: FTS5's own parser takes no more than 100 symbols that wait for their end.
  static let deepest = 12

  private let tokenizer: PassageTokenizer

  /// A parser that asks the tokenizer of the index what a word is.
  public init(_ tokenizer: PassageTokenizer) { self.tokenizer = tokenizer }

  /// The query as it is understood. Throws `SQLiteError` for want of memory only.
  public func parse(_ query: String) throws -> ParsedQuery {
    var lexer = QueryLexer(query)
    let tokens = lexer.tokenize()
    var reader = QueryReader(tokens, tokenizer: tokenizer, diagnostics: lexer.diagnostics)
    return try reader.read(end: query.utf8.count)
  }
}
