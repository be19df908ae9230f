import ByregionWriteUp
import TestSupport
import Testing

@Suite("Documents of word processors, whatever program made them and whatever they hold")
struct DocumentTests {
  @Test("Each document gives what a careful reader finds in it", arguments: Fixture.documents)
  func records(_ fixture: Fixture) throws {
    #expect(ExpectedWriteUp(try fixture.read()).withoutLines == fixture.expected)
  }

  @Test("There are documents of both formats")
  func both() {
    #expect(Fixture.documents.count { $0.name.hasSuffix(".docx") } > 10)
    #expect(Fixture.documents.count { !$0.name.hasSuffix(".docx") } > 4)
  }

  private func texts(_ body: String, styles: String? = nil) throws -> [String] {
    let file = WordFile(WordFile.paragraph("Tittel") + body, styles: styles)
    let writeUp = WriteUpReader.read(try SourceText(bytes: file.bytes, name: "brev.docx"))
    return writeUp.sections.flatMap { $0.entries.map(\.text) }
  }

  @Test("A field of contents that was never ended hides nothing behind the next heading")
  func unendedContents() throws {
    let field =
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(WordFile.run("Resultater 1"))</w:p>"
    let body = WordFile.paragraph("Resultater", style: "Heading2") + WordFile.paragraph("Vekst")
    #expect(try texts(field + body) == ["Vekst"])
  }

  @Test("A blank bullet continues the item above, as pandoc writes it")
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

  @Test("Columns that hold no entries are left out, and said so")
  func columns() throws {
    let cells = [["Nr", "Resultat"], ["1", "Vekst"], ["2", "Flere jobber"]]
    let rows = cells.map { row in
      "<w:tr>\(row.map { "<w:tc>\(WordFile.paragraph($0))</w:tc>" }.joined())</w:tr>"
    }
    let body = WordFile.paragraph("Rana") + WordFile.paragraph("Resultater", style: "Heading1")
    let file = WordFile(body + "<w:tbl>\(rows.joined())</w:tbl>")
    let writeUp = WriteUpReader.read(try SourceText(bytes: file.bytes, name: "brev.docx"))
    #expect(writeUp.entries(of: .results).map(\.text) == ["Vekst", "Flere jobber"])
    #expect(writeUp.diagnostics.contains { $0.identifier == "content-left-out" && $0.message.contains("Nr") })
  }
}
