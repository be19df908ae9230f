/// Where a word of a ``FoldedLine`` stands.
///
/// A line is short, so that a byte counts its letters and bytes: a document may have a million headings.
struct WordPlace {
  private let letterStart: UInt8
  private let letterEnd: UInt8
  private let sourceStart: UInt8
  private let sourceEnd: UInt8

  /// - Parameters: ranges within ``FoldedLine/maximumBytes``.
  init(letters: Range<Int>, source: Range<Int>) {
    (letterStart, letterEnd) = (UInt8(letters.lowerBound), UInt8(letters.upperBound))
    (sourceStart, sourceEnd) = (UInt8(source.lowerBound), UInt8(source.upperBound))
  }

  /// Letters in ``FoldedLine/letters``; words follow each other without a gap.
  var letters: Range<Int> { Int(letterStart)..<Int(letterEnd) }
  /// UTF-8 bytes in the text.
  var source: Range<Int> { Int(sourceStart)..<Int(sourceEnd) }
}
