import ByregionSQLite
import Testing

@testable import ByregionPlaces

@Suite("The register of municipalities")
struct RegisterTests {
  let register: PlaceRegister

  init() throws {
    register = try PlaceFixtures.register()
  }

  @Test("contains the 428 municipalities of 2015, each in its county")
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

  @Test("has the successors of 2024 of every municipality; only three were split")
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

  @Test("has exactly six names that are shared by two municipalities")
  func sharedNames() {
    let shared = Dictionary(grouping: register.municipalities, by: \.name).filter { $0.value.count > 1 }
    #expect(shared.keys.sorted() == ["Bø", "Herøy", "Nes", "Os", "Sande", "Våler"])
    let folded = Dictionary(grouping: register.municipalities) { PlaceSpelling.folded($0.name) }
    #expect(folded.filter { $0.value.count > 1 }.count == 6)
  }

  @Test("has a point for all municipalities except three")
  func points() {
    let without = register.municipalities.filter { $0.point == nil }
    #expect(without.map(\.name) == ["Sandefjord", "Andebu", "Stokke"])
    let bodo = register["1804"]?.point
    let tromso = register["1902"]?.point
    let kilometres = bodo.flatMap { bodo in tromso.map(bodo.distance) } ?? 0
    #expect((300...360).contains(kilometres))
  }

  @Test("has the population of every municipality, with the official sums of the counties")
  func populations() {
    let official = [
      "01": 287_198, "02": 584_899, "03": 647_676, "04": 195_153, "05": 188_807, "06": 274_737, "07": 242_662,
      "08": 171_953, "09": 114_767, "10": 180_877, "11": 466_302, "12": 511_357, "14": 109_170, "15": 263_719,
      "16": 310_047, "17": 135_738, "18": 241_682, "19": 163_453, "20": 75_605,
    ]
    let byCounty = Dictionary(grouping: register.municipalities, by: \.county.number)
    #expect(register.municipalities.count { $0.population != nil } == 428)
    #expect(byCounty.mapValues { $0.compactMap(\.population).reduce(0, +) } == official)
    #expect(official.values.reduce(0, +) == 5_165_802)
    let least = register.municipalities.min { $0.population ?? 0 < $1.population ?? 0 }
    #expect(least?.description == "Utsira (1151, Rogaland)")
    #expect(least?.population == 206)
  }

  @Test(
    "has well-known populations",
    arguments: ["0301": 647_676, "1201": 275_112, "1833": 26_078, "1818": 1_737, "1515": 8_934, "2030": 10_221])
  func population(number: String, population: Int) {
    #expect(register[number]?.population == population)
  }

  @Test("refuses populations with an invalid number, date or municipality, and accepts other dates")
  func populationChecks() throws {
    let connection = try PlaceFixtures.connection()
    for values in ["'1833', '2016-01-01', 0", "'1833', '2016', 26101", "'1899', '2016-01-01', 26101"] {
      #expect(throws: SQLiteError.self) {
        try connection.run("INSERT INTO municipality_populations VALUES (\(values))")
      }
    }
    try connection.run("INSERT INTO municipality_populations VALUES ('1833', '2016-01-01', 26101)")
    #expect(try PlaceRegister(connection)["1833"]?.population == 26_078)
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
