import ByregionNorwegian
import TestSupport
import Testing

@Suite("Norwegian order")
struct CollationTests {
  @Test("words are ordered as in a Norwegian dictionary")
  func dictionary() {
    let words = [
      "2014", "9", "Alta", "Bodø", "bru", "Gjøvik", "ide", "idé", "Ider", "Moss", "Rana", "Voss", "yr", "Zoo",
      "Ærfugl",
      "Østerdalen", "øy", "Aalesund", "Ålesund region", "Ås",
    ]
    var random = SeededGenerator(seed: 3)
    #expect(words.shuffled(using: &random).sorted { NorwegianCollation.compare($0, $1) < 0 } == words)
  }

  @Test("case is ignored unless the words are equal, and a shorter word comes first")
  func ties() {
    #expect(NorwegianCollation.compare("rana", "Rana by") < 0)
    #expect(NorwegianCollation.compare("RANA", "rand") < 0)
    #expect(NorwegianCollation.compare("Rana", "Rana") == 0)
    #expect(NorwegianCollation.compare("Rana", "rana") != 0)
  }

  @Test("the order is total for any texts")
  func total() {
    var random = SeededGenerator(seed: 5)
    let ranges: [ClosedRange<UInt32>] = [0x20...0x7E, 0xC0...0x17F, 0x61...0x62, 0x300...0x2000]
    let texts = (0..<200).map { _ in random.text(scalars: ranges) }
    let sorted = texts.sorted { NorwegianCollation.compare($0, $1) < 0 }
    for (index, text) in sorted.enumerated() {
      for later in sorted[index...] {
        #expect(NorwegianCollation.compare(text, later) <= 0)
        #expect(NorwegianCollation.compare(later, text) >= 0)
      }
    }
  }
}
