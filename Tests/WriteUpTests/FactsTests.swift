import ByregionWriteUp
import Testing

@Suite("Facts in the forms that are printed")
struct FactsTests {
  private func facts(_ lines: String) throws -> Facts { try writeUp(lines).facts }

  private func writeUp(_ lines: String) throws -> WriteUp { try WriteUp("Valdres\n\nFakta Valdres\n\n\(lines)\n") }

  @Test(
    "labels can have words before and after their name, with a colon or in a cell",
    arguments: [
      "Søker: Rana\nDeltakende kommuner: Hemnes, Nesna\nAntall innbyggere: 34 000\nAreal i alt: 6 000 km²",
      "Søker\tRana\nDeltakende kommuner\tHemnes, Nesna\nAntall innbyggere\t34 000\nAreal i alt\t6 000 km²",
      "Søkjar: Rana\nSamarbeidande kommunar: Hemnes og Nesna\nSamla folketal: 34 000\nTotalt areal: 6 000 km²",
    ])
  func longLabels(_ facts: String) throws {
    let writeUp = try WriteUp("Rana\n\nTekst.\n\nFakta\n\n\(facts)\n")
    #expect(writeUp.facts.applicant?.name == "Rana")
    #expect(writeUp.facts.partners.map(\.name) == ["Hemnes", "Nesna"])
    #expect(writeUp.facts.population == 34_000)
    #expect(writeUp.facts.areaKm2 == 6_000)
  }

  @Test(
    "Numbers with full stops, spaces or nothing between digit groups",
    arguments: [
      ("26.138", 26138), ("26 138", 26138), ("26138", 26138), ("ca. 26 000", 26000), ("om lag 900", 900),
      ("1.234.567 innbyggere", 1_234_567), ("26.138 (1. jan. 2015)", 26138), ("per 1.1.2015: 26 138", 26138),
      ("26 tusen", 26000), ("17.900 (1/1-2013)", 17900), ("26\u{202F}138", 26138), ("vel 30.000.", 30000),
      ("2015: 34 394", 34394), ("26 138 - 2015", 26138), ("1950", 1950), ("1950: ukjent", 1950),
    ])
  func population(_ printed: String, _ expected: Int) throws {
    #expect(try facts("Folketall i regionen: \(printed)").population == expected)
  }

  @Test(
    "A range is not a population, and is reported", arguments: ["34 000 - 35 000", "ca. 34-35 000", "34 000–35 000"])
  func range(_ printed: String) throws {
    let writeUp = try writeUp("Folketall i regionen: \(printed)")
    #expect(writeUp.facts.population == nil)
    #expect(writeUp.diagnostics.contains { $0.identifier == "population-unreadable" })
  }

  @Test(
    "A dash before anything but a larger number does not make a range",
    arguments: ["34 394 - 4. kvartal 2015", "34 394 – 6 kommuner", "34 394 - 01.15"])
  func noRange(_ printed: String) throws {
    #expect(try writeUp("Folketall i regionen: \(printed)").facts.population == 34394)
  }

  @Test("A size is an area only with a unit of area, and only among the facts")
  func sizes() throws {
    #expect(try writeUp("Størrelse: 819 km²").facts.areaKm2 == 819)
    let people = try writeUp("Størrelse på regionen: 34 394 innbyggere på 819 km²\nAreal: 820 km²")
    #expect(people.facts.areaKm2 == 820)
    let money = try WriteUp("Follo\n\nProsjektets størrelse: 3 000 000 kroner\n\nFakta Follo\n\nSøkerkommune: Ski\n")
    #expect(money.facts.areaKm2 == nil)
  }

  @Test("A line about the source, below a label without a value, is not the value")
  func sources() throws {
    let writeUp = try writeUp("Folketall\nAreal\nKilde: SSB, tall fra 2015\nOppdatert: 4. juni 2016\n34 394")
    #expect(writeUp.facts.population == nil && writeUp.facts.areaKm2 == nil)
    #expect(writeUp.diagnostics.filter { $0.identifier == "fact-empty" }.count == 2)
  }

  @Test("An unreadable population is reported", arguments: ["ukjent", "26,5", "-", "mange (2015)."])
  func noPopulation(_ printed: String) throws {
    let writeUp = try writeUp("Folketall i regionen: \(printed)")
    #expect(writeUp.facts.population == nil || printed.contains("2015"))
    #expect(writeUp.diagnostics.contains { $0.identifier == "population-unreadable" } || printed.contains("2015"))
  }

  @Test(
    "Dates in all forms",
    arguments: [
      ("1.jan 2015", "2015-01-01"), ("1. jan. 2015", "2015-01-01"), ("1. januar 2015", "2015-01-01"),
      ("01.01.2015", "2015-01-01"), ("per 1.1.2015", "2015-01-01"), ("1/1-2013", "2013-01-01"),
      ("31. des. 2014", "2014-12-31"), ("31.12.14", "2014-12-31"), ("2015-01-01", "2015-01-01"),
      ("pr. 1 mai 2016", "2016-05-01"), ("1. Januar 2015", "2015-01-01"), ("1.januar-2015", "2015-01-01"),
      ("1. janaur 2015", "2015-01-01"), ("1/7 2015", "2015-07-01"), ("29. februar 2016", "2016-02-29"),
    ])
  func dates(_ printed: String, _ expected: String) throws {
    let facts = try facts("Folketal i regionen: 26.138 (\(printed))")
    #expect(facts.populationDate == expected)
    #expect(facts.population == 26138)
  }

  @Test("An invalid date is reported", arguments: ["32.1.2015", "2015", "29.02.2015", "1.13.2015"])
  func noDates(_ printed: String) throws {
    let writeUp = try writeUp("Folketal i regionen: 26.138 (\(printed))")
    #expect(writeUp.facts.populationDate == nil && writeUp.facts.population == 26138)
    #expect(writeUp.diagnostics.contains { $0.identifier == "date-unreadable" })
  }

  @Test("A date in the label")
  func dateInLabel() throws {
    let facts = try facts("Folketall i regionen per 1. januar 2015: 26 138")
    #expect(facts.population == 26138 && facts.populationDate == "2015-01-01")
  }

  @Test(
    "A comma is a decimal separator",
    arguments: [
      ("2.727 km²", 2727), ("2.727 km2", 2727), ("1.253,6 km²", 1253.6), ("ca. 5 408,25 kvadratkilometer", 5408.25),
      ("1,7 mill. dekar", 1700), ("6 mill. mål", 6000), ("730", 730), ("12,5 km²", 12.5), ("10\u{A0}457 km²", 10457),
      ("3013.5 km2", 3013.5),
      ("607 300 dekar", 607.3), ("ca. 60 730 hektar", 607.3), ("2 tusen km²", 2000),
    ] as [(String, Double)])
  func area(_ printed: String, _ expected: Double) throws {
    #expect(try facts("Areal i regionen:\(printed)").areaKm2 == expected)
  }

  @Test(
    "Partners are separated by commas and by og",
    arguments: [
      ("Herøy, Leirfjord, Dønna, Vefsn", ["Herøy", "Leirfjord", "Dønna", "Vefsn"]),
      ("Tranøy, Torsken og Berg", ["Tranøy", "Torsken", "Berg"]), ("Bardu", ["Bardu"]),
      ("Bardu og Berg.", ["Bardu", "Berg"]),
      ("Flesberg, Rollag og Nore og Uvdal", ["Flesberg", "Rollag", "Nore og Uvdal"]),
      ("Bygland, Evje og Hornnes", ["Bygland", "Evje og Hornnes"]), ("Nord-Fron,Sel,Lom", ["Nord-Fron", "Sel", "Lom"]),
      ("Hemnes; Nesna; Lurøy", ["Hemnes", "Nesna", "Lurøy"]), ("SIRDAL OG HÆGEBOSTAD", ["SIRDAL", "HÆGEBOSTAD"]),
      ("ROLLAG OG NORE OG UVDAL", ["ROLLAG", "NORE OG UVDAL"]), ("Hemnes Og Nesna", ["Hemnes", "Nesna"]),
      ("Hemnes, Nesna Samt Lurøy", ["Hemnes", "Nesna", "Lurøy"]),
      ("Herøy (Møre og Romsdal) og Sande (M. og R.)", ["Herøy", "Sande"]),
      ("Bykle, Evje & Hornnes", ["Bykle", "Evje & Hornnes"]),
      ("Hemnes k., Nesna komm. og Lurøy m.fl.", ["Hemnes", "Nesna", "Lurøy"]),
      ("Rollag Og Nore Og Uvdal", ["Rollag", "Nore Og Uvdal"]),
    ])
  func partners(_ printed: String, _ expected: [String]) throws {
    for label in ["Samarbeidskommuner: ", "Samarbeidskommunar:", "Samarbeidskommune : ", "Samarbeidskomuner: "] {
      #expect(try facts(label + printed).partners.map(\.name) == expected)
    }
  }

  @Test("A place has its line, its column in characters and its county")
  func places() throws {
    let facts = try facts("Søkjarkommune:  Våler (Hedmark)\nSamarbeidskommunar: Åmot (Hedmark), Ål")
    #expect(facts.applicant == Facts.Place(name: "Våler", county: "Hedmark", line: 5, column: 17))
    #expect(facts.partners.map(\.county) == ["Hedmark", nil])
    #expect(facts.partners.map(\.line) == [6, 6] && facts.partners.map(\.column) == [21, 37])
  }

  @Test("A value on the lines below its label")
  func valuesBelow() throws {
    let facts = try facts(
      "Søkerkommune\nRana\nSamarbeidskommuner: Hemnes,\n   Nesna,\nLurøy\nAreal i regionen\n\n6.073 km²")
    #expect(facts.applicant?.name == "Rana")
    #expect(facts.partners.map(\.name) == ["Hemnes", "Nesna", "Lurøy"])
    #expect(facts.areaKm2 == 6073)
  }

  @Test("Labels in either written form, in capitals, as items and with a typing error")
  func labels() throws {
    let facts = try facts("• SØKARKOMMUNE: Rana\n• Samarbeidskommuner: Hemnes\n• Innbyggjartal: 5\n• Flatevidd: 7 km²")
    #expect(facts.applicant?.name == "Rana" && facts.partners.count == 1)
    #expect(facts.population == 5 && facts.areaKm2 == 7)
    let misspelt = try writeUp("Søkerkomune: Rana\nFolketal i regionen: 12")
    #expect(misspelt.facts.applicant?.name == "Rana")
    #expect(misspelt.diagnostics.contains { $0.identifier == "label-misspelt" })
  }

  @Test(
    "Several facts on one line, with any separator",
    arguments: [
      "Søkerkommune: Rana; samarbeidskommuner: Hemnes, Nesna og Lurøy; folketall: 33 500; areal: 6 073 km²",
      "Søkerkommune: Rana. Samarbeidskommuner: Hemnes, Nesna og Lurøy. Folketall: 33 500. Areal: 6 073 km²",
      "Søkerkommune Rana Samarbeidskommuner Hemnes, Nesna og Lurøy Folketall 33 500 Areal 6 073 km²",
      "Søkerkommune: Rana / Samarbeidskommuner: Hemnes, Nesna og Lurøy / Folketall: 33 500 / Areal: 6 073 km²",
    ])
  func severalOnALine(_ line: String) throws {
    let facts = try facts(line)
    #expect(facts.applicant?.name == "Rana")
    #expect(facts.partners.map(\.name) == ["Hemnes", "Nesna", "Lurøy"])
    #expect(facts.population == 33_500 && facts.areaKm2 == 6073)
  }

  @Test("A name that contains a label is refused and reported")
  func labelsInNames() throws {
    let writeUp = try writeUp("Søkerkommune: Rana; kontaktperson: Kari Moe")
    #expect(writeUp.facts.applicant == nil)
    #expect(writeUp.diagnostics.contains { $0.identifier == "applicant-unreadable" })
  }

  @Test("A fact that is not printed is missing, and a line that is not a fact is reported")
  func missing() throws {
    let writeUp = try writeUp("Prosjektleder: Kari")
    #expect(writeUp.facts == Facts())
    #expect(writeUp.diagnostics.contains { $0.identifier == "label-unknown" })
  }
}
