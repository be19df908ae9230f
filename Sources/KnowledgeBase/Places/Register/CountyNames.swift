/// What people write beside a municipality's name to tell which they mean: its county or the district it
/// lies in.
enum CountyNames {
  /// A county's name for comparing, without `fylke`.
  static func key(_ name: String) -> String {
    PlaceSpelling.folded(name).split(separator: " ")
      .filter { $0 != "fylke" && $0 != "fylkeskommune" && $0 != "i" }
      .joined(separator: " ")
  }

  /// Whether the municipality lies in that county, of 2015 or 2024, or district.
  static func fits(_ municipality: Municipality, _ qualifier: String) -> Bool {
    let key = key(qualifier)
    let county = municipality.county
    return key == county.number || key == PlaceSpelling.folded(county.name)
      || key == county.parallelName.map(PlaceSpelling.folded)
      || districts[key] == county.number || isShort(key, for: PlaceSpelling.folded(county.name))
      || municipality.successors.contains { PlaceSpelling.folded($0.county) == key }
  }

  /// Whether it is the name of a county or district at all.
  static func isKnown(_ qualifier: String, in municipalities: [Municipality]) -> Bool {
    districts[key(qualifier)] != nil || municipalities.contains { fits($0, qualifier) }
  }

  /// Whether it is the beginning of a county's name, as in "Nordl." and "Hord.", and no mere direction.
  private static func isShort(_ key: String, for county: String) -> Bool {
    key.utf8.count >= 4 && county.hasPrefix(key) && key != "nord" && key != "aust" && key != "vest"
  }

  /// Districts and short forms that people tell the six shared names apart by, with the county's number.
  private static let districts = [
    "m r": "15", "m og r": "15", "mr": "15",
    "vesteralen": "18", "helgeland": "18", "nordland": "18",
    "sunnmore": "15", "sondre sunnmore": "15", "more": "15",
    "romerike": "02", "ovre romerike": "02", "hallingdal": "06",
    "osterdalen": "04", "osterdal": "04", "nord osterdalen": "04", "nord osterdal": "04", "solor": "04",
    "midhordland": "12", "bjornefjorden": "12",
  ]
}
