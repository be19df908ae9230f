import ByregionWriteUp
import Testing

/// Labels of facts in words that are not in a list, with values at any position.
@Suite("Labels of facts in any words")
struct FactLabelTests {
  private static let labels = [
    ["Vertskommune", "Øvrige deltakere", "Innbyggere totalt", "Landareal"],
    ["Søknaden ble sendt av", "Sammen med", "Bosatte", "Areal i km²"],
    ["Kommune som søkte", "Medverkande kommunar elles", "Folketal til saman", "Storleik"],
    ["Prosjektets søkerkommune", "Kommuner for øvrig", "Folketall pr. 1.1.2015", "Areal totalt"],
    ["Ansvarlig kommune", "Nabokommuner", "Tall på folk", "Utstrekning"],
    ["Ansvarlig søker", "Med i samarbeidet ellers", "Folkemengde", "Areal til sammen"],
    ["Søker (kommune)", "Resten av kommunene", "Befolkning i alt", "Regionens størrelse"],
  ]
  private static let values = ["Ås", "Ski, Vestby og Nesodden", "45 120 (1. januar 2015)", "1 250 km²"]

  private func facts(_ labels: [String], _ row: (String, String) -> String) -> String {
    zip(labels, Self.values).map(row).joined()
  }

  private func check(_ source: String, name: String = "follo.txt") throws {
    let writeUp = try WriteUp(source, name: name)
    #expect(writeUp.sections.map(\.kind) == [.lead, .results, .facts], "\(source)")
    #expect(writeUp.facts.applicant?.name == "Ås", "\(source)")
    #expect(writeUp.facts.partners.map(\.name) == ["Ski", "Vestby", "Nesodden"], "\(source)")
    #expect(writeUp.facts.population == 45_120 && writeUp.facts.areaKm2 == 1250, "\(source)")
  }

  @Test("Values after a colon, a tab, wide space or a single space, or below the label", arguments: labels)
  func text(_ labels: [String]) throws {
    let head = "Follo\n\nTekst.\n\nResultater\n\n- En plan\n\nFakta Follo\n\n"
    try check(head + facts(labels) { "\($0): \($1)\n" })
    try check(head + facts(labels) { "\($0)\t\($1)\n" })
    try check(head + facts(labels) { $0 + String(repeating: " ", count: 40 - $0.count) + $1 + "\n" })
    try check(head + facts(labels) { "\($0) \($1)\n" })
    try check(head + facts(labels) { "\($0)\n\($1)\n\n" })
  }

  @Test("Tables, definition lists and bold lines in Markdown and HTML", arguments: labels)
  func markup(_ labels: [String]) throws {
    let head = "# Follo\n\nTekst.\n\n## Resultater\n\n- En plan\n\n## Fakta Follo\n\n"
    try check(head + "| | |\n|---|---|\n" + facts(labels) { "| \($0) | \($1) |\n" }, name: "follo.md")
    try check(head + facts(labels) { "**\($0)**\\\n\($1)\n\n" }, name: "follo.md")
    let page = { (facts: String) in
      "<html><body><main><h1>Follo</h1><p>Tekst.</p><h2>Resultater</h2><ul><li>En plan</li></ul><h2>Fakta Follo</h2>\(facts)"
        + "</main></body></html>"
    }
    try check(page("<table>" + facts(labels) { "<tr><th>\($0)</th><td>\($1)</td></tr>" } + "</table>"), name: "f.html")
    try check(page("<dl>" + facts(labels) { "<dt>\($0)</dt><dd>\($1)</dd>" } + "</dl>"), name: "f.html")
    try check(page(facts(labels) { "<p><b>\($0)</b></p><p>\($1)</p>" }), name: "f.html")
  }

  @Test("The applicant can be marked among the names")
  func markedApplicant() throws {
    let writeUp = try WriteUp("Follo\n\nTekst.\n\nFakta\n\nHvem er med: Ås (søkerkommune), Ski og Vestby\n")
    #expect(writeUp.facts.applicant?.name == "Ås")
    #expect(writeUp.facts.partners.map(\.name) == ["Ski", "Vestby"])
  }

  @Test(
    "Organizations are not municipalities, and the line is reported",
    arguments: [
      "Samarbeidspartnere: NHO og SINTEF", "Partnere: NHO og SINTEF", "Samarbeidspartnere: Ski, Vestby og NAV",
      "Samarbeidspartnere: Telemarksforsking og Innovasjon Norge", "Deltakere: Ski og Akershus fylkeskommune",
    ])
  func organizations(_ line: String) throws {
    let writeUp = try WriteUp("Follo\n\nTekst.\n\nFakta Follo\n\nSøkerkommune: Ås\n\(line)\n")
    #expect(writeUp.facts.applicant?.name == "Ås" && writeUp.facts.partners.isEmpty)
    #expect(writeUp.diagnostics.contains { $0.identifier == "label-unknown" && $0.line == 8 })
  }

  @Test("Names in capitals are municipalities if the label says so")
  func capitals() throws {
    let writeUp = try WriteUp("Follo\n\nTekst.\n\nFakta Follo\n\nSøkerkommune: ÅS\nSamarbeidskommuner: SKI og VESTBY\n")
    #expect(writeUp.facts.partners.map(\.name) == ["SKI", "VESTBY"])
  }

  @Test("A name with a colon among the partners is left out and reported")
  func colonAmongNames() throws {
    let writeUp = try WriteUp("Follo\n\nTekst.\n\nFakta Follo\n\nSamarbeidskommuner: Ski, Leder: Moe, Vestby\n")
    #expect(writeUp.facts.partners.map(\.name) == ["Ski", "Vestby"])
    #expect(writeUp.diagnostics.filter { $0.identifier == "partners-unreadable" }.map(\.line) == [7])
  }

  @Test("A name that is hyphenated at a line end, or copied with U+FFFE at it, is joined")
  func dividedNames() throws {
    let head = "Follo\n\nTekst.\n\nFakta Follo\n\nSøkerkommune: Ås\n"
    for names in ["Ski, Nes-\nodden", "Ski, Nes\u{FFFE}odden"] {
      let writeUp = try WriteUp(head + "Samarbeidskommuner: \(names)\nAreal: 819 km²\n")
      #expect(writeUp.facts.partners.map(\.name) == ["Ski", "Nesodden"] && writeUp.facts.areaKm2 == 819)
    }
  }

  @Test("Labels above their values are read even if one is unknown")
  func unknownColumn() throws {
    let table = { (labels: String, values: String) in
      try WriteUp(
        "# Follo\n\nTekst.\n\n## Nøkkeltal\n\n| \(labels) |\n|---|---|---|---|---|\n| \(values) |\n", name: "follo.md")
    }
    let writeUp = try table(
      "Ansvarleg søkjar | Kommunar elles i samarbeidet | Talet på innbyggjarar | Areal | Prosjektleiar",
      "Ås | Ski, Vestby | 45 120 pr. 01.01.2015 | 819 km2 | Solveig Nes")
    #expect(writeUp.sections.map(\.kind) == [.lead, .facts])
    #expect(writeUp.facts.applicant?.name == "Ås" && writeUp.facts.partners.map(\.name) == ["Ski", "Vestby"])
    #expect(writeUp.facts.population == 45_120 && writeUp.facts.areaKm2 == 819)
    #expect(writeUp.diagnostics.contains { $0.identifier == "label-unknown" })
    let one = try table("Kommune | Innbyggere | Areal | Ordfører | Parti", "Ås | 19 000 | 103 km² | Kari Moe | Ap")
    #expect(one.facts.partners.isEmpty && one.facts.applicant == nil)
  }

  @Test(
    "Other labels are not labels of facts, even if their words begin like one",
    arguments: [
      "Søknadsbeløp: 2 000 000 kroner", "Deltakere på møtene: 25",
      "Prosjektansvarlig: Kari Moe", "Utdrag fra søknaden", "Telefon: 77 00 00 00",
    ])
  func others(_ line: String) throws {
    let writeUp = try WriteUp(
      "Follo\n\nTekst.\n\nResultater\n\n- En plan\n\nFakta Follo\n\nTidsrom: 2015–2017\n\(line)\n")
    #expect(writeUp.facts.applicant == nil && writeUp.facts.partners.isEmpty)
    #expect(writeUp.facts.population == nil && writeUp.facts.areaKm2 == nil)
  }
}
