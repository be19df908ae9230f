import ByregionWriteUp
import Testing

@Suite("Facts in tables with labels above values")
struct FactTableTests {
  @Test(
    "Labels side by side above their values",
    arguments: [
      (
        "x.md",
        "# Follo\n\n## Fakta\n\n| Søkerkommune | Samarbeidskommuner | Folketall | Areal |\n|---|---|---|---|\n"
          + "| Ski | Ås, Vestby | 34 394 | 819 km² |\n"
      ),
      (
        "x.html",
        "<h1>Follo</h1><h2>Fakta</h2><table><tr><th>Søkerkommune<th>Samarbeidskommuner<th>Folketall<th>Areal"
          + "<tr><td>Ski<td>Ås, Vestby<td>34 394<td>819 km²</table>"
      ),
    ])
  func labelsAbove(_ name: String, _ source: String) throws {
    let writeUp = try WriteUp(source, name: name)
    let facts = writeUp.facts
    #expect(facts.applicant?.name == "Ski" && facts.partners.map(\.name) == ["Ås", "Vestby"])
    #expect(facts.population == 34394 && facts.areaKm2 == 819)
    #expect(writeUp.diagnostics.map(\.identifier) == ["language-unknown"], "\(writeUp.diagnostics)")
  }

  @Test("A label is never the value of another label")
  func labelsInLine() throws {
    let writeUp = try WriteUp(
      "Follo\n\nFakta Follo\n\nSøkerkommune\tSamarbeidskommuner\tFolketall\nSki\tÅs, Vestby\t34 394\n")
    #expect(writeUp.facts.applicant == nil && writeUp.facts.partners.isEmpty)
    #expect(writeUp.diagnostics.contains { $0.identifier == "fact-empty" })
  }

  @Test(
    "Each value is assigned to the label of its kind, and partners can be one below the other",
    arguments: [
      "Søkerkommune:\nSamarbeidskommuner:\nFolketall:\nAreal:\nSki\nÅs,\nVestby og Oslo\n34 394\n819 km²",
      "Søkerkommune\nAndre kommuner\nAreal\nFolketall\nSki\nÅs\nVestby\nOslo\n819 km²\nca. 34 394",
      "| Søkerkommune | Partnere | Folketall | Areal |\n|---|:-:|---|---|\n| Ski | Ås, Vestby, Oslo | 34 394 | 819 |",
    ])
  func kinds(_ lines: String) throws {
    let facts = try WriteUp("Follo\n\nFakta Follo\n\n\(lines)\n").facts
    #expect(facts.applicant?.name == "Ski" && facts.partners.map(\.name) == ["Ås", "Vestby", "Oslo"])
    #expect(facts.partners.map(\.line) == facts.partners.map(\.line).sorted())
    #expect(facts.population == 34394 && facts.areaKm2 == 819)
  }

  @Test(
    "Values that fit no label, or are too many, are not assigned",
    arguments: [
      "Kommune\nFolketall\nAreal\nSki\n26 078\n819 km²\nÅs\n4 528\n1 594 km²",
      "| Kommuner | Folketall | Areal |\n| Ski | 26 078 | 819 km² |\n| Ås | 4 528 | 1 594 km² |",
      "Folketall\nAreal\n34 394\n819 km²\n2015", "Folketall\nAreal\n819 km²\n34 394", "Areal\nAreal\n819\n820",
    ])
  func misfits(_ lines: String) throws {
    let facts = try WriteUp("Follo\n\nFakta Follo\n\n\(lines)\n").facts
    #expect(facts.areaKm2 != 26078 && facts.areaKm2 != 34394 && facts.areaKm2 != 2015)
    #expect(facts.population == nil)
  }

  @Test(
    "A label without a value, or text below the values, does not take another label's value",
    arguments: [
      "Søkerkommune:\nSamarbeidskommuner:\nFolketall:\n34 394\nAreal: 819 km²",
      "Befolkning:\nFolketall:\n34 394\nAreal: 819",
      "Folketall og areal:\nFolketall:\n34 394\nAreal:\n819 km²", "Folketall\nAreal\n34 394\n819 km²\nLes mer på nett",
    ])
  func others(_ lines: String) throws {
    let facts = try WriteUp("Follo\n\nFakta Follo\n\n\(lines)\n").facts
    #expect(facts.population == 34394 && facts.areaKm2 == 819)
  }

  @Test("Several facts in one line, as in an item with line breaks, are several facts")
  func severalInLine() throws {
    for source in [
      "# Follo\n\n## Fakta\n\n- Søkerkommune: Ski\n  Folketall i regionen: 34 394 (1. jan. 2015)\n  Areal: 819 km²\n",
      "<h1>Follo</h1><h2>Fakta</h2><ul><li>Søkerkommune: Ski<br>Folketall i regionen: 34 394 (1.1.2015)<br>Areal: 819",
    ] {
      let facts = try WriteUp(source, name: source.hasPrefix("<") ? "x.html" : "x.md").facts
      #expect(facts.applicant?.name == "Ski" && facts.population == 34394 && facts.areaKm2 == 819)
      #expect(facts.populationDate == "2015-01-01")
    }
  }

  @Test(
    "Values for a municipality, a share or a source beside a fact are not the region's",
    arguments: [
      "- Ås: Folketall: 4 500, Areal: 1 600 km²\n- Ski: Folketall: 26 000, Areal: 460 km²",
      "Andel av fylket: Folketall: 14 %, Areal: 12 %", "Kilder: Folketall: SSB 2015. Areal: Kartverket 2014",
      "Merk: Folketallet: se vedlegg", "Folketall: Søkerkommune: 26 000, Samarbeidskommuner: 8 000",
    ])
  func besides(_ line: String) throws {
    let facts = try WriteUp("Follo\n\nFakta Follo\n\n\(line)\nFolketall: 34 394\nAreal: 819 km²\n").facts
    #expect(facts.areaKm2 == 819 && facts.partners.isEmpty)
    #expect(facts.population == 34394 || line.hasPrefix("Folketall"))
  }

  @Test("Sources in brackets, other labels and a second table do not prevent reading a table")
  func company() throws {
    let cells = "<th>Folketall<th>Søkerkommune<th>Areal<tr><td>34 394<td>Ski<td>819 km² (Kilde: Kartverket)"
    let page = try WriteUp("<h1>Follo</h1><h2>Fakta</h2><table><tr>\(cells)</table>", name: "x.html").facts
    let colons =
      "| Folketall: | Areal: |\n|---|---|\n| 34 394 | 819 km² |\n\n| Søker | Partnere |\n|---|---|\n| Ski | Ås |\n"
    let markdown = try WriteUp("# Follo\n\n## Fakta\n\n\(colons)", name: "x.md").facts
    for facts in [page, markdown] {
      #expect(facts.applicant?.name == "Ski" && facts.population == 34394 && facts.areaKm2 == 819)
    }
    let broken = try WriteUp(
      "Follo\n\nFakta Follo\n\nFolketall:\nSøkerkommune:\nAreal:\n34 394\nSki 2\n819 km²\n"
    ).facts
    #expect(broken.population == nil && broken.areaKm2 == nil)
  }

  @Test(
    "A date in the label belongs to the number after it",
    arguments: ["Folketal 1.1.2015", "Innbyggertall per 1. januar 2015", "Innbyggere (1.1.2015)"])
  func dateInLabel(_ label: String) throws {
    let page = "<h1>Follo</h1><h2>Fakta</h2><table><tr><th>Søker<td>Ski<tr><th>\(label)<td>34 394</table>"
    for (source, name) in [
      (page, "x.html"), ("Follo\n\nFakta Follo\n\nSøker: Ski\n\(label) 34 394\n", "x.txt"),
      ("# Follo\n\n## Fakta\n\n| | |\n|---|---|\n| Søker | Ski |\n| \(label) | 34 394 |\n", "x.md"),
    ] {
      let facts = try WriteUp(source, name: name).facts
      #expect(facts.population == 34394 && facts.populationDate == "2015-01-01", "\(name)")
    }
  }

  @Test("A column beside the figures can mark the applicant")
  func roles() throws {
    let rows = [("Odda", "søkjarkommune", "6 977"), ("Ulvik", "deltakar", "1 129"), ("Sum", "", "8 106")]
    let cells = rows.map { "<tr><td>\($0.0)<td>\($0.1)<td>\($0.2)" }.joined()
    let head = "<tr><th>Kommune<th>Rolle<th>Folketal 1.1.2015"
    let facts = try WriteUp(
      "<h1>Hardanger</h1><h2>Fakta</h2><table>\(head)\(cells)</table>", name: "x.html"
    ).facts
    #expect(facts.applicant?.name == "Odda" && facts.partners.map(\.name) == ["Ulvik"])
    #expect(facts.population == 8106 && facts.populationDate == "2015-01-01")
  }

  @Test("An applicant without a name does not take a partner's name")
  func noApplicant() throws {
    let facts = try WriteUp(
      "Follo\n\nFakta Follo\n\nSøkerkommune:\nDeltakende kommuner:\nÅs\nVestby\nOslo\nFolketall: 34 394\n"
    ).facts
    #expect(facts.applicant == nil && facts.partners.map(\.name) == ["Ås", "Vestby", "Oslo"])
  }
}
