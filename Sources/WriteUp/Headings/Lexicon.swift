/// The vocabulary made ready for looking words up, also misspelt ones.
struct Lexicon {
  struct Match {
    var roles: WordRole
    /// How many slips lie between the word and the vocabulary's; 0 when it is spelt right.
    var distance: Int
    /// The vocabulary's spelling.
    var spelling: String
  }

  private struct Word {
    var letters: [UInt8]
    var mask: UInt64
    var roles: WordRole
    var spelling: String
  }

  static let headings = Lexicon(
    HeadingVocabulary.words.flatMap { row in
      [(row.roles, row.bokmål), (row.roles, row.nynorsk)]
    })

  private var words: [Word] = []
  private var exact: [UInt64: Int] = [:]

  init(_ rows: [(roles: WordRole, words: String)]) {
    for row in rows {
      for spelling in row.words.split(separator: " ").map(String.init) {
        add(spelling, row.roles)
      }
    }
  }

  private mutating func add(_ spelling: String, _ roles: WordRole) {
    guard let letters = FoldedLine(spelling)?.letters else { return }
    let key = Self.hash(letters[...])
    if let index = exact[key] {
      words[index].roles.formUnion(roles)
    } else {
      exact[key] = words.count
      words.append(Word(letters: letters, mask: Self.mask(letters[...]), roles: roles, spelling: spelling))
    }
  }

  /// The word as the vocabulary spells it, or nil.
  func match(exactly letters: ArraySlice<UInt8>) -> Match? {
    guard let index = exact[Self.hash(letters)], words[index].letters.elementsEqual(letters) else {
      return nil
    }
    return Match(roles: words[index].roles, distance: 0, spelling: words[index].spelling)
  }

  /// The nearest word of the vocabulary within the allowance; words of running text are known exactly or not at all.
  func match(nearly letters: ArraySlice<UInt8>, allowance: Int? = nil) -> Match? {
    let mask = Self.mask(letters)
    var best: Match?
    for word in words where word.roles != .sentence {
      let shorter = min(word.letters.count, letters.count)
      let limit = min(allowance ?? EditDistance.allowance(forLength: shorter), (best?.distance ?? 9) - 1)
      // A slip changes at most two letters of the set.
      guard limit > 0, (word.mask ^ mask).nonzeroBitCount <= 2 * limit,
        let distance = EditDistance.between(letters, word.letters[...], limit: limit)
      else { continue }
      best = Match(roles: word.roles, distance: distance, spelling: word.spelling)
    }
    return best
  }

  /// FNV-1a (Fowler, Noll and Vo).
  private static func hash(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The set of letters, one bit each.
  private static func mask(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 | 1 << (UInt64($1 < 0x80 ? $1 - 0x01 : $1 - 0x80) & 63) }
  }
}
