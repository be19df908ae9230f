import ByregionWriteUp
import Testing

@Suite("Hostile text is read completely and in linear time")
struct HostileTextTests {
  private func read(_ text: String, name: String = "text.txt") throws -> WriteUp {
    let source = try SourceText(bytes: Array(text.utf8), name: name)
    let writeUp = WriteUpReader.read(source)
    let coverage = Coverage(of: writeUp, in: source)
    #expect(coverage.isWhole, "\(coverage.lost.prefix(3)) \(coverage.doubled.prefix(3))")
    return writeUp
  }

  private func repeated(_ piece: String, _ count: Int) -> String { String(repeating: piece, count: count) }

  @Test("A line of a megabyte, a megabyte of one letter, and a very long list of names")
  func longLines() throws {
    #expect(try read("Tittel\n" + repeated("ord og ", 200_000)).sections.first?.entries.count == 1)
    #expect(try read(repeated("a", 1_000_000)).title.utf8.count == 1_000_000)
    #expect(try read("Tittel\n\nSamarbeidskommuner: " + repeated("Rana, ", 20_000)).facts.partners.count == 20_000)
  }

  @Test("Thousands of list levels, and 100,000 lines that continue one item")
  func deepLists() throws {
    let levels = (0..<2000).map { repeated(" ", $0) + "• punkt" }.joined(separator: "\n")
    #expect(try read("Tittel\n" + levels).sections.first?.entries.last?.depth == 2000)
    #expect(try read("Tittel\n• a\n" + repeated(" b\n", 100_000)).sections.first?.entries.count == 1)
    #expect(try read("Tittel\n\n" + repeated("- ", 100_000) + "x", name: "x.md").title == "Tittel")
    #expect(try read("# Tittel\n\n" + repeated("> ", 50_000) + "x", name: "x.md").title == "Tittel")
  }

  @Test("Very many labels of facts without values")
  func manyLabels() throws {
    let lines = try read("Tittel\n\nFakta\n\n" + repeated("Areal:\n", 50_000))
    #expect(lines.sections.last?.entries.count == 50_000)
    let rows = try read("Tittel\n\nFakta\n\n" + repeated("| Areal | Folketall |\n", 20_000))
    #expect(rows.facts.areaKm2 == nil)
    let several = try read("Tittel\n\nFakta\n\n" + repeated("Søker: Ski Areal: 5 km² Folketall: 7\n", 20_000))
    #expect(several.facts.areaKm2 == 5 && several.facts.population == 7)
  }

  @Test("Tens of thousands of headings")
  func manyHeadings() throws {
    #expect(try read("Tittel\n" + repeated("Resultatr\n", 20_000)).sections.count == 20_000)
    #expect(try read("Tittel\n" + repeated("Fakta Rana\nFolketall: x\n", 10_000)).sections.count == 10_000)
    #expect(try read("# T\n\n" + repeated("## Kva no\n\n", 5000), name: "x.md").sections.count == 5000)
  }

  @Test("Pages nested 100,000 deep, closed and unclosed, and tags of a megabyte")
  func deepPages() throws {
    let open = repeated("<div>", 100_000)
    #expect(try read("<html><body><h1>T</h1>" + open + "<p>tekst", name: "x.html").sections.first?.entries.count == 1)
    #expect(try read(open + "<p>T</p>" + repeated("</div>", 100_000), name: "x.html").title == "T")
    #expect(try read("<body><h1>T</h1>" + open + repeated("</b>", 100_000) + "x", name: "x.html").title == "T")
    #expect(try read("<body><h1>T</h1>" + repeated("<ul><li>a", 50_000), name: "x.html").title == "T")
    #expect(try read("<body><p " + repeated("a ", 500_000) + ">T</p>", name: "x.html").title == "T")
    #expect(try read("<body><p>T</p><p>" + repeated("&amp;", 200_000), name: "x.html").sections.count == 1)
  }

  @Test("Text after a NUL is not lost")
  func nul() throws {
    let page = "<body><h1>Tittel</h1><p>for\u{0} etter</p><p>" + repeated("mer tekst ", 50) + "</p></body>"
    #expect(try read(page, name: "x.html").sections.first?.entries.count == 2)
    let plain = try read("Tittel\n\nfor\u{0}etter " + repeated("mer tekst ", 50))
    #expect(plain.diagnostics.contains { $0.identifier == "control-character" })
  }

  @Test("Very many brackets and other special characters in Markdown")
  func markdownSigns() throws {
    for sign in ["[", "*", "_a ", "![", "`", "<", "[a](", "\\", "&"] {
      #expect(try !read("# T\n\n" + repeated(sign, 30_000) + " x", name: "x.md").title.isEmpty)
    }
  }
}
