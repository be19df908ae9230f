import ByregionText

/// A token of SQL text.
package struct SQLToken: Equatable, Sendable {
  package enum Kind: Sendable {
    /// A keyword or an unquoted name.
    case word
    /// A name in "double quotes", `backticks` or [brackets].
    case quotedName
    /// A 'text' or an x'b10b'.
    case text
    case number
    /// `?`, `?5`, `:name`, `@name` or `$name`.
    case parameter
    case comment
    case space
    /// One byte of punctuation.
    case sign
  }

  package var kind: Kind
  /// Its UTF-8 byte range.
  package var range: Range<Int>
  /// Whether the SQL ends before the closing quote or the end of the comment.
  package var isUnfinished = false
}

/// The only tokenizer of SQL in this program. It follows SQLite's own (https://sqlite.org/src/file/src/tokenize.c).
/// Linear in the text.
package enum SQLScanner {
  /// All tokens of a text except white space and comments.
  package static func tokens(_ sql: String) -> [SQLToken] {
    allTokens(sql).filter { $0.kind != .space && $0.kind != .comment }
  }

  /// All tokens of a text; every byte belongs to exactly one token.
  package static func allTokens(_ sql: String) -> [SQLToken] {
    var sql = sql
    return sql.withUTF8 { bytes in
      var tokens: [SQLToken] = []
      var position = 0
      while position < bytes.count {
        let token = token(in: bytes, at: position)
        tokens.append(token)
        position = token.range.upperBound
      }
      return tokens
    }
  }

  /// The first word of a statement in lower case, such as "select"; nil if the statement begins with another token.
  package static func firstWord(of sql: String) -> String? {
    var sql = sql
    return sql.withUTF8 { bytes in
      guard let start = statementStart(in: bytes, from: 0) else { return nil }
      let token = token(in: bytes, at: start)
      return token.kind == .word ? String(decoding: bytes[token.range], as: UTF8.self).lowercased() : nil
    }
  }

  /// The token that begins at a position.
  static func token(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> SQLToken {
    let next = start + 1 < bytes.count ? bytes[start + 1] : 0
    switch bytes[start] {
    case 0x20, 0x09...0x0A, 0x0C...0x0D:
      return SQLToken(kind: .space, range: start..<end(in: bytes, from: start, while: isSpace))
    case 0xEF where next == 0xBB && start + 2 < bytes.count && bytes[start + 2] == 0xBF:
      return SQLToken(kind: .space, range: start..<start + 3)
    case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
      return SQLToken(kind: .comment, range: start..<end(in: bytes, from: start) { $0 != 0x0A })
    case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
      return comment(in: bytes, at: start)
    case UInt8(ascii: "'"): return quoted(.text, by: UInt8(ascii: "'"), in: bytes, at: start, mark: start)
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      guard next == UInt8(ascii: "'") else { return word(in: bytes, at: start) }
      return quoted(.text, by: UInt8(ascii: "'"), in: bytes, at: start, mark: start + 1)
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      return quoted(.quotedName, by: bytes[start], in: bytes, at: start, mark: start)
    case UInt8(ascii: "["): return quoted(.quotedName, by: UInt8(ascii: "]"), in: bytes, at: start, mark: start)
    case UInt8(ascii: "?"):
      return SQLToken(kind: .parameter, range: start..<end(in: bytes, from: start + 1, while: isDigit))
    case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      let end = end(in: bytes, from: start + 1, while: isNameByte)
      return SQLToken(kind: end > start + 1 ? .parameter : .sign, range: start..<end)
    case let byte where isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(next)):
      return number(in: bytes, at: start)
    case let byte where isNameByte(byte): return word(in: bytes, at: start)
    default: return SQLToken(kind: .sign, range: start..<start + 1)
    }
  }

  /// Whether a byte can be part of an unquoted name.
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80 || isDigit(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || ((0x09...0x0D).contains(byte) && byte != 0x0B) }

  private static func end(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, while isPart: (UInt8) -> Bool
  ) -> Int {
    var end = start
    while end < bytes.count, isPart(bytes[end]) { end += 1 }
    return end
  }

  private static func word(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> SQLToken {
    SQLToken(kind: .word, range: start..<end(in: bytes, from: start, while: isNameByte))
  }

  /// Includes following characters that SQLite would reject, such as the letter of `12x`.
  private static func number(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> SQLToken {
    var end = start
    while end < bytes.count {
      let isExponentSign =
        (bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-"))
        && bytes[end - 1] | 0x20 == UInt8(ascii: "e")
      guard isNameByte(bytes[end]) || bytes[end] == UInt8(ascii: ".") || (end > start && isExponentSign) else { break }
      end += 1
    }
    return SQLToken(kind: .number, range: start..<end)
  }

  private static func comment(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> SQLToken {
    var end = start + 2
    while end + 1 < bytes.count {
      if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "/") {
        return SQLToken(kind: .comment, range: start..<end + 2)
      }
      end += 1
    }
    return SQLToken(kind: .comment, range: start..<bytes.count, isUnfinished: true)
  }

  /// A doubled quote is an escaped quote, except `]`.
  private static func quoted(
    _ kind: SQLToken.Kind, by mark: UInt8, in bytes: UnsafeBufferPointer<UInt8>, at start: Int, mark open: Int
  ) -> SQLToken {
    var end = open + 1
    while end < bytes.count {
      if bytes[end] == mark {
        guard mark != UInt8(ascii: "]"), end + 1 < bytes.count, bytes[end + 1] == mark else {
          return SQLToken(kind: kind, range: start..<end + 1)
        }
        end += 1
      }
      end += 1
    }
    return SQLToken(kind: kind, range: start..<bytes.count, isUnfinished: true)
  }

  /// `text` in quotes, with every quote inside doubled.
  static func quoted(_ text: String, by mark: Unicode.Scalar = "\"") -> String {
    var scalars = String.UnicodeScalarView([mark])
    for scalar in text.unicodeScalars {
      if scalar == mark { scalars.append(mark) }
      scalars.append(scalar)
    }
    scalars.append(mark)
    return String(scalars)
  }
}

extension SQLScanner {
  /// Calls `body` with the bytes of `sql`, which are followed by a NUL byte.
  ///
  /// - Throws: `SQLiteError` if the text contains a NUL byte, where SQLite would stop reading; also if it is longer
  ///   than 2 GB.
  static func withBytes<T>(_ sql: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
    let count = sql.utf8.count
    guard count < Int(Int32.max) else {
      throw SQLiteError(code: .tooBig, message: "the SQL text is too long")
    }
    return try sql.withCString { start in
      try start.withMemoryRebound(to: UInt8.self, capacity: count + 1) { start in
        let bytes = UnsafeBufferPointer(start: start, count: count)
        if let place = bytes.firstIndex(of: 0) {
          throw SQLiteError(code: .error, message: "a NUL byte in the SQL text", sql: sql, offset: place)
        }
        return try body(bytes)
      }
    }
  }

  /// The start of the first statement from `position` on, after white space, comments and semicolons.
  static func statementStart(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int? {
    var position = position
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: ";") {
        position += 1
        continue
      }
      let token = token(in: bytes, at: position)
      guard token.kind == .space || token.kind == .comment else { return position }
      position = token.range.upperBound
    }
    return nil
  }
}

/// The tokens of a statement with their ranges. Used to point at errors and to suggest corrections.
package struct SQLWords {
  private let bytes: [UInt8]
  private let tokens: [SQLToken]

  package init(_ sql: String) { (bytes, tokens) = (Array(sql.utf8), SQLScanner.tokens(sql)) }

  /// From the offset to the end of the token there; one byte if there is no complete token.
  package func token(at offset: Int) -> Range<Int> {
    let start = min(max(offset, 0), bytes.count)
    guard let token = tokens.first(where: { $0.range.contains(start) }), !token.isUnfinished else {
      return start..<min(start + 1, bytes.count)
    }
    return start..<token.range.upperBound
  }

  package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The range of the first occurrence of a name, without its quotes; ignores case.
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

  /// The string literal after MATCH, without its quotes; nil if there is none or it is empty.
  package var matchText: Range<Int>? {
    guard let match = first("match", where: { $0.kind == .word }),
      let text = tokens.first(where: { $0.kind == .text && $0.range.lowerBound >= match.range.upperBound }),
      !text.isUnfinished, text.range.count > 2
    else { return nil }
    return text.range.lowerBound + 1..<text.range.upperBound - 1
  }

  /// The keyword that was probably misspelt before an error. SQLite reports the error after the word, because it parsed
  /// the word as a name.
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

  /// The place to point at if a statement ends too early: its last unclosed parenthesis, otherwise its last token.
  package var unfinished: Range<Int> {
    if let open = openParenthesis { return open }
    guard let last = tokens.last else { return 0..<0 }
    return last.kind == .word ? last.range : last.range.upperBound - 1..<last.range.upperBound
  }

  package var isUnfinishedByParenthesis: Bool { openParenthesis != nil }

  /// The last unclosed parenthesis.
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

  /// Whether a name is used as a table or alias: it occurs without a following dot.
  package func names(_ table: String) -> Bool {
    first(table, where: { $0.range.upperBound == bytes.count || bytes[$0.range.upperBound] != UInt8(ascii: ".") })
      != nil
  }

  /// Names and punctuation in lower case, names without quotes. Strings, numbers and parameters are omitted.
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

/// The parameters as written in a statement: `:name`, `@name`, `$name`, `?` and `?5`.
///
/// SQLite reports the names, but not which numbers are unused, nor the positions
/// (https://sqlite.org/lang_expr.html#parameters).
package struct WrittenParameters {
  /// A parameter with its UTF-8 byte range.
  package struct Parameter: Equatable {
    package var text: String
    package var range: Range<Int>

    /// `?` without a number.
    package var isPlain: Bool { text == "?" }
    /// `?5`.
    package var isNumbered: Bool { text.count > 1 && text.hasPrefix("?") }
    /// The name or number without its prefix; empty for a plain `?`.
    package var name: Substring { text.dropFirst() }
  }

  /// In the order of the text; repeated parameters are repeated here.
  package let all: [Parameter]

  package init(_ sql: String) {
    let bytes = Array(sql.utf8)
    all = SQLScanner.tokens(sql).filter { $0.kind == .parameter }.map {
      Parameter(text: String(decoding: bytes[$0.range], as: UTF8.self), range: $0.range)
    }
  }
}

/// A text with several statements and, between them, commands of this program.
///
/// A statement ends at its semicolon, a trigger at `END;`, as in SQLite's shell
/// (https://sqlite.org/c3ref/complete.html). Linear in the text.
package struct SQLScript: Hashable, Sendable {
  package struct Piece: Hashable, Sendable {
    /// UTF-8 byte range: a statement with its semicolon and the comments before it, or a command up to the end of its
    /// line.
    package var range: Range<Int>
    package var isCommand: Bool
    /// Whether a statement has its semicolon. Always true for commands.
    package var isWhole: Bool
  }

  package private(set) var pieces: [Piece] = []
  /// Whether the text ends in an unclosed comment after the last piece.
  package private(set) var endsInComment = false
  package let text: String
  private let bytes: [UInt8]

  /// - Parameter isCommand: whether a line at the start of a statement is a command.
  package init(_ text: String, isCommand: (String) -> Bool = { _ in false }) {
    self.text = text
    bytes = Array(text.utf8)
    var found: [Piece] = []
    var endsInComment = false
    bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      var start: Int?
      var ending = StatementEnding()
      while position < bytes.count {
        let token = SQLScanner.token(in: bytes, at: position)
        if ending.isAtStart, token.kind != .space, token.kind != .comment {
          let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
          if isCommand(String(decoding: bytes[position..<end], as: UTF8.self)) {
            found.append(Piece(range: position..<end, isCommand: true, isWhole: true))
            (position, start) = (end, nil)
            continue
          }
        }
        position = token.range.upperBound
        if token.kind == .comment { endsInComment = token.isUnfinished }
        guard token.kind != .space else { continue }
        start = start ?? token.range.lowerBound
        guard token.kind != .comment else { continue }
        let wasAtStart = ending.isAtStart
        guard ending.isOver(with: token, in: bytes) else { continue }
        if !wasAtStart, let start {
          found.append(Piece(range: start..<position, isCommand: false, isWhole: true))
        }
        start = nil
      }
      if let start, !ending.isAtStart {
        found.append(Piece(range: start..<bytes.count, isCommand: false, isWhole: false))
      }
    }
    (pieces, self.endsInComment) = (found, endsInComment)
  }

  package func text(of piece: Piece) -> String { String(decoding: bytes[piece.range], as: UTF8.self) }

  /// Whether the last statement has its semicolon; true if there is no statement.
  package var isWhole: Bool { !endsInComment && pieces.last?.isWhole != false }

  /// The line of a piece, from 1, not counting comments at its start.
  package func line(of piece: Piece) -> Int {
    let start =
      bytes.withUnsafeBufferPointer { SQLScanner.statementStart(in: $0, from: piece.range.lowerBound) }
      ?? piece.range.lowerBound
    return 1 + bytes[..<start].count { $0 == 0x0A }
  }
}

/// Tracks the tokens of a statement to find its end.
private struct StatementEnding {
  private enum State { case start, create, statement, trigger, triggerStatement, triggerEnd }

  private var state = State.start
  var isAtStart: Bool { state == .start }

  /// Processes a token. Returns true for the semicolon that ends the statement.
  mutating func isOver(with token: SQLToken, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let isSemicolon = token.kind == .sign && bytes[token.range.lowerBound] == UInt8(ascii: ";")
    if isSemicolon, state == .start || state == .create || state == .statement || state == .triggerEnd {
      state = .start
      return true
    }
    // The longest relevant keyword has nine letters.
    let word =
      token.kind == .word && token.range.count < 10
      ? String(decoding: bytes[token.range], as: UTF8.self).lowercased() : ""
    switch state {
    case .start: state = word == "create" ? .create : word == "explain" ? .start : .statement
    case .create: state = ["temp", "temporary"].contains(word) ? .create : word == "trigger" ? .trigger : .statement
    case .statement: break
    case .trigger, .triggerStatement, .triggerEnd:
      state = isSemicolon ? .triggerStatement : state == .triggerStatement && word == "end" ? .triggerEnd : .trigger
    }
    return false
  }
}
