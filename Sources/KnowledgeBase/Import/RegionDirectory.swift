import SQLite
import WriteUp

/// The regions of the file, with all that tells them apart, kept in memory while documents are written.
struct RegionDirectory {
  /// Which region a document tells of.
  struct Choice {
    var region: RegionRow
    /// What was doubtful about the choice.
    var diagnostics: [Diagnostic]
  }

  private let connection: Connection
  private let register: PlaceRegister
  private var regions: [Int64: KnownRegion] = [:]
  /// Regions by each sign that another document of theirs must share.
  private var index = RegionIndex()
  private var slugs = RegionSlugs()

  init(connection: Connection, register: PlaceRegister) throws {
    self.connection = connection
    self.register = register
    for region in try KnownRegions(connection).all() { add(region) }
  }

  /// The region of a document: the one that matches, that of an earlier revision of the same file, or a new one.
  mutating func choose(
    for writeUp: WriteUp, witness: RegionWitness, previously: Int64?
  ) throws -> Choice {
    let candidates = index.candidates(for: witness).sorted().compactMap { regions[$0] }
    let matcher = RegionMatcher(regions: candidates, register: register)
    let match = matcher.match(witness, line: writeUp.titleLine)
    if let id = match.regionID ?? previously, let region = regions[id] {
      let row = RegionRow(id: id, slug: region.slug, name: region.name)
      return Choice(
        region: row, diagnostics: match.regionID == nil ? [] : match.diagnostic.map { [$0] } ?? [])
    }
    let row = try insert(name: Self.name(of: writeUp), applicant: writeUp.facts.applicant?.name)
    return Choice(region: row, diagnostics: match.diagnostic.map { [$0] } ?? [])
  }

  /// What a new region is called: by its own name, else its applicant's, else the title.
  static func name(of writeUp: WriteUp) -> String {
    shortened(writeUp.regionName ?? writeUp.facts.applicant?.name ?? writeUp.title)
  }

  /// Longest name of a region in UTF-8 bytes; printed ones have at most 80.
  static let longestName = 200

  /// Every passage is titled with the name: one without bound would cost a hostile source's length for each of its items.
  private static func shortened(_ name: String) -> String {
    guard name.utf8.count > longestName else { return name }
    var bytes = 0
    let letters = name.prefix { letter in
      bytes += letter.utf8.count
      return bytes <= longestName - 3
    }
    return letters + "…"
  }

  /// Writes down under which names a document knows its region, so that the next is recognised by them.
  mutating func remember(_ witness: RegionWitness, documentID: Int64, region: RegionRow) throws {
    for form in witness.names {
      try connection.run(
        "INSERT OR IGNORE INTO region_names (region_id, name, source, document_id) VALUES (?, ?, ?, ?)",
        .integer(region.id), .text(form.name), .text(form.source.rawValue), .integer(documentID))
    }
    regions[region.id]?.documents.append(witness)
    index.add(witness, of: region.id)
  }

  private mutating func add(_ region: KnownRegion) {
    regions[region.id] = region
    slugs.add(region.slug)
    index.add(names: region.userNames, of: region.id)
    for witness in region.documents { index.add(witness, of: region.id) }
  }

  private mutating func insert(name: String, applicant: String?) throws -> RegionRow {
    let slug = slugs.take(RegionSlug.plain(name: name, applicant: applicant, register: register))
    try connection.run("INSERT INTO regions (slug, name) VALUES (?, ?)", .text(slug), .text(name))
    let id = connection.lastInsertRowID
    add(KnownRegion(id: id, slug: slug, name: name, documents: []))
    return RegionRow(id: id, slug: slug, name: name)
  }
}
