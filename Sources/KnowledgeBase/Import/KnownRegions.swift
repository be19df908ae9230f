import SQLite

/// Loads the regions of the file with all that tells them apart.
struct KnownRegions {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Every region, each with one witness for every document that was ever imported for it.
  func all() throws -> [KnownRegion] {
    let names = try namesByDocument()
    let places = try placesByDocument()
    let userNames = try userNamesByRegion()
    var documents: [Int64: [RegionWitness]] = [:]
    try connection.query("SELECT id, region_id, title FROM documents WHERE status <> 'removed' ORDER BY id") {
      row in
      guard let id = row.integer(0), let region = row.integer(1) else { return }
      let members = places[id] ?? []
      let witness = RegionWitness(
        title: row.text(2), names: names[id] ?? [], applicant: members.first { $0.isApplicant }?.key,
        members: members.map(\.key))
      documents[region, default: []].append(witness)
    }
    return try connection.rows("SELECT id, slug, name FROM regions ORDER BY id") { row in
      let id = row.integer(0) ?? 0
      return KnownRegion(
        id: id, slug: row.text(1) ?? "", name: row.text(2) ?? "", userNames: userNames[id] ?? [],
        documents: documents[id] ?? [])
    }
  }

  private struct Place {
    var isApplicant: Bool
    var key: String
  }

  private func namesByDocument() throws -> [Int64: [RegionNameForm]] {
    var names: [Int64: [RegionNameForm]] = [:]
    try connection.query(
      "SELECT document_id, name, source FROM region_names WHERE document_id IS NOT NULL ORDER BY id"
    ) { row in
      let source = RegionNameForm.Source(rawValue: row.text(2) ?? "") ?? .heading
      names[row.integer(0) ?? 0, default: []].append(RegionNameForm(name: row.text(1) ?? "", source: source))
    }
    return names
  }

  private func placesByDocument() throws -> [Int64: [Place]] {
    var places: [Int64: [Place]] = [:]
    try connection.query(
      "SELECT document_id, role, municipality_number, printed_name FROM document_municipalities ORDER BY position"
    ) { row in
      let key = RegionWitness.key(number: row.text(2), printedName: row.text(3) ?? "")
      places[row.integer(0) ?? 0, default: []].append(
        Place(isApplicant: row.text(1) == "applicant", key: key))
    }
    return places
  }

  private func userNamesByRegion() throws -> [Int64: [String]] {
    var names: [Int64: [String]] = [:]
    try connection.query("SELECT region_id, name FROM region_names WHERE source = 'user' ORDER BY id") {
      row in
      names[row.integer(0) ?? 0, default: []].append(row.text(1) ?? "")
    }
    return names
  }
}
