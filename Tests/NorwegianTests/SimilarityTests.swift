import ByregionNorwegian
import TestSupport
import Testing

@Suite("Similarity of spellings")
struct SimilarityTests {
  @Test("grams are windows of four letters, with marks at the ends of the word")
  func grams() {
    #expect(Set(Grams(of: "Byen").keys.map(Grams.text)) == ["^bye", "byen", "yen$"])
    #expect(Grams(of: "i").keys.map(Grams.text) == ["^i$"])
    #expect(Grams(of: "by").keys.map(Grams.text) == ["^by$"])
    #expect(Grams(of: "").keys.isEmpty)
  }

  @Test("a common gram weighs less than a rare one")
  func weights() {
    let ending = Grams(of: "ing").keys.first { Grams.text($0) == "ing$" }
    #expect(ending.map(GramWeights.weight(of:)) ?? 99 < GramWeights.rare)
  }

  @Test("inflections, compounds and misspellings are more similar than different words that look alike")
  func order() {
    let compound = Similarity.between("kommune", "storkommune")
    #expect(Similarity.between("kommune", "kommunen") > compound)
    #expect(compound > Similarity.between("kommune", "kommunisme"))
    #expect(Similarity.between("forankring", "forannkring") > Similarity.between("forankring", "forandring"))
  }

  @Test("similarity is 1 for the same letters, symmetric, and never above 1")
  func bounds() {
    #expect(Similarity.between("Ålesund", "aalesund") == 1)
    var random = SeededGenerator(seed: 2)
    for _ in 0..<2_000 {
      let one = random.text(scalars: [0x61...0x66])
      let other = random.text(scalars: [0x61...0x66])
      let likeness = Similarity.between(one, other)
      #expect(likeness >= 0 && likeness <= 1.000_001)
      #expect(likeness == Similarity.between(other, one))
    }
  }
}
