import ByregionWriteUp
import TestSupport
import Testing

@Suite("Documents of word processors, by various programs and with various content")
struct DocumentTests {
  @Test("Each document gives the result of a careful reader", arguments: Fixture.documents)
  func records(_ fixture: Fixture) throws {
    #expect(ExpectedWriteUp(try fixture.read()).withoutLines == fixture.expected)
  }

  @Test("There are fixtures of both formats")
  func both() {
    #expect(Fixture.documents.count { $0.name.hasSuffix(".docx") } > 10)
    #expect(Fixture.documents.count { !$0.name.hasSuffix(".docx") } > 4)
  }

  private func texts(_ body: String, styles: String? = nil) throws -> [String] {
    let file = WordFile(WordFile.paragraph("Tittel") + body, styles: styles)
    let writeUp = WriteUpReader.read(try SourceText(bytes: file.bytes, name: "brev.docx"))
    return writeUp.sections.flatMap { $0.entries.map(\.text) }
  }

  @Test("A table of contents field without an end does not hide the text after the next heading")
  func unendedContents() throws {
    let field =
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(WordFile.run("Resultater 1"))</w:p>"
    let body = WordFile.paragraph("Resultater", style: "Heading2") + WordFile.paragraph("Vekst")
    #expect(try texts(field + body) == ["Vekst"])
  }

  @Test("A blank bullet, as pandoc writes it, continues the item above")
  func blankBullet() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\" \"/>"
      + "</w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num>"
    let file = WordFile(
      WordFile.paragraph("Tittel") + WordFile.paragraph("Et punkt", list: 1)
        + WordFile.paragraph("med mer tekst", list: 5),
      numbering: numbering)
    let writeUp = WriteUpReader.read(try SourceText(bytes: file.bytes, name: "brev.docx"))
    #expect(writeUp.sections.flatMap { $0.entries.map(\.text) } == ["Et punkt med mer tekst"])
  }

  private func table(_ rows: [[String]]) -> String {
    let cells = rows.map { row in "<w:tr>\(row.map { "<w:tc>\(WordFile.paragraph($0))</w:tc>" }.joined())</w:tr>" }
    return "<w:tbl>\(cells.joined())</w:tbl>"
  }

  @Test("A table of facts directly below a heading in unlisted words belongs to that heading and is not a box")
  func factsBelowUnknownHeading() throws {
    let body =
      WordFile.paragraph("Resultater", style: "Heading1") + WordFile.paragraph("Ni nye bedrifter")
      + WordFile.paragraph("Kort om Rana", style: "Heading1")
      + table([["Søkerkommune", "Rana"], ["Areal", "4 460 km²"]])
    let file = WordFile(WordFile.paragraph("Rana") + body)
    let writeUp = WriteUpReader.read(try SourceText(bytes: file.bytes, name: "brev.docx"))
    #expect(writeUp.sections.map(\.kind) == [.results, .facts])
    #expect(writeUp.facts.applicant?.name == "Rana" && writeUp.facts.areaKm2 == 4460)
  }

  @Test("A table of questions and answers is a form; a table of titles and page numbers is not text")
  func forms() throws {
    let form = table([
      ["Hva var målene for prosjektet?", "Flere jobber"], ["Hvilke resultater har dere oppnådd?", "Ni nye bedrifter"],
    ])
    let contents = table([["Innledning", "1"], ["Mål", "2"], ["Om oss", "3"]])
    let headings = ["Innledning", "Om oss"].map { WordFile.paragraph($0, style: "Heading1") }
    let file = WordFile(WordFile.paragraph("Rana") + contents + headings[0] + form + headings[1])
    let writeUp = WriteUpReader.read(try SourceText(bytes: file.bytes, name: "brev.docx"))
    #expect(writeUp.entries(of: .goals).map(\.text) == ["Flere jobber"])
    #expect(writeUp.entries(of: .results).map(\.text) == ["Ni nye bedrifter"])
    #expect(writeUp.sections.map(\.kind) == [.other, .goals, .results, .other])
  }

  @Test("Columns without entries are left out and reported")
  func columns() throws {
    let body = WordFile.paragraph("Rana") + WordFile.paragraph("Resultater", style: "Heading1")
    let file = WordFile(body + table([["Nr", "Resultat"], ["1", "Vekst"], ["2", "Flere jobber"]]))
    let writeUp = WriteUpReader.read(try SourceText(bytes: file.bytes, name: "brev.docx"))
    #expect(writeUp.entries(of: .results).map(\.text) == ["Vekst", "Flere jobber"])
    #expect(writeUp.diagnostics.contains { $0.identifier == "content-left-out" && $0.message.contains("Nr") })
  }
}
