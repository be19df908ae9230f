import ByregionText

/// Blobs written as text.
enum BinaryText {
  private static let hexadecimal = [UInt8]("0123456789abcdef".utf8)
  private static let base64 = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Appends an SQL literal such as `x'00ff'`.
  static func appendLiteral(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    output.append("x'")
    for byte in bytes {
      output.append(hexadecimal[Int(byte >> 4)])
      output.append(hexadecimal[Int(byte & 15)])
    }
    output.append(0x27)
  }

  /// Appends base64 with padding (RFC 4648, section 4).
  static func appendBase64(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    var index = 0
    while index < bytes.count {
      let taken = min(3, bytes.count - index)
      var group = UInt32(0)
      for step in 0..<3 { group = group << 8 | (step < taken ? UInt32(bytes[index + step]) : 0) }
      for step in 0..<4 {
        let digit = Int(group >> UInt32(18 - 6 * step)) & 63
        output.append(step <= taken ? base64[digit] : 0x3D)
      }
      index += 3
    }
  }
}

/// Escapes text for elements and quoted attributes of HTML.
enum HTMLText {
  /// Appends a text with markup escaped, control characters shown, and line breaks as `<br>`.
  static func append(_ text: String, to output: Output) {
    var text = text
    text.withUTF8 { append($0, to: output) }
  }

  /// Appends a text given as UTF-8 bytes.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    Sanitizer.forEachPart(of: bytes, keeping: [.newlines, .tabs]) { part in
      for byte in part {
        switch byte {
        case 0x26: output.append("&amp;")
        case 0x3C: output.append("&lt;")
        case 0x3E: output.append("&gt;")
        case 0x22: output.append("&quot;")
        case 0x27: output.append("&#39;")
        case 0x0A: output.append("<br>")
        default: output.append(byte)
        }
      }
    }
  }
}

/// Escapes text for Markdown.
package enum MarkdownText {
  /// Appends a text on one line, with markup escaped, control characters shown, and line breaks as `<br>`.
  ///
  /// - Parameter atLineStart: Whether the text begins a line, where "#", "-" and "1." would begin a block.
  package static func append(_ text: String, to output: Output, atLineStart: Bool = false) {
    var text = text
    text.withUTF8 { append($0, to: output, atLineStart: atLineStart) }
  }

  /// Appends a text given as UTF-8 bytes.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output, atLineStart: Bool = false) {
    let shown = Sanitizer.visible(bytes, keeping: .newlines)
    let blockSign = atLineStart ? blockSign(shown) : nil
    for (index, byte) in shown.enumerated() {
      if index == blockSign { output.append(0x5C) }
      switch byte {
      case 0x0A: output.append("<br>")
      case 0x3C: output.append("&lt;")
      case 0x26: output.append("&amp;")
      case 0x7C, 0x5C, 0x60, 0x2A, 0x5B, 0x5D, 0x7E:
        output.append(0x5C)
        output.append(byte)
      case 0x5F where isEdge(index, shown): output.append("\\_")
      default: output.append(byte)
      }
    }
  }

  /// The position of the character that would begin a heading, a list, a quotation or a rule.
  private static func blockSign(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }) else { return nil }
    if [0x23, 0x2B, 0x2D, 0x3D, 0x3E].contains(bytes[first]) { return first }
    let behind = bytes[first...].firstIndex { !(0x30...0x39).contains($0) } ?? first
    return behind > first && (bytes[behind] == 0x2E || bytes[behind] == 0x29) ? behind : nil
  }

  // An underscore inside a word, as in the name of a column, is not emphasis.
  private static func isEdge(_ index: Int, _ bytes: [UInt8]) -> Bool {
    index == 0 || index == bytes.count - 1 || !isWord(bytes[index - 1]) || !isWord(bytes[index + 1])
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}

/// Writes numbers without a locale, and integers without an allocation.
enum NumberText {
  /// The digits of 0 to 99. A static string needs no lazy initialization, which each call would have to check.
  private static let pairs: StaticString = """
    0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """
  /// "-9223372036854775808".
  static let longestInteger = 20

  /// Appends the decimal digits of an integer.
  @inline(__always)
  static func append(_ value: Int64, to output: Output) {
    let magnitude = value.magnitude
    if magnitude < 10 {
      if value < 0 { output.append(0x2D) }
      output.append(0x30 + UInt8(truncatingIfNeeded: magnitude))
    } else {
      output.reserve(longestInteger) { write(magnitude, isNegative: value < 0, to: $0) }
    }
  }

  private static func write(_ magnitude: UInt64, isNegative: Bool, to start: UnsafeMutablePointer<UInt8>)
    -> Int
  {
    let length = digits(magnitude) + (isNegative ? 1 : 0)
    var place = length
    var rest = magnitude
    let pairs = Self.pairs.utf8Start
    while rest >= 100 {
      let pair = Int(truncatingIfNeeded: rest % 100) * 2
      rest /= 100
      place -= 2
      start[place] = pairs[pair]
      start[place + 1] = pairs[pair + 1]
    }
    let pair = Int(truncatingIfNeeded: rest) * 2
    start[place - 1] = pairs[pair + 1]
    if rest >= 10 { start[place - 2] = pairs[pair] }
    if isNegative { start[0] = 0x2D }
    return length
  }

  private static func digits(_ value: UInt64) -> Int {
    var (count, bound) = (1, UInt64(10))
    while value >= bound {
      count += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    return count
  }

  /// The shortest digits that read back as the same number, for programs: "0.1", "1e+16", "inf".
  static func exact(_ value: Double) -> String { value.description }

  /// At most 15 significant digits, as SQLite prints them, for people: "0.3" for 0.1 + 0.2.
  static func readable(_ value: Double) -> String {
    let exact = value.description
    guard value.isFinite, exact.utf8.count > 16 else { return exact }
    let parts = exact.split(separator: "e")
    let mantissa = parts[0].utf8.filter { $0 != 0x2D }
    let point = mantissa.firstIndex(of: 0x2E) ?? mantissa.count
    let (digits, carried) = rounded(mantissa.filter { $0 != 0x2E })
    var shown = String(decoding: placed(digits, point: point + (carried ? 1 : 0)), as: UTF8.self)
    if parts.count > 1 { shown += "e" + parts[1] }
    return value < 0 ? "-" + shown : shown
  }

  /// The digits rounded half up to 15 significant ones, and whether that added a digit ("9.99" becomes "10.0").
  private static func rounded(_ digits: [UInt8]) -> (digits: [UInt8], carried: Bool) {
    let leading = digits.prefix { $0 == 0x30 }.count
    let keep = leading + 15
    guard digits.count > keep else { return (digits, false) }
    var kept = Array(digits[..<keep])
    guard digits[keep] >= 0x35 else { return (kept, false) }
    var index = keep - 1
    while index >= 0, kept[index] == 0x39 {
      kept[index] = 0x30
      index -= 1
    }
    if index >= 0 {
      kept[index] += 1
      return (kept, false)
    }
    return ([0x31] + kept, true)
  }

  /// The digits with a decimal point, without trailing zeros but with at least one digit after the point.
  private static func placed(_ digits: [UInt8], point: Int) -> [UInt8] {
    var digits = digits
    while digits.count < point + 1 { digits.append(0x30) }
    while digits.count > point + 1, digits.last == 0x30 { digits.removeLast() }
    return digits[..<point] + [0x2E] + digits[point...]
  }
}
