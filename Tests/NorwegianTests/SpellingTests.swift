import TestSupport
import Testing

@testable import ByregionNorwegian

@Suite("Folding and letters")
struct SpellingTests {
  @Test(
    "every way to type a name folds to the same letters",
    arguments: [
      (["Ålesund", "Aalesund", "ÅLESUND", "alesund", "A\u{301}lesund"], "alesund"),
      (["Tromsø", "Tromsoe", "TROMSÖ", "tromso"], "tromso"),
      (["Færder", "Faerder", "Färder", "farder"], "farder"),
      (["idé", "ide", "IDÈ"], "ide"), (["Kaiafjord", "Kåiåfjørd"], "kaiafjord"),
      (["Šibenik", "Čakovec"], nil),
    ] as [([String], String?)])
  func folds(_ spellings: [String], _ folded: String?) {
    for spelling in spellings {
      let result = Folding.folded(Composition.composed(spelling))
      #expect(result.utf8.allSatisfy { $0 < 0x80 })
      if let folded { #expect(result == folded) }
    }
  }

  @Test("the letter that replaces a digraph does not begin another digraph")
  func pairs() {
    #expect(Folding.folded("råaktig") == "raaktig")
    #expect(Folding.folded("RAAAKTIG") == "raaktig")
    #expect(Folding.folded("AAAA") == "aa")
    #expect(Folding.folded("\u{15}%}}") == "\u{15}%aa", "braces are the bytes of æ, ø and å")
  }

  @Test("å and aa are the same letter, and a is another")
  func letters() {
    #expect(Letters.of("råd") == Letters.of("RAAD"))
    #expect(Letters.of("råd") != Letters.of("rad"))
    #expect(Letters.text(Letters.of("Bærøya i Ålesund")) == "bærøya i ålesund")
  }

  @Test("non-Latin text is not changed, and invalid UTF-8 is accepted")
  func others() {
    #expect(Folding.folded("Ελλάδα 日本 🇳🇴") == "Ελλάδα 日本 🇳🇴")
    var random = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      #expect(Folding.folded(bytes).count <= bytes.count)
      #expect(Grams(of: bytes).keys == Grams(of: bytes).keys.sorted())
    }
  }

  @Test("the tables of Latin letters cover their blocks")
  func tables() {
    #expect(LatinLetters.isComplete)
    #expect(LatinLetters.base(of: 0x1E9E) == UInt8(ascii: "s"))
    #expect(LatinLetters.base(of: 0x17F) == UInt8(ascii: "s"))
    #expect(LatinLetters.base(of: 0xD7) == nil)
  }
}
