/// Finds the words of a text that match a plan, and selects the part of the text to show.
struct Marker {
  /// A range of a text that matches a query word.
  struct Match: Hashable {
    /// The range in UTF-8 bytes of the text.
    var range: Range<Int>
    /// The index of the query word.
    var word: Int
    var value: Double
    var isStrong: Bool
  }

  private struct Meaning {
    var word: Int
    var value: Double
    var isStrong: Bool
  }

  private let tokenizer: PassageTokenizer
  private var words: [String: [Meaning]] = [:]
  private var prefixes: [(text: String, meaning: Meaning)] = []
  private var phrases: [(words: [String], isPrefix: Bool, meaning: Meaning)] = []

  init(_ plan: MatchPlan, tokenizer: PassageTokenizer) {
    self.tokenizer = tokenizer
    var seen = plan.words.map { [Bool](repeating: false, count: $0.alternatives.count) }
    for case let phrase? in plan.phrases where !seen[phrase.word][phrase.alternative] {
      seen[phrase.word][phrase.alternative] = true
      let planned = plan.words[phrase.word]
      let meaning = Meaning(word: phrase.word, value: phrase.value, isStrong: phrase.match < .similar)
      let text = planned.alternatives[phrase.alternative].word
      if text.utf8.contains(UInt8(ascii: " ")) {
        phrases.append((text.split(separator: " ").map(String.init), planned.mode == .prefix, meaning))
      } else if planned.mode == .prefix {
        prefixes.append((text, meaning))
      } else {
        words[text, default: []].append(meaning)
      }
    }
  }

  /// The hit with its snippet and marks.
  ///
  /// - Parameter whole: whether the snippet is the whole text.
  func marking(_ hit: Hit, whole: Bool = false) throws -> Hit {
    var hit = hit
    let matches = shown(try matches(in: hit.text))
    let part = whole ? 0..<hit.text.utf8.count : Snippet.range(of: hit.text, around: matches)
    // A whole text is shared, not copied.
    hit.snippet = whole ? hit.text : String(decoding: Array(hit.text.utf8)[part], as: UTF8.self)
    hit.snippetOffset = part.lowerBound
    hit.marks = Marker.marks(matches, within: part)
    return hit
  }

  /// All matches of query words, in the order of the text.
  func matches(in text: String) throws -> [Match] {
    var matches: [Match] = []
    var tokens: [(word: String, range: Range<Int>)] = []
    try tokenizer.tokenize(text) { bytes, range in
      let word = String(decoding: bytes, as: UTF8.self)
      let meanings =
        words[word, default: []] + prefixes.filter { word.hasPrefix($0.text) }.map(\.meaning)
      for meaning in meanings {
        matches.append(
          Match(range: range, word: meaning.word, value: meaning.value, isStrong: meaning.isStrong))
      }
      if !phrases.isEmpty { tokens.append((word, range)) }
    }
    for phrase in phrases { matches += places(of: phrase.words, isPrefix: phrase.isPrefix, phrase.meaning, in: tokens) }
    return matches.sorted { ($0.range.lowerBound, $0.word) < ($1.range.lowerBound, $1.word) }
  }

  private func places(
    of phrase: [String], isPrefix: Bool, _ meaning: Meaning, in tokens: [(word: String, range: Range<Int>)]
  ) -> [Match] {
    guard tokens.count >= phrase.count else { return [] }
    return (0...(tokens.count - phrase.count)).compactMap { start in
      let isMet = phrase.indices.allSatisfy { index in
        let word = tokens[start + index].word
        return word == phrase[index] || isPrefix && index == phrase.count - 1 && word.hasPrefix(phrase[index])
      }
      guard isMet else { return nil }
      let range = tokens[start].range.lowerBound..<tokens[start + phrase.count - 1].range.upperBound
      return Match(range: range, word: meaning.word, value: meaning.value, isStrong: meaning.isStrong)
    }
  }

  /// The matches to mark: all strong ones. Other spellings are marked only if they are the best match of their word in
  /// the text.
  private func shown(_ matches: [Match]) -> [Match] {
    let best = Dictionary(matches.map { ($0.word, $0.value) }, uniquingKeysWith: max)
    return matches.filter { $0.isStrong || $0.value >= best[$0.word, default: 0] }
  }

  private static func marks(_ matches: [Match], within part: Range<Int>) -> [Range<Int>] {
    var marks: [Range<Int>] = []
    for match in matches
    where part.contains(match.range.lowerBound) && match.range.upperBound <= part.upperBound {
      let range = match.range.lowerBound - part.lowerBound..<match.range.upperBound - part.lowerBound
      if let last = marks.last, range.lowerBound < last.upperBound {
        marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        marks.append(range)
      }
    }
    return marks
  }
}

/// Splits text into sentences.
enum Sentences {
  /// The sentences of a text in UTF-8, each with the white space after it. Together they cover the whole text.
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      if endsSentence(bytes, at: index) {
        var end = index + 1
        while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
        ranges.append(start..<end)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }

  /// Whether a line break, or a full stop, question mark or exclamation mark at the end of a sentence, is at an index.
  private static func endsSentence(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case 0x0A: return true
    case UInt8(ascii: "?"), UInt8(ascii: "!"): return index + 1 >= bytes.count || bytes[index + 1] <= 0x20
    case UInt8(ascii: "."): break
    default: return false
    }
    guard index + 1 < bytes.count else { return true }
    guard bytes[index + 1] <= 0x20 else { return false }
    let next = bytes[(index + 1)...].first { $0 > 0x20 } ?? 0
    return beginsSentence(next) && !isAbbreviation(bytes, before: index)
  }

  private static func beginsSentence(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || byte >= 0x80 || byte == UInt8(ascii: "\"")
  }

  /// Whether the word before a full stop is an ordinal or abbreviation: a number of one or two digits, or a known short
  /// word, as in `1. januar`, `kl. 12`, `m.fl.`
  private static func isAbbreviation(_ bytes: [UInt8], before stop: Int) -> Bool {
    var start = stop
    while start > 0, bytes[start - 1] > 0x20 { start -= 1 }
    let word = bytes[start..<stop]
    if word.allSatisfy({ (0x30...0x39).contains($0) }) { return word.count <= 2 }
    return word.contains(UInt8(ascii: ".")) || abbreviations.contains(Array(word))
  }

  private static let abbreviations = Set(
    "bl ca dvs eks etc evt f fig hhv ift inkl iht jf kap kl kr mht mill mrd nr off osv pga pkt pr s st t tlf vs"
      .split(separator: " ").map { Array($0.utf8) })
}

/// Selects the part of a text to show: whole sentences around the best matches, if they are short enough.
enum Snippet {
  /// Target length of a snippet in bytes. A sentence more than 1.5 times as long is cut between words.
  static let length = 280

  /// The byte range to show; the whole text if it is short.
  static func range(of text: String, around matches: [Marker.Match]) -> Range<Int> {
    let bytes = Array(text.utf8)
    guard bytes.count > length else { return 0..<bytes.count }
    let sentences = Sentences.ranges(in: bytes)
    let window = best(of: sentences, matches)
    guard window.count > length + length / 2 else { return trimmed(window, bytes) }
    return trimmed(cut(window, in: bytes, matches), bytes)
  }

  /// The sequence of sentences that fits and has the best matches; the first of several equal ones.
  private static func best(of sentences: [Range<Int>], _ matches: [Marker.Match]) -> Range<Int> {
    var best = sentences.first ?? 0..<0
    var bestWorth = -1.0
    for first in sentences.indices {
      var window = sentences[first]
      for next in sentences.indices.dropFirst(first + 1) {
        guard sentences[next].upperBound - window.lowerBound <= length else { break }
        window = window.lowerBound..<sentences[next].upperBound
      }
      let worth = worth(of: window, matches)
      if worth > bestWorth { (best, bestWorth) = (window, worth) }
    }
    return best
  }

  /// The value of the matched words in a part, each counted once, plus a small amount for every match.
  private static func worth(of part: Range<Int>, _ matches: [Marker.Match]) -> Double {
    var values: [Int: Double] = [:]
    var more = 0.0
    for match in matches where part.contains(match.range.lowerBound) {
      values[match.word] = max(values[match.word] ?? 0, match.value)
      more += match.value
    }
    return values.values.sorted().reduce(0, +) + more * 0.01
  }

  /// A part of a long sentence, cut between words.
  private static func cut(_ sentence: Range<Int>, in bytes: [UInt8], _ matches: [Marker.Match]) -> Range<Int> {
    let inside = matches.filter { sentence.contains($0.range.lowerBound) }
    var (start, worth) = (sentence.lowerBound, -1.0)
    for match in inside {
      let from = max(
        sentence.lowerBound, min(match.range.lowerBound - length / 6, sentence.upperBound - length))
      let value = self.worth(of: from..<min(sentence.upperBound, from + length), inside)
      if value > worth { (start, worth) = (from, value) }
    }
    while start > sentence.lowerBound, bytes[start - 1] != 0x20, bytes[start - 1] != 0x0A { start -= 1 }
    var end = min(sentence.upperBound, start + length)
    while end < sentence.upperBound, bytes[end] != 0x20, bytes[end] != 0x0A { end += 1 }
    return start..<end
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var range = range
    while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
    while let first = range.first, bytes[first] <= 0x20 { range = first + 1..<range.upperBound }
    return range
  }
}
