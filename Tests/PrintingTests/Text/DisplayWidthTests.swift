import TestSupport
import Testing

@testable import ByregionPrinting
@testable import ByregionText

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "the width of a text is that on a terminal",
    arguments: [
      ("", 0), ("Rana", 4), ("æøåÆØÅ", 6), ("A\u{30A}lesund", 7), ("漢字かな", 8), ("ｆｕｌｌ", 8), ("한국어", 6),
      ("\u{1112}\u{1161}\u{11AB}", 2),
      ("👩‍👩‍👧‍👦", 2), ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("🇳🇴", 2), ("🇳🇴🇸🇪", 4), ("1️⃣", 2), ("🏳️‍🌈", 2), ("😀😀", 4),
      ("שָׁלוֹם", 4), ("العربية", 7), ("नमस्ते", 4), ("a\u{200B}b", 2), ("\u{ad}", 0),
      ("e\u{301}\u{302}\u{303}", 1), ("km²", 3),
      ("…–«»", 4), ("\u{1b}[0m", 4), ("\u{202e}", 8), ("\u{9b}", 6), ("☃", 1), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2),
    ] as [(String, Int)])
  func widths(_ text: String, _ expected: Int) {
    #expect(DisplayWidth.of(text) == expected)
  }

  @Test("a control character has the width of its replacement")
  func controls() {
    for value in (0..<0x20).map({ UInt32($0) }) + [
      0x7F, 0x80, 0x9F, 0xAD, 0x61C, 0x200E, 0x2028, 0x202A, 0x2066, 0x206F,
    ] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(scalar)b"
      #expect(DisplayWidth.of(text) == DisplayWidth.of(Sanitizer.visible(text)))
    }
  }

  @Test("a text is cut between letters, never inside one")
  func truncates() {
    #expect(DisplayWidth.truncated("Forankring", to: 10) == "Forankring")
    #expect(DisplayWidth.truncated("Forankring", to: 9) == "Forankri…")
    #expect(DisplayWidth.truncated("漢字漢字", to: 4) == "漢…")
    #expect(DisplayWidth.truncated("a👩‍👩‍👧‍👦b", to: 3) == "a…")
    #expect(DisplayWidth.truncated("A\u{30A}lesund", to: 2) == "A\u{30A}…")
    #expect(DisplayWidth.truncated("ab", to: 1) == "…")
    #expect(DisplayWidth.truncated("ab", to: 0) == "")
  }

  @Test("lines break at spaces and after hyphens, and inside a word only if it is longer than a line")
  func wraps() {
    #expect(
      DisplayWidth.wrapped("by- og tettstedsutvikling", to: 10) == ["by- og", "tettstedsu", "tvikling"])
    #expect(DisplayWidth.wrapped("by-land-samarbeid", to: 9) == ["by-land-", "samarbeid"])
    #expect(DisplayWidth.wrapped("perioden 2014–2018", to: 14) == ["perioden 2014–", "2018"])
    #expect(DisplayWidth.wrapped("  innrykk her", to: 9) == ["  innrykk", "her"])
    #expect(DisplayWidth.wrapped("漢字漢字", to: 5) == ["漢字", "漢字"])
    #expect(DisplayWidth.wrapped("en\n\nto", to: 5) == ["en", "", "to"])
    #expect(DisplayWidth.wrapped("", to: 5) == [""])
    #expect(DisplayWidth.wrapped("a b", to: 0) == ["a", "b"])
    #expect(DisplayWidth.wrapped("100\u{A0}000 innbyggere", to: 8) == ["100\u{A0}000", "innbygge", "re"])
  }

  @Test("wrapping loses no letter and keeps the width")
  func wrapsAnything() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<1_000 {
      let text = (0..<4).map { _ in HostileText.random(&generator) }.joined(separator: " ")
      let width = Int.random(in: 8...30, using: &generator)
      let lines = DisplayWidth.wrapped(text, to: width)
      for line in lines { #expect(DisplayWidth.of(line) <= width) }
      let kept = { (text: String) in text.unicodeScalars.filter { !" \n\r".unicodeScalars.contains($0) } }
      #expect(Array(kept(lines.joined())) == Array(kept(text)))
    }
  }

  @Test("padding counts columns")
  func pads() {
    #expect(DisplayWidth.padded("漢", to: 4) == "漢  ")
    #expect(DisplayWidth.padded("åå", to: 4, .right) == "  åå")
    #expect(DisplayWidth.padded("too long", to: 4) == "too long")
  }
}
