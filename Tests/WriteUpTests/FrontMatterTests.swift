import ByregionWriteUp
import Testing

@Suite("Front matter in Markdown is not text of the write-up")
struct FrontMatterTests {
  private func read(_ top: String, name: String = "text.md") throws -> WriteUp {
    let text = top + "\n# Hallingdal\n\n## Resultater\n\n- Ein plan\n"
    return WriteUpReader.read(try SourceText(bytes: Array(text.utf8), name: name))
  }

  @Test(
    "Keys, items, comments and blank lines between two lines of hyphens are left out and reported",
    arguments: [
      "---\ntitle: Noko\n---", "---\ntitle: Noko\ntags:\n- by\n  - land\n# merk\n\ndate: 2017-05-01\n---\n",
      "---\r\ntitle: Noko\r\n--- \r\n", "---\ntitle: Noko\n...",
    ])
  func leftOut(_ top: String) throws {
    for name in ["text.md", "text.txt"] {
      let writeUp = try read(top, name: name)
      #expect(writeUp.title == "Hallingdal" && writeUp.sections.map(\.kind) == [.results])
      let note = writeUp.diagnostics.first { $0.identifier == "front-matter" }
      #expect(note?.line == 1 && note?.column == 1 && note?.severity == .note)
    }
  }

  @Test(
    "Text between two rules, and keys without a closing line, remain text",
    arguments: [
      ("---\nKommunane samarbeider.\n---\n", "Kommunane samarbeider."), ("---\ntitle: Noko\n\nTekst\n", "title: Noko"),
      ("title: Noko\n---\n", "title: Noko"),
    ])
  func stays(_ top: String, _ title: String) throws {
    let writeUp = try read(top)
    #expect(writeUp.title == title)
    #expect(!writeUp.diagnostics.contains { $0.identifier == "front-matter" })
  }
}
