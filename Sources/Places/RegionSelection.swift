import ByregionLanguages
import ByregionSQLite
import ByregionText

/// The regions that a user means by the name of a region, municipality or county.
package struct RegionSelection: Sendable, Hashable {
  /// What kind of place a name was given as.
  package enum Field: String, Sendable, Hashable, CaseIterable { case region, municipality, county }

  /// As typed.
  package var asked: String
  package var field: Field
  /// Keys of the regions, ascending; empty when no region includes the place.
  package var ids: [Int64]
  /// Numbers of the municipalities that a name of a municipality or county stands for.
  package var municipalities: [String] = []
  /// Whether anything goes by the name; a municipality that is in no region of the file is known all the same.
  package var isKnown: Bool
  /// One sentence on what was taken; nil when the name is exact: a region's own, a municipality's of 2015, a number.
  package var note: Wording?
  /// Names that are spelt like an unknown one, nearest first.
  package var near: [String]

  package init(
    _ asked: String, field: Field, ids: [Int64] = [], isKnown: Bool = true, note: Wording? = nil, near: [String] = []
  ) {
    self.asked = asked
    self.field = field
    self.ids = ids
    self.isKnown = isKnown
    self.note = note
    self.near = near
  }

  /// The message about a name that nothing has, with names that are near: `no municipality goes by “Hemmes”; near are …`.
  package var complaint: Wording? {
    guard !isKnown else { return nil }
    return Wording { words in
      let complaint =
        switch field {
        case .region: words.noRegion(asked)
        case .municipality: words.noMunicipality(asked)
        case .county: words.noCounty(asked)
        }
      return complaint + words.nearestNames(near)
    }
  }
}

/// The letters and digits of a region's name that every spelling of it shares: without a, e and o, which æ, ø, å and
/// their spellings come and go with.
///
/// Names are read one after the other into the same memory, since a question looks at every name of the file.
struct NameSkeleton {
  private(set) var letters: [UInt8] = []
  /// Whether all letters are such as are known here; of others only the full comparison knows what they are.
  private(set) var isWhole = true
  /// The name that was read last; the forms of a region's name stand together, and mostly are the same.
  private var name: [UInt8] = []

  init(_ name: String = "") {
    var name = name
    name.withUTF8 { read(UnsafeRawBufferPointer($0)) }
  }

  /// Takes the skeleton of another name, in UTF-8.
  mutating func read(_ name: UnsafeRawBufferPointer) {
    guard !self.name.elementsEqual(name) else { return }
    self.name.removeAll(keepingCapacity: true)
    self.name.append(contentsOf: name)
    letters.removeAll(keepingCapacity: true)
    isWhole = true
    var previous: UInt8 = 0
    for byte in name {
      switch byte {
      case 0x61, 0x65, 0x6F, 0x41, 0x45, 0x4F: break
      case 0x30...0x39, 0x61...0x7A: letters.append(byte)
      case 0x41...0x5A: letters.append(byte | 0x20)
      case 0x00..<0x80, 0xC3: break
      // å, æ, ø and their capitals.
      case 0xA5, 0xA6, 0xB8, 0x85, 0x86,
        0x98 where previous == 0xC3:
        break
      default:
        isWhole = false
        return
      }
      previous = byte
    }
  }

  /// Whether a name of this skeleton may have a key of that one: the key's letters stand in it, and before and behind
  /// them nothing but words such as region.
  func mayHave(keyOf key: NameSkeleton) -> Bool {
    guard isWhole, key.isWhole else { return true }
    let count = key.letters.count
    guard count <= letters.count else { return false }
    return (0...(letters.count - count)).contains { start in
      letters[start...].starts(with: key.letters) && fits(before: start) && fits(behind: start + count)
    }
  }

  private func fits(before start: Int) -> Bool {
    start == 0
      || Self.frames.contains { frame in
        // "Kommunene i Salten"
        letters[..<start].reversed().starts(with: frame.reversed())
          || letters[..<start].reversed().starts(with: (frame + [UInt8(ascii: "i")]).reversed())
      }
  }

  private func fits(behind end: Int) -> Bool {
    // Drammensregionen is of Drammen.
    let rests = letters[end...].first == UInt8(ascii: "s") ? [end, end + 1] : [end]
    return rests.contains { rest in
      rest == letters.count || Self.frames.contains { letters[rest...].starts(with: $0) }
    }
  }

  private static let frames: [[UInt8]] = RegionName.frames.map { NameSkeleton($0).letters }
}

/// Understands the names of places that a user types, for filters and pages.
///
/// Regions go by any form of their names, municipalities by names of 2015 and 2024, parallel names, numbers and
/// spellings without æ, ø and å, counties by names of 2015 and 2024 and numbers. A note says what was taken where
/// the name is not exact.
package struct PlaceNames {
  let connection: Connection
  /// The municipalities of 1 January 2015.
  package let register: PlaceRegister

  /// Reads the register; regions are read when one is asked for.
  ///
  /// - Throws: `SQLiteError`.
  package init(_ connection: Connection) throws {
    self.connection = connection
    register = try PlaceRegister(connection)
  }

  /// The regions that a filter's value means.
  ///
  /// - Throws: `SQLiteError`; never for what the name is.
  package func regions(_ field: RegionSelection.Field, named name: String) throws -> RegionSelection {
    switch field {
    case .region: try regions(named: name)
    case .municipality: try regions(ofMunicipality: name)
    case .county: try regions(ofCounty: name)
    }
  }

  /// The regions that a name may stand for, to be searched by ``RegionMatcher/find(_:)``.
  package func matcher(for name: String) throws -> RegionMatcher {
    let numbers = register.find(name)?.municipalities.map(\.number) ?? []
    let regions = try RegionCandidates(connection).regions(named: name, applicants: numbers)
    return RegionMatcher(regions: regions, register: register)
  }

  /// Names of regions that are spelt much like an unknown one, nearest first.
  package func near(_ name: String) throws -> [String] {
    let regions = try RegionCandidates(connection).nearRegions(name)
    return RegionMatcher(regions: regions, register: register).near(name)
  }

  private func regions(named name: String) throws -> RegionSelection {
    if let plain = try region(bearing: name) { return RegionSelection(name, field: .region, ids: [plain]) }
    let matcher = try matcher(for: name)
    let found = matcher.findNamed(name)
    if !found.isEmpty {
      return RegionSelection(
        name, field: .region, ids: found.map(\.id), note: found.count > 1 ? note(name, found) : nil)
    }
    let related = matcher.find(name)
    guard related.isEmpty else {
      return RegionSelection(name, field: .region, ids: related.map(\.id), note: note(name, related))
    }
    return RegionSelection(name, field: .region, isKnown: false, near: try near(name))
  }

  private func regions(ofMunicipality name: String) throws -> RegionSelection {
    guard let finding = register.find(name) else {
      let printed = try regions(printing: name)
      if !printed.isEmpty { return RegionSelection(name, field: .municipality, ids: printed) }
      let near = register.nearest(to: name).map(\.name)
      return RegionSelection(name, field: .municipality, isKnown: false, near: near)
    }
    return try asked(
      name, field: .municipality, finding.municipalities, note: finding.isPlain ? nil : finding.sentence)
  }

  private func regions(ofCounty name: String) throws -> RegionSelection {
    if let county = register.county(named: name) {
      let isPlain = PlaceSpelling.plain(name) == PlaceSpelling.plain(county.name) || name == county.number
      let note = isPlain ? nil : Wording { $0.place(name, is: ["\(county.name) (\(county.number))"]) }
      return try asked(name, field: .county, register.municipalities(inCounty: county.number), note: note)
    }
    let later = register.municipalities(inLaterCounty: name)
    guard !later.isEmpty else {
      let near = NearestName.to(name, among: register.counties.map(\.name))
      return RegionSelection(name, field: .county, isKnown: false, near: near.map { [$0] } ?? [])
    }
    let counties = Set(later.map(\.county)).sorted { $0.number < $1.number }.map(\.name)
    let note = Wording { $0.laterCounty(name, counties) }
    return try asked(name, field: .county, later, note: note)
  }

  private func asked(
    _ name: String, field: RegionSelection.Field, _ municipalities: [Municipality], note: Wording?
  ) throws -> RegionSelection {
    let ids = try regions(withMunicipalities: municipalities)
    var asked = RegionSelection(name, field: field, ids: ids, note: note)
    asked.municipalities = municipalities.map(\.number)
    return asked
  }

  /// The one region with this slug, or with exactly this name; nil when none or several have it.
  ///
  /// The quick way: other forms of names are worked out by ``RegionMatcher/find(_:)`` for every region.
  package func region(bearing name: String) throws -> Int64? {
    let bySlug = try ids("SELECT id FROM regions WHERE slug = ?", [.text(name.lowercased())])
    if let id = bySlug.first { return id }
    let byName = try ids(
      """
      SELECT id FROM regions WHERE name = ?1 COLLATE NOCASE
      UNION SELECT region_id FROM region_names WHERE name = ?1 COLLATE NOCASE AND source <> 'heading' LIMIT 2
      """, [.text(name)])
    return byName.count == 1 ? byName[0] : nil
  }

  private func note(_ name: String, _ regions: [KnownRegion]) -> Wording {
    Wording { $0.taken(name, for: regions.map { "\($0.name) (\($0.slug))" }) }
  }

  private func regions(withMunicipalities municipalities: [Municipality]) throws -> [Int64] {
    // The numbers come from the register and are digits, so they need no quotes.
    let numbers = municipalities.map { "'\($0.number)'" }.joined(separator: ", ")
    return try ids(
      "SELECT DISTINCT region_id FROM region_municipalities WHERE municipality_number IN (\(numbers)) ORDER BY 1")
  }

  /// Regions with a member that no register knows, by the name that is printed.
  private func regions(printing name: String) throws -> [Int64] {
    let asked = PlaceSpelling.folded(name)
    guard !asked.isEmpty else { return [] }
    var ids: Set<Int64> = []
    try connection.query(
      "SELECT region_id, printed_name FROM region_municipalities WHERE municipality_number IS NULL"
    ) { row in
      if PlaceSpelling.folded(try row.get(String.self, 1)) == asked { ids.insert(try row.get(Int64.self, 0)) }
    }
    return ids.sorted()
  }

  private func ids(_ sql: String, _ arguments: [Value] = []) throws -> [Int64] {
    try connection.rows(sql, arguments) { try $0.get(Int64.self, 0) }
  }
}

/// Finds the few regions that a name may stand for, without working out the forms of every name in the file.
///
/// What it finds is a superset of what ``RegionMatcher`` finds among all regions, which then decides.
struct RegionCandidates {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The regions that share a name with the typed one, or that a municipality among the numbers applied for.
  ///
  /// O(names in the file), some dozens of nanoseconds each.
  func regions(named name: String, applicants: [String]) throws -> [KnownRegion] {
    let asked = RegionName(name).keys
    var ids: Set<Int64> = []
    if !asked.isEmpty { ids = try regions(withKeys: asked) }
    try connection.query("SELECT id FROM regions WHERE slug = ?", [.text(name.lowercased())]) {
      ids.insert(try $0.get(Int64.self, 0))
    }
    for number in applicants {
      try connection.query(
        """
        SELECT documents.region_id FROM document_municipalities AS named
        JOIN documents ON documents.id = named.document_id
        WHERE named.municipality_number = ? AND named.role = 'applicant'
        """, [.text(number)]
      ) { ids.insert(try $0.get(Int64.self, 0)) }
    }
    let known = KnownRegions(connection)
    return try ids.sorted().flatMap { try known.regions($0...$0) }
  }

  /// Regions, by name and slug alone, whose slug is close to the typed name: candidates for a near spelling.
  func nearRegions(_ name: String) throws -> [KnownRegion] {
    guard let wanted = RegionName(name).keys.min().map({ Array($0.utf8) }), wanted.count <= 40 else { return [] }
    // The matcher compares forms of the name, which may be a little nearer than the slug.
    let limit = min(3, max(1, wanted.count / 3)) + 2
    var found: [KnownRegion] = []
    try connection.query("SELECT id, slug, name FROM regions ORDER BY id") { row in
      let slug = try row.get(String.self, 1)
      let letters = slug.utf8.filter { $0 != UInt8(ascii: "-") }
      guard EditDistance.between(letters, wanted, limit: limit) != nil else { return }
      found.append(
        KnownRegion(id: try row.get(Int64.self, 0), slug: slug, name: try row.get(String.self, 2), documents: []))
    }
    return found
  }

  private func regions(withKeys asked: Set<String>) throws -> Set<Int64> {
    let wanted = asked.map { NameSkeleton($0) }
    var skeleton = NameSkeleton()
    var ids: Set<Int64> = []
    let names = "SELECT id, name FROM regions UNION ALL SELECT region_id, name FROM region_names"
    try connection.query(names) { row in
      row.withBytes(1) { skeleton.read($0) }
      guard wanted.contains(where: { skeleton.mayHave(keyOf: $0) }) else { return }
      guard let id = try row.get(Int64?.self, 0), !ids.contains(id), let name = try row.get(String?.self, 1) else {
        return
      }
      if !RegionName(name).keys.isDisjoint(with: asked) { ids.insert(id) }
    }
    return ids
  }
}
