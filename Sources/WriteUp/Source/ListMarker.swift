import ByregionText

/// The sign or number that a list item begins with.
struct ListMarker {
  /// As printed ("•", "2.", "a)").
  var text: String
  /// The marker's number, or nil.
  var number: Int?
  /// Where the item's text begins.
  var end: Int

  /// The marker at an index, which is the first of a line that is no white space; nil when there is none.
  ///
  /// A marker is a bullet, or a number (in Roman figures too) or letter with `.` or `)`, and then white space or the
  /// line's end. Round and square bullets, which nothing but lists have, need no white space.
  static func read(_ bytes: [UInt8], at start: Int, to lineEnd: Int) -> ListMarker? {
    guard start < lineEnd else { return nil }
    if isLetterOrDigit(bytes[start]) { return counter(bytes, start, lineEnd) }
    let bullet = bullet(bytes, start, lineEnd)
    guard bullet.length > 0 else { return nil }
    let after = start + bullet.length
    guard after == lineEnd || bullet.standsAlone || WhiteSpace.length(bytes, after, lineEnd) > 0 else {
      return nil
    }
    return ListMarker(text: text(bytes, start..<after), number: nil, end: after)
  }

  private static func counter(_ bytes: [UInt8], _ start: Int, _ lineEnd: Int) -> ListMarker? {
    var index = start
    var value = 0
    while index < lineEnd, index < start + 3, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    let isNumber = index > start
    if !isNumber { index += max(bytes[start] < 0x80 ? 1 : 2, romanLength(bytes, start, lineEnd)) }
    guard index < lineEnd else { return nil }
    // Word processors print the bullet of the second level as an "o"; no Norwegian word is.
    if bytes[start] == 0x6F, WhiteSpace.length(bytes, index, lineEnd) > 0 {
      return ListMarker(text: "o", number: nil, end: index)
    }
    guard bytes[index] == 0x2E || bytes[index] == 0x29 else { return nil }
    let after = index + 1
    guard after == lineEnd || WhiteSpace.length(bytes, after, lineEnd) > 0 else { return nil }
    if isNumber, bytes[index] == 0x2E, isMonth(bytes, after, lineEnd) { return nil }
    return ListMarker(text: text(bytes, start..<after), number: isNumber ? value : nil, end: after)
  }

  /// The length of a Roman number from ii to ix or from II to XII; "vi." is a word that ends a sentence more often.
  private static func romanLength(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, index < start + 5, [0x69, 0x76, 0x78].contains(bytes[index] | 0x20) { index += 1 }
    let isKnown = romans.contains { bytes[start..<index].elementsEqual($0) }
    return isKnown ? index - start : 0
  }

  private static let romans = [
    "ii", "iii", "iv", "vii", "viii", "ix", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
  ].map { Array($0.utf8) }

  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    switch (range.count, bytes[range.lowerBound]) {
    case (1, 0x2D): return "-"
    case (1, 0x2A): return "*"
    case (3, 0xE2) where bytes[range.lowerBound + 1] == 0x80 && bytes[range.lowerBound + 2] == 0xA2: return "•"
    default: break
    }
    return bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0xC3
  }

  /// A day and a month in small letters, as in "1. januar 2015 begynte …", is a date and no counter.
  private static func isMonth(_ bytes: [UInt8], _ after: Int, _ end: Int) -> Bool {
    let start = WhiteSpace.skip(bytes, from: after, to: end)
    return start < end
      && CalendarWords.fullNames.contains { month in
        guard month[0] == bytes[start] else { return false }
        let next = start + month.count
        return bytes[start..<end].starts(with: month) && next < end && WhiteSpace.length(bytes, next, end) > 0
      }
  }

  /// The length of the bullet at an index, 0 for none, and whether it needs no white space behind it.
  private static func bullet(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (length: Int, standsAlone: Bool) {
    switch bytes[index] {
    case 0x2D, 0x2A, 0x2B: return (1, false)
    // The next number, in reStructuredText.
    case 0x23 where index + 1 < end && bytes[index + 1] == 0x2E: return (2, false)
    case 0xC2 where index + 1 < end && bytes[index + 1] == 0xB7: return (2, false)
    case 0xE2, 0xEF:
      guard index + 2 < end else { return (0, false) }
      return wideBullet(UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]))
    default: return (0, false)
    }
  }

  private static func wideBullet(_ bytes: UInt32) -> (length: Int, standsAlone: Bool) {
    switch bytes {
    // Hyphens and dashes, the minus sign, arrows and check marks.
    case 0xE28090...0xE28095, 0xE28892, 0xE28692, 0xE29E94...0xE29EBE, 0xE29C93...0xE29C94: (3, false)
    // Bullet, triangular bullet, hyphen bullet, geometric shapes.
    case 0xE280A2, 0xE280A3, 0xE28183, 0xE296A0...0xE297BF: (3, true)
    // Word's bullets from the symbol fonts, U+F000 to U+F0FF.
    case 0xEF8080...0xEF83BF: (3, true)
    default: (0, false)
    }
  }
}
