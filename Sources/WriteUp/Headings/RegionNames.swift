/// The names that the write-up's region goes by, as far as the title and the facts' heading tell.
struct RegionNames {
  private var stems: [[UInt8]] = []
  /// The title, if it is short.
  let title: FoldedLine?

  /// - Parameter lines: the title, and whatever else may hold the name.
  init(_ lines: [String]) {
    title = lines.first.flatMap { FoldedLine($0) }
    for index in lines.indices {
      guard let folded = index == 0 ? title : FoldedLine(lines[index]), folded.words.count <= 8 else { continue }
      for word in folded.words where word.isCapitalized {
        let stem = Array(Self.stem(folded.bytes(of: word)))
        if stem.count > 2 { stems.append(stem) }
      }
    }
  }

  func contains(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.withUnsafeBufferPointer { letters in
      let count = Self.stemLength(letters)
      return stems.contains { $0.count == count && Self.begins(letters, with: $0) }
    }
  }

  /// Whether a word begins with one of the names' stems, as every word that is a name does.
  func hasBeginning(of letters: ArraySlice<UInt8>) -> Bool {
    letters.withUnsafeBufferPointer { letters in
      stems.contains { $0.count <= letters.count && Self.begins(letters, with: $0) }
    }
  }

  private static func begins(_ letters: UnsafeBufferPointer<UInt8>, with stem: [UInt8]) -> Bool {
    for index in stem.indices where letters[index] != stem[index] { return false }
    return true
  }

  /// Whether a word is one of the names with one slip; a short word is none.
  func containsNearly(_ letters: ArraySlice<UInt8>) -> Bool {
    guard letters.count >= 4 else { return false }
    let stem = Self.stem(letters)
    return stems.contains { $0.count >= 4 && EditDistance.between($0[...], stem, limit: 1) != nil }
  }

  /// A name without genitive and without its word for region: "Ålesundregionens" and "Ålesund" are one.
  static func stem(_ letters: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    letters.prefix(letters.withUnsafeBufferPointer(stemLength))
  }

  private static func stemLength(_ letters: UnsafeBufferPointer<UInt8>) -> Int {
    var count = letters.count
    if count > 3, letters[count - 1] == 0x73 { count -= 1 }
    // Both words for a region end with an n.
    if count > 0, letters[count - 1] == 0x6E {
      for ending in endings where count > ending.count + 1 && hasEnding(letters, count, ending) {
        count -= ending.count
        break
      }
    }
    if count > 3, letters[count - 1] == 0x73 || letters[count - 1] == 0x2D { count -= 1 }
    return count
  }

  private static func hasEnding(_ letters: UnsafeBufferPointer<UInt8>, _ count: Int, _ ending: [UInt8]) -> Bool {
    for index in ending.indices where letters[count - ending.count + index] != ending[index] { return false }
    return true
  }

  private static let endings = ["regionen", "region"].map { Array($0.utf8) }
}
