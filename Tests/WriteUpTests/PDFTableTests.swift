import Testing

@testable import ByregionWriteUp

/// Tables on the pages of a PDF, given as output of `pdftohtml -xml`.
@Suite("Tables of a PDF")
struct PDFTableTests {
  /// Parses a page with pieces at given positions; the width of each is proportional to its length.
  private static func read(_ pieces: [(left: Int, top: Int, text: String)]) throws -> WriteUp {
    let texts = pieces.map { piece in
      "<text top=\"\(piece.top)\" left=\"\(piece.left)\" width=\"\(8 * piece.text.count)\" height=\"16\" font=\"0\">"
        + "\(piece.text)</text>\n"
    }
    let xml =
      "<pdf2xml producer=\"poppler\" version=\"22.12.0\">\n"
      + "<page number=\"1\" position=\"absolute\" top=\"0\" left=\"0\" height=\"1188\" width=\"918\">\n"
      + "<fontspec id=\"0\" size=\"14\" family=\"Serif\" color=\"#000000\"/>\n"
      + "<fontspec id=\"1\" size=\"22\" family=\"Serif-Bold\" color=\"#000000\"/>\n"
      + "<text top=\"140\" left=\"100\" width=\"90\" height=\"26\" font=\"1\"><b>Follo</b></text>\n" + texts.joined()
      + "</page>\n</pdf2xml>"
    return WriteUpReader.read(try SourceText(popplerXML: Array(xml.utf8), name: "a.pdf", pageLimit: 9))
  }

  @Test("An answer that begins slightly above its heading belongs to it")
  func answersBeside() throws {
    let writeUp = try Self.read([
      (100, 180, "Tre kommuner har laget en plan."),
      (100, 221, "Mål for Follo"), (420, 220, "•"), (440, 220, "Flere lærlinger"), (420, 240, "•"), (440, 240, "Vekst"),
      (100, 261, "Resultater"), (420, 260, "•"), (440, 260, "Førti lærlinger"), (420, 280, "•"), (440, 280, "Ny buss"),
      (100, 301, "Videre arbeid med"), (420, 300, "•"), (440, 300, "Bussen går oftere"),
      (420, 320, "•"), (440, 320, "Flere lærlinger til"), (420, 340, "•"), (440, 340, "Ny plan"),
      (100, 361, "Fakta"), (420, 360, "Søkerkommune: Ås"), (420, 380, "Samarbeidskommuner: Ski, Vestby"),
      (420, 400, "Areal: 350 km²"),
    ])
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .results, .continuation, .facts])
    #expect(writeUp.sections[2].entries.map(\.text) == ["Førti lærlinger", "Ny buss"])
    #expect(writeUp.facts.applicant?.name == "Ås")
    #expect(writeUp.facts.partners.map(\.name) == ["Ski", "Vestby"])
  }

  @Test("Lines of a cell that end before its right edge are separate texts")
  func linesOfCells() throws {
    let writeUp = try Self.read([
      (100, 180, "Tre kommuner har laget en plan."),
      (100, 220, "Resultater"), (300, 220, "Kontoret åpnet i 2016"),
      (300, 240, "Ungdomsrådet møtes fire ganger i året og"),
      (300, 260, "har eget budsjett"), (300, 280, "Bussen går hver time"),
      (100, 320, "Fakta"), (300, 320, "Søkerkommune: Ås; samarbeidskommuner: Ski og Vestby"),
      (300, 340, "Areal: 350 km²"),
    ])
    #expect(
      writeUp.entries(of: .results).map(\.text) == [
        "Kontoret åpnet i 2016", "Ungdomsrådet møtes fire ganger i året og har eget budsjett", "Bussen går hver time",
      ])
    #expect(writeUp.facts.applicant?.name == "Ås" && writeUp.facts.areaKm2 == 350)
    #expect(writeUp.facts.partners.map(\.name) == ["Ski", "Vestby"])
  }

  @Test("A running head above the title of a single page is not the title, for any font sizes")
  func runningHead() throws {
    for (size, head) in [(14, 9), (22, 14), (18, 10)] {
      let page = [
        "<fontspec id=\"0\" size=\"14\" family=\"Serif\"/>",
        "<fontspec id=\"1\" size=\"\(size)\" family=\"Serif-Bold\"/>",
        "<fontspec id=\"2\" size=\"\(head)\" family=\"Serif\"/>",
        "<text top=\"60\" left=\"100\" width=\"300\" height=\"12\" font=\"2\">Rapport til departementet</text>",
        "<text top=\"140\" left=\"100\" width=\"90\" height=\"18\" font=\"1\"><b>Follo</b></text>",
        "<text top=\"180\" left=\"100\" width=\"500\" height=\"16\" font=\"0\">Tre kommuner har laget en plan for hele byen.</text>",
        "<text top=\"230\" left=\"100\" width=\"100\" height=\"18\" font=\"1\"><b>Resultater</b></text>",
        "<text top=\"260\" left=\"100\" width=\"300\" height=\"16\" font=\"0\">Bussen går hver time i hele byen.</text>",
      ]
      let xml =
        "<pdf2xml>\n<page number=\"1\" top=\"0\" left=\"0\" height=\"1188\" width=\"918\">\n"
        + page.joined(separator: "\n") + "\n</page>\n</pdf2xml>"
      let writeUp = WriteUpReader.read(try SourceText(popplerXML: Array(xml.utf8), name: "a.pdf", pageLimit: 9))
      #expect(writeUp.title == "Follo", "\(size), \(head)")
      #expect(writeUp.diagnostics.contains { $0.identifier == "above-title" })
    }
  }

  @Test("Hyphenated words in a cell are joined")
  func dividedCells() throws {
    let writeUp = try Self.read([
      (100, 180, "Resultater"), (100, 200, "•"), (120, 200, "Ein plan"), (100, 240, "Fakta"),
      (100, 280, "Søkjarkommune"), (300, 280, "Voss"),
      (100, 308, "Samarbeidskommu-"), (300, 308, "Granvin, Ulvik og Vaks-"), (100, 330, "nar"), (300, 330, "dal"),
      (100, 358, "Innbyggjarar"), (300, 358, "20 318 (1.1.2015)"),
      (100, 386, "Areal i regionen"), (300, 386, "3 443 km2"),
    ])
    #expect(writeUp.facts.partners.map(\.name) == ["Granvin", "Ulvik", "Vaksdal"])
    #expect(writeUp.facts.population == 20_318 && writeUp.facts.areaKm2 == 3443)
  }
}
