import Testing

@testable import ByregionNorwegian

@Suite("The same word to a reader")
struct GrammarTests {
  @Test("of two lists of pairs, grammar calls hardly any two words one, and misses few forms of one word")
  func lists() {
    let same = SameWords.pairs
    let different = DifferentWords.pairs
    #expect(same.count >= 250 && different.count >= 250)
    let missed = same.filter { Grammar.rule(relating: $0.0, $0.1) == nil }
    let wrong = different.filter { Grammar.rule(relating: $0.0, $0.1) != nil }
    let found = same.count - missed.count
    let precision = Double(found) / Double(found + wrong.count)
    let recall = Double(found) / Double(same.count)
    print("same word: \(same.count) pairs, \(different.count) pairs of different words;")
    print("precision \(precision), recall \(recall)")
    print("missed:", missed.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    print("taken for one:", wrong.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    #expect(precision >= 0.97)
    #expect(recall >= 0.98)
    #expect(Double(wrong.count) / Double(different.count) <= 0.05)
  }

  @Test("a rule does not ask which of the two words comes first")
  func symmetric() {
    for (one, other) in SameWords.pairs + DifferentWords.pairs {
      #expect(Grammar.rule(relating: one, other) == Grammar.rule(relating: other, one), "\(one) \(other)")
    }
  }

  @Test(
    "the rule that relates two words is named",
    arguments: [
      ("Aalesund", "Ålesund", GrammarRule.spelling), ("by", "byane", .inflection),
      ("håndbok", "håndbøkene", .irregularForm), ("virkemiddel", "verkemidlane", .writtenForm),
      ("samarbeidavtale", "samarbeidsavtalene", .linkingLetter),
      ("busstopp", "bussstoppet", .tripleConsonant),
    ])
  func names(_ one: String, _ other: String, _ rule: GrammarRule) {
    #expect(Grammar.rule(relating: one, other) == rule)
  }

  @Test(
    "numbers and codes are the same as nothing but themselves",
    arguments: [("E6", "E16"), ("2014", "2015"), ("2014", "20145"), ("E6", "E6en"), ("1a", "1e")])
  func codes(_ one: String, _ other: String) {
    #expect(Grammar.rule(relating: one, other) == nil)
    #expect(Similarity.between(one, other) == 0)
    #expect(Grammar.rule(relating: one, one) == .spelling)
  }

  @Test("what was typed without æ, ø and å is the same word only when it is asked for as such")
  func bare() {
    let typed = ReaderWord("gjenapninga")
    let printed = ReaderWord("gjenåpningen")
    #expect(Grammar.rule(relating: typed, printed) == nil)
    #expect(Grammar.rule(relatingBare: typed, printed) == .inflection)
  }

  @Test("any two strings have an answer, and every string is the same word as itself")
  func total() {
    var random = SplitMix64(seed: 1814)
    for _ in 0..<5_000 {
      let one = random.text(scalars: [0x61...0x7A, 0x61...0x6A, 0xE0...0x17F, 0x30...0x39, 0x20...0x1FFFF])
      let other = random.text(scalars: [0x61...0x7A, 0x41...0x6A, 0xE0...0x17F])
      #expect(Grammar.rule(relating: one, other) == Grammar.rule(relating: other, one))
      #expect(Grammar.rule(relating: one, one) == .spelling)
    }
  }
}
