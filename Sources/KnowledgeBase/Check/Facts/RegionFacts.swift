import SQLite

/// What the current documents of one region print about its size and its members.
struct RegionFacts {
  /// One document's facts.
  struct Document {
    var source: String
    var population: Int?
    var date: String?
    var area: Double?
    /// Numbers, or names that no register knows, with how they are printed.
    var members: [String: String] = [:]
  }

  var slug: String
  var name: String
  /// The one to believe first: a final write-up, then the newest.
  var documents: [Document] = []

  /// The first document that prints a population.
  var population: (value: Int, document: Document)? {
    documents.lazy.compactMap { document in document.population.map { ($0, document) } }.first
  }

  /// The first document that prints an area.
  var area: (value: Double, document: Document)? {
    documents.lazy.compactMap { document in document.area.map { ($0, document) } }.first
  }

  /// The members by the first document that names any.
  var members: Set<String> { Set(documents.first { !$0.members.isEmpty }?.members.keys.map { $0 } ?? []) }

  /// The facts of every region, by key.
  static func all(_ connection: Connection) throws -> [Int64: RegionFacts] {
    var members: [Int64: [String: String]] = [:]
    try connection.query("SELECT document_id, municipality_number, printed_name FROM document_municipalities") { row in
      let name = row.text(2) ?? ""
      members[row.integer(0) ?? 0, default: [:]][RegionWitness.key(number: row.text(1), printedName: name)] = name
    }
    var regions: [Int64: RegionFacts] = [:]
    try connection.query(
      """
      SELECT regions.id, regions.slug, regions.name, documents.id, documents.source, facts.population,
        facts.population_date, facts.area_km2
      FROM documents JOIN regions ON regions.id = documents.region_id
      LEFT JOIN region_facts AS facts ON facts.document_id = documents.id
      WHERE documents.status = 'current'
      ORDER BY regions.id, documents.kind = 'final' DESC, facts.population_date DESC, documents.id DESC
      """
    ) { row in
      let id = row.integer(0) ?? 0
      regions[id, default: RegionFacts(slug: row.text(1) ?? "", name: row.text(2) ?? "")].documents.append(
        Document(
          source: row.text(4) ?? "", population: row.int(5), date: row.text(6), area: row.real(7),
          members: members[row.integer(3) ?? 0] ?? [:]))
    }
    return regions
  }
}
