import ByregionText

/// The alignment of a column.
package enum Alignment: Sendable, Hashable { case left, right }

/// What a reader sees as one character: a scalar with its marks, or a joined emoji.
struct Cluster {
  /// The UTF-8 position after it.
  var end: Int
  /// Its width in columns. What ``Sanitizer`` replaces has the width of the replacement.
  var width: Int
}

extension UnsafeBufferPointer<UInt8> {
  /// The cluster that begins at a position, with all its marks and joined parts.
  func cluster(at position: Int) -> Cluster {
    let first = scalar(at: position)
    var cluster = Cluster(end: position + first.length, width: Self.baseWidth(first))
    guard let scalar = Unicode.Scalar(first.value), !Sanitizer.isHarmful(first.value) else { return cluster }
    if first.value < 0x80, cluster.end == count || self[cluster.end] < 0x80 { return cluster }
    if WideLetters.isRegionalIndicator(first.value), cluster.end < count {
      let second = self.scalar(at: cluster.end)
      if WideLetters.isRegionalIndicator(second.value) {
        return Cluster(end: cluster.end + second.length, width: 2)
      }
    }
    extend(&cluster, from: scalar)
    return cluster
  }

  private func extend(_ cluster: inout Cluster, from base: Unicode.Scalar) {
    var joins = false
    while cluster.end < count {
      let next = scalar(at: cluster.end)
      guard let scalar = Unicode.Scalar(next.value), next.value >= 0x300, !Sanitizer.isHarmful(next.value)
      else {
        return
      }
      let isModifier = (0x1F3FB...0x1F3FF).contains(next.value) && base.properties.isEmoji
      if joins, scalar.properties.isEmoji {
        joins = false
      } else if !isModifier, WideLetters.width(scalar) > 0 {
        return
      }
      // The joiner joins emoji. In other scripts it only shapes the neighbouring letters.
      if next.value == 0x200D { joins = base.properties.isEmoji }
      if next.value == 0xFE0F, base.properties.isEmoji { cluster.width = 2 }
      cluster.end += next.length
    }
  }

  private static func baseWidth(_ scalar: DecodedScalar) -> Int {
    switch scalar.value {
    case 0..<0x80, DecodedScalar.invalid: return 1
    case 0x80..<0xA0: return 6
    case 0x61C: return 7
    case let value where Sanitizer.isHarmful(value): return value == 0xAD ? 0 : 8
    default: return Unicode.Scalar(scalar.value).map(WideLetters.width) ?? 1
    }
  }
}

/// The width of text on a terminal, and text cut to a width.
///
/// Marks have no width; wide letters, emoji, joined emoji and flags have two columns. Control characters count as
/// ``Sanitizer`` shows them. A letter is never separated from its marks.
package enum DisplayWidth {
  /// The width of a text on one line. Linear; printable ASCII is counted eight bytes at a time.
  package static func of(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { of($0) }
  }

  /// The width of a text in UTF-8 on one line.
  package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = bytes.endOfPrintableASCII()
    // The last character of the run may have a mark.
    if index < bytes.count, index > 0 { index -= 1 }
    var width = index
    while index < bytes.count {
      let cluster = bytes.cluster(at: index)
      width += cluster.width
      index = cluster.end
    }
    return width
  }

  /// The text if it fits, else as much of its beginning as fits with "…".
  package static func truncated(_ text: String, to columns: Int) -> String {
    var text = text
    let cut: String? = text.withUTF8 { bytes in
      guard let end = end(in: bytes, fitting: columns) else { return nil }
      return String(decoding: bytes[bytes: 0..<end], as: UTF8.self) + (columns > 0 ? "…" : "")
    }
    return cut ?? text
  }

  /// The lines of a text, broken at spaces, hyphens and between wide letters, and inside a word only if it is longer
  /// than a line.
  package static func wrapped(_ text: String, to columns: Int) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      LineBreaking.lines(of: bytes, columns: columns).map {
        String(decoding: bytes[bytes: $0], as: UTF8.self)
      }
    }
  }

  /// The text padded with spaces to a width. A wider text is returned as it is.
  package static func padded(_ text: String, to columns: Int, _ alignment: Alignment = .left) -> String {
    let spaces = String(repeating: " ", count: max(0, columns - of(text)))
    return alignment == .left ? text + spaces : spaces + text
  }

  /// Where to cut so that "…" fits; nil if the text fits.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, fitting columns: Int) -> Int? {
    var (index, width, fitting) = (0, 0, 0)
    while index < bytes.count {
      let cluster = bytes.cluster(at: index)
      width += cluster.width
      if width > columns { return fitting }
      index = cluster.end
      if width < columns { fitting = index }
    }
    return nil
  }
}

/// The width of a scalar on a terminal, without regard to its neighbours.
enum WideLetters {
  /// 0, 1 or 2 columns. Wide and fullwidth letters by UAX 11, emoji by UTS 51.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if isWide(value) { return 2 }
    if value >= 0x1100, scalar.properties.isEmojiPresentation, !isRegionalIndicator(value) { return 2 }
    return isZero(scalar) ? 0 : 1
  }

  /// The letters of flags. Two of them make a flag of two columns, so each counts as one.
  static func isRegionalIndicator(_ value: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(value) }

  // Whole blocks, because letters that are assigned in them later will be wide too.
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
    // Vowels and finals of Hangul syllables, which begin with a wide letter.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
    // Visible format characters, such as Arabic number signs.
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }
}
