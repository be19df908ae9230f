import ByregionLanguages
import ByregionSQLite
import ByregionText

/// The regions selected by the name of a region, municipality or county.
package struct RegionSelection: Sendable, Hashable {
  /// The kind of place.
  package enum Field: String, Sendable, Hashable, CaseIterable { case region, municipality, county }

  /// As typed.
  package var asked: String
  package var field: Field
  /// Keys of the regions, ascending; empty if no region includes the place.
  package var ids: [Int64]
  /// Numbers of the municipalities that match the name of a municipality or county.
  package var municipalities: [String] = []
  /// Whether the name is known. A municipality is known even if no region of the file includes it.
  package var isKnown: Bool
  /// One sentence on how the name was interpreted; nil if it is exact: a region's own name, a municipality's name of
  /// 2015, or a number.
  package var note: Wording?
  /// Names with a spelling similar to an unknown one, nearest first.
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

  /// The message about an unknown name, with similar names: `no municipality goes by “Hemmes”; near are …`.
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

/// The letters and digits of a region's name that are common to all its spellings: without a, e and o, which vary in
/// spellings of æ, ø and å.
///
/// One instance is reused for all names, because a lookup reads every name of the file.
struct NameSkeleton {
  private(set) var letters: [UInt8] = []
  /// Whether all letters were recognized. Otherwise only the full comparison can decide.
  private(set) var isWhole = true
  /// The name read last. Forms of a region's name are adjacent and mostly equal.
  private var name: [UInt8] = []

  init(_ name: String = "") {
    var name = name
    name.withUTF8 { read(UnsafeRawBufferPointer($0)) }
  }

  /// Replaces the skeleton by that of another name, in UTF-8.
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
      // The second byte of å, æ, ø, Å, Æ and Ø.
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

  /// Whether a name with this skeleton may have that key: it contains the key's letters, and before and after them only
  /// words such as region.
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
    // A linking s, as in Drammensregionen for Drammen.
    let rests = letters[end...].first == UInt8(ascii: "s") ? [end, end + 1] : [end]
    return rests.contains { rest in
      rest == letters.count || Self.frames.contains { letters[rest...].starts(with: $0) }
    }
  }

  private static let frames: [[UInt8]] = RegionName.frames.map { NameSkeleton($0).letters }
}

/// Interprets names of places typed by users, for filters and pages.
///
/// Regions match by any form of their names, municipalities by names of 2015 and 2024, parallel names, numbers and
/// spellings without æ, ø and å, counties by names of 2015 and 2024 and numbers. A note explains an inexact match.
package struct PlaceNames {
  let connection: Connection
  /// The municipalities of 1 January 2015.
  package let register: PlaceRegister

  /// Reads the register. Regions are read when needed.
  ///
  /// - Throws: `SQLiteError`.
  package init(_ connection: Connection) throws {
    self.connection = connection
    register = try PlaceRegister(connection)
  }

  /// The regions that match a filter's value.
  ///
  /// - Throws: `SQLiteError`, but not for unknown names.
  package func regions(_ field: RegionSelection.Field, named name: String) throws -> RegionSelection {
    switch field {
    case .region: try regions(named: name)
    case .municipality: try regions(ofMunicipality: name)
    case .county: try regions(ofCounty: name)
    }
  }

  /// A matcher of the regions that a name may match, for ``RegionMatcher/find(_:)``.
  package func matcher(for name: String) throws -> RegionMatcher {
    let numbers = register.find(name)?.municipalities.map(\.number) ?? []
    let regions = try RegionCandidates(connection).regions(named: name, applicants: numbers)
    return RegionMatcher(regions: regions, register: register)
  }

  /// Names of regions with a spelling similar to an unknown one, nearest first.
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

  /// The only region with this slug or with exactly this name; nil if none or several match.
  ///
  /// The fast path: ``RegionMatcher/find(_:)`` compares other forms of names.
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
    // The numbers come from the register and contain only digits, so they need no escaping.
    let numbers = municipalities.map { "'\($0.number)'" }.joined(separator: ", ")
    return try ids(
      "SELECT DISTINCT region_id FROM region_municipalities WHERE municipality_number IN (\(numbers)) ORDER BY 1")
  }

  /// Regions with a member that is not in the register, by its printed name.
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

/// Finds the regions that a name may match, without computing the forms of every name in the file.
///
/// The result is a superset of the regions that ``RegionMatcher`` would find among all regions.
struct RegionCandidates {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The regions with a form of the name, and those whose applicant is one of the given municipalities.
  ///
  /// Linear in the number of names in the file, some dozens of nanoseconds each.
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

  /// Regions, with name and slug only, whose slug is similar to the typed name: candidates for suggestions.
  func nearRegions(_ name: String) throws -> [KnownRegion] {
    guard let wanted = RegionName(name).keys.min().map({ Array($0.utf8) }), wanted.count <= 40 else { return [] }
    // The matcher compares forms of the name, which may be slightly nearer than the slug.
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
