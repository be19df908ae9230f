import Testing

@testable import ByregionPlaces

@Suite("Totals and their members")
struct TotalsTests {
  private let register: PlaceRegister

  init() throws { register = try PlaceFixtures.register() }

  private func municipalities(_ numbers: String) -> [Municipality] {
    numbers.split(separator: " ").compactMap { register[String($0)] }
  }

  private func explanation(_ numbers: String, total: Int) -> String? {
    let members = municipalities(numbers)
    let sum = members.compactMap(\.population).reduce(0, +)
    return TotalExplanations(register: register).text(for: total - sum, members: members)
  }

  @Test(
    "the tolerance of a total depends on its rounding and its date",
    arguments: [
      (34_393, "2015-01-01", 34_394, 0), (34_350, "2015-01-01", 34_394, 343), (34_400, "2015-01-01", 34_394, 343),
      (8_000, "2015-01-01", 8_300, 500), (34_393, "2014-01-01", 34_394, 343), (34_393, "2017-01-01", 34_394, 687),
      (34_393, "2015-07-01", 34_394, 171), (17_900, "2013-01-01", 17_960, 538), (34_393, nil, 34_394, 1031),
    ])
  func room(total: Int, date: String?, sum: Int, room: Int) {
    #expect(PrintedTotal(population: total, date: date).room(beside: sum) == room)
  }

  @Test("only an unrounded figure of 1 January 2015 is exact")
  func exact() {
    #expect(PrintedTotal(population: 34_394, date: "2015-01-01").isExact)
    #expect(!PrintedTotal(population: 34_350, date: "2015-01-01").isExact)
    #expect(!PrintedTotal(population: 34_394, date: "2014-01-01").isExact)
    #expect(!PrintedTotal(population: 34_394, date: nil).isExact)
  }

  @Test("a total is explained by an omitted member, an added neighbour, or a swap")
  func explanations() {
    let rana = "1833 1832 1828 1834"
    #expect(
      explanation(rana, total: 34_394 - 1_917) == "as if Lurøy (1834, Nordland), which is listed, were not counted")
    #expect(
      explanation(rana, total: 34_394 + 1_269) == "as if Rødøy (1836, Nordland), which is not listed, were counted")
    #expect(
      explanation(rana, total: 34_394 - 1_917 + 1_269)
        == "as if Rødøy (1836, Nordland) were counted and Lurøy (1834, Nordland) not")
  }

  @Test("a municipality with the name of a member is considered, however far away")
  func namesake() {
    #expect(
      explanation("1820 1818 1827 1822 1824", total: 26_138 - 1_737 + 8_934)
        == "as if Herøy (1515, Møre og Romsdal) were counted and Herøy (1818, Nordland) not")
  }

  @Test("two explanations of one kind are both given")
  func several() {
    // Holtålen and Gildeskål have 2,014 inhabitants each.
    let both = explanation("1644 1838 1640", total: 5_593 + 2_014)
    #expect(
      both == "as if Holtålen (1644, Sør-Trøndelag), which is listed, were not counted or "
        + "as if Gildeskål (1838, Nordland), which is listed, were not counted")
  }

  @Test("a distant municipality, or a difference without simple reason, gives no explanation")
  func nothing() {
    // The same as the population of Utsira, which is 1,000 km away.
    #expect(explanation("1833 1832 1828 1834", total: 34_394 + 206) == nil)
    #expect(explanation("1833 1832 1828 1834", total: 34_394 + 100_000) == nil)
    #expect(explanation("", total: 34_394) == nil)
  }
}
