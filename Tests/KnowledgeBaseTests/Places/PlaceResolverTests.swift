import ByregionWriteUp
import Testing

@testable import ByregionPlaces

@Suite("Resolving printed municipalities")
struct PlaceResolverTests {
  let register: PlaceRegister
  let resolver: PlaceResolver

  init() throws {
    register = try PlaceFixtures.register()
    resolver = PlaceResolver(register: register)
  }

  private func resolve(
    _ applicant: String?, _ partners: [String], corrections: [String: String] = [:]
  ) -> [PlaceResolution] {
    let facts = Facts(
      applicant: applicant.map { Facts.Place(name: $0, line: 7, column: 15) },
      partners: partners.enumerated().map { Facts.Place(name: $1, line: 8, column: 20 + $0) })
    return resolver.resolve(facts, corrections: corrections)
  }

  @Test("resolves all names of the corpus and the seed documents correctly and with certainty")
  func corpus() throws {
    let documents = try PlaceFixtures.expected()
    #expect(documents.count == placeNumbers.count)
    for (name, expected) in documents {
      let resolutions = resolver.resolve(expected.facts)
      let numbers = resolutions.map { $0.number ?? "-" }.joined(separator: " ")
      #expect(numbers == placeNumbers[name], "\(name)")
      #expect(resolutions.allSatisfy { $0.certainty == .certain && $0.diagnostic == nil }, "\(name)")
      #expect(resolutions.map(\.position) == Array(1...resolutions.count))
    }
  }

  @Test(
    "resolves facts blocks of other regions, in various spellings",
    arguments: [
      ("Sauherad", "Bø, Nome", "0822 0821 0819"), ("Sortland", "Bø, Øksnes, Hadsel", "1870 1867 1868 1866"),
      ("Alstahaug", "Heroy, Donna, Leirfjord", "1820 1818 1827 1822"),
      ("ULSTEIN", "HERØY, HAREID, SANDE, Vanylven", "1516 1515 1517 1514 1511"),
      ("Holmestrand", "Sande, Hof, Re", "0702 0713 0714 0716"),
      ("Gol", "Nes, Flå, Ål, Hol", "0617 0616 0615 0619 0620"),
      ("Ullensaker", "Nes, Eidsvoll, Hurdal", "0235 0236 0237 0239"),
      ("Tynset", "Os, Tolga, Røros", "0437 0441 0436 1640"),
      ("Os", "Fusa, Samnanger, Austevoll", "1243 1241 1242 1244"), ("Åsnes", "Våler, Grue", "0425 0426 0423"),
      ("Moss", "Råde, Rygge, Våler, Vestby", "0104 0135 0136 0137 0211"),
      ("Kongsberg", "Flesberg, Nore og Uvdal", "0604 0631 0633"),
      ("Gjøvik", "Vestre Toten, Østre Toten", "0502 0529 0528"),
      ("Guovdageaidnu", "Karasjok kommune, Porsanger/Porsáŋgu", "2011 2021 2020"),
      ("Namsos", "Namdalseid, Hemne", "1703 1725 1612"), ("Mosvik", "Inderoy, Verran", "- 1756 1724"),
      ("Nordre Land", "Etnedal, Sør Aurdal", "0538 0541 0540"), ("Naustdal", "Forde, Jolster", "1433 1432 1431"),
    ])
  func unseen(applicant: String, partners: String, numbers: String) {
    let names = partners.split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init)
    #expect(resolve(applicant, names).map { $0.number ?? "-" }.joined(separator: " ") == numbers)
  }

  @Test("distinguishes municipalities of one name by nearby members, also across counties")
  func neighbours() {
    let shared = register.municipalities.filter { own in
      register.municipalities.contains { $0.name == own.name && $0.number != own.number }
    }
    #expect(shared.count == 12)
    for municipality in shared {
      guard let point = municipality.point else { continue }
      let around = register.municipalities.filter { $0.name != municipality.name && $0.point != nil }
        .sorted { ($0.point?.distance(to: point) ?? 0) < ($1.point?.distance(to: point) ?? 0) }
      for count in 1...10 {
        let partners = around.prefix(count).map(\.name)
        let resolution = resolve(municipality.name, partners).first
        #expect(resolution?.number == municipality.number, "\(municipality.description) with \(partners)")
        #expect(resolution?.resolvedBy == .neighbours)
        #expect(resolution?.certainty == .certain, "\(municipality.description) with \(partners)")
      }
    }
  }

  @Test("is not certain if the total fits the other municipality of the name")
  func namesakesTotals() {
    for municipality in register.municipalities {
      let namesake = register.municipalities.first { $0.name == municipality.name && $0.number != municipality.number }
      guard let namesake, let point = municipality.point else { continue }
      let around = register.municipalities.filter { $0.name != municipality.name && $0.point != nil }
        .sorted { ($0.point?.distance(to: point) ?? 0) < ($1.point?.distance(to: point) ?? 0) }.prefix(4)
      let others = around.compactMap(\.population).reduce(0, +)
      for (counted, certainty) in [(municipality, Certainty.certain), (namesake, .likely)] {
        let population = others + (counted.population ?? 0)
        // A figure that ends in 00 or 50 may be rounded, which makes it weaker evidence.
        guard population % 50 != 0 else { continue }
        let facts = Facts(
          partners: ([municipality.name] + around.map(\.name)).map { Facts.Place(name: $0, line: 1, column: 1) },
          population: population, populationDate: "2015-01-01")
        let resolution = resolver.resolve(facts)[0]
        #expect(resolution.number == municipality.number, "\(municipality.description)")
        #expect(resolution.certainty == certainty, "\(municipality.description) with \(counted.description)'s total")
        #expect((resolution.diagnostic == nil) == (counted == municipality))
      }
    }
  }

  @Test("resolves two shared names together")
  func together() {
    #expect(resolve("Herøy", ["Sande"]).map(\.number) == ["1515", "1514"])
    #expect(resolve("Våler", ["Os"]).map(\.number) == ["0426", "0441"])
  }

  @Test("does not decide by the applicant's county alone")
  func otherCounty() {
    // Røros is in Sør-Trøndelag and Tynset in Hedmark; Kongsberg and Notodden are in different counties.
    #expect(resolve("Røros", ["Holtålen", "Os"]).last?.number == "0441")
    #expect(resolve("Kongsberg", ["Notodden", "Bø"]).last?.number == "0821")
    #expect(resolve("Moss", ["Rygge", "Vestby", "Våler"]).last?.number == "0137")
  }

  @Test("prefers the printed county to the neighbours, and reports a county that does not fit")
  func printedCounty() {
    let facts = Facts(
      applicant: Facts.Place(name: "Alstahaug", line: 1, column: 1),
      partners: [
        Facts.Place(name: "Herøy", county: "Møre og Romsdal", line: 2, column: 1),
        Facts.Place(name: "Vefsn", county: "Troms", line: 2, column: 9),
        Facts.Place(name: "Nes (Buskerud)", line: 3, column: 1),
      ])
    let resolutions = resolver.resolve(facts)
    #expect(resolutions[1].number == "1515")
    #expect(resolutions[1].resolvedBy == .county)
    #expect(resolutions[2].number == "1824")
    #expect(resolutions[2].certainty == .likely)
    #expect(resolutions[2].diagnostic?.identifier == "place-county-differs")
    #expect(resolutions[3].number == "0616")
  }

  @Test("leaves a shared name unresolved without evidence")
  func undecided() {
    let resolution = resolve("Herøy", [])[0]
    #expect(resolution.number == nil)
    #expect(resolution.certainty == .unresolved)
    #expect(resolution.candidates == ["1515", "1818"])
    #expect(resolution.diagnostic?.identifier == "place-ambiguous")
    #expect(resolution.diagnostic?.line == 7)
    #expect(resolution.diagnostic?.column == 15)
  }

  @Test("keeps an unknown name as printed, with the nearest names")
  func unknown() {
    let resolution = resolve("Rana", ["Hemnse", "Atlantis"])[1]
    #expect(resolution.printedName == "Hemnse")
    #expect(resolution.number == nil)
    #expect(resolution.resolvedBy == .nothing)
    #expect(resolution.candidates.first == "1832")
    #expect(
      resolution.diagnostic?.message.hasPrefix(
        "“Hemnse” is not a municipality of 1 January 2015; the nearest names are")
        == true)
  }

  @Test(
    "resolves a name of 2024 if it includes one municipality of 2015, not if it includes several")
  func laterNames() {
    let resolutions = resolve("Gol", ["Nesbyen", "Senja", "Guovdageaidnu", "Heroy"])
    #expect(resolutions[1].number == "0616")
    #expect(resolutions[1].resolvedBy == .laterName)
    #expect(resolutions[1].certainty == .likely)
    #expect(resolutions[2].number == nil)
    #expect(resolutions[2].candidates == ["1927", "1928", "1929", "1931"])
    #expect(resolutions[3].number == "2011")
    #expect(resolutions[3].diagnostic?.identifier == "place-far-away")
  }

  @Test("marks a repeated municipality")
  func repeated() {
    let resolutions = resolve("Rana", ["Hemnes", "RANA", "Nesna"])
    #expect(resolutions.map(\.repeats) == [nil, nil, 1, nil])
    #expect(resolutions[2].diagnostic?.identifier == "place-repeated")
  }

  @Test("joins a name that was split at its og")
  func divided() {
    let resolutions = resolve("Kongsberg", ["Rollag", "Nore", "Uvdal"])
    #expect(resolutions.map(\.number) == ["0604", "0632", "0633", "0633"])
    #expect(resolutions[3].repeats == 3)
  }

  @Test("gives corrections by users precedence")
  func corrections() {
    let resolutions = resolve(
      "Alstahaug", ["Herøy", "Atlantis"], corrections: ["HERØY": "1515", "Atlantis": "1818"])
    #expect(resolutions.map(\.number) == ["1820", "1515", "1818"])
    #expect(resolutions[1].resolvedBy == .user)
    #expect(resolutions[1].certainty == .certain)
    #expect(resolve("Herøy", ["Alstahaug"], corrections: ["Herøy": "9999"])[0].number == "1818")
  }

  @Test("handles any names, with messages of one line")
  func hostile() {
    let names = [
      "", " ", "\u{0}", "\u{1B}[31mRana", "Ra\u{AD}na", "Rana\nHemnes", "\u{202E}anaR", "🏔️", "Æ", "()",
      "1833 1834",
      "a/b/c", "- - -", "og", "i i i", "R\u{61}\u{30A}de", String(repeating: "Nes ", count: 20_000),
    ]
    let resolutions = resolve(names[0], Array(names.dropFirst()))
    #expect(resolutions.count == names.count)
    for diagnostic in resolutions.compactMap(\.diagnostic) {
      #expect(diagnostic.message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      #expect(diagnostic.message.count < 400)
    }
    #expect(resolve(nil, []).isEmpty)
    #expect(resolve("Ra\u{AD}na", ["R\u{61}\u{30A}de"]).map(\.number) == ["1833", "0135"])
  }
}
