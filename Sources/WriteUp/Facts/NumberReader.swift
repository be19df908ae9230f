/// Reads numbers as they are printed in Norwegian.
enum NumberReader {
  struct Number {
    var value: Double
    var hasDecimals: Bool
    /// UTF-8 bytes in the text.
    var range: Range<Int>
  }

  /// The first number at or after an index: full stops, spaces and apostrophes between groups of three digits divide
  /// the groups, a comma is the decimal sign, and so is a full stop with another count of digits behind it.
  static func first(in bytes: [UInt8], from start: Int = 0) -> Number? {
    guard let begin = bytes[start...].firstIndex(where: isDigit) else { return nil }
    var index = begin
    var value = 0.0
    while index < bytes.count, isDigit(bytes[index]) {
      value = value * 10 + Double(bytes[index] - 0x30)
      index += 1
    }
    if index - begin <= 3 {
      while let group = group(bytes, index) {
        value = value * 1000 + group.value
        index = group.end
      }
    }
    var number = Number(value: value, hasDecimals: false, range: begin..<index)
    readDecimals(bytes, &number)
    return number
  }

  /// The first number that counts something: "2015: 34 394" begins with the year that it is of.
  static func count(in bytes: [UInt8]) -> Number? {
    guard let number = first(in: bytes) else { return nil }
    let isYear = number.range.count == 4 && number.value >= 1900 && number.value < 2100
    guard isYear, bytes[number.range.upperBound...].first == 0x3A else { return number }
    return first(in: bytes, from: number.range.upperBound) ?? number
  }

  /// Whether a dash and a larger number follow ("34 000–35 000", "34–35 000"); a year behind a dash tells when it was
  /// counted, and a smaller number counts something else.
  static func isRange(_ number: Number, in bytes: [UInt8]) -> Bool {
    var rest = bytes[number.range.upperBound...].drop { $0 == 0x20 }
    guard let dash = dashes.first(where: { rest.starts(with: $0) }) else { return false }
    rest = rest.dropFirst(dash.count).drop { $0 == 0x20 }
    guard let digit = rest.first, isDigit(digit), let next = first(in: bytes, from: rest.startIndex) else {
      return false
    }
    guard next.value > number.value else { return false }
    return !(next.range.count == 4 && next.value >= 1900 && next.value < 2100 && number.value >= 2100)
  }

  private static let dashes = ["-", "–", "—"].map { Array($0.utf8) }

  /// A separator and just three digits.
  private static func group(_ bytes: [UInt8], _ separator: Int) -> (value: Double, end: Int)? {
    guard separator < bytes.count else { return nil }
    let isTypographic = bytes[separator] == apostrophe[0] && bytes[separator...].starts(with: apostrophe)
    guard isTypographic || bytes[separator] == 0x2E || bytes[separator] == 0x20 || bytes[separator] == 0x27 else {
      return nil
    }
    let start = separator + (isTypographic ? apostrophe.count : 1)
    guard start + 2 < bytes.count else { return nil }
    let digits = bytes[start...(start + 2)]
    guard digits.allSatisfy(isDigit), start + 3 == bytes.count || !isDigit(bytes[start + 3]) else { return nil }
    return (digits.reduce(0) { $0 * 10 + Double($1 - 0x30) }, start + 3)
  }

  private static let apostrophe = Array("’".utf8)

  private static func readDecimals(_ bytes: [UInt8], _ number: inout Number) {
    let sign = number.range.upperBound
    guard sign + 1 < bytes.count, bytes[sign] == 0x2C || bytes[sign] == 0x2E, isDigit(bytes[sign + 1]) else {
      return
    }
    let end = bytes[(sign + 1)...].firstIndex { !isDigit($0) } ?? bytes.count
    let text = String(decoding: bytes[number.range], as: UTF8.self).filter(\.isNumber)
    let decimals = String(decoding: bytes[(sign + 1)..<min(end, sign + 10)], as: UTF8.self)
    number.value = Double(text + "." + decimals) ?? number.value
    number.hasDecimals = true
    number.range = number.range.lowerBound..<end
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
