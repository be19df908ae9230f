import ByregionLanguages
@testable import ByregionConverting
import ByregionWriteUp
import Foundation
import TestSupport
import Testing

/// PDF files, read through poppler.
@Suite("PDF files") struct PDFTests {
  private static func bytes(_ name: String) throws -> [UInt8] {
    let file = Project.folder.appendingPathComponent("Tests/ConvertingTests/Fixtures/\(name)")
    return Array(try Data(contentsOf: file))
  }

  private static func read(_ name: String) throws -> WriteUp {
    WriteUpReader.read(try SourceOpener.source(bytes: try bytes(name), name: name))
  }

  private static let goals = [
    "Flere lærlinger i små bedrifter, slik at de unge kan bli boende der de har vokst opp",
    "Bedre buss mellom tettstedene",
  ]
  private static let lead =
    "Tre kommuner langs elva har fått en felles plan for næring, og skolene og bedriftene møtes nå fast to ganger i året "
    + "for å følge den opp."

  @Test(
    "columns, boxes, running heads and superscripts are handled",
    arguments: ["kolonner.pdf", "boks.pdf", "eierpassord.pdf"])
  func writeUp(name: String) throws {
    let writeUp = try Self.read(name)
    #expect(writeUp.title == "Elveregionen")
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .results, .advice, .facts])
    #expect(writeUp.sections[0].entries.map(\.text) == [Self.lead])
    #expect(writeUp.entries(of: .goals).map(\.text) == Self.goals)
    #expect(writeUp.entries(of: .advice).map(\.marker) == ["1.", "2."])
    #expect(writeUp.facts.applicant?.name == "Elverum")
    #expect(writeUp.facts.partners.map(\.name) == ["Åmot", "Trysil", "Sør-Odal"])
    #expect(writeUp.facts.population == 31_250)
    #expect(writeUp.facts.areaKm2 == 5_520)
  }

  @Test("a position is a page and a line on it") func places() throws {
    let source = try SourceOpener.source(bytes: try Self.bytes("kolonner.pdf"), name: "kolonner.pdf")
    let writeUp = WriteUpReader.read(source)
    #expect(writeUp.sections.first { $0.kind == .goals }?.line == 1)
    #expect(writeUp.sections.first { $0.kind == .facts }?.line == 2)
    let applicant = try #require(writeUp.facts.applicant)
    #expect(applicant.line == 2)
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    let places = try #require(source.pagePlaces)
    let index = try #require(places.firstIndex(of: PagePlace(page: applicant.line, line: applicant.column)))
    #expect(lines[index] == "Søkerkommune: Elverum")
  }

  @Test("columns one letter apart are read in order, and lines above the title are not text")
  func narrowGap() throws {
    let writeUp = try Self.read("smale-spalter.pdf")
    #expect(writeUp.title == "Regionen Kinn")
    #expect(
      writeUp.sections.map(\.kind) == [.lead, .goals, .results, .advice, .continuation, .application, .facts])
    #expect(
      writeUp.entries(of: .advice).map(\.text) == [
        "Hald prosjektgruppa lita", "Snakk med næringslivet før de skriv søknaden, ikkje etterpå",
        "Set av tid til å feire det de får til",
      ])
    #expect(writeUp.diagnostics.map(\.identifier).contains("above-title"))
  }

  @Test("a value close to its label is a separate cell, and can be higher than the label")
  func narrowTable() throws {
    let facts = try Self.read("trang-tabell.pdf").facts
    #expect(facts.applicant?.name == "Kongsvinger")
    #expect(facts.partners.map(\.name) == ["Eidskog", "Grue", "Nord-Odal", "Sør-Odal", "Åsnes"])
    #expect(facts.population == 49_270)
    #expect(facts.areaKm2 == 4_012)
  }

  @Test("lines left out are reported") func diagnostics() throws {
    #expect(try Self.read("kolonner.pdf").diagnostics.map(\.identifier).contains("page-furniture"))
  }

  @Test(
    "a PDF without text is refused with the reason and a suggestion",
    arguments: [("bilde.pdf", "pictures", "OCR"), ("passord.pdf", "password", "without one")])
  func refused(name: String, reason: String, remedy: String) throws {
    let bytes = try Self.bytes(name)
    let error = #expect(throws: SourceError.self) { try SourceOpener.source(bytes: bytes, name: name) }
    #expect(error?.message.contains(reason) == true)
    #expect(error?.suggestion?.english.contains(remedy) == true)
  }

  @Test("goals in a table come from the column with that name, and other columns are reported")
  func goalsInTable() throws {
    let writeUp = try Self.read("maltabell.pdf")
    #expect(
      writeUp.entries(of: .goals).map(\.text) == [
        "Flere helårsarbeidsplasser i reiseliv og foredling av mat",
        "Et tettsted på Fagernes som trekker til seg unge familier",
        "Bedre samspill mellom bofaste, hytteeiere og tilreisende",
      ])
    #expect(writeUp.entries(of: .results).count == 3)
    #expect(writeUp.diagnostics.contains { $0.identifier == "content-left-out" && $0.message.contains("Frist") })
  }

  @Test("a form is read as headings and the answers beside them") func form() throws {
    let writeUp = try Self.read("skjema.pdf")
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .results, .advice, .continuation, .application, .facts])
    #expect(writeUp.entries(of: .advice).map(\.text).last == "Ikke lov mer enn dere kan holde")
    #expect(writeUp.entries(of: .application).count == 2)
  }

  @Test("numbers beside lines are markers, and bold labels are not headings") func counters() throws {
    let writeUp = try Self.read("tall-uten-punktum.pdf")
    #expect(writeUp.entries(of: .advice).map(\.marker) == ["1.", "2.", "3.", "4."])
    #expect(writeUp.facts.partners.map(\.name) == ["Rygge", "Råde", "Våler", "Vestby"])
    #expect(writeUp.facts.areaKm2 == 641.5)
  }

  @Test("line width on a half-empty page is that of the text, not of the running head") func halfPage() throws {
    let writeUp = try Self.read("halv-side.pdf")
    #expect(writeUp.title == "Hammerfestregionen")
    #expect(writeUp.entries(of: .application).count == 2)
    #expect(writeUp.entries(of: .goals).count == 3)
  }

  @Test("characters of Rich Text written as numbers are decoded, and their fallbacks skipped")
  func richText() throws {
    let text =
      "{\\rtf1\\ansi\\ansicpg1252 {\\b M\\u229?l\\par}R\\u248\\'f8ros og {\\uc0 \\u197 l }og {\\uc2 \\u197 xyl}\\u8211 ? slutt\\par}"
    let source = try SourceOpener.source(bytes: Array(text.utf8), name: "x.rtf")
    let texts = WriteUpReader.read(source).sections.flatMap { $0.entries.map(\.text) }
    #expect(texts == ["Røros og Ål og Ål– slutt"])
  }

  @Test("title and date are read from Rich Text") func richTextProperties() throws {
    func description(_ info: String) throws -> DocumentDescription {
      let text = "{\\rtf1\\ansi\\ansicpg1252 \(info)Rana\\par R\\u229?d\\par}"
      return try SourceOpener.source(bytes: Array(text.utf8), name: "x.rtf").description
    }
    let whole =
      "{\\info{\\author Noen}{\\title R\\'e5d til \\u248?yriket \\{1\\}}"
      + "{\\creatim\\yr2017\\mo12\\dy24\\hr9\\min3}{\\revtim\\yr2018\\mo6\\dy1\\hr12}}"
    #expect(try description(whole) == .init(title: "Råd til øyriket {1}", publishedOn: "2018-06-01"))
    #expect(try description("{\\info{\\creatim\\yr2017\\mo2}}") == .init(publishedOn: "2017-02"))
    #expect(try description("{\\info{\\title Document1}{\\revtim\\yr0\\mo0\\dy0}}") == .init())
    for damaged in ["{\\info{\\title", "{\\info", "{\\info{\\title \\", "{\\info{\\revtim\\yr99999999999}}"] {
      #expect(RichTextProperties(Array(damaged.utf8)).description == .init(), "\(damaged)")
    }
  }

  @Test("a damaged PDF is refused") func damaged() throws {
    let bytes = Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0x41, count: 100_000)
    #expect(throws: SourceError.self) { try SourceOpener.source(bytes: bytes, name: "x.pdf") }
  }
}

/// Documents made by pandoc and LibreOffice from one text, with its title in their properties.
@Suite("Properties of documents") struct PropertyTests {
  @Test(
    "title and date are read from a document's properties",
    arguments: ["egenskaper.docx", "egenskaper.odt", "egenskaper.pdf"])
  func properties(name: String) throws {
    let file = Project.folder.appendingPathComponent("Tests/ConvertingTests/Fixtures/\(name)")
    let writeUp = WriteUpReader.read(
      try SourceOpener.source(bytes: Array(try Data(contentsOf: file)), name: name))
    #expect(writeUp.sections.contains { $0.kind == .goals })
    #expect(
      writeUp.description
        == DocumentDescription(
          title: "Elveregionen. Sluttrapport frå byregionprogrammet", publishedOn: "2026-11-29"))
  }

  @Test("default titles of programs are ignored")
  func untitled() {
    let printed = "Title:           (anonymous)\nCreationDate:    2026-11-29T01:17:28Z\nTitle: Elva\n"
    #expect(
      DocumentDescription(popplerProperties: Array(printed.utf8)) == DocumentDescription(publishedOn: "2026-11-29"))
    for title in ["Microsoft Word - rapport", "rapport.docx", "Dokument1", "x"] {
      #expect(DocumentDescription(popplerProperties: Array("Title: \(title)\n".utf8)) == DocumentDescription())
    }
  }
}
