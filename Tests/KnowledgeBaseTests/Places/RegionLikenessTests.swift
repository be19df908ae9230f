import TestSupport
import Testing

@testable import ByregionPlaces

@Suite("Regions with similar names")
struct RegionLikenessTests {
  private typealias Statement = (name: String, applicant: String, partners: [String])

  /// Each element is a region with all its documents.
  private static let regions: [[Statement]] = [
    [("Lofoten", "Vågan", ["Vestvågøy", "Flakstad", "Moskenes", "Værøy", "Røst"])],
    [("Aust-Lofoten", "Vågan", []), ("Aust – Lofoten", "Vågan", [])],
    [("Vest-Lofoten", "Vestvågøy", ["Flakstad", "Moskenes"])],
    [("Nord-Troms", "Nordreisa", ["Kåfjord", "Skjervøy", "Kvænangen", "Storfjord", "Lyngen"])],
    [("Sør-Troms", "Harstad", ["Kvæfjord", "Skånland", "Ibestad", "Gratangen"])],
    [
      ("Midt-Troms", "Lenvik", ["Sørreisa", "Berg", "Torsken", "Tranøy", "Dyrøy"]),
      ("Byregion Finnsnes", "Lenvik", ["Sørreisa", "Berg", "Torsken", "Tranøy", "Dyrøy"]),
    ],
    [("Sunnhordland", "Stord", ["Bømlo", "Fitjar", "Kvinnherad", "Tysnes"])],
    [("Nordhordland", "Lindås", ["Meland", "Radøy", "Austrheim", "Fedje", "Masfjorden", "Modalen"])],
    [("Hardanger", "Odda", ["Ullensvang", "Eidfjord", "Ulvik", "Granvin", "Kvam", "Jondal"])],
    [("Nedre Romerike", "Skedsmo", ["Lørenskog", "Rælingen", "Fet", "Sørum", "Nittedal"])],
    [("Øvre Romerike", "Ullensaker", ["Nes", "Eidsvoll", "Hurdal", "Nannestad", "Gjerdrum"])],
    [
      ("Region Namdal", "Namsos", ["Overhalla", "Fosnes", "Namdalseid", "Flatanger"]),
      ("Namsosregionen", "Namsos", ["Overhalla", "Fosnes", "Namdalseid", "Flatanger"]),
    ],
    [("Ytre Namdal", "Vikna", ["Nærøy", "Leka", "Bindal"])],
    [("Kristiansandsregionen", "Kristiansand", ["Vennesla", "Songdalen", "Søgne", "Lillesand", "Birkenes"])],
    [
      ("Kristiansundsregionen", "Kristiansund", ["Averøy", "Gjemnes", "Tingvoll", "Smøla", "Aure"]),
      ("Kristiansundregionen", "Kristiansund", ["Averøy", "Gjemnes", "Tingvoll", "Smøla"]),
    ],
    [
      ("Østre Agder", "Arendal", ["Grimstad", "Froland", "Tvedestrand", "Risør", "Gjerstad", "Åmli"]),
      ("Arendalsregionen", "Arendal", ["Grimstad", "Froland", "Tvedestrand", "Risør", "Gjerstad"]),
    ],
    [("Indre Østfold", "Askim", ["Eidsberg", "Marker", "Rakkestad", "Spydeberg", "Trøgstad", "Hobøl"])],
    [("Østfold", "Sarpsborg", ["Fredrikstad", "Halden", "Moss", "Askim"])],
    [("Nord-Gudbrandsdal", "Vågå", ["Sel", "Dovre", "Lesja", "Skjåk", "Lom"])],
    [("Midt-Gudbrandsdal", "Nord-Fron", ["Sør-Fron", "Ringebu"])],
  ]

  private func evidence(_ stated: Statement, _ register: PlaceRegister) -> RegionEvidence {
    func key(_ name: String) -> String {
      RegionEvidence.key(number: register.find(name)?.municipalities.first?.number, printedName: name)
    }
    return RegionEvidence(
      names: [RegionNameForm(name: stated.name, source: .facts)], applicant: key(stated.applicant),
      members: stated.partners.map(key))
  }

  @Test("are recognized correctly, in any order of import")
  func permuted() throws {
    let register = try PlaceFixtures.register()
    var documents = Self.regions.flatMap { $0 }
    let right = Set(Self.regions.map { Set($0.map(\.name)) })
    var generator = SeededGenerator(seed: 1814)
    for _ in 1...50 {
      var matcher = RegionMatcher(regions: [], register: register)
      var groups: [Set<String>] = []
      for document in documents {
        let stated = evidence(document, register)
        if let id = matcher.match(stated).regionID {
          matcher.regions[Int(id)].documents.append(stated)
          groups[Int(id)].insert(document.name)
        } else {
          let id = Int64(groups.count)
          matcher.regions.append(
            KnownRegion(id: id, slug: "region-\(id)", name: document.name, documents: [stated]))
          groups.append([document.name])
        }
      }
      #expect(Set(groups) == right, "\(documents.map(\.name))")
      documents.shuffle(using: &generator)
    }
  }
}
