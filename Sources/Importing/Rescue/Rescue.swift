import ByregionLanguages
import ByregionFiles
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionWriteUp

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension KnowledgeBase {
  /// Creates a new knowledge base from the documents that can still be read in a damaged file. The damaged file is not
  /// changed.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput` when there is no such file, `.cannotCreate` when the new file
  ///   exists or cannot be created, `.invalidInput` when no document can be read.
  package static func rescue(_ path: String, into target: String) throws -> RescueReport {
    try DatabasePath.requireFileOrNothing(path)
    guard FilePath.size(path) ?? 0 > 0 else {
      throw KnowledgeBaseError(.missingInput, { $0.noBaseHere }, place: path)
    }
    guard !FilePath.exists(target) else { throw isTaken(target) }
    try DatabasePath.requireNoLog(beside: target)
    let reader = RawDocumentReader(path: FilePath.behindLink(path))
    guard reader.all.contains(where: { $0.content != nil }) else {
      throw KnowledgeBaseError(
        .invalidInput, { $0.noDocumentReadable }, place: path, suggestion: .say { $0.importAnew })
    }
    let resolved = FilePath.resolved(target)
    let temporary = FilePath.temporary(beside: resolved)
    defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(temporary + ending) } }
    let report = try fill(temporary, from: reader)
    try DatabasePath.requireNoLog(beside: target)
    guard DiskFile.sync(temporary), DiskFile.name(temporary, resolved, replacing: false) else {
      if errno == EEXIST { throw isTaken(target) }
      let code = errno
      throw KnowledgeBaseError(
        .cannotCreate, { $0.fileCannotBeMade(code) }, place: target)
    }
    return report
  }

  private static func isTaken(_ target: String) -> KnowledgeBaseError {
    KnowledgeBaseError(.cannotCreate, { $0.fileIsThere }, place: target, suggestion: .say { $0.nameAFile })
  }

  private static func fill(_ path: String, from reader: RawDocumentReader) throws -> RescueReport {
    let knowledgeBase = try open(path, for: .writing)
    do {
      let report = try knowledgeBase.translatingErrors {
        var writer = RescueWriter(connection: knowledgeBase.connection)
        try writer.write(reader)
        return writer.report
      }
      try knowledgeBase.close()
      return report
    } catch {
      try? knowledgeBase.close()
      throw error
    }
  }
}

/// The users' data in a damaged file, as far as it can be read: corrections, saved queries and searches, publication
/// data, boundaries.
struct RawCorrections {
  /// Names that users gave to regions, by the region's key.
  private(set) var names: [(regionID: Int64, name: String)] = []
  /// Municipalities that printed names mean in a region.
  private(set) var places: [(regionID: Int64, printedName: String, number: String)] = []
  /// The kind of section that a heading opens, by the region's key.
  private(set) var headings: [(regionID: Int64, heading: String, kind: String)] = []
  /// Synonyms added by users.
  private(set) var synonyms: [(word: String, other: String)] = []
  /// Saved queries.
  private(set) var queries: [(name: String, description: String, sql: String)] = []
  /// The values of the saved queries' parameters.
  private(set) var parameters: [(query: String, name: String, value: Value)] = []
  /// Saved searches, and the filters of each.
  private(set) var searches: [(name: String, query: String)] = []
  private(set) var filters: [(search: String, values: [Value])] = []
  /// The users' descriptions of documents as publications, by the SHA-256 of the document's bytes.
  private(set) var descriptions: [[Value]] = []
  /// The areas of municipalities, and the files that they come from.
  private(set) var boundaries: [[Value]] = []
  private(set) var boundaryFiles: [[Value]] = []
  /// Whether a table could not be read completely.
  private(set) var isIncomplete = false

  /// No corrections, because the file could not be opened.
  init() { isIncomplete = true }

  init(_ connection: Connection) {
    read("region_names", "SELECT region_id, name FROM region_names WHERE source = 'user' ORDER BY id", connection) {
      $0.names.append(($1.integer(0) ?? 0, $1.text(1) ?? ""))
    }
    read(
      "place_corrections", "SELECT region_id, printed_name, municipality_number FROM place_corrections", connection
    ) {
      $0.places.append(($1.integer(0) ?? 0, $1.text(1) ?? "", $1.text(2) ?? ""))
    }
    read("heading_corrections", "SELECT region_id, heading, kind FROM heading_corrections", connection) {
      $0.headings.append(($1.integer(0) ?? 0, $1.text(1) ?? "", $1.text(2) ?? ""))
    }
    read("synonyms", "SELECT word, other FROM synonyms WHERE source = 'user'", connection) {
      $0.synonyms.append(($1.text(0) ?? "", $1.text(1) ?? ""))
    }
    read("saved_queries", "SELECT name, description, sql FROM saved_queries", connection) {
      $0.queries.append(($1.text(0) ?? "", $1.text(1) ?? "", $1.text(2) ?? ""))
    }
    read("saved_query_parameters", "SELECT query, name, value FROM saved_query_parameters", connection) {
      $0.parameters.append(($1.text(0) ?? "", $1.text(1) ?? "", $1[2]))
    }
    read("saved_searches", "SELECT name, query FROM saved_searches", connection) {
      $0.searches.append(($1.text(0) ?? "", $1.text(1) ?? ""))
    }
    read("saved_search_filters", "SELECT search, field, position, value FROM saved_search_filters", connection) {
      $0.filters.append(($1.text(0) ?? "", [$1[0], $1[1], $1[2], $1[3]]))
    }
    let descriptions = "SELECT sha256, title, publisher, url, published_on FROM document_descriptions"
    read("document_descriptions", descriptions, connection) { corrections, row in
      corrections.descriptions.append((0..<5).map { row[$0] })
    }
    read("boundaries", "SELECT number, year, geometry FROM boundaries", connection) { corrections, row in
      corrections.boundaries.append((0..<3).map { row[$0] })
    }
    let files = "SELECT name, sha256, attribution, imported_at FROM boundary_files LIMIT 1"
    read("boundary_files", files, connection) { corrections, row in
      corrections.boundaryFiles.append((0..<4).map { row[$0] })
    }
  }

  /// A missing table is not a loss: the file may be from an earlier version.
  private mutating func read(
    _ table: String, _ question: String, _ connection: Connection, _ take: (inout RawCorrections, Row) -> Void
  ) {
    do {
      let exists = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = ?", [.text(table)]) { _ in true }
      guard exists == true else { return }
      try connection.query(question) { take(&self, $0) }
    } catch {
      isIncomplete = true
    }
  }
}

/// The result of a rescue.
package struct RescueReport: Sendable, Hashable {
  /// Number of documents in the new file.
  package var documentCount = 0
  /// What could not be saved, or was changed: one sentence each, without a final full stop.
  package var losses: [Wording] = []
}

/// Writes the documents of a damaged file into a new knowledge base, each as in an import.
struct RescueWriter {
  let connection: Connection
  private(set) var report = RescueReport()
  /// Maps keys of regions in the damaged file to keys in the new file.
  private var regions: [Int64: Int64] = [:]
  private var removed: [Int64] = []

  /// Number of documents in a batch.
  private static let batchCount = 100

  init(connection: Connection) { self.connection = connection }

  /// - Throws: `SQLiteError` or `KnowledgeBaseError` when the new file cannot be written.
  mutating func write(_ reader: RawDocumentReader) throws {
    // Current documents come last, so that they stay current: an earlier revision may have been made current again.
    let all = reader.all
    let documents = all.filter { $0.row?.status != "current" } + all.filter { $0.row?.status == "current" }
    var session = try WritingSession(
      connection: connection, register: PlaceRegister(connection), now: Timestamp.now())
    session.secondReports = .besideWhenDifferent
    for start in stride(from: 0, to: documents.count, by: Self.batchCount) {
      try commit {
        for document in documents[start..<min(start + Self.batchCount, documents.count)] {
          try write(document, session: &session)
        }
        try session.finishBatch()
      }
    }
    try commit {
      for id in removed { try session.remove(id) }
      try session.finishBatch()
      try write(reader.corrections)
      // Corrections of a region apply when its documents are parsed again.
      let corrected = reader.corrections.places.map { $0.regionID } + reader.corrections.headings.map { $0.regionID }
      for id in Set(corrected.compactMap { regions[$0] }).sorted() { try session.rewriteDocuments(ofRegion: id) }
      try session.finishBatch()
      try session.finish()
    }
    // Types are ignored: an earlier version may have had a table where there is a view now.
    let known = Set(try RawDocumentReader.objects(connection).map { $0.drop { $0 != " " } })
    report.losses += reader.objects.filter { !known.contains($0.drop { $0 != " " }) && !$0.contains(" sqlite_") }.map {
      object in
      Wording { $0.objectOfOthers(object) }
    }
  }

  private func commit(_ body: () throws -> Void) throws {
    try connection.withoutTriggers { try connection.transaction(.immediate, body) }
  }

  private mutating func write(_ document: RawDocument, session: inout WritingSession) throws {
    guard let content = document.content else {
      report.losses.append(Wording { "\(document.name($0)): \($0.bytesUnreadable)" })
      return
    }
    let name = document.row?.source ?? "document-\(document.id).txt"
    let file = SourceFile(
      name: name, location: document.row?.location ?? "-", byteCount: content.count)
    let checksum = ContentHash.hexadecimal(of: content)
    do {
      let prepared = try PreparedDocument(file, content: content, checksum: checksum, tools: session.tools)
      let written = try session.write(prepared)
      try remember(document, writtenAs: written.documentID)
    } catch let error as SourceError {
      report.losses.append(Wording { "\(document.name($0)): \(error.wording.text(in: $0.language))" })
    } catch let error as KnowledgeBaseError {
      report.losses.append(Wording { "\(document.name($0)): \(error.wording.text(in: $0.language))" })
    } catch let error as SQLiteError where error.code == .constraint {
      report.losses.append(Wording { "\(document.name($0)): \(error.message)" })
    }
  }

  private mutating func remember(_ document: RawDocument, writtenAs id: Int64) throws {
    report.documentCount += 1
    guard let row = document.row else {
      report.losses.append(Wording { "\(document.name($0)): \($0.sourceAndDateLost)" })
      return
    }
    if document.isGenuine == false {
      report.losses.append(Wording { "\(document.name($0)): \($0.bytesAreOthers)" })
    }
    try connection.run(
      "UPDATE documents SET imported_at = ? WHERE id = ?", .text(row.importedAt), .integer(id))
    regions[row.regionID] = try connection.first(
      "SELECT region_id FROM documents WHERE id = ?", [.integer(id)]
    ) { $0.integer(0) ?? 0 }
    if row.status == "removed" { removed.append(id) }
  }

  private mutating func write(_ corrections: RawCorrections) throws {
    if corrections.isIncomplete { report.losses.append(Wording { $0.correctionsUnreadable }) }
    try writeQuestions(of: corrections)
    try writeBoundaries(of: corrections)
    for (region, name) in corrections.names {
      guard let region = regions[region] else {
        report.losses.append(Wording { $0.givenName(name) })
        continue
      }
      try keep(
        { $0.givenName(name) },
        "INSERT INTO region_names (region_id, name, source) VALUES (?, ?, 'user') ON CONFLICT DO NOTHING",
        [.integer(region), .text(name)])
    }
    for (region, name, number) in corrections.places {
      guard let region = regions[region] else {
        report.losses.append(Wording { $0.correctionOfPlace(name) })
        continue
      }
      try keep(
        { $0.correctionOfPlace(name) },
        """
        INSERT INTO place_corrections (region_id, printed_name, municipality_number) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """, [.integer(region), .text(name), .text(number)])
    }
    for (region, heading, kind) in corrections.headings {
      guard let region = regions[region] else {
        report.losses.append(Wording { $0.correctionOfHeading(heading) })
        continue
      }
      try keep(
        { $0.correctionOfHeading(heading) },
        "INSERT INTO heading_corrections (region_id, heading, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [.integer(region), .text(heading), .text(kind)])
    }
  }

  /// Writes users' synonyms and saved queries; the built-in ones are already in the new file.
  private mutating func writeQuestions(of corrections: RawCorrections) throws {
    for (word, other) in corrections.synonyms {
      try keep(
        { $0.synonymPair(word, other) },
        "INSERT INTO synonyms (word, other, source) VALUES (?, ?, 'user') ON CONFLICT DO NOTHING",
        [.text(word), .text(other)])
    }
    for (name, description, sql) in corrections.queries {
      try keep(
        { $0.savedQuestion(name) },
        "INSERT OR REPLACE INTO saved_queries (name, description, sql) VALUES (?, ?, ?)",
        [.text(name), .text(description), .text(sql)])
    }
    for (query, name, value) in corrections.parameters where corrections.queries.contains(where: { $0.name == query }) {
      try keep(
        { $0.valueInQuestion(name, query) },
        "INSERT OR REPLACE INTO saved_query_parameters (query, name, value) VALUES (?, ?, ?)",
        [.text(query), .text(name), value])
    }
    for (name, query) in corrections.searches {
      try keep(
        { $0.lostSearch(name) }, "INSERT OR REPLACE INTO saved_searches (name, query) VALUES (?, ?)",
        [.text(name), .text(query)])
    }
    for (search, values) in corrections.filters where corrections.searches.contains(where: { $0.name == search }) {
      try keep(
        { $0.filterOfSearch(search) },
        "INSERT OR REPLACE INTO saved_search_filters (search, field, position, value) VALUES (?, ?, ?, ?)", values)
    }
    for values in corrections.descriptions {
      try keep(
        { $0.descriptionByUser },
        """
        INSERT OR REPLACE INTO document_descriptions (sha256, title, publisher, url, published_on) VALUES (?, ?, ?, ?, ?)
        """, values)
    }
  }

  private mutating func writeBoundaries(of corrections: RawCorrections) throws {
    for values in corrections.boundaries {
      try keep(
        { $0.areaOfMunicipality },
        "INSERT OR REPLACE INTO boundaries (number, year, geometry) VALUES (?, ?, ?)", values)
    }
    for values in corrections.boundaryFiles {
      try keep(
        { $0.nameOfAreaFile },
        "INSERT OR REPLACE INTO boundary_files (name, sha256, attribution, imported_at) VALUES (?, ?, ?, ?)", values)
    }
  }

  /// Writes a user's row. A row that violates a constraint because of the damage is reported as lost.
  private mutating func keep(_ what: (Catalogue) -> String, _ sql: String, _ values: [Value]) throws {
    do { try connection.run(sql, values) } catch let error as SQLiteError where error.code == .constraint {
      report.losses.append(Wording { "\(what($0)): \(error.message)" })
    }
  }
}
