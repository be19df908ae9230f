import Foundation

/// Nouns, mostly compounds, with the frequencies of real text: the r-th most common noun is about 1/r as frequent as
/// the first.
struct Vocabulary: Sendable {
  /// One noun: the first part if it is a compound, and the inflected part.
  struct Lemma: Sendable {
    var first: Substring
    var noun: Nouns.Noun
  }

  private let lemmas: [Lemma]
  /// Running sums of 1 / (rank + 5), one for each lemma.
  private let sums: [Double]

  /// Every simple noun, then every compound in a shuffled order, so that rare parts are combined with common ones.
  init() {
    var random = SeededRandom(seed: 0x5eed)
    var compounds = Nouns.firstParts.flatMap { first in Nouns.simple.map { Lemma(first: first, noun: $0) } }
    for index in compounds.indices.reversed() where index > 0 {
      compounds.swapAt(index, random.below(index + 1))
    }
    lemmas = Nouns.simple.map { Lemma(first: "", noun: $0) } + compounds
    var sum = 0.0
    sums = lemmas.indices.map { rank in
      sum += 1 / Double(rank + 6)
      return sum
    }
  }

  /// The number of nouns; with their inflections there are about six times as many words.
  var count: Int { lemmas.count }

  func draw(_ random: inout SeededRandom) -> Lemma {
    let wanted = random.fraction() * sums[sums.count - 1]
    var range = 0..<sums.count
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = sums[middle - 1] > wanted ? range.lowerBound..<middle : middle..<range.upperBound
    }
    return lemmas[range.lowerBound]
  }
}

extension Vocabulary.Lemma {
  enum Inflection: Sendable {
    case indefinite, definite, plural, definitePlural
  }

  func word(_ inflection: Inflection, _ form: WrittenForm) -> String {
    let stem = String(first) + form.choose(noun.form)
    let short = stem.hasSuffix("e") ? String(stem.dropLast()) : stem
    switch (noun.gender, inflection) {
    case (_, .indefinite): return stem
    case ("m", .definite): return short + "en"
    case ("m", .plural): return short + (form == .nynorsk ? "ar" : "er")
    case ("m", .definitePlural): return short + (form == .nynorsk ? "ane" : "ene")
    case ("f", .definite): return short + "a"
    case ("f", .plural): return short + "er"
    case (_, .definite): return short + "et"
    case ("n", .plural): return stem.hasSuffix("e") && form == .bokmaal ? stem + "r" : stem
    case ("n", .definitePlural): return short + (form == .nynorsk ? "a" : "ene")
    default: return short + "ene"
    }
  }
}
