import ByregionLanguages
import ByregionWriteUp
import TestSupport
import Testing

@Suite("Sources are decoded, and refused if they are not text")
struct SourceTests {
  @Test(
    "The encoding is detected",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], SourceText.Encoding.utf8WithMark, "a"), ([0xC3, 0xA5], .utf8, "å"),
      ([0xFF, 0xFE, 0xE5, 0x00], .utf16LittleEndian, "å"), ([0xFE, 0xFF, 0x00, 0xE5], .utf16BigEndian, "å"),
      ([0x62, 0xE5, 0x74], .windows1252, "båt"), ([0x61, 0x96, 0x80], .windows1252, "a–€"), ([], .utf8, ""),
    ] as [([UInt8], SourceText.Encoding, String)])
  func encodings(_ bytes: [UInt8], _ encoding: SourceText.Encoding, _ text: String) throws {
    let source = try SourceText(bytes: bytes, name: "x.txt")
    #expect(source.encoding == encoding && source.text == text)
  }

  @Test("A stray byte in UTF-8 does not spoil the other letters")
  func damaged() throws {
    let bytes = Array("blåbær på fjellet ".utf8) + [0xE5] + Array(" og ære".utf8)
    let source = try SourceText(bytes: bytes, name: "x.txt")
    #expect(source.encoding == .utf8 && source.text == "blåbær på fjellet å og ære")
    #expect(WriteUpReader.read(source).diagnostics.contains { $0.identifier == "encoding-damaged" })
  }

  @Test(
    "The format is detected by content and by name",
    arguments: [
      ("a", "x.txt", SourceText.Format.plain), ("# Tittel\n\nTekst", "x.txt", .markdown), ("a", "x.md", .markdown),
      ("<!DOCTYPE html><p>a", "x.txt", .html), ("\n <!-- x --><html>", "-", .html), ("<p>a", "x.htm", .html),
      ("a", "x.html", .plain), ("1 < 2", "x.txt", .plain), ("Nr. # 1", "x", .plain),
    ])
  func formats(_ text: String, _ name: String, _ format: SourceText.Format) throws {
    #expect(try SourceText(bytes: Array(text.utf8), name: name).format == format)
  }

  @Test(
    "A file that is not text is refused with its kind and a suggestion",
    arguments: [
      (Array("%PDF-1.4".utf8), "PDF"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "Office"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "picture"),
      ([0x41, 0, 0, 0, 0x42, 0, 0, 0, 1, 2, 3, 0, 0, 0], "control characters"), (Array("{\\rtf1".utf8), "Rich Text"),
    ] as [([UInt8], String)])
  func binaries(_ bytes: [UInt8], _ kind: String) {
    let error = #expect(throws: SourceError.self) { try SourceText(bytes: bytes, name: "x") }
    #expect(error?.message.contains(kind) == true)
    #expect(error?.suggestion?.english.contains("text, Markdown or HTML") == true)
  }

  @Test("Random bytes are refused under every name, and text with stray control characters is read")
  func disorder() throws {
    var generator = SeededGenerator(seed: 7)
    for name in ["x.docx", "x.odt", "x.pdf", "x.html", "x.md", "x.txt", "-"] {
      for length in [200, 3_000, 60_000] {
        let bytes = (0..<length).map { _ in UInt8.random(in: 1...255, using: &generator) }
        #expect(throws: SourceError.self, "\(name), \(length) bytes") { try SourceText(bytes: bytes, name: name) }
      }
    }
    for text in [
      "a\u{1}b", "Mål\u{2} og\u{3} tiltak\u{4}",
      String(repeating: "Vi bygger ut sentrum og torget i byen.\u{7}\n", count: 9),
    ] {
      #expect(try SourceText(bytes: Array(text.utf8), name: "x.txt").text == text)
    }
  }

  @Test("A source without text is read and reported")
  func empty() throws {
    for text in ["", "\n \n", "\u{AD}", "---\n"] {
      let writeUp = try WriteUp(text)
      #expect(writeUp.sections.isEmpty && WriteUpWriter.text(of: writeUp).utf8.count <= 4)
    }
    #expect(try WriteUp("").diagnostics.map(\.identifier) == ["text-missing"])
  }

  @Test("Each diagnostic has an explanation")
  func catalogue() throws {
    let identifiers = DiagnosticCatalogue.all.map(\.identifier)
    #expect(identifiers == identifiers.sorted() && Set(identifiers).count == identifiers.count)
    for explanation in DiagnosticCatalogue.all {
      let meanings = [Language.bokmål, .nynorsk, .english].map { explanation.meaning(Catalogue($0)) }
      #expect(!meanings.contains { $0.isEmpty || $0 == explanation.identifier }, "\(explanation.identifier)")
      #expect(meanings[0] != meanings[2] && meanings[1] != meanings[2], "\(explanation.identifier)")
    }
    for fixture in Fixture.all {
      for diagnostic in try fixture.read().diagnostics {
        #expect(DiagnosticCatalogue.explanation(of: diagnostic.identifier) != nil)
      }
    }
  }
}
