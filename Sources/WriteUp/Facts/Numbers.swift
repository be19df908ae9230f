import ByregionText

/// Parses numbers in Norwegian notation.
enum NumberReader {
  struct Number {
    var value: Double
    var hasDecimals: Bool
    /// UTF-8 byte range in the text.
    var range: Range<Int>
  }

  /// The first number at or after an index. Full stops, spaces and apostrophes separate groups of three digits. A comma
  /// is the decimal separator, and so is a full stop that is not followed by three digits.
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

  /// The first number that is a quantity: "2015: 34 394" begins with the year of the quantity.
  static func count(in bytes: [UInt8]) -> Number? {
    guard let number = first(in: bytes) else { return nil }
    let isYear = number.range.count == 4 && number.value >= 1900 && number.value < 2100
    guard isYear, bytes[number.range.upperBound...].first == 0x3A else { return number }
    return first(in: bytes, from: number.range.upperBound) ?? number
  }

  /// Whether a dash and a larger number follow ("34 000–35 000", "34–35 000"). A year after a dash is the time of the
  /// count, and a smaller number is another quantity.
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

  /// A separator followed by exactly three digits, or nil.
  private static func group(_ bytes: [UInt8], _ separator: Int) -> (value: Double, end: Int)? {
    guard separator < bytes.count else { return nil }
    let isTypographic = bytes[separator] == apostrophe[0] && bytes[separator...].starts(with: apostrophe)
    guard isTypographic || bytes[separator] == 0x2E || bytes[separator] == 0x20 || bytes[separator] == 0x27 else {
      return nil
    }
    let start = separator + (isTypographic ? apostrophe.count : 1)
    guard start + 2 < bytes.count else { return nil }
    let digits = bytes[start...(start + 2)]
    guard digits.allSatisfy(isDigit),
      start + 3 == bytes.count || !isDigit(bytes[start + 3]) || isNoteMark(bytes, start + 3)
    else { return nil }
    return (digits.reduce(0) { $0 * 10 + Double($1 - 0x30) }, start + 3)
  }

  /// Whether a digit directly after a group is the mark of a note: "22 4001)", or "22 4001 (2015)" if copying lost the
  /// superscript.
  private static func isNoteMark(_ bytes: [UInt8], _ index: Int) -> Bool {
    let end = bytes[index...].prefix { isDigit($0) || $0 == 0x2C }.endIndex
    guard end - index <= 3 else { return false }
    if end < bytes.count, bytes[end] == 0x29 { return true }
    guard end - index == 1, index >= 5, !isDigit(bytes[index - 4]), isDigit(bytes[index - 5]) else { return false }
    // A year also has four digits.
    let isYear =
      bytes[index - 3] == 0x32 && bytes[index - 2] == 0x30 || bytes[index - 3] == 0x31 && bytes[index - 2] == 0x39
    return !isYear && (end == bytes.count || bytes[end] == 0x20)
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

/// Formats the numbers of facts.
enum FactNumber {
  /// The number without unnecessary decimals. Whole numbers below 10¹⁵ have no exponent.
  static func printed(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}

/// The units of areas.
enum AreaUnit {
  /// How many of the unit directly after a number make a square kilometre ("607 300 dekar", "0,6 mill. dekar"), or nil
  /// if there is no unit.
  static func perSquareKilometre(_ rest: ArraySlice<UInt8>) -> Double? {
    let text = rest.drop { $0 == 0x20 }
    // The most common unit.
    if text.starts(with: "km".utf8) { return 1 }
    let words = String(decoding: text.prefix(40), as: UTF8.self).lowercased().split { !$0.isLetter }
    guard let unit = words.first(where: { $0 != "tusen" && !$0.hasPrefix("mill") }) else { return nil }
    if unit.hasPrefix("km") || unit.hasPrefix("kvadrat") || unit.hasPrefix("kvkm") || unit == "kv" { return 1 }
    if ["dekar", "daa", "mål"].contains(unit) { return 1000 }
    return ["hektar", "ha"].contains(unit) ? 100 : nil
  }
}

/// Parses dates: "1. jan. 2015", "01.01.2015", "1/1-2013", "2015-01-01".
enum DateReader {
  struct PrintedDate {
    /// `YYYY-MM-DD`.
    var text: String
    /// UTF-8 byte range in the source.
    var range: Range<Int>
  }

  private struct Token {
    /// The number, or nil for a word.
    var number: Int?
    /// Byte range of the digits or letters.
    var range: Range<Int>
    /// Whether only full stops, slashes, hyphens and spaces separate this token from the previous one.
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

  /// The number of a month, from its name, at least its first three letters, or its name with a typing error.
  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    let letters = Array(word.prefix(12).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 })
    guard letters.count >= 3 else { return nil }
    let months = CalendarWords.nameBytes
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

  /// Whether a byte is a space, hyphen, full stop or slash, or belongs to a dash.
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
