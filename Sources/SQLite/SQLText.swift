import ByregionText
import CSQLite

/// Finds where statements begin in SQL text, in UTF-8 bytes.
enum SQLText {
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

  /// The first byte from `position` on that is neither white space, comment, byte order mark nor semicolon.
  ///
  /// Follows the tokenizer's rules of https://sqlite.org/lang_comment.html. Linear in the bytes passed over.
  static func start(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int? {
    var position = position
    while position < bytes.count {
      let next = position + 1 < bytes.count ? bytes[position + 1] : 0
      switch (bytes[position], next) {
      case (0x20, _), (0x09...0x0a, _), (0x0c...0x0d, _), (UInt8(ascii: ";"), _): position += 1
      case (UInt8(ascii: "-"), UInt8(ascii: "-")): position = endOfLine(in: bytes, from: position)
      case (UInt8(ascii: "/"), UInt8(ascii: "*")): position = endOfComment(in: bytes, from: position)
      case (0xef, 0xbb) where position + 2 < bytes.count && bytes[position + 2] == 0xbf: position += 3
      default: return position
      }
    }
    return nil
  }

  private static func endOfLine(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
    bytes[position...].firstIndex(of: 0x0a) ?? bytes.count
  }

  private static func endOfComment(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
    var position = position + 2
    while position + 1 < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
        return position + 2
      }
      position += 1
    }
    return bytes.count
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

/// The words of a statement with their places, for pointing at them.
package struct SQLWords {
  let bytes: [UInt8]

  package init(_ sql: String) { bytes = Array(sql.utf8) }

  /// The token that begins at an offset: a word, a name in double quotes, or one byte.
  package func token(at offset: Int) -> Range<Int> {
    let start = min(max(offset, 0), bytes.count)
    if start < bytes.count, bytes[start] == 0x22, let close = bytes[(start + 1)...].firstIndex(of: 0x22) {
      return start..<close + 1
    }
    var end = start
    while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
    return start..<min(max(end, start + 1), bytes.count)
  }

  package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Where a name stands as a whole word, in any case.
  package func first(_ name: String, from start: Int = 0) -> Range<Int>? {
    let wanted = Array(name.lowercased().utf8)
    guard !wanted.isEmpty, start + wanted.count <= bytes.count else { return nil }
    return (start...(bytes.count - wanted.count)).lazy.map { $0..<$0 + wanted.count }.first { range in
      Self.lower(bytes[range.lowerBound]) == wanted[0] && bytes[range].lazy.map(Self.lower).elementsEqual(wanted)
        && (range.lowerBound == 0 || !Self.isNameByte(bytes[range.lowerBound - 1]))
        && (range.upperBound == bytes.count || !Self.isNameByte(bytes[range.upperBound]))
    }
  }

  package func contains(_ name: String) -> Bool { first(name) != nil }

  /// The text that follows MATCH, without its quotes; nil when none is written there.
  package var matchText: Range<Int>? {
    guard let match = first("match"), let open = bytes[match.upperBound...].firstIndex(of: 0x27),
      let close = bytes[(open + 1)...].firstIndex(of: 0x27), open + 1 < close
    else { return nil }
    return open + 1..<close
  }

  /// The keyword that a word before an error was probably meant to be: SQLite points behind it, having taken the word
  /// for a name.
  package func misspeltKeyword(before offset: Int) -> String? {
    let words = bytes[..<min(offset, bytes.count)].split { !Self.isNameByte($0) }.map {
      String(decoding: $0, as: UTF8.self)
    }
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

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }

  static func isNameByte(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(lower(byte))
  }
}

/// Parts of a statement beyond its words: parentheses, quotes, commas, names given to tables.
extension SQLWords {
  /// Where a statement that ends too early is unfinished: its last open parenthesis, else its last token.
  package var unfinished: Range<Int> {
    if let open = openParenthesis { return open..<open + 1 }
    let end = (bytes.lastIndex { $0 > 0x20 } ?? 0) + 1
    var start = end - 1
    while start > 0, Self.isNameByte(bytes[start]), Self.isNameByte(bytes[start - 1]) { start -= 1 }
    return max(start, 0)..<min(end, bytes.count)
  }

  package var isUnfinishedByParenthesis: Bool { openParenthesis != nil }

  /// The last parenthesis that nothing closes, outside of texts and comments.
  private var openParenthesis: Int? {
    var unclosed: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x28: unclosed.append(index)
      case 0x29: _ = unclosed.popLast()
      case 0x27, 0x22, 0x60: index = end(of: [bytes[index]], from: index + 1)
      case 0x2D where bytes[index...].starts(with: [0x2D, 0x2D]): index = end(of: [0x0A], from: index)
      case 0x2F where bytes[index...].starts(with: [0x2F, 0x2A]): index = end(of: [0x2A, 0x2F], from: index + 2)
      default: break
      }
      index += 1
    }
    return unclosed.last
  }

  /// The last byte of the next `mark`; the statement's end without one.
  private func end(of mark: [UInt8], from start: Int) -> Int {
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index..<index + mark.count].elementsEqual(mark) { return index + mark.count - 1 }
      index += 1
    }
    return bytes.count
  }

  /// Whether the last sign before an offset is a comma.
  package func hasComma(before offset: Int) -> Bool { bytes[..<min(offset, bytes.count)].last { $0 > 0x20 } == 0x2C }

  package func isInDoubleQuotes(_ name: String) -> Bool {
    first(name).map { $0.lowerBound > 0 && bytes[$0.lowerBound - 1] == 0x22 } ?? false
  }

  /// Whether a table, or a name that is given to one, is called so: the word stands somewhere without a dot behind it.
  package func names(_ table: String) -> Bool {
    var start = 0
    while let range = first(table, from: start) {
      if range.upperBound == bytes.count || bytes[range.upperBound] != 0x2E { return true }
      start = range.upperBound
    }
    return false
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
  }

  /// In the order of the text.
  package private(set) var all: [Parameter] = []

  package init(_ sql: String) {
    let bytes = Array(sql.utf8)
    var index = 0
    while index < bytes.count {
      let end = Self.tokenEnd(bytes, index)
      if Self.begins(bytes[index]), end > index + 1 || bytes[index] == UInt8(ascii: "?") {
        all.append(Parameter(text: String(decoding: bytes[index..<end], as: UTF8.self), range: index..<end))
      }
      index = end
    }
  }

  private static func begins(_ byte: UInt8) -> Bool { "?:@$".utf8.contains(byte) }

  /// Where the text, comment, name, number or sign at an index ends.
  private static func tokenEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    switch bytes[start] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      return end(of: [bytes[start]], in: bytes, from: start + 1)
    case UInt8(ascii: "["):
      return end(of: [UInt8(ascii: "]")], in: bytes, from: start + 1)
    case UInt8(ascii: "-") where bytes[start...].starts(with: "--".utf8):
      return end(of: [0x0A], in: bytes, from: start + 2)
    case UInt8(ascii: "/") where bytes[start...].starts(with: "/*".utf8):
      return end(of: Array("*/".utf8), in: bytes, from: start + 2)
    case let byte where begins(byte) || isNameByte(byte):
      return bytes[(start + 1)...].firstIndex { !isNameByte($0) } ?? bytes.count
    default:
      return start + 1
    }
  }

  /// The place behind the next `mark`; the end without one.
  private static func end(of mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index..<index + mark.count].elementsEqual(mark) { return index + mark.count }
      index += 1
    }
    return bytes.count
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { SQLWords.isNameByte(byte) || byte == UInt8(ascii: "$") }
}
