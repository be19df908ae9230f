import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

/// Writes the rows of documents; the caller holds the transaction.
///
/// The statements for sections and passages stay prepared, since each document runs them about thirty times.
final class DocumentWriter {
  private let connection: Connection
  private let now: String
  private let places: LocationBase
  private let sections: Statement
  /// Number of entries between two calls of `shouldStop`.
  private static let entriesBetweenChecks = 1_000

  /// The queue for passages; the caller flushes it.
  let passages: PassageQueue

  init(connection: Connection, now: String) throws {
    self.connection = connection
    self.now = now
    places = LocationBase(connection)
    sections = try connection.prepare(
      "INSERT INTO sections (document_id, position, kind, heading, line) VALUES (?, ?, ?, ?, ?)")
    passages = try PassageQueue(connection)
  }

  /// Inserts the row and the bytes of a document.
  ///
  /// - Returns: its key.
  func insertDocument(_ document: PreparedDocument, regionID: Int64, revision: Int) throws -> Int64 {
    try connection.run(
      """
      INSERT INTO documents (region_id, kind, status, revision, title, language, source, location, format, encoding,
        sha256, byte_count, imported_at)
      VALUES (?, ?, 'current', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      values(of: document, regionID: regionID, revision: revision) + [
        .text(document.checksum), Value(document.byteCount), .text(now),
      ])
    let id = connection.lastInsertRowID
    try connection.withStatement("INSERT INTO document_contents (document_id, content) VALUES (?1, ?2)") { statement in
      try statement.bind(integer: id, at: 1)
      try document.packed.withUnsafeBytes { bytes in
        try statement.bind(blob: bytes, at: 2, .borrowed)
        try statement.run()
      }
    }
    return id
  }

  /// Makes a document current again, or stores what a newer program parses in it; its key and bytes stay.
  func updateDocument(_ id: Int64, as document: PreparedDocument, regionID: Int64, revision: Int) throws {
    try connection.run(
      """
      UPDATE documents SET (region_id, kind, status, revision, title, language, source, location, format, encoding)
        = (?, ?, 'current', ?, ?, ?, ?, ?, ?, ?)
      WHERE id = ?
      """, values(of: document, regionID: regionID, revision: revision) + [.integer(id)])
  }

  private func values(of document: PreparedDocument, regionID: Int64, revision: Int) -> [Value] {
    [
      .integer(regionID), .text(document.writeUp.kind.rawValue), Value(revision), .text(document.writeUp.title),
      .text(document.writeUp.language.rawValue), .text(document.file.fileName),
      .text(places.stored(document.file.location)),
      .text(document.format.rawValue), .text(document.encoding.rawValue),
    ]
  }

  /// Inserts the sections of a document, and adds its passages to the queue.
  ///
  /// - Parameters:
  ///   - references: assigns each passage its reference.
  ///   - index: receives every passage.
  ///   - shouldStop: called every 1,000 entries; true ends the writing.
  func insertContents(
    _ writeUp: WriteUp, documentID: Int64, region: RegionRow, references: inout ReferenceAssigner,
    index: inout IndexQueue, shouldStop: () -> Bool
  ) throws {
    var positions = ByKind(repeating: 0)
    var count = 0
    for (number, section) in writeUp.sections.enumerated() {
      let sectionID = try insertSection(section, position: number + 1, documentID: documentID)
      let kind = PassageKind(section.kind)
      for entry in section.entries {
        count += 1
        if count % Self.entriesBetweenChecks == 0, shouldStop() {
          throw KnowledgeBaseError(.interrupted, { $0.interrupted })
        }
        positions[kind] += 1
        let place = PassagePlace(
          kind: kind, regionID: region.id, documentID: documentID, sectionID: sectionID,
          position: positions[kind])
        let id = try passages.add(entry, place, title: region.name, reference: references.next(kind))
        index.add(id, text: entry.text, title: region.name)
      }
    }
    try references.finish()
    try insertProperties(writeUp.description, documentID: documentID)
    try insertDiagnostics(writeUp.diagnostics, documentID: documentID)
  }

  private func insertProperties(_ stated: DocumentDescription, documentID: Int64) throws {
    guard stated != DocumentDescription() else { return }
    try connection.run(
      "INSERT INTO document_properties (document_id, title, publisher, url, published_on) VALUES (?, ?, ?, ?, ?)",
      .integer(documentID), Value(stated.title), Value(stated.publisher), Value(stated.url), Value(stated.publishedOn))
  }

  /// Inserts the diagnostics of a document.
  func insertDiagnostics(_ diagnostics: [Diagnostic], documentID: Int64) throws {
    guard !diagnostics.isEmpty else { return }
    try connection.withStatement(
      """
      INSERT INTO diagnostics (document_id, severity, identifier, message, line, "column") VALUES (?, ?, ?, ?, ?, ?)
      """
    ) { statement in
      for diagnostic in diagnostics {
        try statement.run(
          .integer(documentID), .text(diagnostic.severity.rawValue), .text(diagnostic.identifier),
          .text(diagnostic.message), Value(diagnostic.line), Value(diagnostic.column))
      }
    }
  }

  private func insertSection(_ section: Section, position: Int, documentID: Int64) throws -> Int64 {
    try sections.run(
      .integer(documentID), Value(position), .text(section.kind.rawValue), Value(section.heading), Value(section.line))
    return connection.lastInsertRowID
  }
}

/// Writes the municipalities and figures of a document, and keeps the region's membership up to date.
struct PlaceWriter {
  private let connection: Connection
  let register: PlaceRegister
  private let resolver: PlaceResolver
  /// The user's corrections by region: printed name to municipality number.
  private let corrections: [Int64: [String: String]]

  init(connection: Connection, register: PlaceRegister) throws {
    self.connection = connection
    self.register = register
    resolver = PlaceResolver(register: register)
    var corrections: [Int64: [String: String]] = [:]
    try connection.query("SELECT region_id, printed_name, municipality_number FROM place_corrections") {
      row in
      corrections[row.integer(0) ?? 0, default: [:]][row.text(1) ?? ""] = row.text(2)
    }
    self.corrections = corrections
  }

  /// Resolves the printed names to municipalities, using the user's corrections for the region.
  func resolve(_ facts: Facts, regionID: Int64?) -> [PlaceResolution] {
    resolver.resolve(facts, corrections: regionID.flatMap { corrections[$0] } ?? [:])
  }

  /// Whether the user corrected a name in a region.
  func hasCorrections(regionID: Int64) -> Bool { corrections[regionID] != nil }

  /// Inserts a document's municipalities and figures. The region's newest document that names municipalities determines
  /// the region's members.
  func insert(_ places: [PlaceResolution], facts: Facts, documentID: Int64, region: RegionRow) throws {
    try insertPrinted(places, documentID: documentID)
    if facts.population != nil || facts.areaKm2 != nil {
      try connection.run(
        """
        INSERT INTO region_facts (region_id, document_id, population, population_date, area_km2) VALUES (?, ?, ?, ?, ?)
        """,
        .integer(region.id), .integer(documentID), Value(facts.population), Value(facts.populationDate),
        Value(facts.areaKm2))
    }
    // A new region has no other document, and the query for the membership costs more than all inserts of its places.
    if region.isNew {
      guard !places.isEmpty else { return }
      try connection.run(
        "UPDATE regions SET members_document_id = ? WHERE id = ?", .integer(documentID), .integer(region.id))
    } else {
      try refreshMembership(of: region.id)
    }
  }

  private func insertPrinted(_ places: [PlaceResolution], documentID: Int64) throws {
    try connection.withStatement(
      """
      INSERT INTO document_municipalities (document_id, position, member, role, printed_name, municipality_number,
        resolved_by, certainty)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) { statement in
      var seen: Set<String> = []
      for place in places {
        let isFirst = seen.insert(place.number ?? place.printedName).inserted
        try statement.run(
          .integer(documentID), Value(place.position), isFirst ? Value(seen.count) : .null,
          .text(place.role.rawValue), .text(place.printedName), Value(place.number),
          .text(place.resolvedBy.rawValue), .text(place.certainty.rawValue))
      }
    }
  }

  /// Updates the membership from the current document that states it: a final write-up before an application.
  func refreshMembership(of regionID: Int64) throws {
    try connection.run(
      """
      UPDATE regions SET members_document_id = (
        SELECT documents.id FROM documents
        WHERE documents.region_id = regions.id AND documents.status = 'current'
          AND EXISTS (SELECT 1 FROM document_municipalities WHERE document_id = documents.id)
        ORDER BY documents.kind = 'final' DESC, documents.id DESC LIMIT 1)
      WHERE id = ?
      """, .integer(regionID))
  }
}
