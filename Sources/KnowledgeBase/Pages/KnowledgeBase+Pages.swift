import SQLite

extension KnowledgeBase {
  /// The page of a region.
  ///
  /// - Parameter slug: the first part of its references.
  /// - Returns: nil when there is no such region.
  public func regionPage(slug: String) throws -> RegionPage? {
    try asking {
      let found = try connection.first("SELECT id, name FROM regions WHERE slug = ?", [.text(slug)]) { row in
        RegionRow(id: row.integer(0) ?? 0, slug: slug, name: row.text(1) ?? "")
      }
      guard let region = found else { return nil }
      return RegionPage(
        slug: slug, name: region.name, otherNames: try otherNames(of: region),
        members: try members(of: region.id), membersPopulation: try membersPopulation(of: region.id),
        figures: try figures(of: region.id), passages: try passages(of: region.id),
        documents: try documents(of: region.id))
    }
  }

  /// The passage with a reference, or nil.
  public func passagePage(reference: String) throws -> PassagePage? {
    try asking {
      try connection.first(
        """
        SELECT passages.kind, regions.name, regions.slug, sections.heading, passages.text, documents.source,
          passages.line
        FROM passages
        JOIN regions ON regions.id = passages.region_id
        JOIN sections ON sections.id = passages.section_id
        JOIN documents ON documents.id = passages.document_id
        WHERE passages.reference = ?
        """, [.text(reference)]
      ) { row in
        PassagePage(
          reference: reference, kind: PassageKind(rawValue: row.text(0) ?? "") ?? .other,
          regionName: row.text(1) ?? "", regionSlug: row.text(2) ?? "", heading: row.text(3),
          text: row.text(4) ?? "", source: row.text(5) ?? "", line: row.int(6) ?? 0)
      }
    }
  }

  private func otherNames(of region: RegionRow) throws -> [String] {
    try connection.rows(
      "SELECT DISTINCT name FROM region_names WHERE region_id = ? AND name <> ? ORDER BY name",
      [.integer(region.id), .text(region.name)]
    ) { $0.text(0) ?? "" }
  }

  private func members(of regionID: Int64) throws -> [RegionPage.Member] {
    try connection.rows(
      """
      SELECT coalesce(municipalities.name, member.printed_name), member.municipality_number, counties.name, member.role,
        member.certainty
      FROM region_municipalities AS member
      LEFT JOIN municipalities ON municipalities.number = member.municipality_number
      LEFT JOIN counties ON counties.number = municipalities.county_number
      WHERE member.region_id = ? ORDER BY member.position
      """, [.integer(regionID)]
    ) { row in
      RegionPage.Member(
        name: row.text(0) ?? "", number: row.text(1), county: row.text(2),
        isApplicant: row.text(3) == "applicant",
        certainty: Certainty(rawValue: row.text(4) ?? "") ?? .unresolved)
    }
  }

  private func membersPopulation(of regionID: Int64) throws -> Int? {
    try connection.first(
      """
      SELECT sum(counted.population) FROM region_municipalities AS member
      LEFT JOIN municipality_populations AS counted
        ON counted.municipality_number = member.municipality_number AND counted.date = '\(PlaceRegister.date)'
      WHERE member.region_id = ? HAVING count(*) = count(counted.population)
      """, [.integer(regionID)]
    ) { $0.int(0) } ?? nil
  }

  private func figures(of regionID: Int64) throws -> [RegionPage.Figures] {
    try connection.rows(
      """
      SELECT facts.population, facts.population_date, facts.area_km2, documents.source
      FROM region_facts AS facts JOIN documents ON documents.id = facts.document_id
      WHERE facts.region_id = ? AND documents.status = 'current'
        AND (facts.population IS NOT NULL OR facts.area_km2 IS NOT NULL)
      ORDER BY documents.kind = 'final' DESC, facts.population_date DESC, documents.id DESC
      """, [.integer(regionID)]
    ) { row in
      RegionPage.Figures(
        population: row.int(0), populationDate: row.text(1), areaKm2: row.real(2), source: row.text(3) ?? "")
    }
  }

  private func passages(of regionID: Int64) throws -> [RegionPage.Passage] {
    var seen: Set<[String]> = []
    let passages = try connection.rows(
      """
      SELECT passages.kind, passages.reference, passages.marker, passages.depth, goals.level, passages.text
      FROM passages JOIN documents ON documents.id = passages.document_id
      LEFT JOIN goals ON goals.id = passages.id
      WHERE passages.region_id = ? ORDER BY documents.kind = 'final' DESC, documents.id, passages.id
      """, [.integer(regionID)]
    ) { row in
      RegionPage.Passage(
        kind: PassageKind(rawValue: row.text(0) ?? "") ?? .other, reference: row.text(1) ?? "",
        marker: row.text(2), depth: row.int(3) ?? 0, level: row.text(4), text: row.text(5) ?? "")
    }
    let distinct = passages.filter { seen.insert([$0.kind.rawValue, $0.text]).inserted }
    return PassageKind.allCases.flatMap { kind in distinct.filter { $0.kind == kind } }
  }

  private func documents(of regionID: Int64) throws -> [RegionPage.Document] {
    try connection.rows(
      """
      SELECT id, kind, language, source, imported_at FROM documents
      WHERE region_id = ? AND status = 'current' ORDER BY kind = 'final' DESC, id
      """, [.integer(regionID)]
    ) { row in
      RegionPage.Document(
        id: row.integer(0) ?? 0, kind: row.text(1) ?? "", language: row.text(2) ?? "",
        source: row.text(3) ?? "",
        importedAt: row.text(4) ?? "")
    }
  }
}
