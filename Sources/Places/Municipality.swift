import ByregionLanguages
import ByregionText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A Norwegian municipality as of 1 January 2015, the date of the programme's figures.
package struct Municipality: Sendable, Hashable {
  /// A Sámi or Kven name.
  package struct ParallelName: Sendable, Hashable {
    /// As spelt in the register.
    package var name: String
    /// The language in English: Northern Sámi, Lule Sámi, Southern Sámi or Kven.
    package var language: String
    /// `YYYY-MM-DD`; nil if the name was in the register before 2015.
    package var officialSince: String?

    package init(name: String, language: String, officialSince: String? = nil) {
      self.name = name
      self.language = language
      self.officialSince = officialSince
    }
  }

  /// A municipality of 1 January 2024 that a municipality became part of; one that was split has several.
  package struct Successor: Sendable, Hashable {
    /// Four digits, of 2024. The same number may belong to a different municipality in 2015.
    package var number: String
    /// Name in the register of 2024, including parallel names.
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

  /// Four digits; the first two are the county's number.
  package var number: String
  /// Norwegian name; six names are shared by two municipalities each.
  package var name: String
  package var county: County
  /// A point inside the municipality, not its centre; nil if unknown.
  package var point: Coordinates?
  package var parallelNames: [ParallelName]
  /// In order of number.
  package var successors: [Successor]
  /// Inhabitants on 1 January 2015, from Statistics Norway; nil if unknown.
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

  /// For messages: `Herøy (1818, Nordland)`.
  package var description: String { "\(name) (\(number), \(county.name))" }
}

/// A Norwegian county as of 1 January 2015.
package struct County: Sendable, Hashable {
  /// Two digits.
  package var number: String
  /// Norwegian name.
  package var name: String
  /// Official Sámi name; nil if it has none.
  package var parallelName: String?

  package init(number: String, name: String, parallelName: String? = nil) {
    self.number = number
    self.name = name
    self.parallelName = parallelName
  }
}

/// Counties and districts, which people add to a municipality's name to distinguish municipalities of the same name.
enum CountyNames {
  /// A county's name for comparisons, without `fylke`.
  static func key(_ name: String) -> String {
    PlaceSpelling.folded(name).split(separator: " ")
      .filter { $0 != "fylke" && $0 != "fylkeskommune" && $0 != "i" }
      .joined(separator: " ")
  }

  /// Whether the municipality is in that county, of 2015 or 2024, or district.
  static func fits(_ municipality: Municipality, _ qualifier: String) -> Bool {
    let key = key(qualifier)
    let county = municipality.county
    return key == county.number || key == PlaceSpelling.folded(county.name)
      || key == county.parallelName.map(PlaceSpelling.folded)
      || districts[key] == county.number || isShort(key, for: PlaceSpelling.folded(county.name))
      || municipality.successors.contains { PlaceSpelling.folded($0.county) == key }
  }

  /// Whether the text is the name of a county or district.
  static func isKnown(_ qualifier: String, in municipalities: [Municipality]) -> Bool {
    districts[key(qualifier)] != nil || municipalities.contains { fits($0, qualifier) }
  }

  /// Whether the text abbreviates a county's name, as "Nordl." and "Hord." do, and is not only a direction.
  private static func isShort(_ key: String, for county: String) -> Bool {
    key.utf8.count >= 4 && county.hasPrefix(key) && key != "nord" && key != "aust" && key != "vest"
  }

  /// Districts and abbreviations that distinguish the six shared names, with the county's number.
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

  /// Great-circle distance in kilometres on a sphere of the Earth's mean radius (haversine); within 0.5 % of the
  /// distance on the ellipsoid.
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

/// The result of looking up a name or number in the register.
package struct PlaceFinding: Sendable, Hashable {
  /// How the text identifies the municipalities.
  package enum Method: String, Sendable, Hashable, CaseIterable {
    /// Their name in 2015, ignoring case, hyphens and spaces.
    case name
    /// Their Sámi or Kven name.
    case parallelName = "parallel name"
    /// The name in 2024 of a municipality that they became part of.
    case laterName = "later name"
    /// One of these names without its Norwegian or Sámi letters, such as Heroy or Porsangu.
    case spelling
    /// Their number in 2015.
    case number
    /// The number in 2024 of a municipality that they became part of.
    case laterNumber = "later number"
  }

  /// The text as typed or printed.
  package var asked: String
  /// In order of number, at least one; several if they share the name.
  package var municipalities: [Municipality]
  package var way: Method
  /// The county, district or number, as typed, that chose among several municipalities; nil if there was none.
  package var narrowedBy: String?
  /// A county or number, as typed, that fits none of the municipalities; nil if there was none.
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

  /// Whether the text is the name or number of exactly one municipality of 2015, so that no note is needed.
  package var isPlain: Bool {
    (way == .name || way == .number) && municipalities.count == 1 && contradiction == nil
  }

  /// The interpretation, for people: `“Heroy” is Herøy (1515, Møre og Romsdal) or Herøy (1818, Nordland)`.
  package var sentence: Wording {
    let names = municipalities.map(\.description)
    return way == .laterName || way == .laterNumber
      ? Wording { $0.place(asked, was2015: names) } : Wording { $0.place(asked, is: names) }
  }
}

/// The parts of a municipality's name as typed or printed, such as `Haram kommune 1580`, `Bø (Telemark)` or `Nes i
/// Hallingdal`.
struct PlaceQuery {
  /// The name without number, county and words such as `kommune`.
  var name: String
  /// Four digits, or nil.
  var number: String?
  /// The text in brackets or after a comma, or nil.
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

  /// The names in `Kåfjord/Gáivuotna` or `Gáivuotna - Kåfjord`; otherwise a single name.
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

  /// Name and district in `Nes i Hallingdal` or `Nes på Romerike`; otherwise nil.
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

/// A region's population as printed in a document. It is compared with the sum of its members' populations on 1 January
/// 2015.
package struct PrintedTotal: Sendable, Hashable {
  package var population: Int
  /// `YYYY-MM-DD`; nil if no complete date is printed.
  var date: String?

  package init(population: Int, date: String? = nil) {
    self.population = population
    self.date = date
  }

  /// `34394 (2015-01-01)`
  package var text: String { date.map { "\(population) (\($0))" } ?? "\(population)" }

  /// The assumed maximum change of a municipality's population per year.
  private static let yearlyShare = 0.01
  /// The additional tolerance for a rounded figure, which may also be the sum of rounded figures.
  private static let roundedShare = 0.01
  /// The assumed distance in years for a figure without a date. The programme lasted until 2018, and applications of
  /// 2013 print figures of that year.
  private static let yearsOfNoDate = 3.0
  /// Multiples that people round to, the coarsest first.
  private static let steps = [1000, 500, 100, 50]

  /// The maximum difference from the members' sum that is not reported.
  package func room(beside sum: Int) -> Int {
    let share = Self.yearlyShare * years + (step == nil ? 0 : Self.roundedShare)
    return max(Int(Double(sum) * share), (step ?? 0) / 2)
  }

  /// Whether it is an exact figure of the register's date.
  package var isExact: Bool { step == nil && years == 0 }

  /// The multiple that it may be rounded to; nil for an exact figure.
  private var step: Int? { Self.steps.first { population % $0 == 0 } }

  /// Years between its date and the register's.
  private var years: Double {
    guard let date, let own = Self.months(date), let register = Self.months(PlaceRegister.date) else {
      return Self.yearsOfNoDate
    }
    return Double(abs(own - register)) / 12
  }

  /// Months since year 0; nil if the text is not a date.
  private static func months(_ date: String) -> Int? {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 && date.utf8.count == 10 ? parts[0] * 12 + parts[1] : nil
  }
}

/// Explains totals that differ from the members' sum by a simple mistake: one municipality too many or too few, or one
/// counted instead of another.
package struct TotalExplanations {
  private let byPopulation: [Int: [Municipality]]

  /// Maximum distance in kilometres between points inside two neighbouring municipalities, except for the largest ones.
  private static let reach = 60.0
  /// If there are more explanations of one kind, none is given.
  private static let most = 2

  package init(register: PlaceRegister) {
    let known = register.municipalities.filter { $0.population != nil }
    byPopulation = Dictionary(grouping: known) { $0.population ?? 0 }
  }

  /// The explanation in English, such as `as if Utsira (1151, Rogaland), which is not listed, were counted`; nil if
  /// there is none, or too many. A few dictionary lookups per member.
  ///
  /// - Parameters:
  ///   - difference: the total minus the members' sum.
  ///   - members: the municipalities listed in the document.
  package func text(for difference: Int, members: [Municipality]) -> String? {
    wording(for: difference, members: members)?.english
  }

  /// The explanation in all languages.
  package func wording(for difference: Int, members: [Municipality]) -> Wording? {
    let swaps = swaps(difference, members)
    let kinds = [
      difference > 0 ? additions(difference, members) : omissions(-difference, members),
      swaps.filter { $0.counted.name == $0.listed.name }.map(Self.text),
      swaps.filter { Self.isNear($0.counted, members) }.map(Self.text),
    ]
    guard let found = kinds.first(where: { !$0.isEmpty }), found.count <= Self.most else { return nil }
    return Wording { words in words.oneOf(found.map { $0.text(in: words.language) }) }
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
