import ByregionNorwegian
import ByregionText

/// Compares a line with whole headings if its words alone do not classify it.
///
/// The region's name counts as one character and spaces are ignored, so that a typing error in a short word, in the
/// name or in a space does not prevent a match.
enum HeadingTemplates {
  private static let nameSign: UInt8 = 0x02

  private struct Template {
    let kind: Section.Kind
    let letters: [UInt8]
    let set: LetterSet
    let isExact: Bool

    init(_ kind: Section.Kind, _ text: String, isExact: Bool) {
      (self.kind, self.isExact) = (kind, isExact)
      letters = Array(text.split(separator: " ").map(HeadingTemplates.letters).joined())
      set = LetterSet(letters[...])
    }
  }

  private static let templates =
    HeadingVocabulary.templates.flatMap { row in
      [row.nb, row.nn].map { Template(row.kind, $0, isExact: false) }
    }
    + HeadingVocabulary.exactTemplates.flatMap { row in
      [row.nb, row.nn].map { Template(row.kind, $0, isExact: true) }
    }

  private static func letters(of word: Substring) -> [UInt8] {
    guard let letters = FoldedLine(String(word))?.letters else { return [nameSign] }
    let isRegion = Lexicon.headings.match(exactly: letters[...])?.roles.contains(.region) ?? false
    return isRegion ? [nameSign] : letters
  }

  /// The kind of the nearest heading, and whether the line equals it, or nil if no heading is near enough.
  static func match(_ words: HeadingWords) -> (kind: Section.Kind, isExact: Bool)? {
    let letters = skeleton(of: words)
    guard letters.count <= EditDistance.longest else { return nil }
    let set = LetterSet(letters[...])
    var limit = limit(forLength: letters.count)
    return SlipCounter.counting(from: letters[...]) { counter in
      var match: (kind: Section.Kind, isExact: Bool)?
      for template in templates where abs(template.letters.count - letters.count) <= limit {
        let slips = template.isExact ? 0 : limit
        guard template.set.mayBeNear(set, slips: slips),
          let distance = counter.slips(to: template.letters[...], limit: slips)
        else { continue }
        match = (template.kind, distance == 0)
        if distance == 0 { break }
        limit = distance - 1
      }
      return match
    }
  }

  private static func limit(forLength length: Int) -> Int {
    switch length {
    case ..<6: 0
    case 6...12: 1
    case 13...20: 2
    default: 3
    }
  }

  /// The letters of a line, with each name, including the short words that join its parts, as one character.
  private static func skeleton(of words: HeadingWords) -> [UInt8] {
    var letters: [UInt8] = []
    var joining: [UInt8] = []
    for word in words.words {
      if (word.isName && word.letters.count > 1) || word.roles.contains(.region) {
        if letters.last != nameSign { letters += joining + [nameSign] }
        joining = []
      } else if letters.last == nameSign, word.roles.contains(.filler), word.letters.count <= 2 {
        joining += words.line.letters[word.letters]
      } else {
        letters += joining + words.line.letters[word.letters]
        joining = []
      }
    }
    return letters + joining
  }
}

/// Matches lines against the patterns of ``HeadingPhrases``.
enum HeadingPhraseMatcher {
  private struct Part {
    var words: Set<UInt64> = []
    var isName = false
    var isAny = false
    var isYear = false
    var mayLack = false
    var mayRepeat = false

    init(_ text: Substring, _ classes: [String: Set<UInt64>]) {
      let mark = text.last
      (mayLack, mayRepeat) = (mark == "?" || mark == "*", mark == "+" || mark == "*")
      for word in text.split(whereSeparator: { "<>|?*+".contains($0) }) {
        if word == "%" {
          isName = true
        } else if word == "#" {
          isYear = true
        } else if word == "…" {
          isAny = true
        } else {
          words.formUnion(classes[String(word)] ?? [HeadingPhraseMatcher.hash(word)])
        }
      }
    }

    func accepts(_ word: Word) -> Bool {
      isAny || isName && word.isName || isYear && word.isYear || words.contains(word.hash)
    }
  }

  /// A word of a line.
  private struct Word {
    var hash: UInt64
    /// Whether it is a name or a word for the region.
    var isName: Bool
    var isYear: Bool
  }

  private struct Phrase {
    var kind: Section.Kind
    var parts: [Part]
  }

  private static let classes = Dictionary(
    uniqueKeysWithValues: HeadingPhrases.classes.map { ($0.name, Set($0.words.split(separator: " ").map(hash))) })
  private static let phrases = HeadingPhrases.phrases.map(phrase)
  private static let standing = HeadingPhrases.standing.map(phrase)

  private static func phrase(_ row: (kind: Section.Kind, pattern: String)) -> Phrase {
    Phrase(kind: row.kind, parts: row.pattern.split(separator: " ").map { Part($0, classes) })
  }

  private static let beginnings = beginnings(of: phrases)
  private static let standingBeginnings = beginnings(of: standing)

  /// The second words of the ``HeadingPhrases/standing`` patterns that begin with any word: "Feil å unngå".
  private static let seconds = standing.filter { $0.parts[0].isAny }
    .reduce(into: Set<UInt64>()) { $0.formUnion($1.parts[1].words) }

  /// The words, apart from names, that the phrases can begin with.
  private static func beginnings(of phrases: [Phrase]) -> Set<UInt64> {
    phrases.reduce(into: Set<UInt64>()) { words, phrase in
      for part in phrase.parts {
        words.formUnion(part.words)
        if !part.mayLack { break }
      }
    }
  }

  private static func hash(_ word: Substring) -> UInt64 { FoldedLine(String(word))?.words[0].hash ?? 0 }

  /// Maximum number of words in a phrase.
  private static let longest = 12

  /// Whether a line may be a phrase, by its length and first words. This is a fast check.
  static func mayMatch(_ line: FoldedLine) -> Bool {
    line.words.count > 1 && line.words.count <= longest && line.innerStop == 0
      && (beginnings.contains(line.words[0].hash) || line.words[0].isCapitalized && Self.tellsWhoFirst(line))
  }

  /// Whether the second word is one that can follow a name at the start of a phrase: "Nordfjord anbefaler".
  private static func tellsWhoFirst(_ line: FoldedLine) -> Bool { tellers.contains(line.words[1].hash) }

  private static let tellers = phrases.filter { $0.parts[0].isName }
    .reduce(into: Set<UInt64>()) { $0.formUnion($1.parts[1].words) }

  /// Whether a line may match ``HeadingPhrases/standing``, by its length and first words. This is a fast check.
  static func mayMatchStanding(_ line: FoldedLine) -> Bool {
    line.words.count > 1 && line.words.count <= longest && line.innerStop == 0
      && (standingBeginnings.contains(line.words[0].hash) || line.words[0].hasDigit
        || seconds.contains(line.words[1].hash))
  }

  static func kind(of words: HeadingWords) -> Section.Kind? { kind(of: words, among: phrases) }

  static func standingKind(of words: HeadingWords) -> Section.Kind? { kind(of: words, among: standing) }

  private static func kind(of words: HeadingWords, among phrases: [Phrase]) -> Section.Kind? {
    let line = words.line
    let read = line.words.map { word in
      let found = words.words.first { $0.letters.contains(word.range.lowerBound) }
      return Word(
        hash: word.hash, isName: found.map { $0.isName || $0.roles.contains(.region) } ?? false,
        isYear: word.hasDigit && word.range.count == 4)
    }
    return phrases.first { matches($0.parts[...], read[...]) }?.kind
  }

  private static func matches(_ parts: ArraySlice<Part>, _ words: ArraySlice<Word>) -> Bool {
    guard let part = parts.first else { return words.isEmpty }
    if part.mayLack, matches(parts.dropFirst(), words) { return true }
    guard let word = words.first, part.accepts(word) else { return false }
    if matches(parts.dropFirst(), words.dropFirst()) { return true }
    // A name can consist of several words ("Evje og Hornnes").
    let continues = part.mayRepeat || part.isName && word.isName && !part.words.contains(word.hash)
    guard continues else { return false }
    var again = part
    again.mayLack = true
    return matches([again] + parts.dropFirst(), words.dropFirst())
  }
}
