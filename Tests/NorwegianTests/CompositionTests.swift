import ByregionNorwegian
import TestSupport
import Testing

@Suite("Text in composed form")
struct CompositionTests {
  @Test("decomposed letters become one letter each")
  func composes() {
    let composed = Composition.composed("A\u{30A}lesund, Ha\u{30A}logaland, e\u{301}n, \u{212B}")
    #expect(Array(composed.utf8) == Array("Ålesund, Hålogaland, én, Å".utf8))
  }

  @Test(
    "text that is already composed is not changed",
    arguments: [
      "", "byregion", "Ålesund – «kystbyen» … 50 €", "a → b ≠ c", "Ñandú šč", "日本 한국 😀", "Ελληνικά",
    ])
  func keeps(_ text: String) {
    #expect(Array(Composition.composed(text).utf8) == Array(text.utf8))
  }

  @Test("the quick scan accepts Norwegian text and rejects combining characters")
  func scans() {
    #expect(Composition.isPlainlyComposed("Ærlig talt: «ø og å» – kr 5,–"))
    #expect(!Composition.isPlainlyComposed("a\u{30A}"))
    for scalar in (0x300...0x36F).compactMap(Unicode.Scalar.init) {
      #expect(!Composition.isPlainlyComposed("x\(Character(scalar))"))
    }
  }

  @Test("composing a second time changes nothing")
  func idempotent() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let text = random.text(scalars: [
        0x41...0x7A, 0xC0...0x17F, 0x300...0x315, 0x2000...0x2030, 0x1E00...0x1EFF,
      ])
      let once = Composition.composed(text)
      #expect(Array(Composition.composed(once).utf8) == Array(once.utf8))
    }
  }
}
