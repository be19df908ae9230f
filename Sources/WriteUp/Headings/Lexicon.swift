import Norwegian

/// The vocabulary made ready for looking words up, also misspelt ones.
final class Lexicon: Sendable {
  struct Match {
    var roles: WordRole
    /// How many slips lie between the word and the vocabulary's; 0 when it is spelt right.
    var distance: Int
    /// Which word of the vocabulary it is, for ``Lexicon/spelling(_:)``.
    var word: Int
  }

  /// A word that may be misspelt.
  private struct Candidate {
    var word: Int
    var set: LetterSet
  }

  static let headings = Lexicon(
    HeadingVocabulary.words.flatMap { row in [(row.roles, row.nb), (row.roles, row.nn)] })
  /// The words for facts alone.
  static let facts = Lexicon(
    HeadingVocabulary.words.filter { $0.roles == .facts }.flatMap { row in [(row.roles, row.nb), (row.roles, row.nn)] })

  private let letters: [[UInt8]]
  private let roles: [WordRole]
  private let spellings: [String]
  private let exact: WordTable
  /// By length; words of running text are known exactly or not at all.
  private let candidates: [[Candidate]]

  init(_ rows: [(roles: WordRole, words: String)]) {
    var (letters, roles, spellings): ([[UInt8]], [WordRole], [String]) = ([], [], [])
    var exact = WordTable(capacity: 512)
    for row in rows {
      for spelling in row.words.split(separator: " ").map(String.init) {
        guard let line = FoldedLine(spelling) else { continue }
        let hash = WordTable.hash(line.letters)
        if let index = exact.value(of: hash) {
          roles[index].formUnion(row.roles)
        } else {
          exact.set(letters.count, of: hash)
          letters.append(line.letters)
          roles.append(row.roles)
          spellings.append(spelling)
        }
      }
    }
    (self.letters, self.roles, self.spellings, self.exact) = (letters, roles, spellings, exact)
    candidates = Self.candidates(letters, roles)
  }

  private static func candidates(_ letters: [[UInt8]], _ roles: [WordRole]) -> [[Candidate]] {
    var candidates = Array(repeating: [Candidate](), count: EditDistance.longest + 1)
    for word in letters.indices where roles[word] != .sentence && letters[word].count <= EditDistance.longest {
      candidates[letters[word].count].append(Candidate(word: word, set: LetterSet(letters[word])))
    }
    return candidates
  }

  func spelling(_ word: Int) -> String { spellings[word] }

  /// The word as the vocabulary spells it, or nil.
  @inline(__always)
  func match(_ hash: UInt64) -> Match? {
    guard let index = exact.value(of: hash) else { return nil }
    return Match(roles: roles[index], distance: 0, word: index)
  }

  func match(exactly letters: ArraySlice<UInt8>) -> Match? { match(WordTable.hash(letters)) }

  /// The nearest word of the vocabulary within the allowance, of several the first.
  func match(nearly letters: ArraySlice<UInt8>, allowance: Int? = nil) -> Match? {
    let count = letters.count
    guard count <= EditDistance.longest else { return nil }
    let reach = allowance ?? EditDistance.allowance(forLength: count)
    return SlipCounter.counting(from: letters) { counter in
      var best: Match?
      for length in max(0, count - reach)...min(count + reach, EditDistance.longest) {
        let slips = min(allowance ?? EditDistance.allowance(forLength: min(length, count)), reach)
        if slips > 0, abs(length - count) <= slips {
          improve(&best, of: length, slips: slips, LetterSet(letters), counter)
        }
      }
      return best
    }
  }

  /// Takes a word of some length that is nearer than the best so far, or as near and before it in the vocabulary.
  private func improve(_ best: inout Match?, of length: Int, slips: Int, _ set: LetterSet, _ counter: SlipCounter) {
    for candidate in candidates[length] {
      let limit = min(slips, best.map { candidate.word < $0.word ? $0.distance : $0.distance - 1 } ?? slips)
      guard limit > 0, candidate.set.mayBeNear(set, slips: limit),
        let distance = counter.slips(to: letters[candidate.word][...], limit: limit)
      else { continue }
      best = Match(roles: roles[candidate.word], distance: distance, word: candidate.word)
    }
  }
}
