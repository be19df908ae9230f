import Foundation

/// Text in Unicode's composed form (NFC), so that `å` is one letter however it was typed.
///
/// Normalise once, where text enters: everything behind the door compares bytes.
package enum Composition {
  /// The same text in NFC; text that is composed already comes back as it is.
  ///
  /// One pass over the bytes when the text holds nothing but Latin letters and common signs, which needs no Unicode
  /// tables; Foundation does the rest.
  package static func composed(_ text: String) -> String {
    isPlainlyComposed(text) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Whether a quick scan can tell that the text is in NFC. A `false` means only that the scan cannot tell.
  ///
  /// Scalars below U+0300 neither combine nor decompose in NFC (Unicode, DerivedNormalizationProps.txt); the same
  /// holds for the ranges of punctuation, currency signs, arrows and operators that are named in ``isPlain(_:)``.
  package static func isPlainlyComposed(_ text: String) -> Bool {
    let quick = text.utf8.withContiguousStorageIfAvailable(bytesArePlain)
    return quick ?? text.unicodeScalars.allSatisfy { isPlain($0.value) }
  }

  private static func bytesArePlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count, areLatin(bytes, index) {
        index += 8
        continue
      }
      let lead = bytes[index]
      if lead < 0xCC {
        index += 1
      } else if lead & 0xF0 == 0xE0, index + 2 < bytes.count {
        let scalar =
          UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        guard isPlain(scalar) else { return false }
        index += 3
      } else {
        return false
      }
    }
    return true
  }

  /// Whether eight bytes from an index on are all below 0xCC (Warren, Hacker's Delight, 6-1).
  @inline(__always)
  private static func areLatin(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    return ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x3434_3434_3434_3434) & word & 0x8080_8080_8080_8080 == 0
  }

  private static func isPlain(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x300, 0x2002...0x20CF, 0x2190...0x22FF: true
    default: false
    }
  }
}
