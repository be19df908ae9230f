import SQLite

/// The words of a statement with their places, for pointing at them.
struct SQLWords {
  let bytes: [UInt8]

  init(_ sql: String) { bytes = Array(sql.utf8) }

  /// The token that begins at an offset: a word, a name in double quotes, or one byte.
  func token(at offset: Int) -> Range<Int> {
    let start = min(max(offset, 0), bytes.count)
    if start < bytes.count, bytes[start] == 0x22, let close = bytes[(start + 1)...].firstIndex(of: 0x22) {
      return start..<close + 1
    }
    var end = start
    while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
    return start..<min(max(end, start + 1), bytes.count)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Where a name stands as a whole word, in any case.
  func first(_ name: String, from start: Int = 0) -> Range<Int>? {
    let wanted = Array(name.lowercased().utf8)
    guard !wanted.isEmpty, start + wanted.count <= bytes.count else { return nil }
    return (start...(bytes.count - wanted.count)).lazy.map { $0..<$0 + wanted.count }.first { range in
      Self.lower(bytes[range.lowerBound]) == wanted[0] && bytes[range].lazy.map(Self.lower).elementsEqual(wanted)
        && (range.lowerBound == 0 || !Self.isNameByte(bytes[range.lowerBound - 1]))
        && (range.upperBound == bytes.count || !Self.isNameByte(bytes[range.upperBound]))
    }
  }

  func contains(_ name: String) -> Bool { first(name) != nil }

  /// The text that follows MATCH, without its quotes; nil when none is written there.
  var matchText: Range<Int>? {
    guard let match = first("match"), let open = bytes[match.upperBound...].firstIndex(of: 0x27),
      let close = bytes[(open + 1)...].firstIndex(of: 0x27), open + 1 < close
    else { return nil }
    return open + 1..<close
  }

  /// The keyword that a word before an error was probably meant to be: SQLite points behind it, having taken the word
  /// for a name.
  func misspeltKeyword(before offset: Int) -> String? {
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

  static let clauses: Set<String> = [
    "SELECT", "FROM", "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "JOIN", "LEFT", "UNION", "VALUES", "WITH",
    "EXPLAIN",
  ]

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }

  static func isNameByte(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(lower(byte))
  }
}
