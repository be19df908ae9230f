import ByregionWriteUp
import Testing

@Suite("List items and their text")
struct ItemTests {
  private func texts(_ writeUp: WriteUp, _ kind: Section.Kind) -> [String] { writeUp.entries(of: kind).map(\.text) }

  @Test("A second paragraph of an item belongs to it, but a paragraph after a nested list is separate")
  func paragraphsOfItems() throws {
    let page = try WriteUp(
      "<h1>Follo</h1><h2>Råd</h2><ol><li><p>Sett av tid.</p><p>Alt tar tid.</p></li><li>Ta<ul><li>en</li></ul>ut</ol>",
      name: "x.html")
    #expect(texts(page, .advice) == ["Sett av tid. Alt tar tid.", "Ta", "en", "ut"])
    let markdown = try WriteUp(
      "# Follo\n\n## Råd\n\n1. Sett av tid.\n\n   Alt tar tid.\n\n2. Ta\n   - en\n\n   ut\n\nTekst\n", name: "x.md")
    #expect(texts(markdown, .advice) == ["Sett av tid. Alt tar tid.", "Ta", "en", "ut", "Tekst"])
  }

  @Test("A heading or a fact inside an item is not its text, in collapsible sections and unclosed lists")
  func headingsInItems() throws {
    let unclosed = try WriteUp(
      "<h1>Follo</h1><h2>Mål for Follo</h2><ul><li>Et nettverk<h2>Resultater</h2><p>Vi har vokst.</p>"
        + "<h2>Fakta Follo</h2><p>Søkerkommune: Ski</p><p>Folketall: 34 394</p>", name: "x.html")
    #expect(texts(unclosed, .goals) == ["Et nettverk"])
    #expect(texts(unclosed, .results) == ["Vi har vokst."])
    #expect(unclosed.facts.population == 34394)
    let folding = try WriteUp(
      "<h1>Follo</h1><ul><li><h2>Mål for Follo</h2><p>Et nettverk</p><p>En plan</p></li><li><h2>Fakta Follo</h2>"
        + "<p>Søkerkommune: Ski</p><p>Folketall: 34 394</p></li></ul>", name: "x.html")
    #expect(texts(folding, .goals) == ["Et nettverk", "En plan"])
    #expect(folding.facts.applicant?.name == "Ski" && folding.facts.population == 34394)
    let markdown = try WriteUp(
      "# Follo\n\n## Mål for Follo\n\n- Et nettverk\n\n  Mer om det.\n\n  Resultater\n\n  Vi har vokst.\n\n"
        + "  Folketall: 34 394\n", name: "x.md")
    #expect(texts(markdown, .goals) == ["Et nettverk Mer om det."])
    #expect(texts(markdown, .results) == ["Vi har vokst.", "Folketall: 34 394"])
    #expect(markdown.facts.population == 34394)
  }

  @Test("A later paragraph belongs to the item of its depth, unless it is a complete fact")
  func depthOfParagraphs() throws {
    let markdown = try WriteUp(
      "# Follo\n\n## Resultater\n\n- Ytre\n\n  - Indre\n\n    mer om indre\n\n  mer om ytre\n", name: "x.md")
    #expect(texts(markdown, .results) == ["Ytre", "Indre mer om indre", "mer om ytre"])
    let page = try WriteUp(
      "<h1>Follo</h1><h2>Resultater</h2><ul><li><p>Bedre</p><p>Størrelse: viktig</p>"
        + "<p>Kilde for folketall: SSB</p></ul>",
      name: "x.html")
    #expect(texts(page, .results) == ["Bedre Størrelse: viktig Kilde for folketall: SSB"])
  }

  @Test("The bullet that word processors print as an o is a marker at any depth, and o.l. is a word")
  func letterBullets() throws {
    let writeUp = try WriteUp(
      "Follo\n\nResultater\n\no Næring\n  o Reiseliv\no Kultur\no.l. er et ord\nog er et annet\n")
    #expect(texts(writeUp, .results) == ["Næring", "Reiseliv", "Kultur", "o.l. er et ord", "og er et annet"])
    #expect(writeUp.sections[0].entries.map(\.depth) == [1, 2, 1, 0, 0])
  }

  @Test("Roman numerals are markers")
  func romanFigures() throws {
    let large = try WriteUp("Follo\n\nResultater\n\nI. Ett\nII. To\nIII) Tre\nIV. Fire\nMIX. er et ord\n")
    #expect(texts(large, .results) == ["Ett", "To", "Tre", "Fire", "MIX. er et ord"])
    let writeUp = try WriteUp(
      "Follo\n\nResultater\n\n- Næring\n  i. reiseliv\n  ii. havbruk\n  iii) fiske\nvi. er et ord\n")
    #expect(texts(writeUp, .results) == ["Næring", "reiseliv", "havbruk", "fiske", "vi. er et ord"])
  }

  @Test("Lists nest under any marker, and indented lines continue the item above")
  func deepLists() throws {
    let writeUp = try WriteUp(
      "Follo\n\nResultater\n\n- Ett\n\t– to\n\t\t* tre\n\t\t  med mer\n\ta) fire\n1) Fem\n   og mer\n\nIkke innrykket\n"
        + "  men innrykket tekst\n• 2. del av bypakken\n1.linjetjenesten er i gang\n2015 blir et år\n-1 person\n")
    let expected = [
      "Ett", "to", "tre med mer", "fire", "Fem og mer", "Ikke innrykket", "men innrykket tekst", "2. del av bypakken",
      "1.linjetjenesten er i gang", "2015 blir et år", "-1 person",
    ]
    #expect(texts(writeUp, .results) == expected)
    #expect(writeUp.entries(of: .results).map(\.depth) == [1, 2, 3, 2, 1, 0, 0, 1, 0, 0, 0])
    #expect(writeUp.entries(of: .results).map(\.number) == [nil, nil, nil, nil, 1, nil, nil, nil, nil, nil, nil])
  }

  @Test("An item can have its text on the next line, and an item without text is dropped")
  func emptyItems() throws {
    let writeUp = try WriteUp("Follo\n\nResultater\n\n •\n  Teksten\n •\n • To\n")
    #expect(texts(writeUp, .results) == ["Teksten", "To"])
  }

  @Test("A date at the start of a line is not a marker")
  func dateAtStart() throws {
    let writeUp = try WriteUp("Follo\n\nResultater\n\n1. januar 2015 startet arbeidet\n1. Januar var stille\n")
    #expect(texts(writeUp, .results) == ["1. januar 2015 startet arbeidet", "Januar var stille"])
  }
}
