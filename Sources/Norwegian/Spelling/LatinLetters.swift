/// The base letter of every Latin letter with an accent, a stroke or a hook (Unicode 15, UnicodeData.txt).
///
/// Upper and lower case have the same base; `{`, `|` and `}` are `æ`, `ø` and `å`; a full stop means no base letter.
enum LatinLetters {
  /// U+00C0 to U+00FF.
  private static let latin1: StaticString = """
    aaaa{}{ceeeeiiiidnoooo|.|uuuuytsaaaa{}{ceeeeiiiidnoooo|.|uuuuyty
    """
  /// U+0100 to U+017F.
  private static let extendedA: StaticString = """
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiii\
    iiiijjkkkllllllllllnnnnnnnnnoooooo||rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """
  /// U+0180 to U+024F.
  private static let extendedB: StaticString = """
    bbbb...ccd.dd....ffg...ikkl..nn.oo..pp.....ttt.uu..yyzz......................aaiioouuuuuuuuuu.\
    aaaa{{..ggkkoooo..j...gg..nn}}{{||aaaaeeeeiiiioooorrrruuuusstt..hhn...zzaaeeooooooooyy.......cclt....bu.eejj..rryy
    """
  /// U+1E00 to U+1EFF.
  private static let additional: StaticString = """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooo\
    pppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..s.\
    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """

  /// The base letter in lower case; `nil` when the scalar is not a Latin letter of these blocks.
  static func base(of scalar: UInt32) -> UInt8? {
    let base: UInt8
    switch scalar {
    case 0xC0...0xFF: base = latin1.utf8Start[Int(scalar - 0xC0)]
    case 0x100...0x17F: base = extendedA.utf8Start[Int(scalar - 0x100)]
    case 0x180...0x24F: base = extendedB.utf8Start[Int(scalar - 0x180)]
    case 0x1E00...0x1EFF: base = additional.utf8Start[Int(scalar - 0x1E00)]
    default: return nil
    }
    return base == UInt8(ascii: ".") ? nil : base
  }

  /// Whether each table is as long as the block it describes.
  static var isComplete: Bool {
    [latin1, extendedA, extendedB, additional].map(\.utf8CodeUnitCount) == [0x40, 0x80, 0xD0, 0x100]
  }
}
