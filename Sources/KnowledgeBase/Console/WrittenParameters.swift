/// The parameters of a statement as they stand in its text: `:name`, `@name`, `$name`, `?` and `?5`.
///
/// SQLite tells names, but not which numbers between them nobody wrote, nor where any of them stands
/// (https://sqlite.org/lang_expr.html#parameters).
struct WrittenParameters {
  /// One of them, with its UTF-8 range.
  struct Parameter: Equatable {
    var text: String
    var range: Range<Int>

    /// `?` without a number.
    var isPlain: Bool { text == "?" }
    /// `?5`.
    var isNumbered: Bool { text.count > 1 && text.hasPrefix("?") }
  }

  /// In the order of the text.
  private(set) var all: [Parameter] = []

  init(_ sql: String) {
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
