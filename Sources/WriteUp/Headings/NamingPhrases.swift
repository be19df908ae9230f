/// The parts of a line that name something whatever their words are: what stands in quotation marks, and the title of
/// the write-up. "Mål for «Bedre by og bygd»" is a heading of goals.
enum NamingPhrases {
  /// Marks the words that stand in quotation marks as names, whatever they mean elsewhere, and so the words that nobody
  /// knows in the write-up's own title.
  static func mark(_ words: inout [HeadingWords.Word], _ text: String, _ line: FoldedLine, _ names: RegionNames) {
    let quotations = text.withBytes(quotations)
    let titles = words.contains(where: \.isForeign) ? titles(in: line, names.title) : []
    guard !quotations.isEmpty || !titles.isEmpty else { return }
    for index in words.indices {
      let (source, letters) = (words[index].source, words[index].letters)
      let isQuoted = quotations.contains { $0.contains(source.lowerBound) && $0.contains(source.upperBound - 1) }
      let isTitle = titles.contains { $0.lowerBound <= letters.lowerBound && letters.upperBound <= $0.upperBound }
      guard isQuoted || isTitle && words[index].isForeign else { continue }
      (words[index].roles, words[index].misspelt) = ([], nil)
      (words[index].isName, words[index].isGuessed) = (true, true)
    }
  }

  /// What stands between quotation marks, in bytes of the line; nothing when a mark has no other, or the whole line is
  /// said by somebody.
  private static func quotations(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for index in bytes.indices where isMark(bytes, index) {
      if let first = start {
        ranges.append(first..<index)
        start = nil
      } else {
        start = index
      }
    }
    return start == nil && ranges.first?.lowerBound != 0 ? ranges : []
  }

  /// Whether a quotation mark begins at a byte: ", «, », “, ” or „.
  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0x22: return true
    case 0xC2: return index + 1 < bytes.count && (bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB)
    case 0xE2:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return false }
      return (0x9C...0x9E).contains(bytes[index + 2])
    default: return false
    }
  }

  /// Where the title stands in a line, word for word; in the line's letters. One word is no title but a name.
  private static func titles(in line: FoldedLine, _ title: FoldedLine?) -> [Range<Int>] {
    guard let title, title.words.count > 1, title.words.count < line.words.count else { return [] }
    return (0...(line.words.count - title.words.count)).compactMap { start in
      let words = line.words[start..<(start + title.words.count)]
      guard zip(words, title.words).allSatisfy({ line.bytes(of: $0) == title.bytes(of: $1) }) else { return nil }
      return words[start].range.lowerBound..<words[words.endIndex - 1].range.upperBound
    }
  }
}
