import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionWriteUp

/// Finds the region that a document is about.
///
/// Only an index of the regions' keys is in memory. The few candidates of a document are read from the tables, so that
/// memory does not grow with the full rows of all regions.
struct RegionDirectory {
  /// Which region a document is about.
  struct RegionDecision {
    var region: RegionRow
    /// Diagnostics about the decision.
    var diagnostics: [Diagnostic]
  }

  /// Number of regions read by one query while the index is built.
  private static let chunk: Int64 = 512

  private let connection: Connection
  private let register: PlaceRegister
  private let known: KnownRegions
  private var index = RegionIndex()
  private var slugs = RegionSlugs()
  /// Cache of the regions used last, so that many documents of one region do not read it again each time.
  private var recent: [Int64: KnownRegion] = [:]
  private static let maxRecent = 64

  init(connection: Connection, register: PlaceRegister) throws {
    self.connection = connection
    self.register = register
    known = KnownRegions(connection)
    var last = Int64.min
    while let keys = try chunk(after: last) {
      for region in try known.regions(keys) { add(region) }
      last = keys.upperBound
    }
  }

  /// The range of keys of the next regions; nil after the last.
  private func chunk(after last: Int64) throws -> ClosedRange<Int64>? {
    try connection.first(
      "SELECT min(id), max(id) FROM (SELECT id FROM regions WHERE id > ?1 ORDER BY id LIMIT ?2)",
      [.integer(last), .integer(Self.chunk)]
    ) { row in
      guard let first = row.integer(0), let last = row.integer(1) else { return nil }
      return first...last
    } ?? nil
  }

  /// Decides the region of a document: a region that matches; else the region of the same file's earlier revision, if
  /// the two are related; else a new one.
  ///
  /// - Parameter isKin: whether the document keeps enough text of the file's earlier revision.
  mutating func choose(
    for document: PreparedDocument, previously: Int64?, isKin: () throws -> Bool = { false }
  ) throws -> RegionDecision {
    let (writeUp, evidence) = (document.writeUp, document.evidence)
    var candidates: [KnownRegion] = []
    for id in index.candidates(for: document.regionKeys).sorted() {
      if let region = try region(id) { candidates.append(region) }
    }
    let match = RegionMatcher(regions: candidates, register: register).match(evidence, line: writeUp.titleLine)
    let findings = match.diagnostic.map { [$0] } ?? []
    if let region = candidates.first(where: { $0.id == match.regionID }) {
      return RegionDecision(region: RegionRow(region), diagnostics: findings)
    }
    if let previously, try match.others.contains(previously) || isKin(),
      let region = try region(previously)
    {
      return RegionDecision(region: RegionRow(region), diagnostics: [])
    }
    return RegionDecision(region: try insert(name: document.title, slug: document.slug), diagnostics: findings)
  }

  private mutating func region(_ id: Int64) throws -> KnownRegion? {
    if let region = recent[id] { return region }
    guard var region = try known.regions(id...id).first else { return nil }
    var seen: Set<RegionEvidence> = []
    // Documents with the same evidence are compared once.
    region.documents = region.documents.filter { seen.insert($0).inserted }
    if recent.count >= Self.maxRecent { recent.removeAll(keepingCapacity: true) }
    recent[id] = region
    return region
  }

  /// The name of a new region: the printed name, else the applicant, else the title.
  static func name(of writeUp: WriteUp) -> String {
    shortened(writeUp.regionName ?? writeUp.facts.applicant?.name ?? writeUp.title)
  }

  /// Maximum length of a region's name in UTF-8 bytes; names in real documents have at most 80.
  static let longestName = 200

  /// Bounds the name's length. Every passage stores the name as its title, so that an unbounded name in a hostile
  /// source would take quadratic space.
  private static func shortened(_ name: String) -> String {
    guard name.utf8.count > longestName else { return name }
    var bytes = 0
    let letters = name.prefix { letter in
      bytes += letter.utf8.count
      return bytes <= longestName - 3
    }
    return letters + "…"
  }

  /// Stores the names that a document gives its region, so that the next document is recognized by them.
  ///
  /// - Parameter isNew: whether the document's row is new and its places were resolved without corrections.
  mutating func remember(
    _ document: PreparedDocument, documentID: Int64, region: RegionRow, isNew: Bool
  ) throws {
    try connection.withStatement(
      "INSERT OR IGNORE INTO region_names (region_id, name, source, document_id) VALUES (?, ?, ?, ?)"
    ) { statement in
      for form in document.evidence.names {
        try statement.run(
          .integer(region.id), .text(form.name), .text(form.source.rawValue), .integer(documentID))
      }
    }
    index.add(document.regionKeys, of: region.id)
    guard isNew else { return recent.removeAll(keepingCapacity: true) }
    if recent[region.id]?.documents.contains(document.evidence) == false {
      recent[region.id]?.documents.append(document.evidence)
    }
  }

  private mutating func add(_ region: KnownRegion) {
    slugs.add(region.slug)
    index.add(names: region.userNames, of: region.id)
    for evidence in region.documents { index.add(RegionIndex.keys(of: evidence), of: region.id) }
  }

  private mutating func insert(name: String, slug: String) throws -> RegionRow {
    let slug = slugs.take(slug)
    try connection.run("INSERT INTO regions (slug, name) VALUES (?, ?)", .text(slug), .text(name))
    return RegionRow(id: connection.lastInsertRowID, slug: slug, name: name, isNew: true)
  }
}

extension RegionRow {
  fileprivate init(_ region: KnownRegion) {
    self.init(id: region.id, slug: region.slug, name: region.name)
  }
}

/// Finds the few candidate regions of a document, so that it is not compared with all of them.
///
/// A document matches a region by a name, by the applicant, or by nearly the same members (``RegionMatcher``); each of
/// these is a key here. Keys are hashes. A collision costs one comparison more and does not change the result.
struct RegionIndex {
  /// Maximum number of regions of a key; a key that more regions share is not evidence for any.
  private static let shareLimit = 256

  private var first: [UInt64: Int64] = [:]
  /// The further regions of a key that several regions have.
  private var more: [UInt64: [Int64]] = [:]

  /// - Parameter keys: keys of a document, see ``keys(of:)``.
  mutating func add(_ keys: [UInt64], of region: Int64) {
    for key in keys { add(key, of: region) }
  }

  mutating func add(names: [String], of region: Int64) {
    for key in names.flatMap({ RegionName($0).keys }) { add(Self.hash("name ", key), of: region) }
  }

  private mutating func add(_ key: UInt64, of region: Int64) {
    guard let known = first[key] else {
      first[key] = region
      return
    }
    guard known != region, more[key]?.contains(region) != true, more[key, default: []].count < Self.shareLimit
    else { return }
    more[key, default: []].append(region)
  }

  /// - Parameter keys: keys of a document, see ``keys(of:)``.
  func candidates(for keys: [UInt64]) -> Set<Int64> {
    var found: Set<Int64> = []
    for key in keys {
      guard let region = first[key] else { continue }
      found.insert(region)
      if let others = more[key] { found.formUnion(others) }
    }
    return found
  }

  /// The keys of a document. Two documents that match share at least one key.
  static func keys(of evidence: RegionEvidence) -> [UInt64] {
    let titleKeys = evidence.title.map { RegionName($0).keys } ?? []
    var keys = evidence.strongKeys.union(titleKeys).map { hash("name ", $0) }
    if let applicant = evidence.applicant { keys.append(hash("applicant ", applicant)) }
    guard evidence.members.count >= 3 else { return keys }
    // One key for all members, and one for each subset that lacks one member: with up to nine members an overlap of
    // four fifths allows no more difference. A sum does not depend on the order.
    let members = evidence.members.map { hash("member ", $0) }
    let sum = members.reduce(0, &+)
    keys.append(sum)
    for left in members { keys.append(sum &- left) }
    return keys
  }

  /// A hash with a per-process seed, so that names chosen to collide cannot make a document be compared with all
  /// regions.
  private static func hash(_ kind: StaticString, _ text: String) -> UInt64 {
    var hasher = Hasher()
    kind.withUTF8Buffer { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(text)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
