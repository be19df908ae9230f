import ByregionText

/// Undoes what programs did to a text before it was saved, where that is certain.
enum TextRepair {
  struct Repaired {
    var text: String
    /// How many letters had been encoded twice.
    var doubleEncoded = 0
    /// The line of the first of them.
    var firstLine = 1
  }

  /// Text that was encoded twice is read as it was meant, and line separators of any kind end a line.
  static func repaired(_ text: String) -> Repaired {
    var text = text
    let needed = text.withUTF8(needs)
    var repaired = Repaired(text: text)
    if needed.decoding { decodeTwice(&repaired) }
    if needed.lineEnds || repaired.doubleEncoded > 0 { repaired.text = withPlainLineEnds(repaired.text) }
    return repaired
  }

  /// What a text may need: a look at each byte outside ASCII, of which Norwegian text has few.
  private static func needs(_ bytes: UnsafeBufferPointer<UInt8>) -> (lineEnds: Bool, decoding: Bool) {
    var (lineEnds, decoding) = (false, false)
    var index = 0
    while index < bytes.count {
      guard index + 8 > bytes.count || EightBytes(whole: bytes, at: index).wide != 0 else {
        index += 8
        continue
      }
      for place in index..<min(index + 8, bytes.count) where bytes[place] >= 0xC2 && place + 1 < bytes.count {
        switch (bytes[place], bytes[place + 1]) {
        case (0xC2, 0x85): lineEnds = true
        case (0xE2, 0x80) where place + 2 < bytes.count && bytes[place + 2] & 0xFE == 0xA8: lineEnds = true
        // Ã, Â, â or Å before another sign outside ASCII: bytes of UTF-8, read as Windows-1252.
        case (0xC3, 0x82), (0xC3, 0x83), (0xC3, 0xA2), (0xC3, 0x85):
          if place + 2 < bytes.count, bytes[place + 2] >= 0xC2 { decoding = true }
        default: break
        }
      }
      index += 8
    }
    return (lineEnds, decoding)
  }

  private static func withPlainLineEnds(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isSeparator = scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
      result.append(isSeparator ? "\n" : scalar)
    }
    return String(result)
  }

  /// Decodes each run of letters that are the bytes of UTF-8, read as Windows-1252.
  private static func decodeTwice(_ repaired: inout Repaired) {
    let scalars = Array(repaired.text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    var line = 1
    while index < scalars.count {
      if let (scalar, length) = twiceEncoded(scalars, index) {
        if repaired.doubleEncoded == 0 { repaired.firstLine = line }
        repaired.doubleEncoded += 1
        result.append(scalar)
        index += length
      } else {
        if scalars[index] == "\n" { line += 1 }
        result.append(scalars[index])
        index += 1
      }
    }
    if repaired.doubleEncoded > 0 { repaired.text = String(result) }
  }

  /// The letter whose bytes stand as letters from an index on, and how many; nil for any other text.
  private static func twiceEncoded(_ scalars: [Unicode.Scalar], _ index: Int) -> (Unicode.Scalar, Int)? {
    guard let lead = byte(scalars[index]), lead >= 0xC2, lead <= 0xF4 else { return nil }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index + length <= scalars.count else { return nil }
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for scalar in scalars[(index + 1)..<(index + length)] {
      guard let byte = byte(scalar), byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // "Ã©" stands in no text; two letters that make a rare sign may.
    guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000) else { return nil }
    // "Å" and "Ø" are words and beginnings of words, and a no-break space may follow them.
    let isPlausible = length > 2 ? isExpected(value) : lead < 0xC4 || (lead < 0xC6 && scalars[index + 1].value != 0xA0)
    guard isPlausible else { return nil }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// Dashes, quotation marks, bullets, the euro sign, ligatures.
  private static func isExpected(_ value: UInt32) -> Bool {
    (0x2000...0x25FF).contains(value) || (0xF000...0xF0FF).contains(value) || (0xFB00...0xFB06).contains(value)
      || value == 0xFEFF
  }

  /// The byte that a letter is in Windows-1252, or nil.
  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x80 { return nil }
    if scalar.value <= 0xFF { return UInt8(scalar.value) }
    return SingleByteDecoder.byte(of: scalar.value)
  }
}
