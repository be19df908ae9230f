import Norwegian

/// Makes an entry's text of its bytes: white space single, none at the ends, soft hyphens gone, composed.
enum TextNormalizer {
  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let start = WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound)
    var end = range.upperBound
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    let normal = bytes.withUnsafeBufferPointer { buffer -> String? in
      let part = UnsafeBufferPointer(rebasing: buffer[start..<end])
      // Two marks may have come together where an entity stood.
      return isNormal(part) ? Composition.composed(String(decoding: part, as: UTF8.self)) : nil
    }
    return normal ?? rebuilt(bytes, start..<end)
  }

  private static func isNormal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var scan = NormalScan()
    var index = 0
    while index < bytes.count {
      let eight = EightBytes(bytes, at: index)
      if eight.below(0x20) | scan.strange(eight, bytes, at: index) != 0 { return false }
      index &+= 8
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
    // Two marks may have come together where a soft hyphen or an entity stood.
    return Composition.composed(String(decoding: output, as: UTF8.self))
  }
}
