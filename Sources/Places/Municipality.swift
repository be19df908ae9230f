import ByregionLanguages
import ByregionText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A Norwegian municipality of 1 January 2015, the date of the programme's figures.
package struct Municipality: Sendable, Hashable {
  /// A Sámi or Kven name.
  package struct ParallelName: Sendable, Hashable {
    /// As the register has it.
    package var name: String
    /// In English: Northern Sámi, Lule Sámi, Southern Sámi or Kven.
    package var language: String
    /// `YYYY-MM-DD`, or nil where the register had the name before 2015.
    package var officialSince: String?

    package init(name: String, language: String, officialSince: String? = nil) {
      self.name = name
      self.language = language
      self.officialSince = officialSince
    }
  }

  /// The municipalities of 1 January 2024 that it became part of; one that was split has several.
  package struct Successor: Sendable, Hashable {
    /// Four digits, of 2024: the same digits can mean another municipality in 2015.
    package var number: String
    /// Name in the register of 2024, parallel names included.
    package var name: String
    /// Name of its county in 2024.
    package var county: String
    /// whole, main part, part or small part.
    package var extent: String

    package init(number: String, name: String, county: String, extent: String = "whole") {
      self.number = number
      self.name = name
      self.county = county
      self.extent = extent
    }
  }

  /// Four digits; the first two are the county's.
  package var number: String
  /// Plain Norwegian name; two municipalities share each of six names.
  package var name: String
  package var county: County
  /// A point inside the municipality, not its centre; nil where not known.
  package var point: Coordinates?
  package var parallelNames: [ParallelName]
  /// By number.
  package var successors: [Successor]
  /// Inhabitants on 1 January 2015, by Statistics Norway; nil where not known.
  package var population: Int?

  package init(
    number: String, name: String, county: County, point: Coordinates? = nil,
    parallelNames: [ParallelName] = [], successors: [Successor] = [], population: Int? = nil
  ) {
    self.number = number
    self.name = name
    self.county = county
    self.point = point
    self.parallelNames = parallelNames
    self.successors = successors
    self.population = population
  }

  /// For people: `Herøy (1818, Nordland)`.
  package var description: String { "\(name) (\(number), \(county.name))" }
}

/// A Norwegian county of 1 January 2015.
package struct County: Sendable, Hashable {
  /// Two digits.
  package var number: String
  /// Norwegian name.
  package var name: String
  /// Official Sámi name, or nil.
  package var parallelName: String?

  package init(number: String, name: String, parallelName: String? = nil) {
    self.number = number
    self.name = name
    self.parallelName = parallelName
  }
}

/// What people write beside a municipality's name to say which they mean: its county or the district it
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

  /// Whether it is the beginning of a county's name, as in "Nordl." and "Hord.", and not only a direction.
  private static func isShort(_ key: String, for county: String) -> Bool {
    key.utf8.count >= 4 && county.hasPrefix(key) && key != "nord" && key != "aust" && key != "vest"
  }

  /// Districts and short forms by which people distinguish the six shared names, with the county's number.
  private static let districts = [
    "m r": "15", "m og r": "15", "mr": "15",
    "vesteralen": "18", "helgeland": "18", "nordland": "18",
    "sunnmore": "15", "sondre sunnmore": "15", "more": "15",
    "romerike": "02", "ovre romerike": "02", "hallingdal": "06",
    "osterdalen": "04", "osterdal": "04", "nord osterdalen": "04", "nord osterdal": "04", "solor": "04",
    "midhordland": "12", "bjornefjorden": "12",
  ]
}

/// A point on the globe (WGS84).
package struct Coordinates: Sendable, Hashable {
  /// Degrees north.
  package var latitude: Double
  /// Degrees east.
  package var longitude: Double

  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Kilometres along the surface of a sphere of the Earth's mean radius (haversine); within 0.5 % of the
  /// ellipsoid.
  package func distance(to other: Coordinates) -> Double {
    let radians = Double.pi / 180
    let sineLatitude = sin((other.latitude - latitude) * radians / 2)
    let sineLongitude = sin((other.longitude - longitude) * radians / 2)
    let chord =
      sineLatitude * sineLatitude
      + cos(latitude * radians) * cos(other.latitude * radians) * sineLongitude * sineLongitude
    return 2 * 6371.0088 * asin(min(1, chord.squareRoot()))
  }
}

/// What the register knows under a name or number that someone typed or printed.
package struct PlaceFinding: Sendable, Hashable {
  /// How the typed words name the municipalities that were found.
  package enum Method: String, Sendable, Hashable, CaseIterable {
    /// Their name in 2015, but for capitals, hyphens and spaces.
    case name
    /// Their Sámi or Kven name.
    case parallelName = "parallel name"
    /// The name in 2024 of what they became, or became a part of.
    case laterName = "later name"
    /// One of these names without its Norwegian or Sámi letters: Heroy, Porsangu.
    case spelling
    /// Their number in 2015.
    case number
    /// The number in 2024 of what they became, or became a part of.
    case laterNumber = "later number"
  }

  /// As typed or printed.
  package var asked: String
  /// By number, at least one; several when more than one has the name.
  package var municipalities: [Municipality]
  package var way: Method
  /// The county, district or number beside the name that chose among several, as typed; nil without one.
  package var narrowedBy: String?
  /// A county or number beside the name that fits none of the municipalities found, as typed; nil without
  /// one.
  package var contradiction: String?

  package init(
    asked: String, municipalities: [Municipality], way: Method, narrowedBy: String? = nil,
    contradiction: String? = nil
  ) {
    self.asked = asked
    self.municipalities = municipalities
    self.way = way
    self.narrowedBy = narrowedBy
    self.contradiction = contradiction
  }

  /// Whether the typed words are the name or number of one municipality of 2015, so that no note is needed.
  package var isPlain: Bool {
    (way == .name || way == .number) && municipalities.count == 1 && contradiction == nil
  }

  /// What was taken, for people: `“Heroy” is Herøy (1515, Møre og Romsdal) or Herøy (1818, Nordland)`.
  package var sentence: Wording {
    let names = municipalities.map(\.description)
    return way == .laterName || way == .laterNumber
      ? Wording { $0.place(asked, was2015: names) } : Wording { $0.place(asked, is: names) }
  }
}

/// The parts of a municipality's name as typed or printed: `Haram kommune 1580`, `Bø (Telemark)`, `Nes i
/// Hallingdal`.
struct PlaceQuery {
  /// What is left when number, county and words such as `kommune` are taken out.
  var name: String
  /// Four digits, or nil.
  var number: String?
  /// What stands in brackets or behind a comma, or nil.
  var qualifier: String?

  init(_ asked: String) {
    var rest = Substring(asked)
    if let bracket = rest.firstIndex(of: "("), bracket != rest.startIndex {
      let inside = rest[rest.index(after: bracket)...]
      let close = inside.firstIndex(of: ")") ?? inside.endIndex
      qualifier = Self.filled(inside[..<close])
      rest = rest[..<bracket] + inside[close...].dropFirst()
    }
    if qualifier == nil, let comma = rest.firstIndex(of: ",") {
      qualifier = Self.filled(rest[rest.index(after: comma)...])
      rest = rest[..<comma]
    }
    var words = rest.split(whereSeparator: \.isWhitespace)
    words.removeAll { Self.titles.contains($0.lowercased()) }
    if let digits = words.first(where: Self.isNumber), words.count < 5 {
      number = digits.count == 3 ? "0" + digits : String(digits)
      words.removeAll { $0 == digits }
    }
    name = words.map { $0 == "&" ? "og" : $0 }.joined(separator: " ")
  }

  /// The names of `Kåfjord/Gáivuotna` or `Gáivuotna - Kåfjord`; a single name otherwise.
  var sideBySide: [String] {
    var parts: [Substring] = []
    for part in name.split(separator: "/") {
      var words: [Substring] = []
      for word in part.split(separator: " ") {
        if ["-", "–", "—"].contains(word) {
          parts.append(Substring(words.joined(separator: " ")))
          words = []
        } else {
          words.append(word)
        }
      }
      parts.append(Substring(words.joined(separator: " ")))
    }
    return parts.filter { !$0.isEmpty }.map(String.init)
  }

  /// Name and district of `Nes i Hallingdal` and `Nes på Romerike`, or nil.
  var withDistrict: (name: String, district: String)? {
    let words = name.split(separator: " ")
    guard let joint = words.firstIndex(where: { Self.joints.contains($0.lowercased()) }), joint > 0,
      joint + 1 < words.count
    else { return nil }
    return (words[..<joint].joined(separator: " "), words[(joint + 1)...].joined(separator: " "))
  }

  private static let titles: Set = [
    "kommune", "kommunen", "kommuner", "kommuna", "kommunar", "kommunane", "herad", "herred", "suohkan", "suohkana",
    "tjïelte", "kommuvdna",
  ]
  private static let joints: Set = ["i", "på", "pa", "in"]

  private static func isNumber(_ word: Substring) -> Bool {
    (3...4).contains(word.utf8.count) && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func filled(_ text: Substring) -> String? {
    text.allSatisfy(\.isWhitespace) ? nil : String(text)
  }
}

/// A region's population as a document prints it, to be compared with the sum of its members' on 1 January 2015.
package struct PrintedTotal: Sendable, Hashable {
  package var population: Int
  /// `YYYY-MM-DD`; nil where no whole date is printed.
  var date: String?

  package init(population: Int, date: String? = nil) {
    self.population = population
    self.date = date
  }

  /// `34394 (2015-01-01)`
  package var text: String { date.map { "\(population) (\($0))" } ?? "\(population)" }

  /// A municipality of common size gains or loses no more than this share in a year.
  private static let yearlyShare = 0.01
  /// A rounded figure may be one that was rounded up or down at will, or the sum of rounded ones.
  private static let roundedShare = 0.01
  /// The programme lasted until 2018, and applications of 2013 print figures of that year.
  private static let yearsOfNoDate = 3.0
  /// What people round to, from the coarsest.
  private static let steps = [1000, 500, 100, 50]

  /// How far it may differ from the members' sum without a finding.
  package func room(beside sum: Int) -> Int {
    let share = Self.yearlyShare * years + (step == nil ? 0 : Self.roundedShare)
    return max(Int(Double(sum) * share), (step ?? 0) / 2)
  }

  /// Whether it is an exact figure of the register's date.
  package var isExact: Bool { step == nil && years == 0 }

  /// What it may be rounded to; nil for an exact figure.
  private var step: Int? { Self.steps.first { population % $0 == 0 } }

  /// Years between its date and the register's.
  private var years: Double {
    guard let date, let own = Self.months(date), let register = Self.months(PlaceRegister.date) else {
      return Self.yearsOfNoDate
    }
    return Double(abs(own - register)) / 12
  }

  /// Months since year 0; nil when it is no date.
  private static func months(_ date: String) -> Int? {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 && date.utf8.count == 10 ? parts[0] * 12 + parts[1] : nil
  }
}

/// What would explain totals that do not fit their members: one municipality counted or left out, or one counted in
/// another's place.
package struct TotalExplanations {
  private let byPopulation: [Int: [Municipality]]

  /// Kilometres between points inside two municipalities that border on each other, but for the largest.
  private static let reach = 60.0
  /// With more explanations of one kind than this, none is offered.
  private static let most = 2

  package init(register: PlaceRegister) {
    let known = register.municipalities.filter { $0.population != nil }
    byPopulation = Dictionary(grouping: known) { $0.population ?? 0 }
  }

  /// `as if Utsira (1151, Rogaland), which is not listed, were counted`; nil when nothing so simple explains it, or too
  /// many things do. A few look-ups for each member.
  ///
  /// - Parameters:
  ///   - difference: the total less the members' sum.
  ///   - members: the municipalities that the document lists.
  package func text(for difference: Int, members: [Municipality]) -> String? {
    wording(for: difference, members: members)?.english
  }

  /// The same in all languages.
  package func wording(for difference: Int, members: [Municipality]) -> Wording? {
    let swaps = swaps(difference, members)
    let kinds = [
      difference > 0 ? additions(difference, members) : omissions(-difference, members),
      swaps.filter { $0.counted.name == $0.listed.name }.map(Self.text),
      swaps.filter { Self.isNear($0.counted, members) }.map(Self.text),
    ]
    guard let found = kinds.first(where: { !$0.isEmpty }), found.count <= Self.most else { return nil }
    return Wording { words in words.oneOf(found.map { $0.told(in: words.language) }) }
  }

  private func omissions(_ population: Int, _ members: [Municipality]) -> [Wording] {
    members.filter { $0.population == population }.map { member in
      Wording { $0.asIfNotCounted(member.description) }
    }
  }

  private func additions(_ population: Int, _ members: [Municipality]) -> [Wording] {
    others(with: population, members).filter { Self.isNear($0, members) }.map { other in
      Wording { $0.asIfCounted(other.description) }
    }
  }

  private func swaps(
    _ difference: Int, _ members: [Municipality]
  ) -> [(counted: Municipality, listed: Municipality)] {
    members.flatMap { member in
      others(with: (member.population ?? 0) + difference, members).map { (counted: $0, listed: member) }
    }
  }

  private func others(with population: Int, _ members: [Municipality]) -> [Municipality] {
    (byPopulation[population] ?? []).filter { other in !members.contains { $0.number == other.number } }
  }

  private static func text(_ swap: (counted: Municipality, listed: Municipality)) -> Wording {
    Wording { $0.asIfSwapped(swap.counted.description, for: swap.listed.description) }
  }

  private static func isNear(_ other: Municipality, _ members: [Municipality]) -> Bool {
    guard let point = other.point else { return false }
    return members.contains { $0.point.map { point.distance(to: $0) <= reach } ?? false }
  }
}
