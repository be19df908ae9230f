import ByregionWriteUp
import TestSupport
import Testing

@Suite("No bytes make the parser trap")
struct FuzzTests {
  private static let names = ["x.txt", "x.md", "x.html"]

  @Test("Random bytes", arguments: names)
  func randomBytes(_ name: String) {
    var random = SeededGenerator(seed: 2018)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...600, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      guard let source = try? SourceText(bytes: bytes, name: name) else { continue }
      _ = WriteUpDump.text(of: WriteUpReader.read(source))
    }
  }

  @Test("Random sequences of markup and Norwegian text", arguments: names)
  func randomPieces(_ name: String) throws {
    let pieces = [
      "Resultater", "Mål for ", "Ålesund", "\n", "\n\n", " ", "\t", "• ", "- ", "1. ", "Fakta", ":", "Søkerkommune",
      "Folketall i regionen: ", "26.138", " (1. jan. 2015)", "<p>", "</p>", "<li>", "<ul>", "</ul>", "<h2>", "</h2>",
      "<!--", "-->", "&", "&oslash;", "&#0;", "<script>", "</script>", "<br>", "<article>", "</article>", "# ", "## ",
      "**", "[", "](", ")", "```", "---", "\u{AD}", "\u{A0}", "\u{301}", "\u{202E}", "\u{0}", "\r", "\r\n", "a\u{30A}",
      "<table>", "<td>", "<header>", "</header>", "<a href=\"#x\">", "</a>", "og ", ",", "(", "å",
    ]
    var random = SeededGenerator(seed: 42)
    for _ in 0..<400 {
      let count = Int.random(in: 1...60, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      guard let source = try? SourceText(bytes: Array(text.utf8), name: name) else { continue }
      let writeUp = WriteUpReader.read(source)
      let coverage = Coverage(of: writeUp, in: source)
      if source.format != .markdown { #expect(coverage.isWhole, "\(text.debugDescription) \(coverage)") }
      // CommonMark does not give the line of text after a break tag that follows code of two lines.
      if source.format != .markdown || !text.contains("<br") {
        #expect(coverage.doubled.isEmpty, "\(text.debugDescription)")
      }
      let order = writeUp.diagnostics.map { [$0.line, $0.column] }
      #expect(zip(order, order.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) || $0 == $1 })
    }
  }

  @Test("Fixtures with changed bytes", arguments: Fixture.all)
  func changedFixtures(_ fixture: Fixture) throws {
    var random = SeededGenerator(seed: UInt64(fixture.bytes.count))
    for _ in 0..<15 {
      var bytes = fixture.bytes
      for _ in 0..<Int.random(in: 1...20, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
        }
      }
      guard let source = try? SourceText(bytes: bytes, name: fixture.name) else { continue }
      let writeUp = WriteUpReader.read(source)
      let coverage = Coverage(of: writeUp, in: source)
      if source.format == .plain { #expect(coverage.isWhole, "\(coverage)") }
      let again = try WriteUp(WriteUpWriter.text(of: writeUp))
      #expect(again.title == writeUp.title || writeUp.title.isEmpty)
    }
  }

  /// Regressions found by `make fuzz-coverage`.
  @Test(
    "A title is the same after writing and parsing",
    arguments: [
      ("number sign", Array("#\t0".utf8), "# 0"),
      ("byte order mark", [0xFF, 0xFE, 0xFF, 0xFE, 0xFF, 0x1F], "\u{1FFF}"),
      ("heading below", Array("<h1>Rana</h1><p>#\t1</p><p>#\t2</p>".utf8), "Rana"),
      ("tag", Array("<h1>&lt;p&gt;Rana&lt;/p&gt;</h1><p>Om</p>".utf8), "<p>Rana</p>"),
      ("comment", Array("<h1>&lt;!--</h1><h2>Mål</h2><ul><li>Vekst</li></ul>".utf8), "<!--"),
      ("other kind of file", Array("<h1>%PDF-1.4</h1><p>Om</p>".utf8), "%PDF-1.4"),
    ] as [(String, [UInt8], String)])
  func titles(name: String, bytes: [UInt8], title: String) throws {
    let writeUp = WriteUpReader.read(try SourceText(bytes: bytes, name: "x.html"))
    #expect(writeUp.title == title)
    let text = WriteUpWriter.text(of: writeUp)
    let source = try SourceText(bytes: Array(text.utf8), name: "x.txt")
    #expect(source.format == .plain)
    let again = WriteUpReader.read(source)
    #expect(again.title == title)
    #expect(again.sections.map { $0.entries.map(\.text) } == writeUp.sections.map { $0.entries.map(\.text) })
  }

  @Test("Diagnostics of a text without words are in order of position")
  func order() throws {
    let source = try SourceText(bytes: [0x5B, 0x0A, 0x0A, 0xAD], name: "x.md")
    let places = WriteUpReader.read(source).diagnostics.map { [$0.line, $0.column] }
    #expect(zip(places, places.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }, "\(places)")
  }
}
