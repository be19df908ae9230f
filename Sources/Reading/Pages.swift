import ByregionLanguages
import ByregionPlaces
import ByregionRecords
import ByregionStore
import ByregionText

extension KnowledgeBase {
  /// The page of a municipality of 1 January 2015.
  func municipalityPage(_ municipality: Municipality, _ register: PlaceRegister) throws -> MunicipalityPage {
    let regions = try memberships(of: municipality)
    let finder = regions.isEmpty ? nil : PlaceMentions(register: register)
    var mentions: [MunicipalityPage.Mention] = []
    if let finder {
      let beginnings = finder.beginnings(of: municipality.number)
      for region in regions {
        mentions += try self.mentions(of: municipality, beginnings, regionID: region.id, finder)
      }
    }
    let namesakes = register.municipalities.filter {
      $0.name == municipality.name && $0.number != municipality.number
    }
    return MunicipalityPage(
      municipality: municipality, namesakes: namesakes, regions: regions.map(\.membership), mentions: mentions)
  }

  private func memberships(
    of municipality: Municipality
  ) throws -> [(id: Int64, membership: MunicipalityPage.Membership)] {
    try connection.rows(
      """
      SELECT regions.id, regions.name, regions.slug, member.role, member.printed_name, member.certainty
      FROM region_municipalities AS member JOIN regions ON regions.id = member.region_id
      WHERE member.municipality_number = ? ORDER BY regions.slug
      """, [.text(municipality.number)]
    ) { row in
      let membership = MunicipalityPage.Membership(
        regionName: try row.get(String.self, 1), regionSlug: try row.get(String.self, 2),
        isApplicant: try row.get(String?.self, 3) == "applicant",
        printedName: try row.get(String.self, 4), certainty: try row.get(Certainty.self, 5))
      return (try row.get(Int64.self, 0), membership)
    }
  }

  /// Passages of a region that name a municipality, each once.
  private func mentions(
    of municipality: Municipality, _ beginnings: [[UInt8]], regionID: Int64, _ finder: PlaceMentions
  ) throws -> [MunicipalityPage.Mention] {
    let members = Set(
      try connection.rows(
        "SELECT municipality_number FROM region_municipalities WHERE region_id = ? AND municipality_number IS NOT NULL",
        [.integer(regionID)]
      ) { try $0.get(String.self, 0) })
    var mentions: [MunicipalityPage.Mention] = []
    try connection.query(
      """
      SELECT passages.reference, regions.name, passages.text FROM passages
      JOIN regions ON regions.id = passages.region_id
      WHERE passages.region_id = ? AND passages.kind <> 'fact' ORDER BY passages.document_id, passages.id
      """, [.integer(regionID)]
    ) { row in
      // Most texts do not name the municipality; this check avoids parsing them.
      guard row.withBytes(2, { text in beginnings.contains { ByteSearch.contains($0, in: text) } }) else { return }
      let text = try row.get(String.self, 2)
      let found = finder.find(in: text, members: members).filter {
        $0.number == municipality.number || $0.number == nil && $0.candidates.contains(municipality.number)
      }
      guard !found.isEmpty, !mentions.contains(where: { $0.text == text }) else { return }
      mentions.append(
        MunicipalityPage.Mention(
          reference: try row.get(String.self, 0), regionName: try row.get(String.self, 1), text: text,
          ranges: found.map(\.range),
          isOpen: found.allSatisfy { $0.number == nil }))
    }
    return mentions
  }
}

extension KnowledgeBase {
  /// The page of a region.
  ///
  /// - Parameter slug: the first part of its references.
  /// - Returns: nil when there is no such region.
  package func regionPage(slug: String) throws -> RegionPage? {
    try readSnapshot {
      let found = try connection.first("SELECT id, name FROM regions WHERE slug = ?", [.text(slug)]) { row in
        RegionRow(id: try row.get(Int64.self, 0), slug: slug, name: try row.get(String.self, 1))
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
  package func passagePage(reference: String) throws -> PassagePage? {
    try readSnapshot {
      try connection.first(
        """
        SELECT passages.kind, regions.name, regions.slug, sections.heading, passages.text, documents.source,
          passages.line, documents.id, documents.kind, documents.title, documents.language
        FROM passages
        JOIN regions ON regions.id = passages.region_id
        JOIN sections ON sections.id = passages.section_id
        JOIN documents ON documents.id = passages.document_id
        WHERE regions.slug = ? AND passages.reference = ?
        """, [.text(Reference.region(of: reference)), .text(reference)]
      ) { row in
        PassagePage(
          reference: reference, kind: try row.get(PassageKind.self, 0),
          regionName: try row.get(String.self, 1), regionSlug: try row.get(String.self, 2),
          heading: try row.get(String?.self, 3),
          text: try row.get(String.self, 4), source: try row.get(String.self, 5), line: try row.get(Int.self, 6),
          documentID: try row.get(Int64.self, 7), documentKind: try row.get(String.self, 8),
          documentTitle: try row.get(String.self, 9), language: try row.get(String.self, 10))
      }
    }
  }

  private func otherNames(of region: RegionRow) throws -> [String] {
    try connection.rows(
      "SELECT DISTINCT name FROM region_names WHERE region_id = ? AND name <> ? ORDER BY name",
      [.integer(region.id), .text(region.name)]
    ) { try $0.get(String.self, 0) }
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
        name: try row.get(String.self, 0), number: try row.get(String?.self, 1), county: try row.get(String?.self, 2),
        isApplicant: try row.get(String?.self, 3) == "applicant",
        certainty: try row.get(Certainty.self, 4))
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
    ) { try $0.get(Int?.self, 0) } ?? nil
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
        population: try row.get(Int?.self, 0), populationDate: try row.get(String?.self, 1),
        areaKm2: try row.get(Double?.self, 2), source: try row.get(String.self, 3))
    }
  }

  private func passages(of regionID: Int64) throws -> [RegionPage.Passage] {
    var seen: Set<[String]> = []
    let passages = try connection.rows(
      """
      SELECT passages.kind, passages.reference, passages.marker, passages.depth, passages.level, passages.text
      FROM passages JOIN documents ON documents.id = passages.document_id
      WHERE passages.region_id = ? ORDER BY documents.kind = 'final' DESC, documents.id, passages.id
      """, [.integer(regionID)]
    ) { row in
      RegionPage.Passage(
        kind: try row.get(PassageKind.self, 0), reference: try row.get(String.self, 1),
        marker: try row.get(String?.self, 2), depth: try row.get(Int.self, 3), level: try row.get(String?.self, 4),
        text: try row.get(String.self, 5))
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
        id: try row.get(Int64.self, 0), kind: try row.get(String.self, 1), language: try row.get(String.self, 2),
        source: try row.get(String.self, 3),
        importedAt: try row.get(String.self, 4))
    }
  }
}

/// The page of a municipality.
package struct MunicipalityPage: Sendable, Hashable {
  /// A region that it takes part in.
  package struct Membership: Sendable, Hashable {
    /// Name of its region.
    package var regionName: String
    /// Short name of its region.
    package var regionSlug: String
    /// Whether it applied for the region.
    package var isApplicant: Bool
    /// Name as the region's document prints it.
    package var printedName: String
    /// The certainty that the printed name means this municipality.
    package var certainty: Certainty
  }

  /// A passage that names it.
  package struct Mention: Sendable, Hashable {
    /// Stable name for citing it.
    package var reference: String
    /// Name of its region.
    package var regionName: String
    /// The text.
    package var text: String
    /// The UTF-8 byte ranges in ``text`` that name it.
    package var ranges: [Range<Int>]
    /// Whether the text may mean another municipality with the same name.
    package var isOpen: Bool
  }

  /// The municipality.
  package var municipality: Municipality
  /// Other municipalities with its name, ordered by number.
  package var namesakes: [Municipality]
  /// The regions.
  package var regions: [Membership]
  /// Passages that name it.
  package var mentions: [Mention]
}

/// The page that a name or a reference leads to.
package enum NamedPage: Sendable, Hashable {
  /// The kinds to which a user can restrict the lookup.
  package enum Kind: Sendable, Hashable {
    case region, municipality
  }

  case region(RegionPage)
  /// At least one page; several when more than one municipality has the name.
  case municipalities([MunicipalityPage], PlaceFinding)
  case passage(PassagePage)

  /// One sentence on how the name was interpreted; nil when that was obvious.
  package var note: Wording? {
    guard case .municipalities(let pages, let finding) = self, !finding.isPlain else { return nil }
    guard pages.count < finding.municipalities.count else { return finding.sentence }
    let shown = pages.map(\.municipality.number)
    return Wording { words in finding.sentence.text(in: words.language) + words.onlyInRegions(shown) }
  }
}

/// A passage with its source position.
package struct PassagePage: Sendable, Hashable {
  /// Stable name for citing it.
  package var reference: String
  /// Kind of passage.
  package var kind: PassageKind
  /// Name of its region.
  package var regionName: String
  /// Short name of its region.
  package var regionSlug: String
  /// Heading of its section as printed; nil in a lead.
  package var heading: String?
  package var text: String
  /// File name of its document.
  package var source: String
  /// 1-based line in that file.
  package var line: Int
  /// Key of its document.
  package var documentID: Int64
  /// `final`, `application` or `phase1`.
  package var documentKind: String
  package var documentTitle: String
  /// `nb`, `nn` or `mixed`.
  package var language: String
}

/// The page of a region.
package struct RegionPage: Sendable, Hashable {
  /// A municipality of the region.
  package struct Member: Sendable, Hashable {
    /// Its name.
    package var name: String
    /// Four digits; nil when no register knows the name.
    package var number: String?
    /// Its county in 2015; nil when no register knows the name.
    package var county: String?
    package var isApplicant: Bool
    /// The certainty that the printed name means this municipality.
    package var certainty: Certainty
  }

  /// Population and area as one document prints them.
  package struct Figures: Sendable, Hashable {
    /// Inhabitants.
    package var population: Int?
    /// `YYYY-MM-DD`.
    package var populationDate: String?
    package var areaKm2: Double?
    /// File name of the document.
    package var source: String

    /// Inhabitants per square kilometre; nil when one of the two is not known.
    package var density: Double? {
      guard let population, let areaKm2, areaKm2 > 0 else { return nil }
      return Double(population) / areaKm2
    }

    /// Whether another document prints the same figures.
    package func agrees(with other: Figures) -> Bool {
      population == other.population && populationDate == other.populationDate && areaKm2 == other.areaKm2
    }
  }

  /// A passage of the region's documents.
  package struct Passage: Sendable, Hashable {
    /// Kind of passage or document.
    package var kind: PassageKind
    /// Stable name for citing it.
    package var reference: String
    /// List marker as printed; nil for a paragraph.
    package var marker: String?
    /// 0 for a paragraph, 1 for a list item, and so on.
    package var depth: Int
    /// A goal's level as printed, such as Hovedmål or Delmål; nil for a goal without one and for other kinds.
    package var level: String?
    package var text: String
  }

  /// A document about the region.
  package struct Document: Sendable, Hashable {
    /// Its key.
    package var id: Int64
    /// Kind of passage or document.
    package var kind: String
    /// `nb`, `nn` or `mixed`.
    package var language: String
    /// The file's name.
    package var source: String
    /// When it was imported, UTC.
    package var importedAt: String
  }

  /// Short name, the first part of every reference.
  package var slug: String
  /// Its name.
  package var name: String
  /// Other forms of its name, as printed.
  package var otherNames: [String]
  /// The applicant first.
  package var members: [Member]
  /// Total population of all members on 1 January 2015, from Statistics Norway; nil when one is unknown.
  package var membersPopulation: Int?
  /// The figures to show come first.
  package var figures: [Figures]
  /// Ordered by kind, then as printed, a final write-up's first. A text that two documents share is listed once.
  package var passages: [Passage]
  package var documents: [Document]

  /// The passages of a kind, as printed.
  package func passages(of kind: PassageKind) -> [Passage] { passages.filter { $0.kind == kind } }
}
