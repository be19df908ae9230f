import Norwegian

/// Makes an entry's text of its bytes: white space single, none at the ends, soft hyphens gone, composed.
enum TextNormalizer {
  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let start = WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound)
    var end = range.upperBound
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    if isNormal(bytes, start..<end) { return String(decoding: bytes[start..<end], as: UTF8.self) }
    return rebuilt(bytes, start..<end)
  }

  /// One pass without a look at the letters: only a few lead bytes may begin white space or a soft hyphen.
  private static func isNormal(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var previous: UInt8 = 0
      for byte in buffer[range] {
        if byte <= 0x20, byte != 0x20 || previous == 0x20 { return false }
        // C2 begins U+0080 to U+00BF, E1 to E3 begin U+1000 to U+3FFF; of these most texts have quotation marks,
        // dashes and bullets alone.
        if previous == 0xC2, byte == 0x85 || byte == 0xA0 || byte == 0xAD { return false }
        if byte == 0xE1 || byte == 0xE3 { return false }
        if previous == 0xE2, byte == 0x81 { return false }
        if previous == 0x80, byte <= 0x8A || byte == 0xA8 || byte == 0xA9 || byte == 0xAF { return false }
        previous = byte
      }
      return true
    }
  }

  private static func rebuilt(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var isSpacePending = false
    var index = range.lowerBound
    while index < range.upperBound {
      let space = WhiteSpace.length(bytes, index, range.upperBound)
      if space > 0 {
        isSpacePending = true
        index += space
      } else if WhiteSpace.isSoftHyphen(bytes, index, range.upperBound) {
        index += 2
      } else {
        if isSpacePending, !output.isEmpty { output.append(0x20) }
        isSpacePending = false
        output.append(bytes[index])
        index += 1
      }
    }
    // Two marks may have come together where a soft hyphen or an entity stood between.
    return Composition.composed(String(decoding: output, as: UTF8.self))
  }
}
