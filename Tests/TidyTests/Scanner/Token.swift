/// One piece of Swift source, as far as the checks need to tell pieces apart.
struct Token: Equatable {
  enum Kind: Equatable {
    /// A name or keyword; also `#if` and `@main`, with their sign.
    case word
    case number
    /// A string or regex literal: what stands between the quotes, with `\()` for an interpolation.
    /// The tokens of the interpolations follow it.
    case literal
    /// One character of punctuation.
    case symbol
    /// The text has its signs: `// why`, `/// what`, `/* … */`.
    case comment
  }

  var kind: Kind
  var text: String
  /// From 1, of the token's first character.
  var line: Int
  /// From 1, of the token's last character.
  var lastLine: Int
  /// Is there white space, or a line's start, right before it?
  var followsSpace: Bool

  func isWord(_ name: String) -> Bool { kind == .word && text == name }
  func isSymbol(_ sign: String) -> Bool { kind == .symbol && text == sign }
}
