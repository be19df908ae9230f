import SQLite

extension KnowledgeBase {
  /// The municipalities that a region's current documents name, and what was made of them.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  public func placeNames(ofRegion slug: String) throws -> [PlaceName] {
    try translatingErrors {
      try connection.rows(
        """
        SELECT named.printed_name, named.role, named.municipality_number, municipalities.name, named.resolved_by,
          named.certainty, documents.source
        FROM document_municipalities AS named
        JOIN documents ON documents.id = named.document_id
        JOIN regions ON regions.id = documents.region_id
        LEFT JOIN municipalities ON municipalities.number = named.municipality_number
        WHERE regions.slug = ? AND documents.status = 'current'
        ORDER BY documents.kind = 'final' DESC, documents.id, named.position
        """, [.text(slug)]
      ) { row in
        PlaceName(
          printedName: row.text(0) ?? "", role: row.text(1) ?? "", number: row.text(2), municipality: row.text(3),
          resolvedBy: row.text(4) ?? "", certainty: row.text(5) ?? "", document: row.text(6) ?? "")
      }
    }
  }

  /// Says which municipality a printed name means in a region, from now on and in what is imported later.
  ///
  /// - Parameters:
  ///   - printedName: as a document of the region prints it; capitals do not matter.
  ///   - municipality: a number, or a name that only one bears.
  /// - Throws: `KnowledgeBaseError` with `.usage` when no document prints the name, or no register knows the
  ///   municipality.
  public func correctPlace(_ printedName: String, inRegion slug: String, to municipality: String) throws {
    let region = try translatingErrors { try self.region(named: slug) }
    let names = try printedNames(printedName, of: region)
    let number = try translatingErrors { try self.number(of: municipality) }
    try writing { (session: inout WritingSession) throws -> Void in
      for name in names {
        try connection.run(
          """
          INSERT INTO place_corrections (region_id, printed_name, municipality_number) VALUES (?1, ?2, ?3)
          ON CONFLICT (region_id, printed_name) DO UPDATE SET municipality_number = excluded.municipality_number
          """, .integer(region.id), .text(name), .text(number))
      }
      try session.rewriteDocuments(ofRegion: region.id)
    }
  }

  /// Takes a correction back.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is none of that name.
  public func forgetPlaceCorrection(_ printedName: String, inRegion slug: String) throws {
    let region = try translatingErrors { try self.region(named: slug) }
    try writing { (session: inout WritingSession) throws -> Void in
      let corrected = try connection.rows(
        "SELECT printed_name FROM place_corrections WHERE region_id = ?", [.integer(region.id)]
      ) { $0.text(0) ?? "" }
      let same = corrected.filter { PlaceSpelling.plain($0) == PlaceSpelling.plain(printedName) }
      guard !same.isEmpty else {
        throw KnowledgeBaseError(
          .missingInput, "nothing was corrected about \(printedName) in \(region.name)",
          suggestion: "`byregion correct place \(region.slug)` lists the names; corrected ones are resolved by user.")
      }
      for name in same {
        try connection.run(
          "DELETE FROM place_corrections WHERE region_id = ? AND printed_name = ?", .integer(region.id), .text(name))
      }
      try session.rewriteDocuments(ofRegion: region.id)
    }
  }

  /// The forms in which a region's documents print a name.
  private func printedNames(_ name: String, of region: RegionRow) throws -> Set<String> {
    let printed = try placeNames(ofRegion: region.slug).map(\.printedName)
    let same = Set(printed.filter { PlaceSpelling.plain($0) == PlaceSpelling.plain(name) })
    guard same.isEmpty else { return same }
    let list = printed.isEmpty ? "They name none." : "They name " + printed.joined(separator: ", ") + "."
    throw KnowledgeBaseError(
      .usage, "no document of \(region.name) names a municipality \(name)", suggestion: list)
  }

  private func number(of municipality: String) throws -> String {
    let register = try PlaceRegister(connection)
    let found = register.find(municipality)?.municipalities ?? []
    if found.count == 1 { return found[0].number }
    guard found.isEmpty else {
      throw KnowledgeBaseError(
        .usage, "several municipalities go by \(municipality): " + found.map(\.description).joined(separator: ", "),
        suggestion: "Name the one you mean by its number.")
    }
    let near = register.nearest(to: municipality, limit: 3).map(\.description)
    throw KnowledgeBaseError(
      .usage, "there was no municipality \(municipality) in 2015",
      suggestion: near.isEmpty
        ? "`byregion sql 'SELECT * FROM municipalities'` lists them."
        : "Near spellings: " + near.joined(separator: ", "))
  }
}

extension WritingSession {
  /// Writes the current documents of a region anew, so that they follow what the user corrected.
  mutating func rewriteDocuments(ofRegion regionID: Int64) throws {
    places = try PlaceWriter(connection: connection, register: places.register)
    let ids = try connection.rows(
      "SELECT id FROM documents WHERE region_id = ? AND status = 'current' ORDER BY id", [.integer(regionID)]
    ) { $0.integer(0) ?? 0 }
    for id in ids { _ = try rewrite(id) }
  }
}
