import ByregionText

/// The tokens of a statement with their places, for pointing at them and for telling what was probably meant.
package struct SQLWords {
  private let bytes: [UInt8]
  private let tokens: [SQLToken]

  package init(_ sql: String) { (bytes, tokens) = (Array(sql.utf8), SQLScanner.tokens(sql)) }

  /// The range of the token at an offset, from the offset on; one byte of punctuation.
  package func token(at offset: Int) -> Range<Int> {
    let start = min(max(offset, 0), bytes.count)
    guard let token = tokens.first(where: { $0.range.contains(start) }), !token.isUnfinished else {
      return start..<min(start + 1, bytes.count)
    }
    return start..<token.range.upperBound
  }

  package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Where a name stands, in any case and without quotes.
  package func first(_ name: String, from start: Int = 0) -> Range<Int>? {
    first(name, from: start, where: { _ in true }).map { self.name(of: $0) }
  }

  package func contains(_ name: String) -> Bool { first(name) != nil }

  private func first(_ name: String, from start: Int = 0, where isWanted: (SQLToken) -> Bool) -> SQLToken? {
    let name = name.lowercased()
    return tokens.first { token in
      token.range.upperBound > start && (token.kind == .word || token.kind == .quotedName) && isWanted(token)
        && text(self.name(of: token)).lowercased() == name
    }
  }

  /// The range of a name without its quotes.
  private func name(of token: SQLToken) -> Range<Int> {
    guard token.kind == .quotedName else { return token.range }
    let end = token.isUnfinished ? token.range.upperBound : token.range.upperBound - 1
    return token.range.lowerBound + 1..<max(end, token.range.lowerBound + 1)
  }

  /// The text that follows MATCH, without its quotes; nil when none is written there.
  package var matchText: Range<Int>? {
    guard let match = first("match", where: { $0.kind == .word }),
      let text = tokens.first(where: { $0.kind == .text && $0.range.lowerBound >= match.range.upperBound }),
      !text.isUnfinished, text.range.count > 2
    else { return nil }
    return text.range.lowerBound + 1..<text.range.upperBound - 1
  }

  /// The keyword that a word before an error was probably meant to be: SQLite points behind it, having taken the word
  /// for a name.
  package func misspeltKeyword(before offset: Int) -> String? {
    let words = tokens.filter { $0.kind == .word && $0.range.lowerBound < offset }.map { text($0.range) }
    if let first = words.first, !Self.clauses.contains(first.uppercased()),
      let near = NearestName.to(first, among: Self.clauses)
    {
      return near
    }
    guard let last = words.last?.uppercased(), !Self.clauses.contains(last) else { return nil }
    return Self.clauses.sorted().first { $0.sorted() == last.sorted() }
      ?? Self.clauses.sorted().first { EditDistance.between(Array($0.utf8), Array(last.utf8), limit: 1) != nil }
  }

  package static let clauses: Set<String> = [
    "SELECT", "FROM", "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "JOIN", "LEFT", "UNION", "VALUES", "WITH",
    "EXPLAIN",
  ]

  /// Where a statement that ends too early is unfinished: its last open parenthesis, else its last token.
  package var unfinished: Range<Int> {
    if let open = openParenthesis { return open }
    guard let last = tokens.last else { return 0..<0 }
    return last.kind == .word ? last.range : last.range.upperBound - 1..<last.range.upperBound
  }

  package var isUnfinishedByParenthesis: Bool { openParenthesis != nil }

  /// The last parenthesis that nothing closes.
  private var openParenthesis: Range<Int>? {
    var unclosed: [Range<Int>] = []
    for token in tokens where token.kind == .sign {
      switch bytes[token.range.lowerBound] {
      case UInt8(ascii: "("): unclosed.append(token.range)
      case UInt8(ascii: ")"): _ = unclosed.popLast()
      default: break
      }
    }
    return unclosed.last
  }

  /// Whether the last token before an offset is a comma.
  package func hasComma(before offset: Int) -> Bool {
    tokens.last { $0.range.lowerBound < offset }.map { bytes[$0.range.lowerBound] == UInt8(ascii: ",") } ?? false
  }

  package func isInDoubleQuotes(_ name: String) -> Bool {
    first(name, where: { $0.kind == .quotedName && bytes[$0.range.lowerBound] == UInt8(ascii: "\"") }) != nil
  }

  /// Whether a table, or an alias of one, is called so: the name stands somewhere without a dot behind it.
  package func names(_ table: String) -> Bool {
    first(table, where: { $0.range.upperBound == bytes.count || bytes[$0.range.upperBound] != UInt8(ascii: ".") })
      != nil
  }

  /// Names and punctuation in lower case, names without quotes; texts, numbers and parameters are left out.
  package var namesAndSigns: [String] {
    tokens.compactMap { token in
      switch token.kind {
      case .word, .quotedName: text(name(of: token)).lowercased()
      case .sign: text(token.range)
      default: nil
      }
    }
  }
}

/// The parameters of a statement as they stand in its text: `:name`, `@name`, `$name`, `?` and `?5`.
///
/// SQLite tells names, but not which numbers between them nobody wrote, nor where any of them stands
/// (https://sqlite.org/lang_expr.html#parameters).
package struct WrittenParameters {
  /// One of them, with its UTF-8 range.
  package struct Parameter: Equatable {
    package var text: String
    package var range: Range<Int>

    /// `?` without a number.
    package var isPlain: Bool { text == "?" }
    /// `?5`.
    package var isNumbered: Bool { text.count > 1 && text.hasPrefix("?") }
    /// The name or number without its sign; empty for a plain `?`.
    package var name: Substring { text.dropFirst() }
  }

  /// In the order of the text.
  package let all: [Parameter]

  package init(_ sql: String) {
    let bytes = Array(sql.utf8)
    all = SQLScanner.tokens(sql).filter { $0.kind == .parameter }.map {
      Parameter(text: String(decoding: bytes[$0.range], as: UTF8.self), range: $0.range)
    }
  }
}
