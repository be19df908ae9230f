import SQLite
import Testing

@testable import KnowledgeBase

@Suite("The register of municipalities")
struct RegisterTests {
  let register: PlaceRegister

  init() throws {
    register = try PlaceFixtures.register()
  }

  @Test("holds the 428 municipalities of 2015, each in its county")
  func counts() {
    let expected = [
      "01": 18, "02": 22, "03": 1, "04": 22, "05": 26, "06": 21, "07": 14, "08": 18, "09": 15, "10": 15,
      "11": 26,
      "12": 33, "14": 26, "15": 36, "16": 25, "17": 23, "18": 44, "19": 24, "20": 19,
    ]
    #expect(register.counties.count == 19)
    #expect(register.municipalities.count == 428)
    #expect(Dictionary(grouping: register.municipalities, by: \.county.number).mapValues(\.count) == expected)
    #expect(
      register.municipalities.allSatisfy { $0.number.hasPrefix($0.county.number) && !$0.county.name.isEmpty })
  }

  @Test("follows every municipality to 2024; three were split, the others went whole to one")
  func successors() {
    let split = register.municipalities.filter { $0.successors.count != 1 }
    #expect(split.map(\.name) == ["Stokke", "Snillfjord", "Tysfjord"])
    #expect(split.allSatisfy { $0.successors.allSatisfy { $0.extent != "whole" } })
    #expect(register["1613"]?.successors.map(\.name) == ["Heim", "Hitra", "Orkland"])
    #expect(register["0720"]?.successors.map(\.extent) == ["small part", "main part"])
    let numbers = Set(register.municipalities.flatMap(\.successors).map(\.number))
    #expect(numbers.count == 357)
    let counties = Set(register.municipalities.flatMap(\.successors).map(\.county))
    #expect(counties.count == 15)
    #expect(register["1534"]?.successors.first?.number == "1580")
    #expect(register["0616"]?.successors.first?.name == "Nesbyen")
  }

  @Test("knows six names that two municipalities bear, and no others")
  func sharedNames() {
    let shared = Dictionary(grouping: register.municipalities, by: \.name).filter { $0.value.count > 1 }
    #expect(shared.keys.sorted() == ["Bø", "Herøy", "Nes", "Os", "Sande", "Våler"])
    let folded = Dictionary(grouping: register.municipalities) { PlaceSpelling.folded($0.name) }
    #expect(folded.filter { $0.value.count > 1 }.count == 6)
  }

  @Test("has a point for all but three")
  func points() {
    let without = register.municipalities.filter { $0.point == nil }
    #expect(without.map(\.name) == ["Sandefjord", "Andebu", "Stokke"])
    let bodo = register["1804"]?.point
    let tromso = register["1902"]?.point
    let kilometres = bodo.flatMap { bodo in tromso.map(bodo.distance) } ?? 0
    #expect((300...360).contains(kilometres))
  }

  @Test("refuses a number that does not begin with its county's, and an unknown county")
  func checks() throws {
    let connection = try PlaceFixtures.connection()
    #expect(throws: SQLiteError.self) {
      try connection.run(
        "INSERT INTO municipalities (number, name, county_number) VALUES ('1899', 'X', '19')")
    }
    #expect(throws: SQLiteError.self) {
      try connection.run(
        "INSERT INTO municipalities (number, name, county_number) VALUES ('9901', 'X', '99')")
    }
    try connection.run("INSERT INTO municipalities (number, name, county_number) VALUES ('1899', 'X', '18')")
  }
}
