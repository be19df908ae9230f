import Norwegian

/// Words whose last part a later word has: `prosess-/prosjektleder` is `prosessleder` and `prosjektleder`.
extension MatchPlanner {
  /// The fewest letters of a part that is shared.
  private static let shortestPart = 3

  /// The word behind each word with a hyphen, by the key of the latter.
  static func tails(of words: [QueryWord]) -> [String: String] {
    var tails: [String: String] = [:]
    for (word, next) in zip(words, words.dropFirst()) where word.isSuspended && word.mode == .likes {
      tails[key(word)] = next.text
    }
    return tails
  }

  /// Adds the compound that the word makes with the longest ending of another, if the index holds one, and its forms.
  func complete(_ alternatives: inout [Alternative], of word: String, by tail: String) throws {
    let letters = Array(tail.unicodeScalars)
    for start in letters.indices.dropFirst() where letters.count - start >= MatchPlanner.shortestPart {
      let compound = word + String(String.UnicodeScalarView(letters[start...]))
      guard try likes.itself(compound) != nil else { continue }
      let own = alternatives.first { $0.word == word }.map { size.rarity(passages: $0.passages) }
      for var other in try likes.alternatives(of: compound, in: size) where other.isStrong && other.word != word {
        other.weight *= own.map { min(1, $0 / size.rarity(passages: other.passages)) } ?? 1
        other.reason = "shared ending"
        alternatives.removeAll { $0.word == other.word }
        alternatives.append(other)
      }
      return
    }
  }
}
