import ByregionWriteUp
import Testing

/// Headings in other words, found by the form of those that are known, and told by their words, place and texts.
@Suite("Headings in other words")
struct StandingHeadingTests {
  private static let lead = "Valdres\n\nTre kommuner har arbeidet med handel i byen og i bygdene rundt i to år.\n\n"

  private func kinds(_ text: String, name: String = "valdres.txt") throws -> [Section.Kind] {
    try WriteUp(text, name: name).sections.map(\.kind)
  }

  @Test(
    "A line that stands as the known headings do is one, whatever stands below them",
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

  @Test("Titles of entries are no headings, and are reported where they may be some")
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
    "A colon in a heading parts two of which one names the section",
    arguments: ["Fra oss til andre regioner: råd", "Til ettertanke: våre råd"])
  func colon(_ heading: String) throws {
    let text =
      Self.lead + "Mål for Valdres\n\n- Flere butikker\n\nResultater\n\n- To butikker\n\n\(heading)\n\n- Kort vei\n"
    #expect(try kinds(text) == [.lead, .goals, .results, .advice])
    let label = text.replacing(heading, with: "Delmål: flere butikker")
    #expect(try kinds(label) == [.lead, .goals, .results])
  }

  @Test(
    "The kind of a heading that nobody knows is that which is missing in its place, if the texts do not say otherwise",
    arguments: zip(["Fangsten er i garnet", "Kaffe og kart"], [Section.Kind.results, .other]))
  func place(_ heading: String, _ kind: Section.Kind) throws {
    let below = kind == .results ? "- To butikker er åpnet\n- Torget har fått lys" : "- Husk kaffe\n- Hold møtene korte"
    let writeUp = try WriteUp(
      "# Valdres\n\nTekst.\n\n## Mål\n\n- Liv i byen\n\n## \(heading)\n\n\(below)\n\n## Råd\n\n- Kort vei\n\n## Veien videre\n\n- Drift\n",
      name: "x.md")
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, kind, .advice, .continuation])
  }

  @Test("Where the order tells nothing, the texts do")
  func texts() throws {
    let writeUp = try WriteUp(
      "# Valdres\n\nTekst.\n\n## Kompasset i hylla\n\n- Husk kaffe\n- Hold møtene korte\n\n## Veien videre\n\n- Drift\n\n"
        + "## Garnet\n\n- Torget har fått lys\n- To butikker er åpnet\n\n## Mål\n\n- Liv i byen\n", name: "x.md")
    #expect(writeUp.sections.map(\.kind) == [.lead, .advice, .continuation, .results, .goals])
    #expect(writeUp.diagnostics.count { $0.identifier == "heading-unusual" } >= 2)
  }

  @Test(
    "Headings that ask or tell are known by classes of words in Bokmål and Nynorsk",
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

/// What stands above the title of a text that was copied out of a report.
@Suite("Heads of reports")
struct ReportHeadTests {
  private static let text = """

    Bedre by i Valdres

    Prosjektet samlet kommunene om byen og landet rundt, og næringslivet var med fra første dag.

    Mål for Valdres

    - Liv i byen

    """

  @Test(
    "The head of a report above the title is left out and reported",
    arguments: [
      "Regionrådet for Valdres – sluttrapport", "Nord-Aurdal kommune", "Arkivsak 16/1234", "Byregioner 2014–2018",
      "Kommunal- og moderniseringsdepartementet",
    ])
  func known(_ head: String) throws {
    let writeUp = try WriteUp(head + "\n" + Self.text)
    #expect(writeUp.title == "Bedre by i Valdres")
    #expect(writeUp.diagnostics.contains { $0.identifier == "page-around" })
  }

  @Test("A first line that comes back is the head of each page")
  func repeated() throws {
    let writeUp = try WriteUp("Handel og vandel\n" + Self.text + "\nHandel og vandel\n\nResultater\n\n- En plan\n")
    #expect(writeUp.title == "Bedre by i Valdres")
    #expect(writeUp.sections.map { $0.entries.count } == [1, 1, 1])
  }

  @Test("Where nothing tells the head, the first line is the title, and the other is reported")
  func unknown() throws {
    let writeUp = try WriteUp("Handel og vandel\n" + Self.text)
    #expect(writeUp.title == "Handel og vandel")
    #expect(writeUp.diagnostics.contains { $0.identifier == "title-possible" })
    let series = try WriteUp("Utviklingsprogrammet – Valdresregionen\n" + Self.text)
    #expect(series.title == "Utviklingsprogrammet – Valdresregionen")
  }
}

/// Facts that a sentence tells.
@Suite("Facts in sentences")
struct FactSentenceTests {
  @Test(
    "Who applied, who took part, and figures are read out of sentences among the facts",
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

  @Test("A label says more than a sentence")
  func labels() throws {
    let facts = try WriteUp(
      "Rana\n\nFakta\n\nSøker: Nesna\nSøknaden ble sendt av Rana sammen med alle de andre.\nFolketall: 9 000\n"
    ).facts
    #expect(facts.applicant?.name == "Nesna" && facts.population == 9000)
  }
}
