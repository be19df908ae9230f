import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionText

/// Substitutes values for `:name` in a statement in PostgreSQL's SQL, as psql does.
///
/// PostgreSQL's quotes, comments and casts (`::`) differ from SQLite's, so the scanner for SQLite's SQL would find
/// parameters where there are none.
struct PublishedParameters {
  private let bytes: [UInt8]
  private var position = 0
  /// Number of open brackets. In `a[1:n]` the colon separates two bounds.
  private var depth = 0
  private var found: [(name: String, range: Range<Int>)] = []

  /// - Throws: `KnowledgeBaseError` with `.usage` for a parameter without a value or a value without a parameter.
  static func filled(_ sql: String, _ values: [String: Value]) throws -> String {
    var scanner = PublishedParameters(sql)
    scanner.scan()
    var unused = Set(values.keys)
    var text: [UInt8] = []
    var end = 0
    for (name, range) in scanner.found {
      guard let value = values[name] else {
        throw KnowledgeBaseError(
          .usage, { $0.parameterLacksValue(":" + name) }, suggestion: .giveParameter(name),
          excerpt: .init(text: sql, range: range))
      }
      unused.remove(name)
      if case .text(let given) = value, given.contains("\0") {
        throw KnowledgeBaseError(.usage, { $0.nulByteInQuery })
      }
      text += scanner.bytes[end..<range.lowerBound] + Array(SQLLiteral.text(of: value).utf8)
      end = range.upperBound
    }
    if let name = unused.min() {
      throw KnowledgeBaseError(.usage, { $0.noParameter(":" + name) }, suggestion: .dropParameter(":" + name))
    }
    return String(decoding: text + scanner.bytes[end...], as: UTF8.self)
  }

  private init(_ sql: String) { bytes = Array(sql.utf8) }

  private func byte(_ offset: Int) -> UInt8 {
    let place = position + offset
    return bytes.indices.contains(place) ? bytes[place] : 0
  }

  private mutating func scan() {
    while position < bytes.count {
      switch byte(0) {
      case UInt8(ascii: "'"): skipQuoted(UInt8(ascii: "'"), escapes: isEscapeString)
      case UInt8(ascii: "\""): skipQuoted(UInt8(ascii: "\""), escapes: false)
      case UInt8(ascii: "-") where byte(1) == UInt8(ascii: "-"):
        while position < bytes.count, byte(0) != 0x0A { position += 1 }
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): skipComment()
      case UInt8(ascii: "$") where !Self.isNameByte(byte(-1)): skipDollarQuoted()
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        depth += byte(0) == UInt8(ascii: "[") ? 1 : -1
        position += 1
      case UInt8(ascii: ":") where byte(1) == UInt8(ascii: ":"): position += 2
      case UInt8(ascii: ":") where depth <= 0 && Self.isNameStart(byte(1)):
        let start = position
        position += 1
        while Self.isNameByte(byte(0)) { position += 1 }
        found.append((String(decoding: bytes[start + 1..<position], as: UTF8.self), start..<position))
      default: position += 1
      }
    }
  }

  /// Whether the quote follows an `E`, as in `E'…'`, so that backslashes are escapes.
  private var isEscapeString: Bool { byte(-1) | 0x20 == UInt8(ascii: "e") && !Self.isNameByte(byte(-2)) }

  private mutating func skipQuoted(_ mark: UInt8, escapes: Bool) {
    position += 1
    while position < bytes.count, byte(0) != mark {
      position += escapes && byte(0) == UInt8(ascii: "\\") ? 2 : 1
    }
    // A doubled quote is scanned as the end of one literal and the start of another.
    position += 1
  }

  private mutating func skipComment() {
    var open = 0
    repeat {
      if byte(0) == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
        (open, position) = (open + 1, position + 2)
      } else if byte(0) == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        (open, position) = (open - 1, position + 2)
      } else {
        position += 1
      }
    } while open > 0 && position < bytes.count
  }

  /// Skips `$$…$$` or `$tag$…$tag$`; otherwise only the dollar sign.
  private mutating func skipDollarQuoted() {
    var end = position + 1
    while end < bytes.count, Self.isNameByte(bytes[end]), bytes[end] != UInt8(ascii: "$") { end += 1 }
    let isTag = end < bytes.count && bytes[end] == UInt8(ascii: "$")
    guard isTag, end == position + 1 || Self.isNameStart(byte(1)) else {
      position += 1
      return
    }
    let tag = bytes[position...end]
    position = end + 1
    while position < bytes.count, !bytes[position...].starts(with: tag) { position += 1 }
    position += tag.count
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { isNameStart(byte) || (0x30...0x39).contains(byte) }
}
