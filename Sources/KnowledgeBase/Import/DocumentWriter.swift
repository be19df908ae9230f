import SQLite
import WriteUp

/// Turns one document into rows; the caller holds the transaction.
///
/// Its statements for sections and passages stay compiled: there are some thirty for every document.
final class DocumentWriter {
  private let connection: Connection
  private let now: String
  private let sections: Statement
  /// Takes the passages; the caller flushes it.
  let passages: PassageQueue

  init(connection: Connection, now: String) throws {
    self.connection = connection
    self.now = now
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
      Self.values(of: document, regionID: regionID, revision: revision) + [
        .text(document.checksum), Value(document.content.count), .text(now),
      ])
    let id = connection.lastInsertRowID
    try connection.withStatement("INSERT INTO document_contents (document_id, content) VALUES (?1, ?2)") { statement in
      try statement.bind(integer: id, at: 1)
      try document.content.withUnsafeBytes { bytes in
        try statement.bind(blob: bytes, at: 2, .borrowed)
        try statement.run()
      }
    }
    return id
  }

  /// Makes a document current again, or writes down what a newer program reads in it; its key and bytes stay.
  func updateDocument(_ id: Int64, as document: PreparedDocument, regionID: Int64, revision: Int) throws {
    try connection.run(
      """
      UPDATE documents SET (region_id, kind, status, revision, title, language, source, location, format, encoding)
        = (?, ?, 'current', ?, ?, ?, ?, ?, ?, ?)
      WHERE id = ?
      """, Self.values(of: document, regionID: regionID, revision: revision) + [.integer(id)])
  }

  private static func values(of document: PreparedDocument, regionID: Int64, revision: Int) -> [Value] {
    [
      .integer(regionID), .text(document.writeUp.kind.rawValue), Value(revision), .text(document.writeUp.title),
      .text(document.writeUp.language.rawValue), .text(document.file.fileName), .text(document.file.location),
      .text(document.format.rawValue), .text(document.encoding.rawValue),
    ]
  }

  /// Inserts what a document says: sections, and, in the queue, passages with the records of each kind.
  ///
  /// - Parameters:
  ///   - references: gives each passage its reference.
  ///   - index: learns of every passage.
  func insertContents(
    _ writeUp: WriteUp, documentID: Int64, region: RegionRow, references: inout ReferenceGiver,
    index: inout IndexQueue
  ) throws {
    var positions = ByKind(repeating: 0)
    for (number, section) in writeUp.sections.enumerated() {
      let sectionID = try insertSection(section, position: number + 1, documentID: documentID)
      let kind = PassageKind(section.kind)
      for entry in section.entries {
        positions[kind] += 1
        let place = PassagePlace(
          kind: kind, regionID: region.id, documentID: documentID, sectionID: sectionID,
          position: positions[kind])
        let id = try passages.add(entry, place, title: region.name, reference: references.next(kind))
        index.add(id, text: entry.text, title: region.name)
      }
    }
    try references.finish()
    try insertDiagnostics(writeUp.diagnostics, documentID: documentID)
  }

  /// Inserts what was doubtful about a document.
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
