import ByregionWriteUp
import TestSupport
import Testing

@Suite("Word documents are read as Word shows them")
struct WordTests {
  private func read(_ file: WordFile) throws -> WriteUp {
    WriteUpReader.read(try SourceText(bytes: file.bytes, name: "brev.docx"))
  }

  private func texts(_ body: String) throws -> [String] {
    try read(WordFile(WordFile.paragraph("Tittel") + body)).sections.flatMap { $0.entries.map(\.text) }
  }

  @Test("A text as a document, one paragraph per line, gives the same result", arguments: Fixture.plain)
  func sameRecords(_ fixture: Fixture) throws {
    let text = try SourceText(bytes: fixture.bytes, name: fixture.name).text
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    let file = WordFile(lines: lines.map(String.init))
    let source = try SourceText(bytes: file.bytes, name: "brev.docx")
    let writeUp = WriteUpReader.read(source)
    #expect(source.format == .word && ExpectedWriteUp(writeUp) == fixture.expected)
    #expect(Coverage(of: writeUp, in: source).isWhole)
  }

  @Test("Styles for headings and lists give the same result as plain text", arguments: Fixture.all)
  func styled(_ fixture: Fixture) throws {
    var body = WordFile.paragraph(fixture.expected.title, style: "Tittel")
    for section in try fixture.read().sections {
      if let heading = section.heading { body += WordFile.paragraph(heading, style: "Overskrift1") }
      for entry in section.entries {
        let list = entry.depth == 0 ? nil : entry.number == nil ? 1 : 2
        body += WordFile.paragraph(entry.text, style: nil, list: list, level: min(max(entry.depth - 1, 0), 8))
      }
    }
    let file = WordFile(body, numbering: Self.lists)
    #expect(ExpectedWriteUp(try read(file)).withoutLines == fixture.expected.withoutLines)
  }

  private static let lists = """
    <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\u{F0B7}"/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
    <w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
    <w:lvlText w:val="%2)"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/>
    </w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>
    </w:lvlOverride></w:num>
    """

  @Test("Items have the markers and numbers that the document shows")
  func markers() throws {
    let places = [(2, 0), (2, 1), (2, 1), (2, 2), (2, 0), (2, 1), (1, 0), (1, 1), (3, 0), (3, 0), (9, 0)]
    let items = places.map { WordFile.paragraph("Punkt", list: $0.0, level: $0.1) }.joined()
    let file = WordFile(
      WordFile.paragraph("Rana") + WordFile.paragraph("Ranas råd for samarbeid om regional utvikling") + items,
      numbering: Self.lists)
    let entries = try read(file).entries(of: .advice)
    #expect(entries.map(\.marker) == ["1.", "a)", "b)", "1.b.i", "2.", "a)", "•", "•", "4.", "5.", "•"])
    #expect(entries.map(\.number) == [1, nil, nil, nil, 2, nil, nil, nil, 4, 5, nil])
    #expect(entries.map(\.depth) == [1, 2, 2, 3, 1, 2, 1, 2, 1, 1, 1])
    #expect(entries.map(\.line) == Array(3...13))
  }

  @Test("A style determines the role of its paragraphs, also for styles based on it")
  func styles() throws {
    let styles = """
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
      </w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="Vår stil"/><w:basedOn w:val="A"/></w:style>
      <w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="D"><w:name w:val="Punkt"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
      </w:pPr></w:style><w:style w:type="paragraph" w:styleId="E"><w:name w:val="E"/><w:basedOn w:val="E"/></w:style>
      """
    let parts = [
      ("Rana", nil), ("Resultater 2", "C"), ("Noe helt annet", "B"), ("Ett", "D"), ("Resultater", "A"), ("To", "E"),
    ]
    let body = parts.map { WordFile.paragraph($0.0, style: $0.1) }.joined()
    let sections = try read(WordFile(body, styles: styles, numbering: Self.lists)).sections
    #expect(sections.map(\.heading) == ["Noe helt annet", "Resultater"])
    #expect(sections.map { $0.entries.map(\.text) } == [["Ett"], ["To"]])
    #expect(sections.first?.entries.first?.marker == "•")
  }

  @Test("The built-in list styles determine the depth of an item")
  func listStyles() throws {
    let styles = ["ListBullet", "ListBullet2", "Punktliste2", "ListNumber3", "Listeavsnitt", "Punktliste"]
    let body = WordFile.paragraph("Tittel") + styles.map { WordFile.paragraph("Tekst", style: $0) }.joined()
    let entries = try read(WordFile(body)).sections.flatMap(\.entries)
    // "List paragraph" alone does not make an item.
    #expect(entries.map(\.depth) == [1, 2, 2, 3, 0, 1])
  }

  @Test("Breaks, tabs, hyphens, links and symbols")
  func details() throws {
    let run = WordFile.run
    #expect(try texts("<w:p>\(run("a"))<w:r><w:tab/></w:r>\(run("b"))</w:p>") == ["a b"])
    #expect(try texts("<w:p>\(run("En"))<w:r><w:br/></w:r>\(run("To"))</w:p>") == ["En", "To"])
    #expect(try texts("<w:p>\(run("- En"))<w:r><w:br/></w:r>\(run("- To"))</w:p>") == ["En", "To"])
    #expect(try texts("<w:p>\(run("e"))<w:r><w:noBreakHyphen/></w:r>\(run("post"))</w:p>") == ["e-post"])
    #expect(try texts("<w:p>\(run("sam"))<w:r><w:softHyphen/></w:r>\(run("ar\u{AD}beid"))</w:p>") == ["samarbeid"])
    #expect(try texts("<w:p>\(run("Les "))<w:hyperlink>\(run("mer"))</w:hyperlink>\(run("."))</w:p>") == ["Les mer."])
    #expect(try texts("<w:p>\(run("a\u{30A}"))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>") == ["å"])
    #expect(
      try texts("<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r>\(run(" Punkt"))</w:p>") == ["Punkt"])
    #expect(try texts("<w:p>\(run("- Punkt"))</w:p><w:p>\(run("   går videre"))</w:p>") == ["Punkt går videre"])
  }

  @Test("Tracked changes are read as accepted and reported")
  func trackedChanges() throws {
    let run = WordFile.run
    let body =
      "<w:p>\(run("Vi "))<w:ins>\(run("alle"))</w:ins><w:del><w:r><w:delText>ingen</w:delText></w:r></w:del>"
      + "<w:moveFrom>\(run("flyttet"))</w:moveFrom></w:p>"
      + "<w:p><w:pPr><w:pStyle w:val=\"X\"/><w:rPr><w:del/></w:rPr><w:pPrChange><w:pPr><w:pStyle w:val=\"Tittel\"/>"
      + "</w:pPr></w:pPrChange></w:pPr>\(run("Første "))</w:p><w:p>\(run("halvdel"))</w:p>"
    let writeUp = try read(WordFile(WordFile.paragraph("Tittel") + body))
    #expect(writeUp.sections.flatMap { $0.entries.map(\.text) } == ["Vi alle", "Første halvdel"])
    #expect(writeUp.diagnostics.contains { $0.identifier == "changes-tracked" })
  }

  @Test("A text box is read once, after its paragraph; hidden text is left out and reported")
  func boxes() throws {
    let run = WordFile.run
    let box = "<w:txbxContent><w:p>\(run("I boksen"))</w:p></w:txbxContent>"
    let body =
      "<w:p>\(run("Foran"))<w:r><mc:AlternateContent><mc:Choice><wps:txbx>\(box)</wps:txbx></mc:Choice>"
      + "<mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r>\(run(" og bak"))</w:p>"
    #expect(try texts(body) == ["Foran og bak", "I boksen"])
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>\(run("synlig"))</w:p>"
    #expect(try texts(hidden) == ["synlig"])
    let writeUp = try read(WordFile(WordFile.paragraph("Tittel") + hidden))
    #expect(writeUp.diagnostics.contains { $0.identifier == "content-left-out" })
    let field =
      "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>\(run("Klikk her"))</w:p></w:sdtContent>"
    #expect(try texts("\(field)</w:sdt><w:p>\(run("Tekst"))</w:p>") == ["Tekst"])
  }

  @Test("A table of facts is read")
  func tables() throws {
    let rows = [
      ("Søkerkommune", "Rana"), ("Samarbeidskommuner", "Hemnes og Nesna"), ("Folketall", "34 394"),
      ("Areal", "6073 km²"),
    ]
    let table = rows.map { row in
      "<w:tr><w:tc>\(WordFile.paragraph(row.0))</w:tc><w:tc>\(WordFile.paragraph(row.1))</w:tc></w:tr>"
    }.joined()
    let facts = try read(
      WordFile(
        WordFile.paragraph("Rana") + WordFile.paragraph("Fakta Rana", style: "Heading2") + "<w:tbl>\(table)</w:tbl>")
    ).facts
    #expect(facts.applicant?.name == "Rana" && facts.partners.map(\.name) == ["Hemnes", "Nesna"])
    #expect(facts.population == 34394 && facts.areaKm2 == 6073)
    #expect(facts.applicant?.line == 3 && facts.partners.last?.column == 31)
  }
}
