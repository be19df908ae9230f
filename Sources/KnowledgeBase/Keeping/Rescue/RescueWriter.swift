import SQLite
import WriteUp

/// Writes saved documents into a new knowledge base, each as if it were imported.
struct RescueWriter {
  let connection: Connection
  private(set) var report = RescueReport()
  /// Keys of regions in the new file by those in the damaged one.
  private var regions: [Int64: Int64] = [:]
  private var removed: [Int64] = []

  /// Documents that commit together.
  private static let batchCount = 100

  init(connection: Connection) { self.connection = connection }

  /// - Throws: `SQLiteError` or `KnowledgeBaseError` when the new file cannot be written.
  mutating func write(_ reader: RawDocumentReader) throws {
    // What was current last: an earlier revision may have been made current again.
    let all = reader.all
    let documents = all.filter { $0.row?.status != "current" } + all.filter { $0.row?.status == "current" }
    var session = try WritingSession(
      connection: connection, register: PlaceRegister(connection), now: Timestamp.now())
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
      try session.finish()
      try write(reader.corrections)
    }
  }

  private func commit(_ body: () throws -> Void) throws {
    try connection.withoutTriggers { try connection.transaction(.immediate, body) }
  }

  private mutating func write(_ document: RawDocument, session: inout WritingSession) throws {
    guard let content = document.content else {
      report.losses.append("\(document.name): its bytes cannot be read")
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
      report.losses.append("\(document.name): \(error.message)")
    } catch let error as KnowledgeBaseError {
      report.losses.append("\(document.name): \(error.message)")
    } catch let error as SQLiteError where error.code == .constraint {
      report.losses.append("\(document.name): \(error.message)")
    }
  }

  private mutating func remember(_ document: RawDocument, writtenAs id: Int64) throws {
    report.documentCount += 1
    guard let row = document.row else {
      report.losses.append("\(document.name): its source and date are lost; its text is in")
      return
    }
    if document.isGenuine == false {
      report.losses.append("\(document.name): its bytes are not those that were imported; they are in as they are")
    }
    try connection.run(
      "UPDATE documents SET imported_at = ? WHERE id = ?", .text(row.importedAt), .integer(id))
    regions[row.regionID] = try connection.first(
      "SELECT region_id FROM documents WHERE id = ?", [.integer(id)]
    ) { $0.integer(0) ?? 0 }
    if row.status == "removed" { removed.append(id) }
  }

  private mutating func write(_ corrections: RawCorrections) throws {
    if corrections.isIncomplete { report.losses.append("some of the users' corrections cannot be read") }
    try writeQuestions(of: corrections)
    for (region, name) in corrections.names {
      guard let region = regions[region] else {
        report.losses.append("the name \(name) that a user gave to a region")
        continue
      }
      try keep(
        "the name \(name) that a user gave to a region",
        "INSERT INTO region_names (region_id, name, source) VALUES (?, ?, 'user') ON CONFLICT DO NOTHING",
        [.integer(region), .text(name)])
    }
    for (region, name, number) in corrections.places {
      guard let region = regions[region] else {
        report.losses.append("a user's correction of the place \(name)")
        continue
      }
      try keep(
        "a user's correction of the place \(name)",
        """
        INSERT INTO place_corrections (region_id, printed_name, municipality_number) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """, [.integer(region), .text(name), .text(number)])
    }
  }

  /// What users added to words and questions; those of the program are in already.
  private mutating func writeQuestions(of corrections: RawCorrections) throws {
    for (word, other) in corrections.synonyms {
      try keep(
        "the synonyms \(word) and \(other)",
        "INSERT INTO synonyms (word, other, source) VALUES (?, ?, 'user') ON CONFLICT DO NOTHING",
        [.text(word), .text(other)])
    }
    for (name, description, sql) in corrections.queries {
      try keep(
        "the saved question \(name)",
        "INSERT OR REPLACE INTO saved_queries (name, description, sql) VALUES (?, ?, ?)",
        [.text(name), .text(description), .text(sql)])
    }
    for (query, name, value) in corrections.parameters where corrections.queries.contains(where: { $0.name == query }) {
      try keep(
        "the value of \(name) in the saved question \(query)",
        "INSERT OR REPLACE INTO saved_query_parameters (query, name, value) VALUES (?, ?, ?)",
        [.text(query), .text(name), value])
    }
  }

  /// Writes a row of the users'; one that was damaged into what its table does not take is lost, and takes no other
  /// with it.
  private mutating func keep(_ what: String, _ sql: String, _ values: [Value]) throws {
    do { try connection.run(sql, values) } catch let error as SQLiteError where error.code == .constraint {
      report.losses.append("\(what): \(error.message)")
    }
  }
}
