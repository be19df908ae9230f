import ByregionWriteUp
import Testing

@testable import ByregionPlaces

@Suite("The printed total as evidence for shared names")
struct TotalEvidenceTests {
  private let resolver: PlaceResolver

  init() throws { resolver = PlaceResolver(register: try PlaceFixtures.register()) }

  private func resolve(_ names: String, total: Int, date: String? = "2015-01-01") -> [PlaceResolution] {
    let places = names.split(separator: ",").map { Facts.Place(name: String($0), line: 3, column: 1) }
    return resolver.resolve(Facts(partners: places, population: total, populationDate: date))
  }

  @Test("a total that agrees with the neighbours is stored as evidence")
  func agreement() {
    let heroy = resolve("Herøy,Alstahaug,Dønna,Leirfjord,Vefsn", total: 26_138)[0]
    #expect(heroy.number == "1818")
    #expect(heroy.resolvedBy == .neighboursAndTotal)
    #expect(heroy.certainty == .certain)
    #expect(heroy.diagnostic == nil)
  }

  @Test("a total that fits the other municipality is reported, but the neighbours decide")
  func doubt() {
    let heroy = resolve("Herøy,Alstahaug,Dønna,Leirfjord,Vefsn", total: 33_335)[0]
    #expect(heroy.number == "1818")
    #expect(heroy.resolvedBy == .neighbours)
    #expect(heroy.certainty == .likely)
    #expect(heroy.diagnostic?.identifier == "place-ambiguous")
    #expect(heroy.diagnostic?.message.hasSuffix("though the printed total of 33335 fits 1515") == true)
  }

  @Test("without neighbours the total decides; if it is rounded or of another date, as a guess")
  func alone() {
    let exact = resolve("Herøy", total: 1_737)[0]
    #expect(exact.number == "1818")
    #expect(exact.resolvedBy == .total)
    #expect(exact.certainty == .likely)
    #expect(exact.diagnostic?.message.hasSuffix("1818 is assumed, as the printed total of 1737 fits it") == true)
    let rounded = resolve("Herøy", total: 8_900)[0]
    #expect(rounded.number == "1515")
    #expect(rounded.certainty == .guess)
    #expect(resolve("Herøy", total: 8_867, date: "2014-01-01")[0].certainty == .guess)
    #expect(resolve("Herøy", total: 5_000)[0].number == nil)
  }

  @Test("two shared names are resolved together by the total")
  func together() {
    let places = resolve("Herøy,Sande", total: 8_934 + 2_635)
    #expect(places.map(\.number) == ["1515", "1514"])
    #expect(places.allSatisfy { $0.resolvedBy == .neighboursAndTotal })
  }

  @Test("a total is no evidence if the candidates differ by less than its tolerance")
  func near() {
    // Våler has 5,100 or 3,790 inhabitants, and the tolerance of 169,000 is 1,690.
    let rounded = resolve("Våler,Fredrikstad,Sarpsborg,Moss", total: 169_000)[0]
    #expect(rounded.number == "0137")
    #expect(rounded.resolvedBy == .neighbours)
    #expect(rounded.diagnostic == nil)
    #expect(resolve("Våler,Fredrikstad,Sarpsborg,Moss", total: 169_253)[0].resolvedBy == .neighboursAndTotal)
  }

  @Test("a total is no evidence with an unknown member; a name of 2024 counts all it includes")
  func others() {
    #expect(resolve("Herøy,Alstahaug,Storvik", total: 9_191)[0].resolvedBy == .neighbours)
    // Tranøy, Torsken, Berg and Lenvik became Senja.
    let total = 2_642 + 10_166 + 1_544 + 884 + 905 + 11_535
    #expect(resolve("Bø,Sortland,Senja", total: total)[0].resolvedBy == .neighboursAndTotal)
  }

  @Test("a repeated member is counted once")
  func repeated() {
    #expect(
      resolve("Herøy,Alstahaug,Dønna,ALSTAHAUG,Leirfjord,Vefsn", total: 26_138)[0].resolvedBy == .neighboursAndTotal)
  }
}
