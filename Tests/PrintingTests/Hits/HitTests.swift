import ByregionLanguages
import ByregionPlaces
import ByregionSearch
import Testing

@testable import ByregionPrinting

@Suite("Hits")
struct HitTests {
  private let hit = PrintedHit(
    region: "Rana", label: "råd 2",
    passage: "Sørg for forankring i kommunestyret, så står rådet i by- og tettstedsutvikling.",
    marks: [10..<20], reference: "rana/advice/2")

  private func shown(_ hit: PrintedHit, _ terminal: Terminal = Terminal(width: 40)) throws -> String {
    try Output.text { try HitPrinter($0, terminal).hit(hit) }
  }

  @Test("a hit is region, kind in the reader's words, reference, and the passage wrapped below")
  func plain() throws {
    #expect(
      try shown(hit) == """
        Rana · råd 2  rana/advice/2
          Sørg for forankring i kommunestyret,
          så står rådet i by- og
          tettstedsutvikling.

        """)
  }

  @Test("on a colour terminal the match stands out, the region is bold and the reference dim")
  func colour() throws {
    let shown = try shown(hit, Terminal(width: 40, usesColour: true))
    #expect(shown.hasPrefix("\u{1b}[1mRana\u{1b}[0m · råd 2\u{1b}[38;5;243m  rana/advice/2\u{1b}[0m\n"))
    #expect(shown.contains("  Sørg for \u{1b}[1;38;5;163mforankring\u{1b}[0m i kommunestyret,\n"))
  }

  @Test("a match that is wrapped over two lines stands out on both")
  func brokenMatch() throws {
    var hit = hit
    hit.passage = "xxxxxxxxxxxxxxxxxx by-land-samarbeidet her"
    hit.marks = [19..<38]
    let shown = try shown(hit, Terminal(width: 30, usesColour: true))
    #expect(shown.contains("\u{1b}[1;38;5;163mby-land-\u{1b}[0m\n  \u{1b}[1;38;5;163msamarbeidet\u{1b}[0m her\n"))
  }

  @Test("omissions are marked, and an invalid mark never splits a character or crashes")
  func marks() throws {
    var hit = hit
    hit.passage = "æøå"
    hit.isCutBefore = true
    hit.isCutBehind = true
    hit.marks = [1..<3, 2..<5, 100..<200, -4..<0]
    let shown = try shown(hit, Terminal(usesColour: true))
    #expect(shown.hasSuffix("\n  … \u{1b}[1;38;5;163mæø\u{1b}[0m\u{1b}[1;38;5;163må\u{1b}[0m …\n"))
  }

  @Test("control characters in a passage are shown, and marks stay in place")
  func controls() throws {
    var hit = hit
    hit.passage = "a\u{1b}[31mb treff\u{202e}"
    hit.marks = [8..<13]
    hit.region = "R\u{7}"
    let shown = try shown(hit, Terminal(usesColour: true))
    #expect(shown.contains("a␛[31mb \u{1b}[1;38;5;163mtreff\u{1b}[0m\\u{202e}\n"))
    #expect(shown.hasPrefix("\u{1b}[1mR␇\u{1b}[0m"))
  }

  @Test("kinds are named in the reader's language, and numbered as printed, else by the reference")
  func labels() {
    func label(
      _ kind: String, _ number: String?, _ reference: String, _ language: Language = .bokmål
    ) -> String {
      PrintedHit(
        Hit(
          passageID: 1, reference: reference, kind: kind, number: number, regionName: "Rana",
          regionSlug: "rana",
          text: "abc", snippet: "b", snippetOffset: 1, marks: [], score: 1), Catalogue(language)
      ).label
    }
    #expect(label("advice", "2", "rana/advice/1") == "råd 2")
    #expect(label("goal", nil, "rana/goal/1") == "mål 1")
    #expect(label("result", nil, "rana/result/3") == "resultat 3")
    #expect(label("continuation", nil, "rana/continuation/1") == "videre arbeid 1")
    #expect(label("application", nil, "rana/application/4") == "søknad 4")
    #expect(label("lead", nil, "rana/lead") == "innledning")
    #expect(label("lead", nil, "rana/lead", .nynorsk) == "innleiing")
    #expect(label("advice", "2", "rana/advice/1", .english) == "advice 2")
  }

  @Test("groups have a line with their count, if there are several")
  func groups() throws {
    func hit(_ reference: String, _ group: HitGroup) -> Hit {
      Hit(
        passageID: 1, reference: reference, kind: "advice", regionName: "Rana", regionSlug: "rana",
        text: "tekst",
        snippet: "tekst", marks: [], score: 1, group: group)
    }
    var response = SearchResponse(
      hits: [
        hit("rana/advice/1", .allWords), hit("rana/advice/2", .allWords), hit("rana/advice/3", .someWords),
      ],
      total: 9, groups: [GroupCount(group: .allWords, count: 2), GroupCount(group: .someWords, count: 7)])
    #expect(
      try Output.text { try HitPrinter($0, Terminal(), Catalogue(.bokmål)).hits(response) } == """
        alle ordene (2)

        Rana · råd 1  rana/advice/1
          tekst

        Rana · råd 2  rana/advice/2
          tekst

        noen av ordene, ikke medregnet (7)

        Rana · råd 3  rana/advice/3
          tekst

        """)
    response.hits.removeLast()
    response.groups = [GroupCount(group: .allWords, count: 3)]
    #expect(!(try Output.text { try HitPrinter($0, Terminal()).hits(response) }).contains("all words"))
  }

  @Test("if no passage has all words, a line says so")
  func noneStrong() throws {
    let hit = Hit(
      passageID: 1, reference: "rana/advice/3", kind: "advice", regionName: "Rana", regionSlug: "rana", text: "tekst",
      snippet: "tekst", marks: [], score: 1, group: .someWords)
    let response = SearchResponse(hits: [hit], total: 7, groups: [GroupCount(group: .someWords, count: 7)])
    let shown = try Output.text { try HitPrinter($0, Terminal(), Catalogue(.nynorsk)).hits(response) }
    #expect(shown.hasPrefix("nokre av orda, ikkje medrekna (7)\n\nRana · råd 3"))
  }

  @Test("an explanation shows each word's part of the score below the passage")
  func explanation() throws {
    func word(_ typed: String, _ met: String, _ reason: String, _ times: Int, _ score: Double) -> ExplainedWord {
      let alternative = Alternative(
        word: met, weight: 0.75, similarity: 0.7, match: .form, reason: reason, passages: 3)
      return ExplainedWord(
        word: typed, alternative: alternative, occurrences: times, rarity: 4.005, frequency: 0.8, score: score)
    }
    let words = [word("råd", "råd", "as typed", 2, 2.5), word("by", "byene", "inflection", 1, 1.25)]
    var hit = hit
    hit.explanation = ExplanationLines.lines(
      of: Explanation(words: words, score: 3.75), Catalogue(.english))
    #expect(
      try shown(hit, Terminal(width: 80)).hasSuffix(
        """
          score 3.75, the sum of weight × rarity × frequency:
            2.50  råd  as typed, 2 times: 0.75 × 4.01 × 0.80
            1.25  by   byene, inflection, once: 0.75 × 4.01 × 0.80

        """))
  }

  @Test("expanded terms are shown in one line")
  func alsoSearched() {
    func also(_ word: String, _ alternatives: [String]) -> AlsoSearched {
      AlsoSearched(
        word: word,
        alternatives: alternatives.map {
          Alternative(word: $0, weight: 0.5, similarity: 0.5, match: .similar, reason: "similar", passages: 1)
        })
    }
    func line(_ words: [AlsoSearched]) -> String {
      Output.text { HitPrinter($0, Terminal(width: 44), Catalogue(.bokmål)).alsoSearched(words) }
    }
    #expect(line([]) == "")
    #expect(
      line([also("struktur", ["strukturer", "strukturen"])]) == "søkte også:  strukturer, strukturen\n")
    #expect(
      line([also("råd", ["rådet"]), also("by", ["byen", "byer", "byene"])])
        == "søkte også:  råd: rådet; by: byen, byer,\n             byene\n")
    #expect(line([also("a", (1...9).map { "a\($0)" })]).hasSuffix("a7, a8,\n             …\n"))
  }
}
