import ByregionLanguages
import ByregionNorwegian
import ByregionText

/// Decodes bytes into composed text: by byte order mark, else UTF-16 if it has enough zero bytes, else UTF-8, else
/// Windows-1252.
enum Decoder {
  struct Decoded {
    var text: String
    var encoding: SourceText.Encoding
    var diagnostics: [Diagnostic] = []
  }

  static func decode(_ bytes: [UInt8]) -> Decoded {
    var decoded = decodedAsStored(bytes)
    let repaired = TextRepair.repaired(decoded.text)
    decoded.text = repaired.text
    if repaired.doubleEncoded > 0 {
      decoded.diagnostics.append(
        Diagnostic(
          severity: .warning, identifier: "encoding-double",
          wording: Wording { $0.encodedTwice(repaired.doubleEncoded) },
          line: repaired.firstLine, column: 1))
    }
    decoded.text = Composition.composed(decoded.text)
    decoded.text.makeContiguousUTF8()
    return decoded
  }

  private static func decodedAsStored(_ bytes: [UInt8]) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return decodeUTF8(bytes[3...], encoding: .utf8WithMark) }
    if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes[2...], .utf16LittleEndian) }
    if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes[2...], .utf16BigEndian) }
    if let encoding = encodingByZeros(bytes) { return decodeUTF16(bytes[...], encoding) }
    return decodeUTF8(bytes[...], encoding: .utf8)
  }

  /// Detects UTF-16 without a byte order mark: Norwegian text has a zero in nearly every second byte, always on the
  /// same side.
  private static func encodingByZeros(_ bytes: [UInt8]) -> SourceText.Encoding? {
    let pairs = min(bytes.count, 4096) / 2
    guard pairs > 1, hasZero(bytes, 2 * pairs) else { return nil }
    var first = 0
    var second = 0
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { first += 1 }
      if bytes[2 * pair + 1] == 0 { second += 1 }
    }
    if second * 10 > pairs * 6, first * 20 <= pairs { return .utf16LittleEndian }
    if first * 10 > pairs * 6, second * 20 <= pairs { return .utf16BigEndian }
    return nil
  }

  private static func hasZero(_ bytes: [UInt8], _ count: Int) -> Bool {
    bytes.withUnsafeBufferPointer { ByteSearch.contains(0, in: UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  private static func decodeUTF16(_ bytes: ArraySlice<UInt8>, _ encoding: SourceText.Encoding) -> Decoded {
    let low = encoding == .utf16LittleEndian ? 0 : 1
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
    }
    var decoded = Decoded(text: String(decoding: units, as: UTF16.self), encoding: encoding)
    if decoded.text.utf16.count != units.count || !decoded.text.utf16.elementsEqual(units) {
      decoded.diagnostics.append(.damaged { $0.brokenSurrogates })
    } else if bytes.count % 2 == 1 {
      decoded.diagnostics.append(.damaged { $0.lastByteIsNone })
    }
    return decoded
  }

  private static func decodeUTF8(_ bytes: ArraySlice<UInt8>, encoding: SourceText.Encoding) -> Decoded {
    guard let text = bytes.withUnsafeBufferPointer(UTF8Checker.text) else {
      return SingleByteDecoder.decode(bytes, marked: encoding == .utf8WithMark)
    }
    return Decoded(text: text, encoding: encoding)
  }
}

extension Diagnostic {
  fileprivate static func damaged(_ text: (Catalogue) -> String) -> Diagnostic {
    Diagnostic(
      severity: .warning, identifier: "encoding-damaged", wording: Wording(text), line: 1, column: 1)
  }
}

/// Decodes bytes that are not valid UTF-8: Windows-1252, or UTF-8 in which some bytes are broken.
package enum SingleByteDecoder {
  /// If there are more UTF-8 sequences than stray bytes, the text is damaged UTF-8; otherwise it is Windows-1252. In
  /// Norwegian text in Windows-1252, a letter outside ASCII is followed by an ASCII letter, so that valid UTF-8
  /// sequences do not occur by chance.
  static func decode(_ bytes: ArraySlice<UInt8>, marked: Bool) -> Decoder.Decoded {
    var sequences = 0
    var strays = 0
    var firstStray = bytes.startIndex
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = sequenceLength(bytes, index)
      if length > 1 { sequences += 1 }
      if length == 0 {
        if strays == 0 { firstStray = index }
        strays += 1
      }
      index += max(length, 1)
    }
    let isDamaged = marked || sequences > strays
    let text = transcode(bytes, keepingSequences: isDamaged)
    let encoding: SourceText.Encoding = !isDamaged ? .windows1252 : marked ? .utf8WithMark : .utf8
    let diagnostic = Diagnostic(
      severity: isDamaged ? .warning : .note,
      identifier: isDamaged ? "encoding-damaged" : "encoding-windows-1252",
      wording: Wording { isDamaged ? $0.bytesNotUTF8(strays) : $0.readAsWindows1252 },
      line: line(of: firstStray, in: bytes), column: 1)
    return Decoder.Decoded(text: text, encoding: encoding, diagnostics: [diagnostic])
  }

  /// The length of the UTF-8 sequence at an index; 0 when there is none (Unicode, table 3-7).
  private static func sequenceLength(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int {
    let lead = bytes[index]
    let second = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
    let length: Int
    switch lead {
    case 0..<0x80: return 1
    case 0xC2..<0xE0: length = (0x80...0xBF).contains(second) ? 2 : 0
    case 0xE0: length = (0xA0...0xBF).contains(second) ? 3 : 0
    case 0xED: length = (0x80...0x9F).contains(second) ? 3 : 0
    case 0xE1..<0xF0: length = (0x80...0xBF).contains(second) ? 3 : 0
    case 0xF0: length = (0x90...0xBF).contains(second) ? 4 : 0
    case 0xF1..<0xF4: length = (0x80...0xBF).contains(second) ? 4 : 0
    case 0xF4: length = (0x80...0x8F).contains(second) ? 4 : 0
    default: return 0
    }
    guard length > 0, index + length <= bytes.endIndex else { return 0 }
    return bytes[(index + 1)..<(index + length)].allSatisfy { $0 & 0xC0 == 0x80 } ? length : 0
  }

  private static func transcode(_ bytes: ArraySlice<UInt8>, keepingSequences: Bool) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = keepingSequences ? sequenceLength(bytes, index) : 0
      if length > 1 {
        output.append(contentsOf: bytes[index..<(index + length)])
      } else {
        append(bytes[index], to: &output)
      }
      index += max(length, 1)
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(_ byte: UInt8, to output: inout [UInt8]) {
    guard byte >= 0x80 else { return output.append(byte) }
    let scalar = byte < 0xA0 ? specials[Int(byte) - 0x80] : UInt16(byte)
    if scalar < 0x800 {
      output.append(contentsOf: [0xC0 | UInt8(scalar >> 6), 0x80 | UInt8(scalar & 0x3F)])
    } else {
      output.append(0xE0 | UInt8(scalar >> 12))
      output.append(contentsOf: [0x80 | UInt8(scalar >> 6 & 0x3F), 0x80 | UInt8(scalar & 0x3F)])
    }
  }

  /// The code points of bytes 0x80 to 0x9F in Windows-1252. The five undefined bytes map to themselves (WHATWG Encoding
  /// Standard).
  static let specials: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// The code point of a byte in Windows-1252.
  package static func scalar(of byte: UInt8) -> UInt32 {
    (0x80..<0xA0).contains(byte) ? UInt32(specials[Int(byte) - 0x80]) : UInt32(byte)
  }

  /// The byte between 0x80 and 0x9F for a code point in Windows-1252, or nil.
  static func byte(of scalar: UInt32) -> UInt8? {
    guard scalar <= 0xFFFF else { return nil }
    return specials.firstIndex(of: UInt16(scalar)).map { UInt8($0 + 0x80) }
  }

  private static func line(of index: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var line = 1
    var previous: UInt8 = 0
    for byte in bytes[..<index] {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
      previous = byte
    }
    return line
  }
}

/// Repairs text that was encoded twice, and normalizes line separators.
enum TextRepair {
  struct Repaired {
    var text: String
    /// The number of characters that had been encoded twice.
    var doubleEncoded = 0
    /// The line of the first such character.
    var firstLine = 1
  }

  /// Decodes text that was encoded twice, and replaces NEL, U+2028 and U+2029 by line feeds.
  static func repaired(_ text: String) -> Repaired {
    var text = text
    let needed = text.withUTF8(needs)
    var repaired = Repaired(text: text)
    if needed.decoding { decodeTwice(&repaired) }
    if needed.lineEnds || repaired.doubleEncoded > 0 { repaired.text = withPlainLineEnds(repaired.text) }
    return repaired
  }

  /// Finds out which repairs a text may need. Only bytes outside ASCII are examined, of which Norwegian text has few.
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
        // Ã, Â, â or Å before another character outside ASCII: UTF-8 bytes that were decoded as Windows-1252.
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

  /// Decodes each run of characters that are UTF-8 bytes decoded as Windows-1252.
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

  /// The character whose UTF-8 bytes were decoded as the scalars at an index, and their number; nil for other text.
  private static func twiceEncoded(_ scalars: [Unicode.Scalar], _ index: Int) -> (Unicode.Scalar, Int)? {
    guard let lead = byte(scalars[index]), lead >= 0xC2, lead <= 0xF4 else { return nil }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index + length <= scalars.count else { return nil }
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for scalar in scalars[(index + 1)..<(index + length)] {
      guard let byte = byte(scalar), byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // Refuse overlong sequences.
    guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000) else { return nil }
    // Pairs such as "Ã©" do not occur in text, but others may: "Å" and "Ø" are words and begin words, and a no-break
    // space may follow them.
    let isPlausible = length > 2 ? isExpected(value) : lead < 0xC4 || (lead < 0xC6 && scalars[index + 1].value != 0xA0)
    guard isPlausible else { return nil }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// Dashes, quotation marks, bullets, the euro sign, ligatures.
  private static func isExpected(_ value: UInt32) -> Bool {
    (0x2000...0x25FF).contains(value) || (0xF000...0xF0FF).contains(value) || (0xFB00...0xFB06).contains(value)
      || value == 0xFEFF
  }

  /// The Windows-1252 byte of a scalar outside ASCII, or nil.
  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x80 { return nil }
    if scalar.value <= 0xFF { return UInt8(scalar.value) }
    return SingleByteDecoder.byte(of: scalar.value)
  }
}
