import ByregionLanguages

/// Data on municipalities that is needed to read a file of areas.
package struct BoundaryRegister: Sendable {
  /// The numbers of the municipalities of 2015.
  package var earlier: Set<String>
  /// A point inside each of them, if known, by number.
  package var places: [String: MapPoint]
  /// For each municipality of 2024, the numbers of the municipalities of 2015 that became part of it.
  package var later: [String: [String]]
  /// The numbers of the municipalities of 2024, by lower-case name.
  package var laterNumbers: [String: String]

  package init(
    earlier: Set<String>, places: [String: MapPoint], later: [String: [String]], laterNumbers: [String: String]
  ) {
    self.earlier = earlier
    self.places = places
    self.later = later
    self.laterNumbers = laterNumbers
  }

  /// A point inside a municipality of either year.
  func place(of number: String) -> MapPoint? { places[number] ?? later[number]?.lazy.compactMap { places[$0] }.first }
}

/// The areas of municipalities in a file, in UTM 33N, simplified for maps of regions.
package struct Boundaries: Sendable {
  package struct Area: Sendable, Hashable {
    /// Four digits.
    package var number: String
    /// Polygons of rings; the first ring of each is its outline, and the others are holes.
    package var polygons: [[Ring]]

    package init(number: String, polygons: [[Ring]]) {
      self.number = number
      self.polygons = polygons
    }
  }

  /// In order of number.
  package var areas: [Area]
  /// 2015 or 2024: the year of the municipal structure.
  package var year: Int
  /// The coordinate system of the file, in words.
  package var system: String
  package var attribution: String?
  /// Decisions and omissions: sentences without a full stop.
  package var notes: [Wording]

  /// Maximum size of a file in bytes.
  package static let byteLimit = 128 << 20

  /// Minimum size of triangles in square metres; points that form smaller ones are removed.
  private static let smallestTriangle = 10_000.0

  /// Parses a file.
  ///
  /// - Parameter property: the property with the municipality's number; nil detects it.
  package init(
    _ bytes: [UInt8], register: BoundaryRegister, property: String? = nil
  ) throws(BoundaryError) {
    let file = try BoundaryFile(bytes)
    notes = file.notes
    attribution = file.attribution
    let numbered = try Numbering(file, register, property)
    notes += numbered.notes
    year = numbered.year
    let coordinates = try Coordinates(file.system, numbered.features, register)
    system = coordinates.name
    var areas: [String: [[Ring]]] = [:]
    for (number, polygons) in numbered.features {
      areas[number, default: []] += polygons.map { $0.map(coordinates.ring) }
    }
    let sorted = areas.sorted { $0.key < $1.key }.map { Area(number: $0.key, polygons: $0.value) }
    self.areas = SharedBorders.simplify(sorted, smallestTriangle: Self.smallestTriangle)
  }
}

/// Assigns a municipality to each area.
private struct Numbering {
  var features: [(number: String, polygons: [[[Double]]])] = []
  var year = 2015
  var notes: [Wording] = []

  init(_ file: BoundaryFile, _ register: BoundaryRegister, _ property: String?) throws(BoundaryError) {
    func isKnown(_ number: String) -> Bool { register.earlier.contains(number) || register.later[number] != nil }
    // Choose the property with the most municipality numbers, whatever its name.
    var best: (layer: Int, property: String?, count: Int) = (0, nil, 0)
    for (place, layer) in file.layers.enumerated() {
      var counts: [String?: Int] = [:]
      for feature in layer {
        for (name, value) in feature.properties where property == nil || name == property {
          if let number = Self.number(value), isKnown(number) { counts[name, default: 0] += 1 }
        }
        if property == nil, let number = feature.id.flatMap(Self.number), isKnown(number) {
          counts[String?.none, default: 0] += 1
        }
      }
      for (name, count) in counts.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) where count > best.count {
        best = (place, name, count)
      }
    }
    guard best.count > 0 else { throw Self.noNumbers(file, property) }
    var unknown: [String] = []
    var byName: [String] = []
    var found: [(number: String, polygons: [[[Double]]])] = []
    for feature in file.layers[best.layer] {
      let value = best.property.map { name in feature.properties.first { $0.name == name }?.value } ?? feature.id
      let number = value.flatMap(Self.number)
      let names = Self.names(feature)
      if let number, isKnown(number) {
        found.append((number, feature.polygons))
      } else if let later = names.lazy.compactMap({ register.laterNumbers[$0.lowercased()] }).first {
        byName.append("\(number ?? "-") \(names.first ?? "")")
        found.append((later, feature.polygons))
      } else {
        unknown.append([number, names.first].compactMap { $0 }.joined(separator: " "))
      }
    }
    features = found
    year = found.allSatisfy { register.earlier.contains($0.number) } ? 2015 : 2024
    if year == 2024 {
      // A number of 2015 only is not a municipality's in a file of 2024.
      unknown += features.filter { register.later[$0.number] == nil }.map(\.number)
      features.removeAll { register.later[$0.number] == nil }
    }
    if !byName.isEmpty {
      notes.append(Wording { $0.foundByName(Self.some(byName, $0)) })
    }
    if !unknown.isEmpty {
      notes.append(Wording { $0.noMunicipalitiesLeftOut(Self.some(unknown, $0)) })
    }
  }

  /// The four-digit municipality number in a number or text: 301, "0301" and "301" are equal.
  private static func number(_ value: GeoValue) -> String? {
    let digits: String
    switch value {
    case .number(let number):
      guard let whole = Int(exactly: number) else { return nil }
      digits = String(whole)
    case .string(let text): digits = String(text.drop { $0 == " " }.prefix { $0 != " " })
    default: return nil
    }
    guard (3...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return digits.utf8.count == 3 ? "0" + digits : digits
  }

  /// The names of a municipality in a feature, in any language: a text, an array with languages, or an object.
  private static func names(_ feature: BoundaryFile.Feature) -> [String] {
    var names: [String] = []
    func collect(_ value: GeoValue, depth: Int) {
      guard depth < 3, names.count < 10 else { return }
      switch value {
      case .string(let text):
        // "Guovdageaidnu - Kautokeino" contains two names.
        names.append(text)
        let parts = text.replacing(" / ", with: " - ").split(separator: " - ").map(String.init)
        if parts.count > 1 { names += parts }
      case .array(let elements): for element in elements { collect(element, depth: depth + 1) }
      case .object(let members):
        for (name, value) in members where !["sprak", "språk", "language", "rekkefolge"].contains(name.lowercased()) {
          collect(value, depth: depth + 1)
        }
      default: break
      }
    }
    let wanted = ["navn", "name", "namn", "kommunenavn", "kommunenamn", "kommune", "municipality"]
    for (name, value) in feature.properties where wanted.contains(name.lowercased()) { collect(value, depth: 0) }
    return names.filter { !$0.isEmpty }.map { String($0.prefix(60)) }
  }

  private static func noNumbers(_ file: BoundaryFile, _ property: String?) -> BoundaryError {
    let names = Set(file.layers.joined().prefix(100).flatMap { $0.properties.map { String($0.name.prefix(40)) } })
      .sorted()
    let known = Array(names.prefix(12))
    return BoundaryError(
      { $0.noNumbers(in: property, known) },
      suggestion: { property == nil ? $0.numbersAreThose : $0.leaveNumberOut })
  }

  private static func some(_ items: [String], _ words: Catalogue) -> String {
    items.prefix(8).joined(separator: ", ") + (items.count > 8 ? words.andMoreOfThem(items.count - 8) : "")
  }
}

/// Converts the coordinates of a file to map points.
private struct Coordinates {
  private enum Kind {
    case degrees
    case metres(zone: Int)
  }

  private let kind: Kind
  /// Whether north (or latitude) comes first.
  private let isSwapped: Bool

  var name: String {
    switch kind {
    case .degrees: "longitude and latitude"
    case .metres(let zone): "UTM \(zone)"
    }
  }

  private init(_ kind: Kind, isSwapped: Bool) {
    self.kind = kind
    self.isSwapped = isSwapped
  }

  /// Uses the file's coordinate system. If the file names none, uses the one that puts the areas nearest to their
  /// municipalities.
  init(
    _ system: String?, _ features: [(number: String, polygons: [[[Double]]])], _ register: BoundaryRegister
  ) throws(BoundaryError) {
    var kinds: [Kind]
    if let system {
      kinds = [try Self.kind(of: system)]
    } else {
      let first = features.first?.polygons.first?.first ?? []
      let isSmall = first.allSatisfy { abs($0) <= 180 }
      kinds = isSmall ? [.degrees] : [33, 32, 35, 31, 34, 36].map { .metres(zone: $0) }
    }
    var best: (coordinates: Coordinates, distance: Double)?
    for kind in kinds {
      for isSwapped in [false, true] {
        let coordinates = Coordinates(kind, isSwapped: isSwapped)
        let distance = coordinates.distance(features, register)
        if distance < best?.distance ?? .infinity { best = (coordinates, distance) }
      }
    }
    // A municipality is at most about 200 km long, and half of them are much smaller.
    guard let best, best.distance < 60_000 else {
      throw BoundaryError(
        { $0.areasLieElsewhere(readAs: system.map { String($0.prefix(60)) }) },
        suggestion: { $0.coordinatesMayBe })
    }
    self = best.coordinates
  }

  private static func kind(of system: String) throws(BoundaryError) -> Kind {
    let digits = String(system.reversed().prefix { $0.isNumber }.reversed())
    switch Int(digits) {
    case _ where system.uppercased().hasSuffix("CRS84"), 4326, 4258, 4979, 4937: return .degrees
    case .some(let code) where (25831...25836).contains(code): return .metres(zone: code - 25800)
    case .some(let code) where (32631...32636).contains(code): return .metres(zone: code - 32600)
    // Systems with heights (NN2000).
    case .some(let code) where (5971...5976).contains(code): return .metres(zone: code - 5940)
    default:
      throw BoundaryError(
        { $0.unknownCoordinates(String(system.prefix(60))) }, suggestion: { $0.convertCoordinates })
    }
  }

  /// The median distance between the areas and the register's points for their municipalities, in metres.
  private func distance(
    _ features: [(number: String, polygons: [[[Double]]])], _ register: BoundaryRegister
  ) -> Double {
    var distances: [Double] = []
    for (number, polygons) in features.prefix(400) {
      guard let place = register.place(of: number),
        let largest = polygons.compactMap(\.first).max(by: { $0.count < $1.count }),
        let centre = ring(largest).bounds?.centre
      else { continue }
      distances.append(centre.distance(to: place))
    }
    distances.sort()
    let middle = distances.isEmpty ? .infinity : distances[distances.count / 2]
    return middle.isFinite ? middle : .infinity
  }

  /// A ring in UTM 33N, without the repeated closing point.
  func ring(_ positions: [Double]) -> Ring {
    var points: [MapPoint] = []
    points.reserveCapacity(positions.count / 2)
    for index in stride(from: 0, to: positions.count - 1, by: 2) {
      let (first, second) =
        isSwapped ? (positions[index + 1], positions[index]) : (positions[index], positions[index + 1])
      points.append(place(first, second))
    }
    if points.count > 1, points.first == points.last { points.removeLast() }
    return Ring(points)
  }

  private func place(_ first: Double, _ second: Double) -> MapPoint {
    switch kind {
    case .degrees:
      // The projection is not valid outside these limits.
      return MapPoint(longitude: max(-60, min(90, first)), latitude: max(-89, min(89, second)))
    case .metres(33): return MapPoint(east: first, north: second)
    case .metres(let zone):
      let place = MapPoint(east: max(-5e6, min(6e6, first)), north: max(0, min(9.9e6, second)))
      let degrees = TransverseMercator(zone: zone).unproject(place)
      return MapPoint(longitude: degrees.longitude, latitude: degrees.latitude)
    }
  }
}

/// The stored form of an area: a GeoJSON geometry of type MultiPolygon, in degrees (WGS84).
package enum StoredArea {
  /// Writes polygons with five decimals, which is a precision of about a metre.
  package static func text(_ polygons: [[Ring]]) -> String {
    var text = "{\"type\":\"MultiPolygon\",\"coordinates\":["
    for (place, polygon) in polygons.enumerated() {
      text += place > 0 ? ",[" : "["
      for (index, ring) in polygon.enumerated() {
        text += index > 0 ? ",[" : "["
        for point in ring.points + ring.points.prefix(1) {
          if text.last != "[" { text += "," }
          let degrees = point.degrees
          text += "[\(rounded(degrees.longitude)),\(rounded(degrees.latitude))]"
        }
        text += "]"
      }
      text += "]"
    }
    return text + "]}"
  }

  private static func rounded(_ degrees: Double) -> Double { (degrees * 100_000).rounded() / 100_000 }

  /// The polygons of a stored text, in degrees; nil if it is invalid, since another program may have written it.
  package static func degrees(_ text: String) -> [[[(longitude: Double, latitude: Double)]]]? {
    guard text.utf8.count <= 8 << 20, let value = try? GeoText.value(of: Array(text.utf8)),
      value["type"]?.text == "MultiPolygon", let parts = value["coordinates"]?.elements
    else { return nil }
    var polygons: [[[(longitude: Double, latitude: Double)]]] = []
    for part in parts {
      guard let rings = part.elements else { return nil }
      var polygon: [[(longitude: Double, latitude: Double)]] = []
      for ring in rings {
        guard case .positions(let positions) = ring else { return nil }
        let points = stride(from: 0, to: positions.count, by: 2).map { (positions[$0], positions[$0 + 1]) }
        guard points.allSatisfy({ (-60...90).contains($0.0) && (-89...89).contains($0.1) }) else { return nil }
        polygon.append(points)
      }
      polygons.append(polygon)
    }
    return polygons
  }

  /// The polygons of a stored text as map points.
  package static func polygons(_ text: String) -> [[Ring]]? {
    degrees(text)?.map { polygon in
      polygon.map { ring in Ring(ring.dropLast().map { MapPoint(longitude: $0.longitude, latitude: $0.latitude) }) }
    }
  }
}
