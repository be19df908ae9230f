/// The vocabulary made ready for looking words up, also misspelt ones.
struct Lexicon {
  struct Match {
    var roles: WordRole
    /// How many slips lie between the word and the vocabulary's; 0 when it is spelt right.
    var distance: Int
    /// Which word of the vocabulary it is, for ``Lexicon/spelling(_:)``.
    var word: Int
  }

  private struct Word {
    var letters: [UInt8]
    var roles: WordRole
    var spelling: String
  }

  static let headings = Lexicon(
    HeadingVocabulary.words.flatMap { row in [(row.roles, row.nb), (row.roles, row.nn)] })

  private var words: [Word] = []
  /// The letters of each word as a set, and how many they are: what tells most words apart at once.
  private var sets: [UInt64] = []
  private var counts: [Int] = []
  private var exact: WordTable

  init(_ rows: [(roles: WordRole, words: String)]) {
    exact = WordTable(capacity: 512)
    for row in rows {
      for spelling in row.words.split(separator: " ").map(String.init) { add(spelling, row.roles) }
    }
  }

  private mutating func add(_ spelling: String, _ roles: WordRole) {
    guard let letters = FoldedLine(spelling)?.letters else { return }
    let hash = WordTable.hash(letters)
    if let index = exact.value(of: hash) {
      words[index].roles.formUnion(roles)
      return
    }
    exact.set(words.count, of: hash)
    words.append(Word(letters: letters, roles: roles, spelling: spelling))
    sets.append(Self.set(letters[...]))
    counts.append(letters.count)
  }

  func spelling(_ word: Int) -> String { words[word].spelling }

  /// The word as the vocabulary spells it, or nil.
  func match(exactly letters: ArraySlice<UInt8>) -> Match? {
    guard let index = exact.value(of: WordTable.hash(letters)) else { return nil }
    return Match(roles: words[index].roles, distance: 0, word: index)
  }

  /// The nearest word of the vocabulary within the allowance; words of running text are known exactly or not at
  /// all.
  func match(nearly letters: ArraySlice<UInt8>, allowance: Int? = nil) -> Match? {
    guard letters.count <= EditDistance.longest else { return nil }
    let set = Self.set(letters)
    var best: Match?
    for index in sets.indices {
      let shorter = min(counts[index], letters.count)
      let limit = min(allowance ?? EditDistance.allowance(forLength: shorter), (best?.distance ?? 9) - 1)
      // A slip changes at most two letters of the set.
      guard limit > 0, abs(counts[index] - letters.count) <= limit,
        (sets[index] ^ set).nonzeroBitCount <= 2 * limit, words[index].roles != .sentence,
        let distance = EditDistance.between(letters, words[index].letters[...], limit: limit)
      else { continue }
      best = Match(roles: words[index].roles, distance: distance, word: index)
    }
    return best
  }

  private static func set(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 | 1 << (UInt64($1 < 0x80 ? $1 &- 0x01 : $1 - 0x80) & 63) }
  }
}
