/// Finds where sentences end.
enum Sentences {
  /// The sentences of a text in UTF-8, the space behind each included; together they are the whole text.
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      if endsSentence(bytes, at: index) {
        var end = index + 1
        while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
        ranges.append(start..<end)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }

  /// Whether a line ends here, or a full stop, question mark or exclamation mark stands between two sentences.
  private static func endsSentence(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case 0x0A: return true
    case UInt8(ascii: "?"), UInt8(ascii: "!"): return index + 1 >= bytes.count || bytes[index + 1] <= 0x20
    case UInt8(ascii: "."): break
    default: return false
    }
    guard index + 1 < bytes.count else { return true }
    guard bytes[index + 1] <= 0x20 else { return false }
    let next = bytes[(index + 1)...].first { $0 > 0x20 } ?? 0
    return beginsSentence(next) && !isAbbreviation(bytes, before: index)
  }

  private static func beginsSentence(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || byte >= 0x80 || byte == UInt8(ascii: "\"")
  }

  /// A number or a short word before a full stop is as likely an ordinal or an abbreviation: `1. januar`, `kl. 12`,
  /// `m.fl.`
  private static func isAbbreviation(_ bytes: [UInt8], before stop: Int) -> Bool {
    var start = stop
    while start > 0, bytes[start - 1] > 0x20 { start -= 1 }
    let word = bytes[start..<stop]
    if word.allSatisfy({ (0x30...0x39).contains($0) }) { return word.count <= 2 }
    return word.contains(UInt8(ascii: ".")) || abbreviations.contains(Array(word))
  }

  private static let abbreviations = Set(
    "bl ca dvs eks etc evt f fig hhv ift inkl iht jf kap kl kr mht mill mrd nr off osv pga pkt pr s st t tlf vs"
      .split(separator: " ").map { Array($0.utf8) })
}
