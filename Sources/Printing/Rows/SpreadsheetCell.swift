import ByregionText

/// A moment that a spreadsheet shows as a date.
struct SpreadsheetDate: Equatable {
  var year: Int
  var month: Int
  var day: Int
  var hour = 0
  var minute = 0
  var second = 0
  /// Whether it is a day without a time.
  var isDay = true

  /// A text that is a date in one of the forms that SQLite and our tables write: `2015-01-31`, `2015-01-31 12:00:00` and
  /// `2015-01-31T12:00:00Z`. Nil for every other text, for a day that is in no calendar, and before March 1900, where
  /// Excel counts a day that never was.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10 || bytes.count == 19 || bytes.count == 20 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for index in range {
        guard (0x30...0x39).contains(bytes[index]) else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    guard bytes[4] == 0x2D, bytes[7] == 0x2D, let year = number(0..<4), let month = number(5..<7),
      let day = number(8..<10)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    guard year >= 1900, (1...12).contains(month), (1...Self.days(of: month, in: year)).contains(day),
      year > 1900 || month > 2
    else { return nil }
    guard bytes.count > 10 else { return }
    isDay = false
    let separatesByT = bytes[10] == 0x54 && bytes.count == 20 && bytes[19] == 0x5A
    let separatesBySpace = bytes[10] == 0x20 && bytes.count == 19
    guard separatesByT || separatesBySpace, bytes[13] == 0x3A, bytes[16] == 0x3A, let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19), hour < 24, minute < 60, second < 60
    else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Text as a cell of a workbook holds it.
struct SpreadsheetText {
  /// The number of UTF-16 units that a cell of Excel holds.
  static let longest = 32_767

  /// UTF-8 without what XML cannot hold, ending in a zero.
  var bytes: [CChar] = []
  /// Whether the text was too long for a cell; its beginning ends in "…" then.
  var isCut = false
  /// The number of characters of its longest line, or a few more.
  var width = 0
  /// Whether it has more than one line.
  var hasLines = false

  init(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(text.count + 1)
    if text.count <= Self.longest, text.isPrintableASCII {
      for byte in text { bytes.append(CChar(bitPattern: byte)) }
      width = text.count
      escapeEscapes()
    } else {
      appendShown(text)
      escapeEscapes()
    }
    bytes.append(0)
  }

  /// Control characters are shown as ``Sanitizer`` shows them; XML has no way to write them.
  private mutating func appendShown(_ text: UnsafeBufferPointer<UInt8>) {
    let shown = Sanitizer.visible(text, keeping: [.newlines, .tabs])
    var line = 0
    var units = 0
    var end = shown.count
    for (index, byte) in shown.enumerated() where byte & 0xC0 != 0x80 {
      let length = byte >= 0xF0 ? 2 : 1
      if units + length > Self.longest {
        end = index
        isCut = true
        break
      }
      units += length
      if byte == 0x0A { hasLines = true }
      line = byte == 0x0A ? 0 : line + 1
      width = max(width, line)
    }
    if isCut {
      // Room for the sign of omission.
      while end > 0, shown[end - 1] & 0xC0 == 0x80 { end -= 1 }
      end = max(0, end - 1)
    }
    for byte in shown[..<end] { bytes.append(CChar(bitPattern: byte)) }
    if isCut { for byte in "…".utf8 { bytes.append(CChar(bitPattern: byte)) } }
  }

  /// Excel reads `_x0041_` as the letter A: an underscore that begins such a sequence is itself written as one
  /// (ECMA-376, part 1, 22.9.2.19).
  private mutating func escapeEscapes() {
    guard bytes.count >= 7 else { return }
    var index = 0
    while index + 6 < bytes.count {
      if bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F,
        bytes[(index + 2)..<(index + 6)].allSatisfy(Self.isHexadecimal)
      {
        bytes.insert(contentsOf: "x005F_".utf8.map { CChar(bitPattern: $0) }, at: index + 1)
        index += 6
      }
      index += 1
    }
  }

  private static func isHexadecimal(_ byte: CChar) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
