import ByregionWriteUp
import Testing

@Suite("Unusual write-ups are read as their authors meant them")
struct UnusualTests {
  private func texts(_ writeUp: WriteUp, _ kind: Section.Kind) -> [String] { writeUp.entries(of: kind).map(\.text) }

  @Test("Facts first, then the sections in another order, one kind twice")
  func factsFirst() throws {
    let writeUp = try WriteUp(
      """
      Nordfjord

      Fakta Nordfjord
      Søkjarkommune: Eid
      Folketal i regionen: 27 400
      Frå Nordfjord sin søknad til Byregionprogrammet:

      Vi vil samarbeide meir.

      Råda våre

      1. Møt kvarandre

      Resultat

      - Ein plan

      Måla for Nordfjord

      Fleire jobbar.

      Andre resultat

      - Betre tillit
      """)
    #expect(writeUp.sections.map(\.kind) == [.facts, .application, .advice, .results, .goals, .results])
    #expect(writeUp.sections.map(\.line) == [3, 6, 10, 14, 18, 22])
    #expect(texts(writeUp, .results) == ["Ein plan", "Betre tillit"])
    #expect(writeUp.regionName == "Nordfjord" && writeUp.kind == .final && writeUp.language == .nynorsk)
    #expect(writeUp.facts.population == 27400 && writeUp.facts.areaKm2 == nil)
  }

  @Test(
    "A heading can contain a project's title, in quotation marks or equal to the write-up's title",
    arguments: [
      "Mål for prosjektet «Bedre by og bygd»", "Mål for prosjektet \"Grønn vekst\"", "Mål for “Bylab i nord”",
      "Mål for Bedre by og bygd",
    ])
  func projectTitle(_ heading: String) throws {
    let writeUp = try WriteUp("Bedre by og bygd\n\nTekst.\n\n\(heading)\n- Flere jobber\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals])
    #expect(writeUp.sections.last?.heading == heading)
    #expect(texts(writeUp, .goals) == ["Flere jobber"])
  }

  @Test(
    "A sentence with a quotation is not a heading",
    arguments: [
      "«Mål for grønn vekst» ble vedtatt av alle", "Målet om «grønn vekst» deles av alle i regionen vår",
      "Resultatet av «Bylab i nord» er at folk møtes oftere", "Mål for det \"grønne skiftet trenger vi",
    ])
  func quotation(_ sentence: String) throws {
    let writeUp = try WriteUp("Bedre by og bygd\n\nTekst.\n\(sentence)\nMer tekst.\n")
    #expect(writeUp.sections.map(\.kind) == [.lead])
  }

  @Test("The region's name of a write-up without a title comes from the heading of the facts")
  func factsAsTitle() throws {
    let writeUp = try WriteUp(
      "Fakta Lofoten\nSøkerkommune: Vågan\nFolketall: 23 640 (1.1.2015)\n\nResultater\n- Felles reiseliv\n")
    #expect(writeUp.regionName == "Lofoten" && writeUp.facts.population == 23640)
    #expect(try WriteUp("Fakta\n\nResultater\n- Felles reiseliv\n").regionName == nil)
    #expect(try WriteUp("Faktor X\n\nResultater\n- Felles reiseliv\n").regionName != "X")
  }

  @Test("Numbered headings are headings and keep their numbers")
  func numberedHeadings() throws {
    let writeUp = try WriteUp(
      """
      Ringeriksregionen

      1. Mål for Ringeriksregionen
      Bedre samspill.

      2. Resulatater
      • Et nettverk

      3. Ringeriksregionens råd for samarbeid om regional utvikling
      1) Møt hverandre.
      2) Mål det dere gjør.

      4. Fakta Ringeriksregionen
      Søkerkommune: Ringerike
      Partnere: Hole og Jevnaker
      """)
    #expect(
      writeUp.sections.map(\.heading) == [
        "1. Mål for Ringeriksregionen", "2. Resulatater",
        "3. Ringeriksregionens råd for samarbeid om regional utvikling", "4. Fakta Ringeriksregionen",
      ])
    #expect(writeUp.sections.map(\.line) == [3, 6, 9, 13])
    #expect(texts(writeUp, .goals) == ["Bedre samspill."] && texts(writeUp, .results) == ["Et nettverk"])
    #expect(texts(writeUp, .advice) == ["Møt hverandre.", "Mål det dere gjør."])
    #expect(writeUp.facts.partners.map(\.name) == ["Hole", "Jevnaker"])
  }

  @Test("An unknown numbered heading is a heading beside known ones")
  func numberedOther() throws {
    let writeUp = try WriteUp(
      "Salten\n\n1. Innledning\nVi begynte.\n\n2. Mål for Salten\nVekst.\n\n3. Resultater\nJobber.\n")
    #expect(writeUp.sections.map(\.kind) == [.other, .goals, .results])
    #expect(texts(writeUp, .goals) == ["Vekst."])
  }

  @Test(
    "A lowercase region's name after Fakta gets a capital",
    arguments: ["kristiansandsregionen", "arendalsregionen", "kongsbergregionen", "valdres"])
  func smallName(_ name: String) throws {
    let writeUp = try WriteUp("By og bygd i lag\n\nResultater\n\n- Ett\n\nFakta \(name)\n\nSøkerkommune: Rana\n")
    #expect(writeUp.regionName == name.prefix(1).uppercased() + name.dropFirst())
    #expect(try WriteUp("By og bygd\n\nFakta om regionen\n\nSøkerkommune: Rana\n").regionName == nil)
  }

  @Test(
    "Numbered lines below a heading without a number are items, even in words of headings",
    arguments: [
      "Salten\n\nUtdrag fra Salten sin søknad til Byregionprogrammet\n\n1. Mål\nVekst.\n2. Resultater\nTo.\n",
      "Salten\n\nSaltens råd for samarbeid om regional utvikling\n\n1. Mål\n2. Resultater\n3. Råd\n",
    ])
  func numberedItems(_ source: String) throws {
    let writeUp = try WriteUp(source)
    #expect(writeUp.sections.count == 1)
    #expect(writeUp.sections[0].entries.filter { $0.number != nil }.count >= 2)
  }

  @Test(
    "Headings that are questions are classified by what they ask",
    arguments: [
      ("Hva ble resultatene?", Section.Kind.results), ("Kva vart resultata", .results), ("Resultat hittil", .results),
      ("Hva er resultatene?", .results), ("Hva nå?", .continuation), ("Kva no?", .continuation),
      ("Hva jobber byregionen med etter at programmet er slutt?", .continuation),
      ("Dette jobbar Follo med etter at programmet er slut", .continuation), ("Hva vi ville oppnå", .goals),
      ("Kva ville vi oppnå?", .goals), ("Dette ville vi oppnå", .goals), ("Dette rår vi andre til", .advice),
      ("Hva vi lærte", .other), ("Dette har vi oppnådd", .results), ("Hva ønsket vi å oppnå?", .goals),
      ("Dette ønskte vi å få til", .goals), ("Prosjektets hovedmål", .goals), ("Hva oppnådde vi?", .results),
      ("Dette fekk vi til", .results), ("Dette har vi levert", .results), ("Slik held vi fram", .continuation),
      ("Slik går vi videre", .continuation), ("Dette fortsetter vi med", .continuation), ("Neste steg", .continuation),
      ("Hva kan andre lære av oss?", .advice), ("Dette anbefaler vi", .advice), ("Kva ville vi få til?", .goals),
      ("Hva skulle prosjektet bidra til?", .goals), ("Det vi ville oppnå", .goals),
      ("Hva var målet med arbeidet?", .goals),
      ("Ambisjoner", .goals), ("Formål og mål", .goals), ("Sånn gikk det", .results), ("Korleis gjekk det?", .results),
      ("Hva kom ut av det?", .results), ("Det vi fikk til", .results), ("Hva sitter vi igjen med?", .results),
      ("Effekter av prosjektet", .results), ("I kva grad er måla nådde?", .results),
      ("Erfaringar vi vil dele", .advice), ("Lærdommer å ta med videre", .advice), ("Til andre regioner", .advice),
      ("Erfaringer til nytte for andre kommuner", .advice), ("Dette vil vi råde andre til", .advice),
      ("Hvordan skal arbeidet føres videre?", .continuation), ("Korleis arbeidet blir ført vidare", .continuation),
      ("Kva skjer etter prosjektet?", .continuation), ("Arbeidet held fram", .continuation),
      ("Dette søkte vi om", .application), ("Slik sto det i søknaden", .application),
      ("Søknaden i korte trekk", .application), ("Hva prosjektet har ført til", .results),
      ("Oppnådd så langt", .results), ("Resultat og verknader", .results), ("Bakteppe og mål", .goals),
      ("Det har vi lært, og det vil vi dele", .advice),
    ])
  func question(_ heading: String, kind: Section.Kind) throws {
    let writeUp = try WriteUp("Follo\n\nTekst.\n\n\(heading)\n\n- En plan\n- Et nettverk\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, kind])
    #expect(writeUp.sections.last?.entries.map(\.text) == ["En plan", "Et nettverk"])
  }

  @Test("A heading that is a question or phrase needs no blank line, and ends the section above")
  func questionWithoutBlankLines() throws {
    let writeUp = try WriteUp(
      "Follo\nTekst.\nKva ville vi få til?\n- Ein plan\nSånn gikk det\n- Et nettverk\nKva skjer no?\nVi held fram.\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .results, .continuation])
  }

  @Test(
    "A short heading in any words above lines of facts opens the facts",
    arguments: ["Follo i tall", "Om regionen", "Follo kort fortalt"])
  func unknownHeadingOfFacts(_ heading: String) throws {
    let facts = "Søkerkommune: Ås\nFolketall: 130 000 (1.1.2015)\n"
    for source in [
      "Follo\n\nResultater\n\n- En plan\n\n\(heading)\n\n\(facts)",
      "# Follo\n\n## Resultater\n\n- En plan\n\n## \(heading)\n\n\(facts)",
    ] {
      let writeUp = try WriteUp(source, name: source.hasPrefix("#") ? "follo.md" : "follo.txt")
      #expect(writeUp.sections.map(\.kind) == [.results, .facts])
      #expect(writeUp.facts.applicant?.name == "Ås" && writeUp.facts.population == 130_000)
    }
  }

  @Test(
    "A sentence that begins like a heading is not a heading",
    arguments: [
      "Hva ble resultatene av alt dette for innbyggerne i regionen vår?", "Hva nå med de unge som flytter ut herfra?",
      "Dette jobber vi med hver dag, og det er ikke slutt ennå", "Hva nå, spurte ordføreren",
      "Slik gikk det med de fleste av bedriftene som var med", "Dette ville kommunene ikke være med på",
    ])
  func askingSentence(_ sentence: String) throws {
    let writeUp = try WriteUp("Follo\n\nTekst.\n\(sentence)\nMer tekst.\n")
    #expect(writeUp.sections.map(\.kind) == [.lead])
  }

  @Test(
    "Words in quotation marks do not make a heading, nor does a question inside an application",
    arguments: [
      "Prosjekt «Mål og mening»", "Prosjektet \"Gode råd og dåd\"", "Tiltak «Råd til etablerere»", "Dette har vi hørt",
      "Dette får vi andre til", "Dette ville Follo", "Hva vil vi oppnå?",
    ])
  func quotedKeyWords(_ line: String) throws {
    let writeUp = try WriteUp(
      "Follo\n\nUtdrag fra Follo sin søknad til Byregionprogrammet\n\nTekst.\n\n\(line)\n\nMer tekst.\n")
    #expect(writeUp.sections.map(\.kind) == [.application])
  }

  @Test("A short unknown line between two lists is reported as a possible heading, unless it ends with a colon")
  func possibleHeadings() throws {
    let text = "Follo\n\nMål for Follo\n- Vekst\n- Jobber\n\n%\n\n- En plan\n- Et nettverk\n"
    let found = { (line: String) in
      try WriteUp(text.replacing("%", with: line)).diagnostics.filter { $0.identifier == "heading-possible" }.map(
        \.line)
    }
    #expect(try found("Blomster og bier") == [7])
    #expect(try found("Dessuten:") == [] && found("blomster og bier") == [] && found("Resultater for Follo") == [])
  }

  @Test("The level of a goal is its printed label")
  func levels() throws {
    let writeUp = try WriteUp(
      "Follo\n\nMål for Follo\n\nHovedmål: Vekst\n• Delmål 1: Jobber\n• Effektmål:\n  Trivsel\n"
        + "• Tema: Vei\n• Hovudmål – ja\n"
    )
    #expect(writeUp.entries(of: .goals).map(\.level) == ["Hovedmål", "Delmål", "Effektmål", nil, nil])
  }

  @Test(
    "The title is the region's name if it consists of only that",
    arguments: [
      ("Lofoten", "Fakta", "Lofoten"), ("Valdres og Toten", "Fakta om regionen", "Valdres og Toten"),
      ("Setesdal", "Fakta", "Setesdal"), ("Fra plan til handling", "Fakta Setesdal", "Setesdal"),
      ("Vekst i fjellet", "Fakta", nil), ("Midt-Telemark", "Fakta byregion Bø", "Midt-Telemark"),
      ("Grenlandsregionen", "Fakta Skien", "Grenlandsregionen"), ("Byregion Fosen", "Fakta Fosen", "Byregion Fosen"),
      ("Byregion Fosen – i vekst", "Fakta byregion Fosen", "Byregion Fosen"), ("Samspill", "Fakta om regionen", nil),
      ("Bø, Nome og Sauherad", "Fakta Bø, Nome og Sauherad", "Bø, Nome og Sauherad"),
      ("Vekstkraft Ofoten", "Fakta Narvik", "Narvik"), ("For eigen maskin", "Fakta: Hallingdal", "Hallingdal"),
      ("Utviklingsprogrammet", "FAKTA OM SUNNFJORD", "SUNNFJORD"), ("Prosjekt X", "Fakta valdres", "Valdres"),
    ] as [(String, String, String?)])
  func regions(_ title: String, _ heading: String, _ expected: String?) throws {
    let writeUp = try WriteUp("\(title)\n\n\(heading)\n\nAreal i regionen: 5 km²\n")
    #expect(writeUp.regionName == expected)
    #expect(writeUp.sections.map(\.kind) == [.facts])
  }

  @Test("Whole paragraphs in the other form make a write-up mixed; a stray word does not")
  func languages() throws {
    let paragraph = "Kommunene har ikke samarbeidet før, men nå gjør de mer sammen enn noen gang.\n"
    let nynorsk = "Kommunane har ikkje arbeidd saman før, men no gjer dei meir enn nokon gong.\n"
    func language(_ text: String) throws -> WriteUp.Language { try WriteUp("Valdres\n\nResultat\n\n" + text).language }
    #expect(try language(paragraph) == .bokmål)
    #expect(try language(nynorsk) == .nynorsk)
    #expect(try language(paragraph + nynorsk) == .mixed)
    #expect(try language(paragraph + "Høgskulen og «Saman i Valdres» er med, og flere er på vei.\n") == .bokmål)
    #expect(try language("• Meir samarbeid\n• Ein plan\n• Fleire møte\n") == .nynorsk)
    #expect(try WriteUp("Valdres\n\nFakta Valdres\n\nSøkjarkommune: Vang\n").language == .nynorsk)
  }

  @Test("Markdown: emphasis, links, rules and breaks, and a bold line as a heading")
  func markdown() throws {
    let writeUp = try WriteUp(
      """
      Prosjekt Kyst
      =============

      Innledning på én linje
      og en til.

      **Resultater**

      1. Første
         - nøstet *punkt*
           med [lenke](https://example.org)
      2. Andre \\
         linje

      ***

      • Kule uten strek
      2\\. ikke et punkt

      ### Delmål

      * Noe &amp; **fet** `kode`

      ## Til ettertanke
      """, name: "x.md")
    #expect(writeUp.title == "Prosjekt Kyst")
    #expect(texts(writeUp, .lead) == ["Innledning på én linje", "og en til."])
    #expect(
      texts(writeUp, .results) == [
        "Første", "nøstet punkt med lenke", "Andre linje", "Kule uten strek", "2. ikke et punkt", "Delmål",
        "Noe & fet kode",
      ])
    #expect(writeUp.sections.last?.kind == .advice)
  }

  @Test("HTML: unclosed tags, tables, definitions, breaks and a header inside the article")
  func html() throws {
    let writeUp = try WriteUp(
      """
      <html><head><title>X</title></head><body><header><h1>Nettstedet</h1></header>
      <article><header><h1>Byregion
       Fosen</h1></header>
      <p>Ingress<br>i to linjer
      <h2>M&aring;l for Fosen</h2>
      <ul><li>Ett<li>To<br>linjer<ol><li>Inni</ol>etter<li><p>Tre</p><p>Mer</p></ul>
      <p><b>Resultater</b></p><div>Tekst i div<p>&bull; kule</p></div><script>var a = "<p>nei</p>"</script>
      <h2>Fakta Fosen</h2>
      <table><tr><th>S&oslash;kerkommune<td>Bjugn<tr><th>Samarbeidskommuner<td>&Oslash;rland, Ri&shy;ssa</table>
      <dl><dt>Folketall i regionen:<dd>25&nbsp;000 (1.1.2015)<dt>Areal<dd>4.000 km<sup>2</sup></dl>
      </article><article><p>Annet</p></article><footer>Bunn</footer></body></html>
      """, name: "x.html")
    #expect(writeUp.title == "Byregion Fosen" && writeUp.titleLine == 2 && writeUp.regionName == "Byregion Fosen")
    #expect(texts(writeUp, .lead) == ["Ingress", "i to linjer"])
    #expect(texts(writeUp, .goals) == ["Ett", "To linjer", "Inni", "etter", "Tre Mer"])
    #expect(texts(writeUp, .results) == ["Tekst i div", "kule"])
    #expect(writeUp.sections.map(\.line) == [4, 5, 7, 8])
    #expect(writeUp.facts.applicant?.name == "Bjugn" && writeUp.facts.partners.map(\.name) == ["Ørland", "Rissa"])
    #expect(writeUp.facts.population == 25000 && writeUp.facts.areaKm2 == 4000)
  }

  @Test("Without an article, the main element is used, then the body without skip links")
  func roots() throws {
    let main = "<body><p>Meny</p><main><h1>Follo</h1><p>Tekst</p></main></body>"
    #expect(try WriteUp(main, name: "x.html").title == "Follo")
    let body = "<body><a href='#x'>Hopp til innhold</a><nav>Meny</nav><h1>Follo</h1><p>Tekst</p></body>"
    #expect(try WriteUp(body, name: "x.html").title == "Follo")
    #expect(try WriteUp("<h1>Follo</h1>Tekst<h2>Resultater</h2><p>A", name: "x.html").sections.count == 2)
    let menu = "<body><div><ul><li>Meny</li><li>Tema</li></ul></div><div><h1>Follo</h1><p>Tekst</p></div></body>"
    #expect(try WriteUp(menu, name: "x.html").title == "Follo", "a list above the title is a menu")
  }

  @Test("The dump shows the parsed write-up")
  func dump() throws {
    let writeUp = try WriteUp(
      "Ål\n\nMål for Ål\n\n1. Delmål 1: A\u{1B}[31m\n\nFakta Ål\n\nSøkerkommune: Ål (Buskerud)\n")
    #expect(
      WriteUpDump.text(of: writeUp) == """
        title: Ål (line 1)
        region: Ål
        kind: final
        language: nb
        applicant: Ål (Buskerud) @9:15
        partners: -
        population: -
        area: -
        goals: Mål for Ål (line 3)
            1. Delmål 1: A\u{241B}[31m <Delmål> (line 5)
        facts: Fakta Ål (line 7)
          Søkerkommune: Ål (Buskerud) (line 9)
        1:1: note[language-unknown]: no word shows the written form; Bokmål is assumed
        5:15: warning[control-character]: 1 control characters, which are made harmless in output

        """)
  }
}
