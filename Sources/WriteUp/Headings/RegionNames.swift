/// The names that the write-up's region goes by, as far as the title and the facts' heading tell.
struct RegionNames {
  private var stems: [ArraySlice<UInt8>] = []

  init(_ lines: [String]) {
    for line in lines {
      guard let folded = FoldedLine(line), folded.words.count <= 8 else { continue }
      for word in folded.words where word.isCapitalized {
        let stem = Self.stem(folded.bytes(of: word))
        if stem.count > 2 { stems.append(stem) }
      }
    }
  }

  func contains(_ letters: ArraySlice<UInt8>) -> Bool {
    let stem = Self.stem(letters)
    return stems.contains { $0.elementsEqual(stem) }
  }

  /// Whether a word is one of the names with one slip; a short word is none.
  func containsNearly(_ letters: ArraySlice<UInt8>) -> Bool {
    guard letters.count >= 4 else { return false }
    let stem = Self.stem(letters)
    return stems.contains { $0.count >= 4 && EditDistance.between($0, stem, limit: 1) != nil }
  }

  /// A name without genitive and without its word for region: "Ålesundregionens" and "Ålesund" are one.
  static func stem(_ letters: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var stem = letters
    if stem.count > 3, stem.last == 0x73 { stem.removeLast() }
    for ending in endings
    where stem.count > ending.count + 1 && stem.suffix(ending.count).elementsEqual(ending) {
      stem.removeLast(ending.count)
      break
    }
    if stem.count > 3, stem.last == 0x73 || stem.last == 0x2D { stem.removeLast() }
    return stem
  }

  private static let endings = ["regionen", "region"].map { Array($0.utf8) }
}
