import TestSupport
import Testing

@testable import ByregionPlaces
@testable import ByregionSearch

@Suite("Words of a place's name")
struct PlaceSpellingTests {
  @Test("are the same by the fast path as by the general one, for Latin letters and punctuation")
  func latin() {
    var generator = SeededGenerator(seed: 7)
    let signs: [Unicode.Scalar] = [
      "\u{AD}", "\u{A0}", "×", "÷", "ß", "ª", "µ", "–", "—", "’", "«", "\u{2010}", "\u{2027}",
    ]
    for _ in 0..<20_000 {
      var name = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let latin = Unicode.Scalar(UInt8.random(in: 0...255, using: &generator))
        name.append(Bool.random(using: &generator) ? latin : signs.randomElement(using: &generator) ?? " ")
      }
      var text = String(name)
      let words = text.withUTF8(PlaceSpelling.latinWords)
      #expect(words == PlaceSpelling.anyWords(text), "\(text.debugDescription)")
    }
  }

  @Test("need the general path if letters are decomposed or not Latin")
  func others() {
    for name in ["A\u{30A}lesund", "Guovdageaid\u{14B}u", "Δ", "zero\u{200B}width", "a\u{2028}b"] {
      var text = name
      #expect(text.withUTF8(PlaceSpelling.latinWords) == nil)
    }
    #expect(PlaceSpelling.words("A\u{30A}lesund") == ["ålesund"])
    #expect(PlaceSpelling.words("Aust – Lofoten, Sør-Troms") == ["aust", "lofoten", "sør", "troms"])
  }
}
