import ByregionNorwegian
import ByregionRecords
import ByregionSQLite
import Testing

@testable import ByregionSearch
@testable import ByregionStore

/// Tests with indexes that hold both words of each pair.
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
    // An index in the other written form does not hold the typed word.
    #expect(try counted(one, among: Self.all.filter { $0 != one }).contains(other))
  }

  @Test("words that only look alike, and names of places, are not counted as forms", arguments: words(others))
  func different(_ one: String, _ other: String) throws {
    #expect(try !counted(one).contains(other))
    #expect(try !counted(other).contains(one))
    #expect(try !counted(one, among: Self.all.filter { $0 != one }).contains(other))
  }

  @Test("a common word also matches a place name that is one of its forms, but the name matches only itself")
  func nameAndForm() throws {
    #expect(try counted("halde", among: ["halde", "halden", "heldt"]) == ["halde", "halden", "heldt"])
    #expect(try counted("halden", among: ["halde", "halden", "haldens", "heldt"]) == ["halden", "haldens"])
  }

  @Test("a participle is a form of the word only if the index holds the verb")
  func participle() throws {
    let words = ["sperren", "sperren", "sperret", "sperre"]
    #expect(try counted("sperre", among: words + ["sperres"]).contains("sperret"))
    #expect(try !counted("sperre", among: words).contains("sperret"))
    // `talet` is not a participle of `tale`, whose past tense is `talte`.
    let talk = ["talen", "talen", "talet", "tale", "tales", "talte"]
    #expect(try !counted("tale", among: talk).contains("talet"))
  }

  @Test("a word not in the index stands for one with æ, ø or å only if the index holds none of its forms")
  func bareForms() throws {
    #expect(try counted("svarte", among: ["svart", "svært", "svar"]) == ["svart"])
    #expect(try counted("losninger", among: ["løsning", "los"]) == ["løsning"])
    #expect(try counted("kilde", among: ["kjeller", "kjelleren"]).isEmpty)
    #expect(try counted("alléene", among: ["allé", "alle"]) == ["allé"])
  }

  @Test("an abbreviation does not match single letters, and a word in the index does not stand for one with æ, ø or å")
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
    "a number matches its printed forms but not a part of a longer number",
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

  @Test("a character without width does not split a word of a query")
  func withoutWidth() throws { #expect(try counted("kommu\u{200B}nar") == counted("kommunar")) }

  @Test("forms and compounds are the same with and without a look-up of similar spellings")
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
