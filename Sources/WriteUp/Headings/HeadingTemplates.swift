import Norwegian

/// Whole headings that a line is held against when its words alone do not tell.
///
/// The region's name counts as one sign and spaces do not count, so that a slip in a short word, in the name or between
/// two words leaves a heading what it is.
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
      set = LetterSet(letters)
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

  /// The kind of the nearest heading, or nil when none is near enough.
  static func kind(of words: HeadingWords) -> Section.Kind? {
    let letters = skeleton(of: words)
    guard letters.count <= EditDistance.longest else { return nil }
    let set = LetterSet(letters)
    var limit = limit(forLength: letters.count)
    return SlipCounter.counting(from: letters[...]) { counter in
      var kind: Section.Kind?
      for template in templates where abs(template.letters.count - letters.count) <= limit {
        let slips = template.isExact ? 0 : limit
        guard template.set.mayBeNear(set, slips: slips),
          let distance = counter.slips(to: template.letters[...], limit: slips)
        else { continue }
        kind = template.kind
        if distance == 0 { break }
        limit = distance - 1
      }
      return kind
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

  /// The letters of a line, each name with what joins its parts as one sign.
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
