import Testing

@testable import ByregionWriteUp

/// Headings whose words are not in a list, which are classified by the parts of their words and by their position.
@Suite("Headings with compound words")
struct StemTests {
  private static let headings: [(String, Section.Kind)] = [
    ("Prosjektmål", .goals), ("Samarbeidsmålene", .goals), ("Målsettingene våre", .goals), ("Hensikten", .goals),
    ("Hovedresultater", .results), ("Klimaeffektene", .results), ("Resultatoppnåing", .results),
    ("Dette har skjedd så langt", .results), ("Sluttresultat", .results), ("Næringsgevinstar", .results),
    ("Hovedanbefalinger", .advice), ("Fem gode råd til dere som skal i gang", .advice), ("Huskeliste", .advice),
    ("Oppfølging etter prosjektperioden", .continuation), ("Framtidig samarbeid", .continuation),
    ("Etter prosjektåra", .continuation),
    ("Delrapporter", .documents), ("Publikasjonar", .documents),
  ]

  @Test("A heading by markup is classified by the parts of its words", arguments: headings)
  func marked(_ heading: String, _ kind: Section.Kind) throws {
    for source in [
      "# Follo\n\nTekst.\n\n## \(heading)\n\n- En plan\n- Et nettverk\n",
      "# Follo\n\nTekst.\n\n## 2. \(heading)\n\n- En plan\n- Et nettverk\n",
    ] {
      let writeUp = try WriteUp(source)
      #expect(writeUp.sections.map(\.kind) == [.lead, kind])
      #expect(writeUp.sections.last?.entries.count == 2)
    }
  }

  /// "Prosjektmål" alone may be the label of a goal.
  @Test(
    "A line alone above a list is classified by the parts of its words",
    arguments: headings.filter { $0.0 != "Prosjektmål" })
  func unmarked(_ heading: String, _ kind: Section.Kind) throws {
    let writeUp = try WriteUp("Follo\n\nTekst.\n\n\(heading)\n\n- En plan\n- Et nettverk\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, kind])
    #expect(writeUp.sections.last?.heading == heading)
  }

  @Test(
    "Words that only begin or end like a known word are not classified",
    arguments: [
      "Dialog med ungdomsrådet", "Spørsmål", "Økonomisk vekst", "Videregående skole",
      "Læringssenter", "Byggesøknad", "Rapportering",
    ])
  func others(_ heading: String) throws {
    let marked = try WriteUp("# Follo\n\nTekst.\n\n## \(heading)\n\n- En plan\n")
    #expect(marked.sections.map(\.kind) == [.lead, .other])
    let plain = try WriteUp("Follo\n\nResultater\n\n- En plan\n\n\(heading)\n\n- Et nettverk\n")
    #expect(plain.sections.map(\.kind) == [.results])
    #expect(plain.diagnostics.contains { $0.identifier == "heading-possible" })
  }

  @Test(
    "A line inside running text is not a heading",
    arguments: [
      "Videre arbeid i kommunene er viktig.", "Framtidig samarbeid,",
      "Prosjektmålene ble satt av et utvalg", "Mål 2",
    ])
  func text(_ line: String) throws {
    let writeUp = try WriteUp("Follo\n\nResultater\n\n- En plan\n\n\(line)\n\n- Et nettverk\n")
    #expect(writeUp.sections.map(\.kind) == [.results])
  }

  @Test(
    "Lessons learned are advice if they are imperatives",
    arguments: ["Hva vi lærte", "Læringspunkter", "Suksessfaktorer", "Hva ville vi gjort annerledes?", "Lærdomar"])
  func lessons(_ heading: String) throws {
    for sign in ["", "## "] {
      let writeUp = try WriteUp("# Follo\n\nTekst.\n\n\(sign)\(heading)\n\n- Begynn i det små\n- Ikke skynd dere\n")
      #expect(writeUp.sections.map(\.kind) == [.lead, .advice])
      let others = try WriteUp("# Follo\n\nTekst.\n\n## \(heading)\n\n- Planen kom sent\n- Nettverket virket\n")
      #expect(others.sections.map(\.kind) == [.lead, .other])
    }
  }

  @Test("A heading's number without a full stop is part of the heading")
  func outlineNumbers() throws {
    let writeUp = try WriteUp(
      "Follo\n\nTekst.\n\n1 Mål for Follo\n\n- En plan\n\n2 Etter programslutt\n\n- Et nettverk\n\n3.1 Prosjektresultater\n\nTo.\n"
    )
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .continuation, .results])
    #expect(writeUp.sections.last?.heading == "3.1 Prosjektresultater")
  }

  @Test("If all headings end with a colon, an unknown heading can too")
  func colons() throws {
    let text = String(repeating: "Prosjektet har brukt fire millioner kroner i alt. ", count: 2)
    let writeUp = try WriteUp("Follo\n\nMål:\n\n- En plan\n\nResultater:\n\n- Et nettverk\n\nØkonomi:\n\n\(text)\n")
    #expect(writeUp.sections.map(\.kind) == [.goals, .results, .other])
  }

  @Test("A regional council's name is a region's name, also in headings")
  func councils() throws {
    let writeUp = try WriteUp(
      "# Setesdal regionråd\n\n## Ambisjoner for Setesdal regionråd\n\n- Vekst\n\n## Resultater\n\n- En plan\n")
    #expect(writeUp.regionName == "Setesdal regionråd")
    #expect(writeUp.sections.map(\.kind) == [.goals, .results])
  }

  @Test("An accordion whose tab list contains its panels is text")
  func accordionOfTabs() throws {
    let panels = [("Mål", "En plan"), ("Resultater", "Et nettverk")].enumerated().map { index, panel in
      """
      <div class="item"><div id="t\(index)" role="tab" aria-controls="p\(index)"><a href="">\(panel.0)</a></div>
      <div id="p\(index)" role="tabpanel" style="display:none"><ul><li>\(panel.1)</li></ul></div></div>
      """
    }
    let writeUp = try WriteUp(
      "<html><body><h1>Follo</h1><p>Tekst.</p><div role=\"tablist\">\(panels.joined())</div></body></html>",
      name: "side.html")
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .results])
    #expect(writeUp.sections.map { $0.entries.map(\.text) } == [["Tekst."], ["En plan"], ["Et nettverk"]])
  }

  @Test("Buttons and the menu at the start of a copied page are not the title")
  func buttons() throws {
    let writeUp = try WriteUp(
      "   (BUTTON) Meny\n    1. Start\n    2. Byregioner\n\nSogn\n\n   Tekst.\n\nResultat\n\n     * Ein plan\n\n"
        + "     * Del på Facebook\n     * Skriv ut\n\n   Sist oppdatert: 1. juni 2018\n\nKontakt kommunen\n\n   Gata 1\n"
    )
    #expect(writeUp.title == "Sogn")
    #expect(writeUp.sections.map(\.kind) == [.lead, .results])
    #expect(writeUp.sections.last?.entries.map(\.text) == ["Ein plan"])
  }

  @Test("An item of advice that begins like a button is kept, with the text below it")
  func adviceLikeButtons() throws {
    let writeUp = try WriteUp(
      "Follo\n\nTekst.\n\nRåd fra Follo\n\n- Vær tidlig ute\n- Del på rollene, ikke bare på regningen\n- Møt hverandre\n"
    )
    #expect(writeUp.sections.last?.entries.count == 3)
    let paragraphs = try WriteUp(
      "Follo\n\nTekst.\n\nRåd fra Follo\n\nVær tidlig ute.\n\nDel på rollene, ikke bare på regningen\n\n"
        + "Kontakt kommunen før dere begynner å planlegge.\n\nDel på Facebook, Twitter og e-post\n\nTil toppen\n")
    #expect(paragraphs.sections.last?.entries.count == 3)
  }

  @Test("A copied margin before every line is not an indent")
  func margins() throws {
    let writeUp = try WriteUp(
      """
      \u{20}Follo
       Ti kommuner har snakket sammen om
       ungdom, arbeid og hva som får folk til å bli
       boende.

       Overordnede mål
       • Ungdom skal være med og bestemme
       • Bedre omdømme for hele dalen
       Dette har vi oppnådd
       • Namdalstrainee har hatt 64 deltakere
       • Ungdomskonferansen er blitt en årlig
           begivenhet
       Våre beste tips
       • La ungdommen få eget budsjett
      """)
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .results, .advice])
    #expect(writeUp.sections[2].entries.last?.text == "Ungdomskonferansen er blitt en årlig begivenhet")
  }

  @Test("Rows of a table of facts copied without colons are facts, below a heading in any words")
  func unmarkedFacts() throws {
    let writeUp = try WriteUp(
      "Follo\n\nResultater\n\n- En plan\n\nOm byregionen vår\n\nSøkerkommune Ås\nSamarbeidskommuner Ski, Vestby og Frogn\n"
        + "Folketall i regionen 45 000 (1.1.2015)\nAreal i regionen 350 km²\n")
    #expect(writeUp.sections.map(\.kind) == [.results, .facts])
    #expect(writeUp.facts.applicant?.name == "Ås" && writeUp.facts.partners.count == 3)
    #expect(writeUp.facts.population == 45_000 && writeUp.facts.areaKm2 == 350)
  }

  @Test("Among documents, names of documents are not headings")
  func namesOfDocuments() throws {
    let writeUp = try WriteUp(
      "Follo\n\nResultater\n\n- En plan\n\nDokumenter\n\nRingvirkningsanalyse for Ås\n\nEvaluering av Follo\n\nFakta Follo\n\nSøker kommune: Ås\n"
    )
    #expect(writeUp.sections.map(\.kind) == [.results, .documents, .facts])
    #expect(writeUp.facts.applicant?.name == "Ås")
  }

  @Test("A title that mentions a place is not a region's name")
  func projects() throws {
    #expect(
      try WriteUp("Robust i Romsdal\n\nTekst om Romsdal.\n\nFakta Romsdal\n\nSøkerkommune: Rauma\n").regionName
        == "Romsdal")
    #expect(try WriteUp("Robust i Romsdal\n\nTekst.\n\nFakta\n\nSøkerkommune: Rauma\n").regionName == nil)
  }

  @Test("A link for editing beside a heading is not text")
  func editLinks() throws {
    let section = { (heading: String, item: String) in
      """
      <div class="mw-heading"><h2>\(heading)</h2><span class="mw-editsection"><span>[</span><a href="/e">rediger</a>\
      <span>]</span></span></div><ul><li>\(item)</li></ul>
      """
    }
    let writeUp = try WriteUp(
      "<html><body><h1>Follo</h1><p>Tekst.</p>\(section("Mål", "En plan"))\(section("Resultater", "To"))</body></html>",
      name: "side.html")
    #expect(writeUp.sections.map { $0.entries.map(\.text) } == [["Tekst."], ["En plan"], ["To"]])
  }
}
