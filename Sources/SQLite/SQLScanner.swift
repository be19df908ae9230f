import ByregionText

/// A token of SQL text.
package struct SQLToken: Equatable, Sendable {
  package enum Kind: Sendable {
    /// A keyword or a name without quotes.
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
  /// Where it stands, in UTF-8 bytes.
  package var range: Range<Int>
  /// The SQL ends before the quote or comment does.
  package var isUnfinished = false
}

/// The one reader of SQL text in this program, by the rules of SQLite's own tokenizer
/// (https://sqlite.org/src/file/src/tokenize.c). Linear in the text.
package enum SQLScanner {
  /// All tokens of a text, without white space and comments.
  package static func tokens(_ sql: String) -> [SQLToken] {
    allTokens(sql).filter { $0.kind != .space && $0.kind != .comment }
  }

  /// All tokens of a text; each byte belongs to one.
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

  /// The first word of a statement in lower case: "select"; nil where it begins with something else.
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

  /// Whether a byte can stand inside a name without quotes.
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

  /// With what SQLite would refuse behind it, such as the letters of `12x`.
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

  /// A mark that is doubled stands for itself, but for `]`.
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

  /// `text` between two `mark`s, with every one inside doubled.
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
  /// Calls `body` with the bytes of `sql`, which a NUL byte follows.
  ///
  /// - Throws: `SQLiteError` for a NUL byte inside: SQLite would take the text to end there.
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

  /// Where the first statement from `position` on begins: behind white space, comments and semicolons.
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
