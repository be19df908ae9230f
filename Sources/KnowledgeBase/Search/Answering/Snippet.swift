/// Chooses the part of a text to show: whole sentences where they are short enough, around the best matches.
enum Snippet {
  /// A snippet is at most about so many bytes long, unless one sentence is longer than the text that is cut from it.
  static let length = 280

  /// The bytes to show; the whole text when it is short.
  static func range(of text: String, around matches: [Marker.Match]) -> Range<Int> {
    let bytes = Array(text.utf8)
    guard bytes.count > length else { return 0..<bytes.count }
    let sentences = Sentences.ranges(in: bytes)
    let window = best(of: sentences, matches)
    guard window.count > length + length / 2 else { return trimmed(window, bytes) }
    return trimmed(cut(window, in: bytes, matches), bytes)
  }

  /// The run of sentences that fits and meets the most, the earliest of equals.
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

  /// The value of the words that a part meets, each counted once, and a little for every further place.
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
