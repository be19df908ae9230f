/// Strings of JSON (RFC 8259), exact and yet harmless to a terminal.
///
/// Escaped are quotes, backslashes, all control characters (C1 and DEL too), bidirectional controls, soft
/// hyphens, U+2028 and U+2029: a reader gets the same text, a screen gets none of them raw. Bytes that are
/// no UTF-8 become U+FFFD, as RFC 8259 allows no others.
enum JSONText {
  private static let hexadecimal = [UInt8]("0123456789abcdef".utf8)

  /// Appends a string with its quotes.
  @inline(__always)
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    output.append(0x22)
    let end = endOfPlain(bytes, from: 0)
    if end == bytes.count {
      output.append(bytes)
    } else {
      appendEscaped(bytes, plainUpTo: end, to: output)
    }
    output.append(0x22)
  }

  private static func appendEscaped(
    _ bytes: UnsafeBufferPointer<UInt8>, plainUpTo end: Int, to output: Output
  ) {
    var (start, index) = (0, end)
    while index < bytes.count {
      let scalar = bytes.scalar(at: index)
      if isPlain(scalar.value) {
        index += scalar.length
      } else {
        output.append(bytes[bytes: start..<index])
        escape(scalar.value, to: output)
        index += scalar.length
        start = index
      }
      index = endOfPlain(bytes, from: index)
    }
    output.append(bytes[bytes: start..<bytes.count])
  }

  @inline(__always)
  private static func isPlain(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x5C: false
    case 0x20..<0x7F, 0xAE..<0x600: true
    default: !Sanitizer.isHarmful(value)
    }
  }

  private static func escape(_ value: UInt32, to output: Output) {
    switch value {
    case 0x22: output.append("\\\"")
    case 0x5C: output.append("\\\\")
    case 0x08: output.append("\\b")
    case 0x09: output.append("\\t")
    case 0x0A: output.append("\\n")
    case 0x0C: output.append("\\f")
    case 0x0D: output.append("\\r")
    case DecodedScalar.invalid: output.append("\u{FFFD}")
    default:
      output.append("\\u")
      for shift in [12, 8, 4, 0] as [UInt32] { output.append(hexadecimal[Int(value >> shift & 15)]) }
    }
  }

  /// The first position from `start` on that is not plain ASCII of a string; the count when all are.
  @inline(__always)
  private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var index = start
    while index + 8 <= bytes.count {
      let word = ByteWord(base + index)
      let special = word.high | word.below(0x20) | word.equal(0x22) | word.equal(0x5C) | word.equal(0x7F)
      if special != 0 { break }
      index += 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte &- 0x20 >= 0x5F || byte == 0x22 || byte == 0x5C { break }
      index += 1
    }
    return index
  }
}
