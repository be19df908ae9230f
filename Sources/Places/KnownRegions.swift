import ByregionRecords
import ByregionSQLite
import ByregionStore

/// Loads regions of the file with all that tells them apart.
package struct KnownRegions {
  private let connection: Connection

  package init(_ connection: Connection) { self.connection = connection }

  /// Every region, each with one witness for every document of it that was not removed.
  func all() throws -> [KnownRegion] { try regions(Int64.min...Int64.max) }

  /// The regions whose keys lie in a range.
  package func regions(_ keys: ClosedRange<Int64>) throws -> [KnownRegion] {
    let range = [Value.integer(keys.lowerBound), .integer(keys.upperBound)]
    let names = try namesByDocument(range)
    let places = try placesByDocument(range)
    let userNames = try userNamesByRegion(range)
    var documents: [Int64: [RegionWitness]] = [:]
    try connection.query(
      """
      SELECT id, region_id, title FROM documents
      WHERE region_id BETWEEN ?1 AND ?2 AND status <> 'removed' ORDER BY region_id, id
      """, range
    ) { row in
      guard let id = try row.get(Int64?.self, 0), let region = try row.get(Int64?.self, 1) else { return }
      let members = places[id] ?? []
      let witness = RegionWitness(
        title: try row.get(String?.self, 2), names: names[id] ?? [], applicant: members.first { $0.isApplicant }?.key,
        members: members.map(\.key))
      documents[region, default: []].append(witness)
    }
    return try connection.rows("SELECT id, slug, name FROM regions WHERE id BETWEEN ?1 AND ?2 ORDER BY id", range) {
      row in
      let id = try row.get(Int64.self, 0)
      return KnownRegion(
        id: id, slug: try row.get(String.self, 1), name: try row.get(String.self, 2), userNames: userNames[id] ?? [],
        documents: documents[id] ?? [])
    }
  }

  private struct Place {
    var isApplicant: Bool
    var key: String
  }

  private func namesByDocument(_ range: [Value]) throws -> [Int64: [RegionNameForm]] {
    var names: [Int64: [RegionNameForm]] = [:]
    try connection.query(
      """
      SELECT document_id, name, source FROM region_names
      WHERE region_id BETWEEN ?1 AND ?2 AND document_id IS NOT NULL ORDER BY id
      """, range
    ) { row in
      let source = try row.get(RegionNameForm.Source.self, 2)
      names[try row.get(Int64.self, 0), default: []].append(
        RegionNameForm(name: try row.get(String.self, 1), source: source))
    }
    return names
  }

  private func placesByDocument(_ range: [Value]) throws -> [Int64: [Place]] {
    var places: [Int64: [Place]] = [:]
    try connection.query(
      """
      SELECT named.document_id, named.role, named.municipality_number, named.printed_name
      FROM documents JOIN document_municipalities AS named ON named.document_id = documents.id
      WHERE documents.region_id BETWEEN ?1 AND ?2 ORDER BY named.document_id, named.position
      """, range
    ) { row in
      let key = RegionWitness.key(number: try row.get(String?.self, 2), printedName: try row.get(String.self, 3))
      places[try row.get(Int64.self, 0), default: []].append(
        Place(isApplicant: try row.get(String?.self, 1) == "applicant", key: key))
    }
    return places
  }

  private func userNamesByRegion(_ range: [Value]) throws -> [Int64: [String]] {
    var names: [Int64: [String]] = [:]
    try connection.query(
      "SELECT region_id, name FROM region_names WHERE region_id BETWEEN ?1 AND ?2 AND source = 'user' ORDER BY id",
      range
    ) { row in
      names[try row.get(Int64.self, 0), default: []].append(try row.get(String.self, 1))
    }
    return names
  }
}

extension KnowledgeBase {
  /// The short name of the region that goes by a name: any form of it that a document prints or the user gave.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is none, or several.
  package func regionSlug(named name: String) throws -> String {
    try translatingErrors { try region(named: name).slug }
  }

  package func region(named name: String) throws -> RegionRow {
    let bySlug = try connection.first("SELECT id, slug, name FROM regions WHERE slug = ?", [.text(name)]) { row in
      RegionRow(id: try row.get(Int64.self, 0), slug: try row.get(String.self, 1), name: try row.get(String.self, 2))
    }
    if let bySlug { return bySlug }
    let matcher = RegionMatcher(regions: try KnownRegions(connection).all(), register: try PlaceRegister(connection))
    let found = matcher.find(name)
    guard let region = found.first else {
      throw KnowledgeBaseError(
        .missingInput, "there is no region \(name)", suggestion: "`byregion list regions` lists them.")
    }
    guard found.count == 1 else {
      throw KnowledgeBaseError(
        .missingInput, "\(found.count) regions go by \(name): " + found.map(\.slug).joined(separator: ", "),
        suggestion: "Name the one you mean by its short name.")
    }
    return RegionRow(id: region.id, slug: region.slug, name: region.name)
  }
}
