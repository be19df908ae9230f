import SQLite

/// Finds the words of a text that a plan matches, and the part of the text to show.
struct Marker {
  /// A place in a text where a word of the question is met.
  struct Match: Hashable {
    /// UTF-8 bytes of the text.
    var range: Range<Int>
    /// The index of the asked word.
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
  private var phrases: [(words: [String], meaning: Meaning)] = []

  init(_ plan: MatchPlan, tokenizer: PassageTokenizer) {
    self.tokenizer = tokenizer
    var seen: Set<[Int]> = []
    for case let phrase? in plan.phrases where seen.insert([phrase.word, phrase.alternative]).inserted {
      let planned = plan.words[phrase.word]
      let meaning = Meaning(word: phrase.word, value: phrase.value, isStrong: phrase.isStrong)
      let text = planned.alternatives[phrase.alternative].word
      if text.contains(" ") {
        phrases.append((text.split(separator: " ").map(String.init), meaning))
      } else if planned.mode == .prefix {
        prefixes.append((text, meaning))
      } else {
        words[text, default: []].append(meaning)
      }
    }
  }

  /// The hit with its snippet and marks.
  func marking(_ hit: Hit) throws -> Hit {
    var hit = hit
    let matches = shown(try matches(in: hit.text))
    let part = Snippet.range(of: hit.text, around: matches)
    let bytes = Array(hit.text.utf8)
    hit.snippet = String(decoding: bytes[part], as: UTF8.self)
    hit.snippetOffset = part.lowerBound
    hit.marks = Marker.marks(matches, within: part)
    return hit
  }

  /// Every place where a word of the question is met, in the order of the text.
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
    for phrase in phrases { matches += places(of: phrase.words, phrase.meaning, in: tokens) }
    return matches.sorted { ($0.range.lowerBound, $0.word) < ($1.range.lowerBound, $1.word) }
  }

  private func places(
    of phrase: [String], _ meaning: Meaning, in tokens: [(word: String, range: Range<Int>)]
  ) -> [Match] {
    guard tokens.count >= phrase.count else { return [] }
    return (0...(tokens.count - phrase.count)).compactMap { start in
      guard phrase.indices.allSatisfy({ tokens[start + $0].word == phrase[$0] }) else { return nil }
      let range = tokens[start].range.lowerBound..<tokens[start + phrase.count - 1].range.upperBound
      return Match(range: range, word: meaning.word, value: meaning.value, isStrong: meaning.isStrong)
    }
  }

  /// What a reader wants to see marked: strong likes, and of the weak ones those that are the best the text has.
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
