import Testing

@testable import ByregionPlaces

@Suite("Looking a municipality up")
struct PlaceLookupTests {
  let register: PlaceRegister

  init() throws {
    register = try PlaceFixtures.register()
  }

  @Test(
    "finds names of 2015 and 2024, parallel names, numbers and spellings without Norwegian letters",
    arguments: [
      ("Rana", "1833", "name"), ("RANA", "1833", "name"), ("Nord Odal", "0418", "name"),
      ("Nore og Uvdal", "0633", "name"), ("Alstahaug kommune", "1820", "name"),
      ("Kvinnherad", "1224", "name"),
      ("Guovdageaidnu", "2011", "parallel name"), ("Porsáŋgu", "2020", "parallel name"),
      ("Raane", "1833", "parallel name"), ("Porsangu", "2020", "spelling"),
      ("Karasjohka", "2021", "spelling"),
      ("Heroy", "1515 1818", "spelling"), ("Herøy", "1515 1818", "name"), ("Aalesund", "1504", "spelling"),
      ("Alesund", "1504", "spelling"), ("Bodoe", "1804", "spelling"), ("ringsakar", "", ""),
      ("Haram 1580", "1534", "name"), ("1534 Haram", "1534", "name"), ("1820", "1820", "number"),
      ("301", "0301", "number"), ("1580", "1534", "later number"), ("3205", "0226 0227 0231", "later number"),
      ("Lillestrøm", "0226 0227 0231", "later name"), ("Nesbyen", "0616", "later name"),
      ("Lillestrom", "0226 0227 0231", "later name"), ("Ålesund", "1504", "name"),
      ("Kåfjord/Gáivuotna", "1940", "name"), ("Gáivuotna - Kåfjord - Kaivuono", "1940", "parallel name"),
      ("Bø (Telemark)", "0821", "name"), ("Bø, Nordland", "1867", "name"),
      ("Nes i Hallingdal", "0616", "name"),
      ("Nes på Romerike", "0236", "name"), ("Våler (Innlandet)", "0426", "name"),
      ("Os i Hordaland", "1243", "name"), ("Herøy (Møre og Romsdal fylke)", "1515", "name"),
      ("Herøy kommune (Nordland)", "1818", "name"), ("Rana (vertskommune)", "1833", "name"),
      ("Nes i Ådal", "", ""), ("Mo i Rana", "", ""), ("Re:tenk", "", ""), ("", "", ""), ("()", "", ""),
      ("9999", "", ""), ("-", "", ""), ("kommune", "", ""), ("i", "", ""),
    ])
  func find(asked: String, numbers: String, way: String) {
    let finding = register.find(asked)
    #expect((finding?.municipalities.map(\.number) ?? []).joined(separator: " ") == numbers)
    #expect((finding?.way.rawValue ?? "") == way)
  }

  @Test("finds every municipality by its name, its number, its capitals and its folded spelling")
  func everyone() {
    for municipality in register.municipalities {
      for asked in [
        municipality.name, municipality.number, municipality.name.uppercased(),
        municipality.name + " kommune",
        PlaceSpelling.folded(municipality.name), "\(municipality.name) (\(municipality.county.name))",
      ] {
        let found = register.find(asked)?.municipalities ?? []
        #expect(found.contains(municipality), "\(asked)")
      }
      let alone = register.find("\(municipality.name) \(municipality.number)")?.municipalities
      #expect(alone == [municipality])
    }
  }

  @Test("finds every name of 2024 and every parallel name")
  func otherNames() {
    for municipality in register.municipalities {
      for successor in municipality.successors {
        let found = register.find(successor.name)?.municipalities ?? []
        #expect(!found.isEmpty, "\(successor.name)")
      }
      for name in municipality.parallelNames {
        #expect(register.find(name.name)?.municipalities == [municipality], "\(name.name)")
      }
    }
  }

  @Test("explains its result")
  func sentence() {
    #expect(
      register.find("Heroy")?.sentence.english
        == "“Heroy” is Herøy (1515, Møre og Romsdal) or Herøy (1818, Nordland)")
    #expect(
      register.find("Namsos kommune")?.sentence.english == "“Namsos kommune” is Namsos (1703, Nord-Trøndelag)")
    #expect(
      register.find("Stad")?.sentence.english
        == "“Stad” was in 2015 Selje (1441, Sogn og Fjordane) and Eid (1443, Sogn og Fjordane)")
    #expect(register.find("Rana (Troms)")?.contradiction == "Troms")
    #expect(register.find("Rana 1834")?.contradiction == "1834")
  }

  @Test(
    "gives the nearest names for an unknown one",
    arguments: [
      ("Østre Slidre", "Øystre Slidre"), ("Leirfjor", "Leirfjord"), ("Alsthaug", "Alstahaug"),
      ("Vefns", "Vefsn"), ("Ringsakar", "Ringsaker"), ("Guovdageaidno", "Kautokeino"),
    ])
  func nearest(asked: String, name: String) {
    #expect(register.nearest(to: asked).first?.name == name)
  }

  @Test("gives no similar names if none is near, for texts of any length")
  func noneNear() {
    #expect(register.nearest(to: "Stockholm").isEmpty)
    #expect(register.nearest(to: "").isEmpty)
    #expect(register.nearest(to: String(repeating: "Rana ", count: 100_000)).isEmpty)
  }
}
