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

  @Test("a participle is no noun of the other gender where the index has the verb")
  func participle() throws {
    let words = ["sperren", "sperren", "sperret", "sperre"]
    #expect(try counted("sperre", among: words + ["sperres"]).contains("sperret"))
    #expect(try !counted("sperre", among: words).contains("sperret"))
    // `plantet` is what has been planted; `talet` is no form of `tale`, since the verb has `talte`.
    let talk = ["talen", "talen", "talet", "tale", "tales", "talte"]
    #expect(try !counted("tale", among: talk).contains("talet"))
  }

  @Test("a word that the index lacks stands for æ, ø and å only where it has no forms as typed")
  func bareForms() throws {
    #expect(try counted("svarte", among: ["svart", "svært", "svar"]) == ["svart"])
    #expect(try counted("losninger", among: ["løsning", "los"]) == ["løsning"])
    #expect(try counted("kilde", among: ["kjeller", "kjelleren"]).isEmpty)
    #expect(try counted("alléene", among: ["allé", "alle"]) == ["allé"])
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
      ("900 kroner", ["900 kroner", "kr 900"], ["1 900 kroner", "17\u{A0}900 kroner", "900 000 kroner"]),
      ("250", ["250 sauer", "I 2019 250 sauer"], ["1 250 sauer", "250 000 sauer", "2.250"]),
      ("minus 7", ["−7 grader", "-7", "minus 7"], ["7 grader", "2010-7", "17"]),
      ("paragraf 3", ["§ 3", "paragraf 3"], ["3", "§ 13"]),
      ("kap. 4", ["kapittel 4", "Kap. 4"], ["4", "kapittel 14"]),
      ("2 400 000", ["2,4 mill. kroner", "2 400 000", "2,4 millionar"], ["2,4", "24 mill."]),
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
