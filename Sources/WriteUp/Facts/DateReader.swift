/// Reads dates as they are printed: "1. jan. 2015", "01.01.2015", "1/1-2013", "2015-01-01".
enum DateReader {
  struct PrintedDate {
    /// `YYYY-MM-DD`.
    var text: String
    /// UTF-8 bytes in the source.
    var range: Range<Int>
  }

  private struct Token {
    /// The number, or nil for a word.
    var number: Int?
    /// Digits or letters.
    var range: Range<Int>
    /// Whether nothing but full stops, strokes, hyphens and spaces stands between this token and the one before.
    var isJoined: Bool
    var count: Int { range.count }
  }

  /// The first date of a text, or nil.
  static func first(in bytes: [UInt8]) -> PrintedDate? {
    let tokens = tokens(of: bytes)
    guard tokens.count >= 3 else { return nil }
    for index in 0..<(tokens.count - 2) {
      let three = tokens[index...(index + 2)]
      guard three.dropFirst().allSatisfy(\.isJoined), let date = date(bytes, Array(three)) else { continue }
      return PrintedDate(
        text: date, range: tokens[index].range.lowerBound..<tokens[index + 2].range.upperBound)
    }
    return nil
  }

  private static func date(_ bytes: [UInt8], _ tokens: [Token]) -> String? {
    guard let first = tokens[0].number, let last = tokens[2].number else { return nil }
    let month = tokens[1].number ?? month(bytes[tokens[1].range])
    guard let month, tokens[1].count <= 2 || tokens[1].number == nil else { return nil }
    if tokens[0].count == 4, tokens[1].number != nil, tokens[2].count <= 2 { return date(first, month, last) }
    guard tokens[0].count <= 2, tokens[2].count == 4 || tokens[2].count == 2 else { return nil }
    let year = tokens[2].count == 4 ? last : last < 50 ? 2000 + last : 1900 + last
    return date(year, month, first)
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1...12).contains(month), (1...9999).contains(year) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(day) else { return nil }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static let months: [[UInt8]] = [
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
  ].map { Array($0.utf8) }

  /// A month by its name, its first three letters or more, or its name with a slip.
  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    let letters = Array(word.prefix(12).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 })
    guard letters.count >= 3 else { return nil }
    if let index = months.firstIndex(where: { $0.starts(with: letters) }) { return index + 1 }
    guard letters.count >= 5 else { return nil }
    return months.firstIndex { EditDistance.between($0[...], letters[...], limit: 1) != nil }.map { $0 + 1 }
  }

  private static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(16)
    var isJoined = true
    var index = 0
    while index < bytes.count, tokens.count < 200 {
      let isDigit = bytes[index] >= 0x30 && bytes[index] <= 0x39
      guard isDigit || isLetter(bytes[index]) else {
        if !mayJoin(bytes[index]) { isJoined = false }
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, isDigit ? (0x30...0x39).contains(bytes[index]) : isLetter(bytes[index]) {
        index += 1
      }
      let number = isDigit ? value(bytes[start..<min(index, start + 9)]) : nil
      tokens.append(Token(number: number, range: start..<index, isJoined: isJoined))
      isJoined = true
    }
    return tokens
  }

  private static func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } }

  /// Space, hyphen, full stop, stroke, and the bytes of a dash.
  private static func mayJoin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x2D, 0x2E, 0x2F, 0xE2, 0x80, 0x93: true
    default: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}
