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

  private static func isNormal(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var previous: UInt8 = 0
    for index in range {
      let byte = bytes[index]
      if byte <= 0x20 {
        if byte != 0x20 || previous == 0x20 { return false }
      } else if byte >= 0xC2, byte <= 0xE3 {
        if byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 {
          if WhiteSpace.length(bytes, index, range.upperBound) > 0 { return false }
          if WhiteSpace.isSoftHyphen(bytes, index, range.upperBound) { return false }
        }
      }
      previous = byte
    }
    return true
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
