import Norwegian

/// Words and phrases, as the tokenizer of the index takes them apart.
extension QueryReader {
  /// The words of a text without white space, each with how it hangs together with its neighbours.
  mutating func wordNodes(
    _ text: String, mode: QueryWord.Mode, _ range: Range<Int>
  ) throws -> [QueryNode] {
    let isPrefix = mode == .likes && text.last == "*"
    let text = QueryReader.clean(text)
    let bytes = Array(text.utf8)
    var found: [(word: String, isSuspended: Bool)] = []
    try tokenizer.tokenize(text) { word, place in
      let isSuspended = QueryReader.isSuspended(bytes, behind: place.upperBound)
      found.append((String(decoding: word, as: UTF8.self), isSuspended))
    }
    if found.isEmpty {
      warn("There are no letters or digits here, so nothing to search for.", at: range)
      return []
    }
    let last = found.count - 1
    return found.enumerated().compactMap { number, found in
      guard takeWord(range) else { return nil }
      return .word(
        QueryWord(
          text: found.word, mode: isPrefix && number == last ? .prefix : mode, range: range, isJoined: number > 0,
          isSuspended: found.isSuspended))
    }
  }

  /// Whether a hyphen stands here with no letter or digit behind it.
  private static func isSuspended(_ bytes: [UInt8], behind end: Int) -> Bool {
    guard end < bytes.count, bytes[end] == UInt8(ascii: "-") else { return false }
    return end + 1 == bytes.count || [UInt8(ascii: "/"), UInt8(ascii: ",")].contains(bytes[end + 1])
  }

  mutating func phrase(_ text: String, _ range: Range<Int>) throws -> QueryNode? {
    let found = try tokenizer.words(of: QueryReader.clean(text))
    guard !found.isEmpty else {
      warn("The phrase is empty.", at: range)
      return nil
    }
    guard found.allSatisfy({ _ in takeWord(range) }) else { return nil }
    return .phrase(found, range)
  }

  private mutating func takeWord(_ range: Range<Int>) -> Bool {
    words += 1
    if words == QueryParser.mostWords + 1 {
      warn("The query has more than \(QueryParser.mostWords) words; the rest was left out.", at: range)
    }
    return words <= QueryParser.mostWords
  }

  /// The text composed, without soft hyphens.
  private static func clean(_ text: String) -> String {
    let composed = Composition.composed(text)
    guard composed.unicodeScalars.contains("\u{AD}") else { return composed }
    return String(String.UnicodeScalarView(composed.unicodeScalars.filter { $0 != "\u{AD}" }))
  }
}
