/// Upper and lower case of letters beyond ASCII, one scalar for one, by Unicode's simple mappings.
///
/// Latin letters are looked up by the layout of their blocks, since SQL compares them by the million; the rest asks
/// the standard library.
enum LetterCase {
  /// The letter in lower case; what is no letter, or has no single other case, as it is.
  @inline(__always)
  static func lower(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
    return lowerBeyondASCII(scalar)
  }

  /// The letter in upper case; what is no letter, or has no single other case, as it is.
  @inline(__always)
  static func upper(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x61 < 26 ? scalar & ~0x20 : scalar }
    return upperBeyondASCII(scalar)
  }

  private static func lowerBeyondASCII(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0...0xDE where scalar != 0xD7: scalar + 0x20
    case 0x80..<0x100, 0x130, 0x138, 0x149, 0x17F: scalar
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1E95, 0x1EA0...0x1EFF: scalar | 1
    case 0x139...0x148, 0x179...0x17E: scalar + (scalar & 1)
    case 0x2000...0x2BFF, 0x2E80...0xA63F, 0xAC00...0xD7FF: scalar
    default: single(Unicode.Scalar(scalar)?.properties.lowercaseMapping, else: scalar)
    }
  }

  private static func upperBeyondASCII(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xE0...0xFE where scalar != 0xF7: scalar - 0x20
    case 0xFF: 0x178
    case 0x80..<0x100, 0x138, 0x149, 0x17F: scalar
    case 0x131: 0x49
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1E95, 0x1EA0...0x1EFF: scalar & ~1
    case 0x139...0x148, 0x179...0x17E: scalar - (1 - scalar & 1)
    case 0x2000...0x2BFF, 0x2E80...0xA63F, 0xAC00...0xD7FF: scalar
    default: single(Unicode.Scalar(scalar)?.properties.uppercaseMapping, else: scalar)
    }
  }

  private static func single(_ mapping: String?, else scalar: UInt32) -> UInt32 {
    guard let scalars = mapping?.unicodeScalars, let first = scalars.first, scalars.dropFirst().isEmpty else {
      return scalar
    }
    return first.value
  }
}
