import ByregionLanguages
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionWriteUp

extension KnowledgeBase {
  /// The forms of a region's name, those given by the user first.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  package func nameForms(ofRegion slug: String) throws -> [NameForm] {
    try translatingErrors {
      try connection.rows(
        """
        SELECT names.name, names.source, documents.source FROM region_names AS names
        JOIN regions ON regions.id = names.region_id
        LEFT JOIN documents ON documents.id = names.document_id
        WHERE regions.slug = ? AND (documents.id IS NULL OR documents.status = 'current')
        ORDER BY names.source = 'user' DESC, names.name COLLATE norwegian, names.id
        """, [.text(slug)]
      ) { row in
        NameForm(name: row.text(0) ?? "", source: row.text(1) ?? "", document: row.text(2))
      }
    }
  }

  /// Adds a name to a region. Current documents of other regions that use the name move to this region.
  ///
  /// - Parameters:
  ///   - name: the name, such as another project title.
  ///   - slug: the region's short name.
  ///   - confirming: called with the documents that would move; when it throws, nothing changes.
  /// - Returns: the documents that moved. They get new references, since a reference contains its region's name.
  /// - Throws: `KnowledgeBaseError` with `.usage` for a name without letters, or one that the user gave another region.
  @discardableResult
  package func addName(
    _ name: String, toRegion slug: String, confirming: ([ImportReport.Document]) throws -> Void = { _ in }
  ) throws -> [ImportReport.Document] {
    let region = try translatingErrors { try self.region(named: slug) }
    let keys = RegionName(name).keys
    guard !keys.isEmpty else { throw KnowledgeBaseError(.usage, { $0.isNoName(name) }) }
    return try writing { (session: inout WritingSession) throws -> [ImportReport.Document] in
      if let other = try Self.owner(of: keys, other: region.id, connection) {
        throw KnowledgeBaseError(
          .usage, { $0.hasThatName(other) },
          suggestion: .say { $0.takeNameAway("byregion correct alias \(other) --remove \"\(name)\"") })
      }
      try connection.run(
        """
        INSERT INTO region_names (region_id, name, source) SELECT ?1, ?2, 'user'
        WHERE NOT EXISTS (SELECT 1 FROM region_names WHERE region_id = ?1 AND name = ?2 AND source = 'user')
        """, .integer(region.id), .text(name))
      session.notes.add(region: region.id)
      let moved = try Self.documents(goingBy: keys, notIn: region.id, connection).map { try session.rewrite($0) }
      try confirming(moved)
      return moved
    }
  }

  /// Removes a name that the user gave; documents stay where they are.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when the user gave the region no such name.
  package func removeName(_ name: String, fromRegion slug: String) throws {
    try requireGivenName(name, ofRegion: slug)
    try translatingErrors {
      _ = try connection.run(
        "DELETE FROM region_names WHERE region_id = ? AND name = ? AND source = 'user'",
        .integer(try self.region(named: slug).id), .text(name))
    }
  }

  /// Throws unless the user gave a region a name.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` otherwise.
  package func requireGivenName(_ name: String, ofRegion slug: String) throws {
    try translatingErrors {
      let region = try self.region(named: slug)
      let isGiven = try connection.first(
        "SELECT 1 FROM region_names WHERE region_id = ? AND name = ? AND source = 'user'",
        [.integer(region.id), .text(name)]
      ) { _ in true }
      guard isGiven == nil else { return }
      throw KnowledgeBaseError(
        .missingInput, { $0.wasNotGivenName(region.name, name) },
        suggestion: .say { $0.aliasLists(region.slug) })
    }
  }

  /// The short name of another region to which the user gave a name with one of these keys.
  private static func owner(of keys: Set<String>, other region: Int64, _ connection: Connection) throws -> String? {
    let names = try connection.rows(
      """
      SELECT region_names.name, regions.slug FROM region_names JOIN regions ON regions.id = region_names.region_id
      WHERE region_names.source = 'user' AND regions.id <> ?
      """, [.integer(region)]
    ) { ($0.text(0) ?? "", $0.text(1) ?? "") }
    return names.first { !RegionName($0.0).keys.isDisjoint(with: keys) }?.1
  }

  /// Current documents of other regions in which the title or the facts name the region by one of these keys.
  private static func documents(
    goingBy keys: Set<String>, notIn region: Int64, _ connection: Connection
  ) throws -> [Int64] {
    var found: Set<Int64> = []
    try connection.query(
      """
      SELECT id, title FROM documents WHERE status = 'current' AND region_id <> ?1
      UNION ALL
      SELECT documents.id, names.name FROM documents JOIN region_names AS names ON names.document_id = documents.id
      WHERE documents.status = 'current' AND documents.region_id <> ?1 AND names.source IN ('title', 'facts')
      """, [.integer(region)]
    ) { row in
      if !RegionName(row.text(1) ?? "").keys.isDisjoint(with: keys) { found.insert(row.integer(0) ?? 0) }
    }
    return found.sorted()
  }
}

extension KnowledgeBase {
  /// The municipalities that a region's current documents name, and how each name was resolved.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  package func placeNames(ofRegion slug: String) throws -> [PlaceName] {
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

  /// Sets which municipality a printed name means in a region, for stored documents and for later imports.
  ///
  /// - Parameters:
  ///   - printedName: as a document of the region prints it; case is ignored.
  ///   - municipality: a number, or the name of exactly one municipality.
  /// - Throws: `KnowledgeBaseError` with `.usage` when no document prints the name, or the municipality is not in a
  ///   register.
  package func correctPlace(_ printedName: String, inRegion slug: String, to municipality: String) throws {
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

  /// Removes a correction.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when the name has no correction.
  package func forgetPlaceCorrection(_ printedName: String, inRegion slug: String) throws {
    let region = try translatingErrors { try self.region(named: slug) }
    try writing { (session: inout WritingSession) throws -> Void in
      let corrected = try connection.rows(
        "SELECT printed_name FROM place_corrections WHERE region_id = ?", [.integer(region.id)]
      ) { $0.text(0) ?? "" }
      let same = corrected.filter { PlaceSpelling.plain($0) == PlaceSpelling.plain(printedName) }
      guard !same.isEmpty else {
        throw KnowledgeBaseError(
          .missingInput, { $0.nothingCorrected(printedName, in: region.name) },
          suggestion: .say { $0.placeLists(region.slug) })
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
    throw KnowledgeBaseError(
      .usage, { $0.noDocumentNames(name, of: region.name) }, suggestion: .say { $0.theyName(printed) })
  }

  private func number(of municipality: String) throws -> String {
    let register = try PlaceRegister(connection)
    let found = register.find(municipality)?.municipalities ?? []
    if found.count == 1 { return found[0].number }
    guard found.isEmpty else {
      throw KnowledgeBaseError(
        .usage, { $0.severalMunicipalities(municipality, found.map(\.description)) },
        suggestion: .say { $0.useNumber })
    }
    let near = register.nearest(to: municipality, limit: 3).map(\.description)
    throw KnowledgeBaseError(
      .usage, { $0.noMunicipalityIn2015(municipality) },
      suggestion: .say { words in
        near.isEmpty
          ? words.listsThem("`byregion sql 'SELECT * FROM municipalities'`")
          : String(words.nearSpellings(near).dropLast(2))
      })
  }
}

extension WritingSession {
  /// Rewrites the current documents of a region, so that they reflect the user's corrections.
  mutating func rewriteDocuments(ofRegion regionID: Int64) throws {
    notes.add(region: regionID)
    places = try PlaceWriter(connection: connection, register: places.register)
    headings = try HeadingCorrections(connection)
    let ids = try connection.rows(
      "SELECT id FROM documents WHERE region_id = ? AND status = 'current' ORDER BY id", [.integer(regionID)]
    ) { $0.integer(0) ?? 0 }
    for id in ids { _ = try rewrite(id) }
  }
}

/// A form of a region's name, with its origin.
package struct NameForm: Sendable, Hashable {
  /// As printed, or as the user gave it.
  package var name: String
  /// `title`, `facts`, `heading`, or `user`.
  package var source: String
  /// File name of the document that prints it; nil for a name that the user gave.
  package var document: String?
}

/// A municipality as a region's documents print it, and its resolution.
package struct PlaceName: Sendable, Hashable {
  /// As printed.
  package var printedName: String
  /// `applicant` or `partner`.
  package var role: String
  /// The municipality number, four digits; nil when the name is in no register.
  package var number: String?
  /// Name in the register.
  package var municipality: String?
  /// How the number was found.
  package var resolvedBy: String
  /// `certain`, `likely`, `guess` or `unresolved`.
  package var certainty: String
  /// File name of the document.
  package var document: String
}

/// A heading of a region's documents, with the kind of section that it opens.
package struct HeadingForm: Sendable, Hashable {
  /// As printed.
  package var heading: String
  /// The kind of section, as in the table `sections`; `text` for a line that is not a heading.
  package var kind: String
  /// Whether the kind is a correction by the user.
  package var isCorrected: Bool
  /// File name of the document that prints it; nil for a correction of a line that no current document has.
  package var document: String?
  /// Its line in the document.
  package var line: Int?
}

/// The user's corrections of headings, by region.
struct HeadingCorrections {
  private let byRegion: [Int64: GivenHeadings]

  init(_ connection: Connection) throws {
    var byRegion: [Int64: GivenHeadings] = [:]
    try connection.query("SELECT region_id, heading, kind FROM heading_corrections") { row in
      guard let meaning = GivenHeadings.Meaning(name: try row.get(String.self, 2)) else { return }
      byRegion[try row.get(Int64.self, 0), default: GivenHeadings()].give(try row.get(String.self, 1), meaning)
    }
    self.byRegion = byRegion
  }

  subscript(regionID: Int64) -> GivenHeadings? { byRegion[regionID] }
}

extension KnowledgeBase {
  /// The headings of a region's current documents, with the user's corrections.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  package func headings(ofRegion slug: String) throws -> [HeadingForm] {
    try translatingErrors {
      let region = try self.region(named: slug)
      let corrected = try correctedHeadings(of: region)
      let printed = try connection.rows(
        """
        SELECT sections.heading, sections.kind, documents.source, sections.line FROM sections
        JOIN documents ON documents.id = sections.document_id
        WHERE documents.region_id = ? AND documents.status = 'current' AND sections.heading IS NOT NULL
        ORDER BY documents.id, sections.position
        """, [.integer(region.id)]
      ) { row in
        let heading = try row.get(String.self, 0)
        return HeadingForm(
          heading: heading, kind: try row.get(String.self, 1),
          isCorrected: corrected.contains { GivenHeadings.areSame($0.heading, heading) },
          document: try row.get(String.self, 2), line: try row.get(Int.self, 3))
      }
      let others = corrected.filter { given in !printed.contains { GivenHeadings.areSame($0.heading, given.heading) } }
      return printed + others.map { HeadingForm(heading: $0.heading, kind: $0.kind, isCorrected: true) }
    }
  }

  /// The user's corrections of a region's headings; empty for a region that does not exist yet.
  package func givenHeadings(ofRegion slug: String) throws -> GivenHeadings {
    try translatingErrors {
      let id = try connection.first("SELECT id FROM regions WHERE slug = ?", [.text(slug)]) {
        try $0.get(Int64.self, 0)
      }
      guard let id else { return GivenHeadings() }
      return try HeadingCorrections(connection)[id] ?? GivenHeadings()
    }
  }

  /// Sets which kind of section a line of a region's documents opens, for stored documents and for later imports.
  ///
  /// - Parameter heading: a line as a document of the region prints it; case and a leading number are ignored.
  /// - Throws: `KnowledgeBaseError` with `.usage` when no document prints the line.
  package func correctHeading(_ heading: String, inRegion slug: String, to meaning: GivenHeadings.Meaning) throws {
    let region = try translatingErrors { try self.region(named: slug) }
    let printed = try printedHeading(heading, of: region)
    try writing { (session: inout WritingSession) throws -> Void in
      // A heading may be printed in several forms.
      for same in try correctedHeadings(of: region) where GivenHeadings.areSame(same.heading, heading) {
        try forget(same.heading, of: region)
      }
      try connection.run(
        "INSERT INTO heading_corrections (region_id, heading, kind) VALUES (?, ?, ?)",
        .integer(region.id), .text(printed), .text(meaning.name))
      try session.rewriteDocuments(ofRegion: region.id)
    }
  }

  /// Removes a correction.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when the line has no correction.
  package func forgetHeadingCorrection(_ heading: String, inRegion slug: String) throws {
    let region = try translatingErrors { try self.region(named: slug) }
    try writing { (session: inout WritingSession) throws -> Void in
      let same = try correctedHeadings(of: region).filter { GivenHeadings.areSame($0.heading, heading) }
      guard !same.isEmpty else {
        throw KnowledgeBaseError(
          .missingInput, { $0.nothingCorrected("\"\(heading)\"", in: region.name) },
          suggestion: .say { $0.headingLists(region.slug) })
      }
      for given in same { try forget(given.heading, of: region) }
      try session.rewriteDocuments(ofRegion: region.id)
    }
  }

  private func forget(_ heading: String, of region: RegionRow) throws {
    try connection.run(
      "DELETE FROM heading_corrections WHERE region_id = ? AND heading = ?", .integer(region.id), .text(heading))
  }

  private func correctedHeadings(of region: RegionRow) throws -> [(heading: String, kind: String)] {
    try connection.rows(
      "SELECT heading, kind FROM heading_corrections WHERE region_id = ? ORDER BY heading", [.integer(region.id)]
    ) { (try $0.get(String.self, 0), try $0.get(String.self, 1)) }
  }

  /// A heading, or a line that was parsed as text, as a region's documents print it.
  private func printedHeading(_ heading: String, of region: RegionRow) throws -> String {
    try translatingErrors {
      let lines = try connection.rows(
        """
        SELECT heading FROM sections JOIN documents ON documents.id = sections.document_id
        WHERE documents.region_id = ?1 AND documents.status = 'current' AND heading IS NOT NULL
        UNION ALL
        SELECT text FROM passages WHERE region_id = ?1 AND length(text) <= ?2
        """, [.integer(region.id), Value(GivenHeadings.longest)]
      ) { try $0.get(String.self, 0) }
      if let printed = lines.first(where: { GivenHeadings.areSame($0, heading) }) { return printed }
      throw KnowledgeBaseError(
        .usage, { $0.noDocumentHasLine(heading, of: region.name) }, suggestion: .say { $0.headingLists(region.slug) })
    }
  }
}

extension WritingSession {
  /// Parses a document again if the user corrected headings of its region, which is known only after the first parse.
  ///
  /// - Parameter change: receives the removal of the words that the batch has already counted.
  func readAgain(
    _ document: inout PreparedDocument, ofRegion regionID: Int64, counting change: inout VocabularyDelta
  ) throws {
    guard let given = headings[regionID], let content = document.content else { return }
    var file = document.file
    file.headings = file.headings.filled(from: given)
    // A document that would no longer be recognized as a write-up keeps its first parse.
    guard file.headings != document.file.headings, let parsed = try? ParsedSource(file, content: content),
      parsed.writeUp != document.writeUp
    else { return }
    if let title = document.countedTitle {
      try change.remove(document.writeUp, title: title, by: tools.tokenizer())
      document.countedTitle = nil
    }
    (document.writeUp, document.letters) = (parsed.writeUp, parsed.letters)
    document.places = tools.resolver.resolve(parsed.writeUp.facts)
  }
}

extension PreparedDocument {
  /// The unpacked bytes; nil when they cannot be unpacked.
  fileprivate var content: [UInt8]? { PackedContent.unpack(packed, byteCount: byteCount) }
}
