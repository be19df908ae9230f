import ByregionNorwegian
import ByregionRecords
import ByregionSQLite
import Testing

@testable import ByregionSearch
@testable import ByregionStore

/// Which words count as one, asked of an index that holds both.
@Suite("Which words count as one")
struct CountedFormsTests {
  private static let pairs = """
    løsning løysing, mulighet moglegheit, eiendom eigedom, fremtiden framtida, ledelse leiing, melk mjølk, kjøre køyre, \
    høgskole høgskule, uke veke, trygghet tryggleik, eneste einaste, begynne byrje, oppgave oppgåve, gård gard, \
    forskning forsking, deltakelse deltaking, avgjørende avgjerande, mangfold mangfald, bredbånd breiband, kreves krevst, \
    åpen open, tre trær, se sett, bety betydde, liten lille, åpen åpne, innbygger innbyggernes, kommune kommunar
    """
  private static let others = """
    hår har, før for, kommunikasjon kommune, tillit til, tillit stilling, forankring næring, sommer som, stord store, \
    ski skien, vega vei, bø bør, lier lite, ung unger, fase faste, delta delt, deltar delt, fast fase, by byte
    """
  private static func words(_ list: String) -> [(String, String)] {
    list.split(separator: ",").map { pair in
      let words = pair.split { " \n".contains($0) }.map(String.init)
      return (words[0], words[1])
    }
  }

  private static let all = Set((words(pairs) + words(others)).flatMap { [$0.0, $0.1] }).sorted()

  private func counted(_ query: String, among words: [String] = all) throws -> Set<String> {
    let knowledgeBase = try SearchFixtures.knowledgeBase(words)
    var request = SearchRequest(query, limit: .max)
    request.isFormsOnly = true
    return Set(try knowledgeBase.search(request).hits.map(\.text))
  }

  @Test("forms of one word in either written form are counted", arguments: words(pairs))
  func same(_ one: String, _ other: String) throws {
    #expect(try counted(one).contains(other))
    #expect(try counted(other).contains(one))
    // A write-up in the other written form lacks the word that is typed.
    #expect(try counted(one, among: Self.all.filter { $0 != one }).contains(other))
  }

  @Test("words that only look alike, and names of places, are not", arguments: words(others))
  func different(_ one: String, _ other: String) throws {
    #expect(try !counted(one).contains(other))
    #expect(try !counted(other).contains(one))
    #expect(try !counted(one, among: Self.all.filter { $0 != one }).contains(other))
  }

  @Test("a name of a place that is a form of a word too is met by the word, and meets itself alone")
  func nameAndForm() throws {
    #expect(try counted("halde", among: ["halde", "halden", "heldt"]) == ["halde", "halden", "heldt"])
    #expect(try counted("halden", among: ["halde", "halden", "haldens", "heldt"]) == ["halden", "haldens"])
  }

  @Test("an abbreviation is not its letters, and a word without æ, ø and å stands for them where nothing else does")
  func letters() throws {
    let words = ["å", "bl.a. dette", "hår", "bær", "lønn"]
    #expect(try counted("bl.a.", among: words) == ["bl.a. dette"])
    #expect(try counted("har", among: words) == ["hår"])
    #expect(try counted("har", among: words + ["har"]) == ["har"])
    #expect(try counted("loenn", among: words) == ["lønn"])
    #expect(try counted("måned", among: ["måned", "maaneder", "maned"]) == ["måned", "maaneder"])
    for idea in ["ide", "idé"] {
      #expect(try counted(idea, among: ["ide", "idé", "idéer", "ideen"]) == ["ide", "idé", "idéer", "ideen"])
    }
  }

  @Test(
    "a number is met as it may be printed, and no longer one",
    arguments: [
      ("34394", ["34.394", "34 394", "34\u{A0}394"], ["34 kommuner og 394", "34395", "134394"]),
      ("3000", ["3 000", "kr 3.000,-"], ["3 kommuner"]), ("covid19", ["COVID-19"], ["covid 20"]),
      ("fase 2", ["Fase II"], ["fase 1, 2015"]),
      ("12 %", ["12 %", "12%", "12\u{A0}% av", "12 prosent"], ["12.457", "12", "112 %"]),
      ("12%", ["12 %", "12 prosent"], ["12.457 kroner", "2,12 %"]), ("12 prosent", ["12 %", "12 prosent"], ["12"]),
      ("7,5 %", ["7,5 %", "7.5%"], ["7,5", "5,7 %"]),
      ("§ 3", ["§ 3", "§3 første ledd", "paragraf 3"], ["3", "§ 3-1", "§ 13"]),
      ("ola@eksempel.no", ["ola@eksempel.no"], ["ola er fra eksempel"]),
    ] as [(String, [String], [String])])
  func numbers(_ query: String, _ same: [String], _ others: [String]) throws {
    #expect(try counted(query, among: same + others) == Set(same))
    let counts = try SearchFixtures.knowledgeBase(same + others).count(SearchRequest(query)).counts
    #expect(counts.map(\.passages) == [same.count])
  }

  @Test("a sign without width splits no word of a query")
  func withoutWidth() throws { #expect(try counted("kommu\u{200B}nar") == counted("kommunar")) }

  @Test("forms and compounds are the same whether or not what is spelt alike is looked for")
  func withoutSimilar() throws {
    let words =
      Self.all + [
        "storkommune", "kommuneplan", "tidskrav", "tidkrav", "busstopp", "bussstopp", "trafikkknutepunkt",
        "trafikknutepunkt", "samarbeidsavtaler", "samarbeidavtale",
      ]
    let connection = try SearchFixtures.knowledgeBase(words).connection
    let size = IndexSize(passages: words.count, words: words.count)
    for word in words {
      let expander = TermExpander(connection)
      let real = try expander.alternatives(of: word, in: size, withSimilar: false)
      let whole = try TermExpander(connection).alternatives(of: word, in: size).filter { $0.match != .similar }
      #expect(Set(real.map(\.word)) == Set(whole.map(\.word)), "\(word)")
    }
    #expect(try counted("tidskrav", among: words).contains("tidkrav"))
    #expect(try counted("busstopp", among: words).contains("bussstopp"))
  }
}
