import TestSupport
import Testing

@testable import ByregionText

@Suite("Sanitizer")
struct SanitizerTests {
  @Test(
    "characters that could act on a terminal are replaced by visible ones",
    arguments: [
      ("\u{1b}]0;title\u{7}", "␛]0;title␇"), ("\u{0}\u{8}\u{7f}", "␀␈␡"), ("\u{9b}31m", "\\u{9b}31m"),
      ("a\u{202e}b\u{2066}c\u{200f}", "a\\u{202e}b\\u{2066}c\\u{200f}"), ("a\u{2028}b", "a\\u{2028}b"),
      ("sam\u{ad}arbeid", "samarbeid"),
      ("a\nb\tc", "a␊b␉c"), ("Ålesund 👩‍👩‍👧‍👦 שלום", "Ålesund 👩‍👩‍👧‍👦 שלום"), ("A\u{30A}", "A\u{30A}"),
    ])
  func shows(_ text: String, _ expected: String) {
    #expect(Array(Sanitizer.visible(text).utf8) == Array(expected.utf8))
  }

  @Test("line breaks and tabs are kept if the caller handles them")
  func keeps() {
    #expect(Sanitizer.visible("a\nb\tc\r", keeping: .newlines) == "a\nb␉c␍")
    #expect(Sanitizer.visible("a\nb\tc", keeping: [.newlines, .tabs]) == "a\nb\tc")
  }

  @Test(
    "invalid UTF-8 becomes U+FFFD as in the standard library",
    arguments: [
      [0xFF], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF0, 0x9F, 0x98, 0x61], [0xE2, 0x82], [0x80, 0x61, 0xBF], [0xF5, 0x80], [0xE1, 0xA0, 0xC0],
    ] as [[UInt8]])
  func invalid(_ bytes: [UInt8]) {
    let shown = bytes.withUnsafeBufferPointer { Sanitizer.visible($0) }
    #expect(shown == Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  @Test("any bytes become harmless, valid UTF-8")
  func anything() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let shown = bytes.withUnsafeBufferPointer { Sanitizer.visible($0) }
      #expect(String(validating: shown, as: UTF8.self) != nil)
      #expect(
        !String(decoding: shown, as: UTF8.self).unicodeScalars.contains { Sanitizer.isHarmful($0.value) })
    }
  }
}
