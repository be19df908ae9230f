/// The order of a Norwegian dictionary: `… z æ ø å`, with `aa` as `å`, `ä` as `æ`, `ö` as `ø`, upper case as lower.
///
/// Signs come before digits, digits before letters. Accents decide only between words that are otherwise the same, then
/// the bytes do, so that different texts never compare as equal. Follows the Unicode collation chart for `nb`.
public enum NorwegianCollation {
  /// Negative when `one` comes first, positive when `other` does, 0 for the same bytes. Linear, without allocation.
  public static func compare(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Int {
    var left = CollationElements(one)
    var right = CollationElements(other)
    var accents = 0
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return accents != 0 ? accents : compareBytes(one, other)
      case (nil, _): return -1
      case (_, nil): return 1
      case (let first?, let second?):
        if first.letter != second.letter { return first.letter < second.letter ? -1 : 1 }
        if accents == 0, first.accent != second.accent { accents = first.accent < second.accent ? -1 : 1 }
      }
    }
  }

  /// Negative when `one` comes first, positive when `other` does, 0 for the same bytes.
  public static func compare(_ one: String, _ other: String) -> Int {
    var one = one
    var other = other
    return one.withUTF8 { left in other.withUTF8 { right in compare(left, right) } }
  }

  private static func compareBytes(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>)
    -> Int
  {
    if one.elementsEqual(other) { return 0 }
    return one.lexicographicallyPrecedes(other) ? -1 : 1
  }
}
