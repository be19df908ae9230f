import ByregionWriteUp
import TestSupport
import Testing

@Suite("OpenDocument texts are read as word processors show them")
struct OpenDocumentTests {
  private typealias File = OpenDocumentFile

  private func read(_ file: OpenDocumentFile) throws -> WriteUp {
    WriteUpReader.read(try SourceText(bytes: file.bytes, name: "brev.odt"))
  }

  private func texts(_ body: String, styles: String = "") throws -> [String] {
    try read(File(File.paragraph("Tittel") + body, styles: styles)).sections.flatMap { $0.entries.map(\.text) }
  }

  @Test("Headings and lists give the same result as plain text", arguments: Fixture.all)
  func sameRecords(_ fixture: Fixture) throws {
    var body = File.paragraph(escaped(fixture.expected.title), style: "Title")
    for section in try fixture.read().sections {
      if let heading = section.heading { body += File.heading(escaped(heading), level: 2) }
      for entry in section.entries {
        let paragraph = File.paragraph(escaped(entry.text))
        let item = (1..<max(entry.depth, 1)).reduce(paragraph) { inner, _ in File.list([inner]) }
        body += entry.depth == 0 ? paragraph : File.list([item], style: entry.number == nil ? "L" : "N")
      }
    }
    let file = File(body, styles: Self.listStyles)
    #expect(ExpectedWriteUp(try read(file)).withoutLines == fixture.expected.withoutLines)
    let flat = WriteUpReader.read(try SourceText(bytes: file.flatBytes, name: "brev.fodt"))
    #expect(ExpectedWriteUp(flat) == ExpectedWriteUp(try read(file)))
  }

  private func escaped(_ text: String) -> String {
    text.filter { $0 >= " " }.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  private static let listStyles = """
    <text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
    <text:list-level-style-bullet text:level="2" text:bullet-char="o"/></text:list-style>
    <text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
    <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>
    </text:list-style>
    <text:list-style style:name="None"><text:list-level-style-number text:level="1" style:num-format=""/></text:list-style>
    """

  @Test("Items have the markers and numbers that the document shows")
  func markers() throws {
    let inner = File.paragraph("En") + File.list([File.paragraph("To"), File.paragraph("Tre")], style: "N")
    let body =
      File.paragraph("Rana") + File.heading("Ranas råd for samarbeid om regional utvikling")
      + File.list([inner, File.paragraph("Fire")], style: "N") + File.list([File.paragraph("Fem")])
      + "<text:list text:style-name=\"N\" text:continue-numbering=\"true\"><text:list-item>"
      + File.paragraph("Seks") + "</text:list-item></text:list>" + File.list([File.paragraph("Sju")], style: "None")
    let entries = try read(File(body, styles: Self.listStyles)).entries(of: .advice)
    #expect(entries.map(\.text) == ["En", "To", "Tre", "Fire", "Fem", "Seks", "Sju"])
    #expect(entries.map(\.marker) == ["1.", "1.a)", "1.b)", "2.", "•", "3.", nil])
    #expect(entries.map(\.number) == [1, nil, nil, 2, nil, 3, nil])
    #expect(entries.map(\.depth) == [1, 2, 2, 1, 1, 1, 0])
  }

  @Test("A later paragraph of an item belongs to it; a paragraph after the list does not")
  func itemParagraphs() throws {
    let item = File.paragraph("Et punkt") + File.paragraph("som går videre")
    #expect(try texts(File.list([item]) + File.paragraph("Etter")) == ["Et punkt som går videre", "Etter"])
  }

  @Test("Spaces, tabs, breaks, links and notes")
  func details() throws {
    #expect(try texts(File.paragraph("a<text:s text:c=\"3\"/>b<text:tab/>c")) == ["a b c"])
    #expect(try texts(File.paragraph("En<text:line-break/>To")) == ["En", "To"])
    let note =
      "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
      + "\(File.paragraph("Kilde"))</text:note-body></text:note>"
    #expect(try texts(File.paragraph("Folk\(note) <text:a xlink:href=\"http://a.no\">her</text:a>")) == ["Folk her"])
    #expect(
      try texts(File.paragraph("a<office:annotation>\(File.paragraph("merknad"))</office:annotation>b")) == ["ab"])
    let picture = "<draw:frame><draw:image/><svg:title>Bilde</svg:title></draw:frame>"
    #expect(try texts(File.paragraph("Tekst\(picture)")) == ["Tekst"])
  }

  @Test("Raised note marks are dropped; exponents of units stay")
  func noteMarks() throws {
    let styles =
      "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/>"
      + "</style:style>"
    let raised: (String) -> String = { "<text:span text:style-name=\"T\">\($0)</text:span>" }
    #expect(
      try texts(File.paragraph("Vekst\(raised("1)")) i 300 km\(raised("2"))"), styles: styles) == ["Vekst i 300 km²"])
  }

  @Test("Text hidden by a style, a section or a field is left out and reported")
  func hidden() throws {
    let styles =
      "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
      + "<style:style style:name=\"S\" style:family=\"text\"><style:text-properties text:display=\"true\"/></style:style>"
      + "<style:style style:name=\"P\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/>"
      + "</style:style><style:style style:name=\"Q\" style:family=\"paragraph\" style:parent-style-name=\"P\"/>"
    let body =
      File.paragraph("Synlig<text:span text:style-name=\"H\"> skjult</text:span>")
      + File.paragraph("Skjult<text:span text:style-name=\"S\">Vist</text:span>", style: "Q")
      + "<text:section text:display=\"none\">\(File.paragraph("Skjult del"))</text:section>"
    let writeUp = try read(File(File.paragraph("Tittel") + body, styles: styles))
    #expect(writeUp.sections.flatMap { $0.entries.map(\.text) } == ["Synlig", "Vist"])
    #expect(writeUp.diagnostics.contains { $0.identifier == "content-left-out" })
  }

  @Test("Deleted text is left out, both in the list of changes and in the text")
  func trackedChanges() throws {
    let region: (String, String) -> String = {
      "<text:changed-region text:id=\"\($0)\"><text:deletion>\($1)</text:deletion></text:changed-region>"
    }
    let changes =
      "<text:tracked-changes>\(region("a", File.paragraph("bort")))\(region("b", ""))</text:tracked-changes>"
    let body =
      changes + File.paragraph("Tittel") + File.paragraph("Vi <text:change text:change-id=\"a\"/>alle")
      + File.paragraph("Første <text:change-start text:change-id=\"b\"/>gammelt")
      + File.paragraph("<text:change-end text:change-id=\"b\"/>halvdel")
    let writeUp = try read(File(body))
    #expect(writeUp.sections.flatMap { $0.entries.map(\.text) } == ["Vi alle", "Første halvdel"])
    #expect(writeUp.diagnostics.contains { $0.identifier == "changes-tracked" })
  }

  @Test("A table of contents is not text; a frame with facts does not interrupt a section")
  func contentsAndFrames() throws {
    let contents =
      "<text:table-of-content><text:index-body>\(File.paragraph("Resultater 2"))</text:index-body></text:table-of-content>"
    let facts = ["Fakta Rana", "Søkerkommune: Rana", "Folketall: 34 394", "Areal: 6073 km²"].map { File.paragraph($0) }
    let frame = "<draw:frame><draw:text-box>\(facts.joined())</draw:text-box></draw:frame>"
    let body =
      File.paragraph("Rana") + contents + File.heading("Resultater")
      + File.list([File.paragraph("En\(frame)"), File.paragraph("To")])
    let writeUp = try read(File(body))
    #expect(writeUp.sections.map(\.heading) == ["Resultater", "Fakta Rana"])
    #expect(writeUp.entries(of: .results).map(\.text) == ["En", "To"])
    #expect(writeUp.facts.population == 34394 && writeUp.facts.applicant?.name == "Rana")
  }

  @Test("The title comes from the properties if the text begins with a section")
  func title() throws {
    let body = File.heading("Mål for Rana") + File.paragraph("Vekst")
    #expect(try read(File(body, title: "Rana")).title == "Rana")
    #expect(try read(File(File.paragraph("Ranaregionen") + body, title: "Rana")).title == "Ranaregionen")
  }
}
