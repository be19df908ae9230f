import Testing

@testable import ByregionWriteUp

@Suite("Headings given by the user") struct GivenHeadingTests {
  private func kinds(_ text: String, _ name: String, _ lines: [(String, GivenHeadings.Meaning)]) throws -> [String] {
    var given = GivenHeadings()
    for (line, meaning) in lines { given.give(line, meaning) }
    let source = try SourceText(bytes: Array(text.utf8), name: name)
    return WriteUpReader.read(source, headings: given).sections.map { "\($0.kind) \($0.heading ?? "-")" }
  }

  @Test("apply to every format, with and without a marker")
  func formats() throws {
    let lines: [(String, GivenHeadings.Meaning)] = [("Sagt over kaffen", .heading(.advice))]
    #expect(
      try kinds("Kysten\n\n1. Sagt over kaffen\n\nSnakk sammen\n", "a.txt", lines) == ["advice 1. Sagt over kaffen"])
    #expect(try kinds("# Kysten\n\n## Sagt over kaffen\n\n- Snakk\n", "a.md", lines) == ["advice Sagt over kaffen"])
    #expect(
      try kinds("<h1>Kysten</h1><p>SAGT OVER KAFFEN</p><ul><li>Snakk</ul>", "a.html", lines)
        == ["advice SAGT OVER KAFFEN"])
    #expect(
      try kinds("Kysten\n\nb) Sagt over kaffen\n\nSnakk\n", "a.txt", [("b) sagt over kaffen", .heading(.advice))])
        == ["advice b) Sagt over kaffen"])
  }

  @Test("a heading by markup can be text, and a line can open the facts") func meanings() throws {
    #expect(try kinds("# Kysten\n\n## Råd\n\nSnakk\n", "a.md", [("Råd", .text)]) == ["lead -"])
    var given = GivenHeadings()
    given.give("Hvem vi er", .heading(.facts))
    let source = try SourceText(
      bytes: Array("Kysten\n\nHvem vi er\n\nSøkerkommune: Rana\nInnbyggere: 26000\n".utf8), name: "a.txt")
    let writeUp = WriteUpReader.read(source, headings: given)
    #expect(writeUp.sections.map(\.kind) == [.facts])
    #expect(writeUp.facts.applicant?.name == "Rana")
  }

  @Test("lines without letters or digits and long lines are refused") func refused() {
    var given = GivenHeadings()
    let refused = [" - * -", String(repeating: "a", count: GivenHeadings.longest + 1)]
    let isTaken = refused.map { given.give($0, .text) }
    #expect(isTaken == [false, false])
    #expect(given.isEmpty)
    let isYearTaken = given.give("2014", .heading(.results))
    #expect(isYearTaken)
    #expect(given.meaning(of: "2014:") == .heading(.results))
    #expect(given.meaning(of: "2015") == nil)
    #expect(GivenHeadings.Meaning(name: "lead") == nil)
  }
}
