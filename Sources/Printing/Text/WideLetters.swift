/// How many columns a scalar takes on a terminal, before its neighbours have their say.
enum WideLetters {
  /// 0, 1 or 2 columns. Wide and fullwidth letters by UAX 11, emoji by UTS 51.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if isWide(value) { return 2 }
    if value >= 0x1100, scalar.properties.isEmojiPresentation, !isRegionalIndicator(value) { return 2 }
    return isZero(scalar) ? 0 : 1
  }

  /// Letters A to Z of flags: two of them make one flag of two columns, so that one counts as one.
  static func isRegionalIndicator(_ value: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(value) }

  // Whole blocks rather than assigned letters: what is assigned there later is wide as well.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x1100: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3098: true
    case 0x309B...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF: true
    case 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
    case 0x16FE0...0x16FE3, 0x16FF0...0x18CFF, 0x18D00...0x18DFF, 0x1AFF0...0x1B2FF: true
    case 0x1F200...0x1F202, 0x1F210...0x1F23B, 0x1F240...0x1F265, 0x20000...0x3FFFD: true
    default: false
    }
  }

  private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Vowels and finals of a Hangul syllable that begins with a wide letter.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
    // Format characters that are drawn: Arabic number signs and the like.
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }
}
