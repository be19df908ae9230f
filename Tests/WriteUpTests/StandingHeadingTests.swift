import ByregionWriteUp
import Testing

/// Headings in unlisted words, found by the layout of the known headings, and classified by their words, their position
/// and the text below them.
@Suite("Headings in unlisted words")
struct StandingHeadingTests {
  private static let lead = "Valdres\n\nTre kommuner har arbeidet med handel i byen og i bygdene rundt i to år.\n\n"

  private func kinds(_ text: String, name: String = "valdres.txt") throws -> [Section.Kind] {
    try WriteUp(text, name: name).sections.map(\.kind)
  }

  @Test(
    "A line with the layout of the known headings is a heading, whatever text is below it",
    arguments: [
      "\n\n- En felles plan\n- To nye butikker", "\n- En felles plan\n- To nye butikker", "\nVi har en felles plan.",
    ])
  func form(_ below: String) throws {
    let text = { (heading: String) in
      Self.lead + "Mål for Valdres\(below)\n\n\(heading)\(below)\n\nRåd til andre\(below)\n"
    }
    #expect(try kinds(text("Ting vi har fått på plass")) == [.lead, .goals, .results, .advice])
    #expect(try kinds(text("Slik jobbet vi")) == [.lead, .goals, .other, .advice])
  }

  @Test("Titles of entries are not headings, and are reported if they could be headings")
  func titles() throws {
    let entry = { (title: String) in "\(title)\nVi brukte et helt år på dette, og det var verdt det.\n\n" }
    let writeUp = try WriteUp(
      Self.lead + "Resultater\nHandelen har vokst i alle kommunene.\n\n" + entry("Kaffe") + entry("Skilt")
        + entry("Torget")
        + "Råd til andre\nDet er lurt å begynne med det som er lett.\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, .results, .advice])
    #expect(writeUp.diagnostics.contains { $0.identifier == "heading-possible" })
  }

  @Test(
    "A heading can have two parts with a colon between them, one of which names the section",
    arguments: ["Fra oss til andre regioner: råd", "Til ettertanke: våre råd"])
  func colon(_ heading: String) throws {
    let text =
      Self.lead + "Mål for Valdres\n\n- Flere butikker\n\nResultater\n\n- To butikker\n\n\(heading)\n\n- Kort vei\n"
    #expect(try kinds(text) == [.lead, .goals, .results, .advice])
    let label = text.replacing(heading, with: "Delmål: flere butikker")
    #expect(try kinds(label) == [.lead, .goals, .results])
  }

  @Test(
    "An unknown heading gets the kind that is missing at its position, unless the text below contradicts it",
    arguments: zip(["Fangsten er i garnet", "Kaffe og kart"], [Section.Kind.results, .advice]))
  func place(_ heading: String, _ kind: Section.Kind) throws {
    let below = kind == .results ? "- To butikker er åpnet\n- Torget har fått lys" : "- Husk kaffe\n- Hold møtene korte"
    let writeUp = try WriteUp(
      "# Valdres\n\nTekst.\n\n## Mål\n\n- Liv i byen\n\n## \(heading)\n\n\(below)\n\n## Råd\n\n- Kort vei\n\n## Veien videre\n\n- Drift\n",
      name: "x.md")
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, kind, .advice, .continuation])
  }

  @Test("Sections out of order are classified by their text")
  func texts() throws {
    let writeUp = try WriteUp(
      "# Valdres\n\nTekst.\n\n## Kompasset i hylla\n\n- Husk kaffe\n- Hold møtene korte\n\n## Veien videre\n\n- Drift\n\n"
        + "## Garnet\n\n- Torget har fått lys\n- To butikker er åpnet\n\n## Mål\n\n- Liv i byen\n", name: "x.md")
    #expect(writeUp.sections.map(\.kind) == [.lead, .advice, .continuation, .results, .goals])
    #expect(writeUp.diagnostics.count { $0.identifier == "heading-unusual" } >= 2)
  }

  @Test(
    "Questions and phrases are classified by classes of words in Bokmål and Nynorsk",
    arguments: [
      (Section.Kind.goals, ["Hva skulle oppnås?", "Vår plan", "Kva vi strekte oss etter", "Tanken bak prosjektet"]),
      (.results, ["Nådde vi måla?", "Dette har vi på plass", "Hva er nytt?", "Det vi står att med", "Gjort så langt"]),
      (
        .advice,
        ["Slik lykkes dere", "Før de set i gang", "Frå oss til dykk", "Verdt å vite", "Dette gir vi videre", "Ti bud"]
      ),
      (.continuation, ["Kva står att?", "Når pengene er brukt opp", "Fram mot 2022", "Frå prosjekt til kvardag"]),
      (.other, ["Vil du vite mer?", "Slik gikk vi fram", "Hvem betalte?"]),
    ])
  func classes(_ kind: Section.Kind, _ headings: [String]) throws {
    for heading in headings {
      let writeUp = try WriteUp("# Valdres\n\nTekst.\n\n## \(heading)\n\n- Torget og gata\n", name: "x.md")
      #expect(writeUp.sections.map(\.kind) == [.lead, kind], "\(heading)")
    }
  }
}

/// Lines above the title of a text that was copied from a report.
@Suite("Report headers")
struct ReportHeadTests {
  private static let text = """

    Bedre by i Valdres

    Prosjektet samlet kommunene om byen og landet rundt, og næringslivet var med fra første dag.

    Mål for Valdres

    - Liv i byen

    """

  @Test(
    "The report header above the title is left out and reported",
    arguments: [
      "Regionrådet for Valdres – sluttrapport", "Nord-Aurdal kommune", "Arkivsak 16/1234", "Byregioner 2014–2018",
      "Kommunal- og moderniseringsdepartementet",
    ])
  func known(_ head: String) throws {
    let writeUp = try WriteUp(head + "\n" + Self.text)
    #expect(writeUp.title == "Bedre by i Valdres")
    #expect(writeUp.diagnostics.contains { $0.identifier == "page-around" })
  }

  @Test("A first line that is repeated is the running head of each page")
  func repeated() throws {
    let writeUp = try WriteUp("Handel og vandel\n" + Self.text + "\nHandel og vandel\n\nResultater\n\n- En plan\n")
    #expect(writeUp.title == "Bedre by i Valdres")
    #expect(writeUp.sections.map { $0.entries.count } == [1, 1, 1])
  }

  @Test("Without evidence of a header, the first line is the title, and the other candidate is reported")
  func unknown() throws {
    let writeUp = try WriteUp("Handel og vandel\n" + Self.text)
    #expect(writeUp.title == "Handel og vandel")
    #expect(writeUp.diagnostics.contains { $0.identifier == "title-possible" })
    let series = try WriteUp("Utviklingsprogrammet – Valdresregionen\n" + Self.text)
    #expect(series.title == "Utviklingsprogrammet – Valdresregionen")
  }
}

/// Facts that are stated in sentences.
@Suite("Facts in sentences")
struct FactSentenceTests {
  @Test(
    "Applicant, partners and figures are read from sentences among the facts",
    arguments: [
      "Rana kommune sendte søknaden, og har hatt kommunene Hemnes og Nesna med seg.",
      "Søknaden ble sendt av Rana, sammen med Hemnes og Nesna.",
      "Søkjar er Rana, i lag med Hemnes og Nesna i heile perioden.",
    ])
  func facts(_ sentence: String) throws {
    let writeUp = try WriteUp(
      "Rana\n\nFakta\n\n\(sentence)\n\nDen 1. januar 2015 hadde kommunene 34 394 innbyggere på et areal av 4 460 km².\n"
    )
    #expect(writeUp.facts.applicant?.name == "Rana")
    #expect(writeUp.facts.partners.map(\.name) == ["Hemnes", "Nesna"])
    #expect(writeUp.facts.population == 34394 && writeUp.facts.populationDate == "2015-01-01")
    #expect(writeUp.facts.areaKm2 == 4460)
    #expect(writeUp.diagnostics.contains { $0.identifier == "fact-in-sentence" })
  }

  @Test("A labelled fact takes precedence over a sentence")
  func labels() throws {
    let facts = try WriteUp(
      "Rana\n\nFakta\n\nSøker: Nesna\nSøknaden ble sendt av Rana sammen med alle de andre.\nFolketall: 9 000\n"
    ).facts
    #expect(facts.applicant?.name == "Nesna" && facts.population == 9000)
  }
}
