/// Tells a heading from a line of running text that was broken over several lines where it was printed.
enum WrappedSentence {
  /// Lines below that are looked at: running text comes to a full stop sooner.
  private static let reach = 40

  /// Whether the line at an index, which has the words of a heading, is a piece of a sentence that began above it or
  /// goes on below it.
  static func holds(_ index: Int, in blocks: ArraySlice<Block>, as kind: Section.Kind) -> Bool {
    // By index, since a copy of a block costs more than the look at it.
    let isAfterBlank = blocks[index].isAfterBlank
    if !isAfterBlank, goesOn(from: index, in: blocks) { return true }
    let isOpen = endsOpen(blocks[index].text)
    // Below a blank line entries may follow in small letters; only a continuation has the form of a sentence.
    if isAfterBlank, !isOpen, kind != .continuation { return false }
    return goesOn(below: index, in: blocks, isOpen: isOpen)
  }

  /// Whether the line above ends in the middle of a sentence, and this one begins with a small letter.
  private static func goesOn(from index: Int, in blocks: ArraySlice<Block>) -> Bool {
    guard index > blocks.startIndex, beginsSmall(blocks[index].text) else { return false }
    if case .heading = blocks[index - 1].role { return false }
    return !endsSentence(blocks[index - 1].text)
  }

  /// Whether the next line begins with a small letter, or the line wants another behind it, and sentences come to an
  /// end in the lines from there on: entries in small letters have none.
  private static func goesOn(below index: Int, in blocks: ArraySlice<Block>, isOpen: Bool) -> Bool {
    for next in (index + 1)..<min(index + 1 + reach, blocks.endIndex) {
      guard !blocks[next].isAfterBlank, blocks[next].role == .paragraph else { return false }
      if blocks[next].line == blocks[index + 1].line, !isOpen, !beginsSmall(blocks[next].text) { return false }
      if endsSentence(blocks[next].text) { return true }
    }
    return false
  }

  private static func beginsSmall(_ text: String) -> Bool {
    let bytes = text.utf8.prefix(2)
    guard let first = bytes.first else { return false }
    // U+00DF to U+00FF are the small letters of Latin-1.
    return first >= 0x61 && first <= 0x7A || first == 0xC3 && (bytes.last ?? 0) >= 0x9F
  }

  private static func endsSentence(_ text: String) -> Bool {
    text.utf8.last.map { [0x2E, 0x21, 0x3F, 0x3A].contains($0) } ?? true
  }

  /// Whether the last word wants another behind it: "Resultat frå".
  private static func endsOpen(_ text: String) -> Bool {
    text.withBytes { bytes in
      openWords.contains { word in
        bytes.count > word.count && bytes.last == word.last && bytes.suffix(word.count).elementsEqual(word)
      }
    }
  }

  private static let openWords = [" fra", " frå", " av", " for", " om", " til", " og", " i", " på", ","].map {
    Array($0.utf8)
  }
}
