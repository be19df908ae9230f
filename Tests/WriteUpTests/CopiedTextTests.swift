import Testing

@testable import ByregionWriteUp

/// Texts that were copied from a PDF, a mail or a web page.
@Suite("Copied texts") struct CopiedTextTests {
  private static func read(_ text: String, name: String = "text.txt") throws -> WriteUp {
    WriteUpReader.read(try SourceText(bytes: Array(text.utf8), name: name))
  }

  private static func entries(_ writeUp: WriteUp, _ kind: Section.Kind) -> [String] {
    writeUp.entries(of: kind).map(\.text)
  }

  @Test("hard-wrapped lines and hyphenated words are joined") func wrapped() throws {
    let writeUp = try Self.read(
      """
      Elveregionen

      Tre kommuner langs elva har fått en felles plan for
      næring, og skolene møter bedriftene to ganger i året.

      Resultater
      • Førti bedrifter har tatt i bruk ordningen med lær‐
      linger, og flere er på vei i Elverum, Åmot og Sør-
      Odal
      • Bussen går hver time på hverdager og annenhver time
      i helgene
      • Kort
      Elveregionens råd for samarbeid om
      regional utvikling
      1. Begynn i det små
      """)
    #expect(writeUp.sections.map(\.kind) == [.lead, .results, .advice])
    #expect(
      Self.entries(writeUp, .lead) == [
        "Tre kommuner langs elva har fått en felles plan for næring, og skolene møter bedriftene to ganger i året."
      ])
    #expect(
      Self.entries(writeUp, .results) == [
        "Førti bedrifter har tatt i bruk ordningen med lærlinger, og flere er på vei i Elverum, Åmot og Sør-Odal",
        "Bussen går hver time på hverdager og annenhver time i helgene", "Kort",
      ])
    #expect(writeUp.sections[2].heading == "Elveregionens råd for samarbeid om regional utvikling")
    #expect(writeUp.diagnostics.map(\.identifier).contains("lines-joined"))
  }

  @Test("one long full line is evidence of hard wrapping") func wrappedOnce() throws {
    let writeUp = try Self.read(
      """
      Elveregionen

      Resultater

      Kommunene har sterke næringer, men få arbeidsplasser for dem med høyere
      utdanning. Vi vil koble næringsliv og kommuner tettere sammen, og vi vil at
      Elverum skal være et sentrum.

      Skolen er åpen.
      """)
    #expect(
      Self.entries(writeUp, .results) == [
        "Kommunene har sterke næringer, men få arbeidsplasser for dem med høyere utdanning. Vi vil koble næringsliv og "
          + "kommuner tettere sammen, og vi vil at Elverum skal være et sentrum.", "Skolen er åpen.",
      ])
  }

  @Test("the date and address that a browser prints around a page are not text") func printedPage() throws {
    let writeUp = try Self.read(
      "11/29/26, 12:21 PM                 Elveregionen\n\n\nElveregionen\n\nResultater\n\n• Skolen er åpen\n\n"
        + "file:///home/kari/elva.html            1/1\n")
    #expect(writeUp.title == "Elveregionen")
    #expect(Self.entries(writeUp, .results) == ["Skolen er åpen"])
  }

  @Test("a question is a heading in a text without blank lines") func withoutBlankLines() throws {
    let writeUp = try Self.read(
      """
      Elveregionen
      Tre kommuner langs elva har fått en felles plan.
      Hva ønsket vi å oppnå?
      Flere lærlinger i små bedrifter
      Bedre buss mellom tettstedene
      Hva oppnådde vi?
      Førti bedrifter har tatt i bruk ordningen
      Bussen går hver time
      Våre tips til andre regioner
      Begynn i det små
      Slik går vi videre
      Ordningen er fast fra nyttår
      Skolene møter bedriftene to ganger i året
      """)
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .results, .advice, .continuation])
    #expect(
      Self.entries(writeUp, .goals) == ["Flere lærlinger i små bedrifter", "Bedre buss mellom tettstedene"])
  }

  @Test("automatic numbers of reStructuredText are markers") func openNumbers() throws {
    let writeUp = try Self.read("Elveregionen\n\nResultater\n\n#. Skolen er åpen\n#. Bussen går\n")
    #expect(Self.entries(writeUp, .results) == ["Skolen er åpen", "Bussen går"])
  }

  @Test("lowercase lines of a list stay apart if the text is not hard-wrapped") func unwrapped() throws {
    let writeUp = try Self.read("Elveregionen\n\nResultater\n\nflere boliger\nnye veier\nbedre skoler\n")
    #expect(Self.entries(writeUp, .results) == ["flere boliger", "nye veier", "bedre skoler"])
  }

  @Test("running heads and page numbers are removed, and an item continues across them", arguments: ["\n\u{0C}", "\n"])
  func pages(pageEnd: String) throws {
    let writeUp = try Self.read(
      "Årsrapport fra regionrådet\nElveregionen\n\nResultater\n"
        + "• Førti bedrifter har tatt i bruk ordningen og er fornøyde med den og\nvil gå videre med den\n"
        + "• Bussen går hver time på hverdager og annenhver time i helgene og på\nSide 1 av 2\(pageEnd)"
        + "Årsrapport fra regionrådet\nhelligdager\n• Skolen er åpen\nSide 2 av 2\n")
    #expect(writeUp.title == "Elveregionen")
    #expect(
      Self.entries(writeUp, .results) == [
        "Førti bedrifter har tatt i bruk ordningen og er fornøyde med den og vil gå videre med den",
        "Bussen går hver time på hverdager og annenhver time i helgene og på helligdager", "Skolen er åpen",
      ])
    #expect(writeUp.diagnostics.map(\.identifier).contains("page-furniture"))
  }

  @Test("a run of bullets above a list is assigned to its lines") func heaped() throws {
    let writeUp = try Self.read(
      """
      Elveregionen

      Resultater
      •
      •

      Førti bedrifter har tatt i bruk ordningen med lærlinger i små og store fag og er
      Bussen går hver time

      Elveregionens råd for samarbeid om regional utvikling
      1
      2

      Begynn i det små
      Hold møtene korte

      •
      •

      Dokumenter
      """)
    #expect(writeUp.sections.map(\.kind) == [.results, .advice, .documents])
    #expect(
      Self.entries(writeUp, .results) == [
        "Førti bedrifter har tatt i bruk ordningen med lærlinger i små og store fag og er", "Bussen går hver time",
      ])
    #expect(writeUp.entries(of: .advice).map(\.marker) == ["1.", "2."])
  }

  @Test("consecutive numbers before lines are markers, and other numbers are text") func counters() throws {
    let writeUp = try Self.read(
      "Elveregionen\n\nResultater\n\n1 Begynn i det små\n2 Hold møtene korte\n\nVeien videre\n\n"
        + "2015 ble et godt år\n3 Hus er bygd\n12 prosent flere jobber\n")
    #expect(Self.entries(writeUp, .results) == ["Begynn i det små", "Hold møtene korte"])
    #expect(
      Self.entries(writeUp, .continuation) == ["2015 ble et godt år", "3 Hus er bygd", "12 prosent flere jobber"])
  }

  @Test("a word with a soft hyphen at a line end is joined, also in a heading") func softHyphens() throws {
    let writeUp = try Self.read(
      "Elveregionen\n\nElveregionens råd for samarbeid om regional ut\u{AD}\nvikling\n1. Begynn i det små\n"
        + "2. Bruk fylkeskommu\u{AD}\nnen\n")
    #expect(writeUp.sections[0].heading == "Elveregionens råd for samarbeid om regional utvikling")
    #expect(Self.entries(writeUp, .advice) == ["Begynn i det små", "Bruk fylkeskommunen"])
  }

  @Test("a line that begins with a capital is a separate item, unless it begins with a name") func capitals() throws {
    let writeUp = try Self.read(
      """
      Elveregionen

      Resultater
      Førti bedrifter har tatt i bruk ordningen med lærlinger i fagene og
      er fornøyde med den. De kommer fra Elverum og nabokommunene og har
      flere år bak seg, og halvparten av dem kommer fra Solør og fra hele
      Elverum

      Veien videre
      Førti bedrifter har tatt i bruk ordningen med lærlinger i fagene
      Bussen går hver time
      """)
    #expect(Self.entries(writeUp, .results).count == 1)
    #expect(Self.entries(writeUp, .continuation).count == 2)
  }

  @Test(
    "headers and footers are removed without form feeds between pages",
    arguments: [
      ["Årsrapport 2018\n1\n", "Årsrapport 2018\n2\n"], ["Årsrapport fra rådet\n", "Årsrapport fra rådet\n"],
    ])
  func feet(feet: [String]) throws {
    let writeUp = try Self.read(
      "Elveregionen\n\nResultater\n• Førti bedrifter har tatt i bruk ordningen og\ner fornøyde med den\n• Skolen er åpen\n"
        + "• Bussen går hver time på hverdager og hver\n\(feet[0])helg\n• Et nytt museum\n• To nye veier\n• En bro\n\(feet[1])"
    )
    #expect(
      Self.entries(writeUp, .results) == [
        "Førti bedrifter har tatt i bruk ordningen og er fornøyde med den", "Skolen er åpen",
        "Bussen går hver time på hverdager og hver helg", "Et nytt museum", "To nye veier", "En bro",
      ])
  }

  @Test("labels and values in columns are facts, and a value can continue on the next line") func spacedFacts() throws {
    let writeUp = try Self.read(
      """
      Elveregionen

      Fakta Elveregionen

      Søkerkommune            Elverum
      Samarbeidskommuner      Åmot, Trysil,
                              Sør-Odal
      Folketall i regionen    31 250
      """)
    #expect(writeUp.facts.applicant?.name == "Elverum")
    #expect(writeUp.facts.partners.map(\.name) == ["Åmot", "Trysil", "Sør-Odal"])
    #expect(writeUp.facts.population == 31_250)
  }

  @Test("a title of two lines is joined, also if no other line is wrapped") func titleOfTwoLines() throws {
    let writeUp = try Self.read(
      "Kysten som kobler – et prosjekt\nom arbeid og bolig\nFire kommuner bygger ved stasjonene.\n\nResultater\n"
        + "- En plan\n")
    #expect(writeUp.title == "Kysten som kobler – et prosjekt om arbeid og bolig")
    #expect(Self.entries(writeUp, .lead) == ["Fire kommuner bygger ved stasjonene."])
  }

  @Test("a number broken between digit groups is joined") func brokenNumber() throws {
    let writeUp = try Self.read(
      """
      Elveregionen

      Tre kommuner langs elva har fått en felles plan
      for næring, og skolene møter bedriftene to ganger
      i året.

      Fakta Elveregionen
      Søkerkommune: Elverum
      Innbyggertall per 1. januar 2015 i alt: 31
      250
      """)
    #expect(writeUp.facts.population == 31_250)
    #expect(writeUp.facts.populationDate == "2015-01-01")
  }

  @Test("the site's name and menu above the main heading are not text") func mainHeading() throws {
    let writeUp = try Self.read(
      """
      Levanger kommune

      ## Næring

        * Byregion
        * Landbruk

      # Innherred

      Tre kommuner har laget en plan.

      ## Resultater

        * Et næringsapparat

      ## Råd til andre

        * Finn en motor
      """, name: "side.md")
    #expect(writeUp.title == "Innherred")
    #expect(writeUp.sections.map(\.kind) == [.lead, .results, .advice])
  }

  @Test("the diagnostic about pages left out of a PDF is the first") func cutPDF() throws {
    let pages = (1...3).map { number in
      "<page number=\"\(number)\" position=\"absolute\" top=\"0\" left=\"0\" height=\"1000\" width=\"700\">\n"
        + "<fontspec id=\"0\" size=\"12\" family=\"Times\" color=\"#000000\"/>\n"
        + "<text top=\"300\" left=\"90\" width=\"90\" height=\"14\" font=\"0\">Elveregionen \(number)</text>\n</page>\n"
    }
    let xml = "<pdf2xml producer=\"poppler\" version=\"22.12.0\">\n\(pages.joined())</pdf2xml>"
    let source = try SourceText(popplerXML: Array(xml.utf8), name: "a.pdf", pageLimit: 2)
    #expect(WriteUpReader.read(source).diagnostics.first?.identifier == "pdf-cut")
  }

  @Test("a mail pasted with its headers is read without them and without the letter") func pastedMail() throws {
    let writeUp = try Self.read(
      """
      Fra: Kari Nordmann <kari@elverum.example>
      Sendt: tirsdag 12. juni 2018 09:14
      Til: Ola Nordmann
      Emne: Teksten vår

      Hei, her er teksten.

      Hilsen Kari

      Elveregionen

      Resultater

      • En ny buss
      """)
    #expect(writeUp.title == "Elveregionen")
    #expect(Self.entries(writeUp, .results) == ["En ny buss"])
    #expect(writeUp.sections.map(\.kind) == [.results])
  }

  @Test("a quoted write-up is read without quote marks and without the letter") func quoted() throws {
    let writeUp = try Self.read(
      "Hei!\nHer er teksten.\n\n> Elveregionen\n>\n> Resultater\n>\n> - Bussen går hver time\n> - Skolen er åpen\n")
    #expect(writeUp.title == "Elveregionen")
    #expect(Self.entries(writeUp, .results) == ["Bussen går hver time", "Skolen er åpen"])
  }

  @Test("a table of contents is not a section", arguments: ["\t", " ........ ", "        "])
  func contents(filler: String) throws {
    let writeUp = try Self.read(
      "Elveregionen\n\nInnhold\nMål for Elveregionen\(filler)2\nResultater\(filler)13\n\nResultater\n\n- Bussen går\n")
    #expect(writeUp.sections.map(\.heading) == ["Resultater"])
    #expect(writeUp.sections[0].line == 7)
  }

  @Test("columns side by side are read one after the other") func columns() throws {
    let left = [
      "Resultater", "• Førti bedrifter har lærlinger", "• Bussen går hver time nå", "• Skolen er åpen hele året",
    ]
    let right = [
      "Råd fra Elveregionen", "• Begynn i det små med noe", "• La de unge komme til orde", "• Feir det dere får til",
    ]
    let lines = zip(left, right).map { $0 + String(repeating: " ", count: 40 - $0.count) + $1 }
    let writeUp = try Self.read("Elveregionen\n\n" + lines.joined(separator: "\n") + "\n")
    #expect(Self.entries(writeUp, .results).count == 3)
    #expect(Self.entries(writeUp, .advice) == right.dropFirst().map { String($0.dropFirst(2)) })
  }

  @Test("letters of a symbol font before a tab are bullets", arguments: ["Ø", "§", "ü", "n"])
  func symbols(sign: String) throws {
    let writeUp = try Self.read("Elveregionen\n\nResultater\n\n\(sign)\tBussen går\n\(sign)\tSkolen er åpen\n")
    #expect(Self.entries(writeUp, .results) == ["Bussen går", "Skolen er åpen"])
  }

  @Test("text that was encoded twice is repaired and reported") func encodedTwice() throws {
    let writeUp = try Self.read("Elveregionen\n\nResultater\n\n- MÃ¸ter hver mÃ¥ned â€“ og flere\n- Ærlig på nå\n")
    #expect(Self.entries(writeUp, .results) == ["Møter hver måned – og flere", "Ærlig på nå"])
    #expect(writeUp.diagnostics.map(\.identifier).contains("encoding-double"))
  }

  @Test("every line end character ends a line", arguments: ["\u{0B}", "\u{85}", "\u{2028}", "\u{2029}"])
  func lineEnds(end: String) throws {
    let writeUp = try Self.read("Elveregionen\n\nResultater\n\n• Bussen går\(end)• Skolen er åpen\n")
    #expect(Self.entries(writeUp, .results) == ["Bussen går", "Skolen er åpen"])
  }

  @Test("furniture around a copied page is left out and reported") func page() throws {
    let writeUp = try Self.read(
      "Hopp til innhold\nMeny\n\nElveregionen\n\nPublisert 3. mai 2018\n\nResultater\n\n- Bussen går\n\n"
        + "Fakta Elveregionen\n\nSøkerkommune: Elverum\n\nDel denne siden\n\nFacebook\n")
    #expect(writeUp.title == "Elveregionen")
    #expect(writeUp.sections.map(\.kind) == [.results, .facts])
    #expect(writeUp.diagnostics.map(\.identifier).contains("page-around"))
  }

  @Test(
    "the questions of a form are headings",
    arguments: [
      ("Mål og eventuelle delmål med prosjektet", Section.Kind.goals), ("Hva ønsket dere å oppnå?", .goals),
      ("I hvilken grad har prosjektet nådd sine mål?", .results), ("Kva har prosjektet oppnådd?", .results),
      ("Hvilke råd vil dere gi andre?", .advice), ("Hva har dere lært som andre kan ha nytte av?", .advice),
      ("Hvordan vil dere føre arbeidet videre?", .continuation),
    ])
  func forms(question: String, kind: Section.Kind) throws {
    let writeUp = try Self.read("Elveregionen\n\nÅrlig rapport\n\n\(question)\n\n- Et svar\n")
    #expect(writeUp.sections.last?.kind == kind)
    #expect(writeUp.sections.last?.heading == question)
  }

  @Test(
    "a note mark is never part of a number",
    arguments: ["22 400 1)", "22 4001)", "22 400¹", "22 4001 (1. jan. 2015)", "22.400 *"])
  func notes(value: String) throws {
    let writeUp = try Self.read(
      "Elveregionen\n\nFakta Elveregionen\n\nSøkerkommune: Elverum1)\nSamarbeidskommuner: Åmot², Trysil *\n"
        + "Folketall i regionen: \(value)\n")
    #expect(writeUp.facts.population == 22_400)
    #expect(writeUp.facts.applicant?.name == "Elverum")
    #expect(writeUp.facts.partners.map(\.name) == ["Åmot", "Trysil"])
  }

  @Test("implausible figures are reported") func implausible() throws {
    let writeUp = try Self.read(
      "Elveregionen\n\nFakta Elveregionen\n\nSamarbeidskommuner: Åmot, Trysil, Rena\nFolketall: 22\nAreal: 2 km²\n")
    #expect(writeUp.diagnostics.count { $0.identifier == "fact-implausible" } == 2)
  }
}
