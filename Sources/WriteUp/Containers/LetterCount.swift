import ByregionText

extension SourceText {
  /// The number of letters and digits that the source shows: of a page without its tags, scripts and styles.
  package var letterCount: Int {
    var text = text
    let isPage = text.utf8.first { $0 > 0x20 } == 0x3C
    return text.withUTF8 { isPage ? Letters.ofPage($0) : Letters.count($0[...]) }
  }
}

extension WriteUp {
  /// The number of letters and digits of its title, headings and texts.
  package var letterCount: Int {
    sections.reduce(Letters.count(title)) { sum, section in
      section.entries.reduce(sum + Letters.count(section.heading ?? "")) {
        $0 + Letters.count($1.text) + Letters.count($1.marker ?? "")
      }
    }
  }
}

/// Counts letters and digits: a letter beyond ASCII counts once.
private enum Letters {
  static func count(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { count($0[...]) }
  }

  static func count(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    for byte in bytes {
      // Lead bytes of letters with accents; signs such as dashes and bullets begin with 0xE2 and more.
      let isLetter = byte >= 0xC3 && byte < 0xE2 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      if isLetter || byte >= 0x30 && byte <= 0x39 { count += 1 }
    }
    return count
  }

  /// Linear: each byte is passed once.
  static func ofPage(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var total = 0
    var index = 0
    var hidden: StaticString?
    while index < bytes.count {
      let next = bytes[index...].firstIndex(of: 0x3C) ?? bytes.count
      if hidden == nil { total += countReferences(bytes[index..<next]) }
      guard next < bytes.count else { break }
      let end = bytes[next...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.count
      if let name = hidden {
        if begins(bytes, next, "</", name) { hidden = nil }
      } else {
        for name: StaticString in ["script", "style", "title", "template", "noscript"]
        where begins(bytes, next, "<", name) {
          hidden = name
        }
      }
      index = hidden != nil && bytes[next] == 0x3C && end == bytes.count ? bytes.count : end
    }
    return total
  }

  /// A reference such as `&aring;` counts as one letter.
  private static func countReferences(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var total = 0
    var rest = bytes
    while let sign = rest.firstIndex(of: 0x26) {
      total += count(rest[..<sign])
      let name = rest[(sign + 1)...].prefix(12).prefix { $0 != 0x3B && $0 > 0x20 }
      let isReference = name.endIndex < rest.endIndex && rest[name.endIndex] == 0x3B
      if isReference, name.count > 3, !name.elementsEqual("nbsp".utf8) { total += 1 }
      rest = rest[(isReference ? name.endIndex + 1 : sign + 1)...]
    }
    return total + count(rest)
  }

  private static func begins(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ mark: StaticString, _ name: StaticString
  ) -> Bool {
    let start = index + mark.utf8CodeUnitCount
    guard start + name.utf8CodeUnitCount <= bytes.count else { return false }
    guard mark.withUTF8Buffer({ bytes[index..<start].elementsEqual($0) }) else { return false }
    return name.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[start + $0] | 0x20 == letters[$0] }
    }
  }
}
