import Testing

@testable import ByregionPlaces

@Suite("Skeletons of regions' names") struct NameSkeletonTests {
  @Test(
    "forms of one name pass the filter",
    arguments: [
      ("Rana", "Ranaregionen"), ("Drammen", "Drammensregionen"), ("Drammensregionen", "Region Drammen"),
      ("Salten", "Kommunene i Salten"), ("Ålesund", "Aalesundregionen"), ("Ørland", "Byregion Orland regionråd"),
      ("Mosse", "Mosseregionen"), ("Aust-Lofoten", "Region Aust – Lofoten"), ("Å", "Byregion Aa"),
      ("Sápmi", "Sapmi"), ("region", "Region"), ("Fjellregionen", "fjellregionen"),
    ])
  func forms(_ one: String, _ other: String) {
    #expect(NameSkeleton(other).mayHave(keyOf: NameSkeleton(RegionName(one).keys.min() ?? "")))
  }

  @Test(
    "a name inside another does not pass", arguments: ["Sør-Ranaregionen", "Rana og Salten", "Ranafjord", "Bo"])
  func others(_ name: String) {
    #expect(!NameSkeleton(name).mayHave(keyOf: NameSkeleton("rana")))
  }

  @Test("all pairs of generated names with a common key pass") func pairs() {
    let stems = [
      "Rana", "Ytre Søre", "Aa", "Os", "OSLO", "Nordmoere", "Nordmøre", "Mosse", "Drammens", "Nord-Østerdal", "Tre",
      "By", "Regi", "Is",
    ]
    let frames = [
      "%", "%regionen", "%region", "Region %", "Kommunene i %", "% regionråd", "Byregion %regionens", "Fakta %",
    ]
    let names: [String] = stems.flatMap { stem in frames.map { $0.replacing("%", with: stem) } }
    for name in names {
      let skeleton = NameSkeleton(name)
      let keys = RegionName(name).keys
      for asked in names {
        for key in RegionName(asked).keys where keys.contains(key) {
          #expect(skeleton.mayHave(keyOf: NameSkeleton(key)), "\(name) has the key \(key) of \(asked)")
        }
      }
    }
  }
}
