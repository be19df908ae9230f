import SQLite
import WriteUp

/// Turns one document into rows; the caller holds the transaction.
struct DocumentWriter {
  /// The document that another takes over from.
  struct Predecessor {
    var documentID: Int64
    var source: String
    var revision: Int
  }

  let connection: Connection
  let now: String

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
      .integer(regionID), .text(document.writeUp.kind.rawValue), Value(revision),
      .text(document.writeUp.title), .text(document.writeUp.language.rawValue), .text(document.file.fileName),
      .text(document.file.location), .text(document.source.format.rawValue),
      .text(document.source.encoding.rawValue), .text(document.checksum),
      Value(document.content.count), .text(now))
    let id = connection.lastInsertRowID
    try connection.run(
      "INSERT INTO document_contents (document_id, content) VALUES (?, ?)", .integer(id),
      .blob(document.content))
    return id
  }

  /// Inserts what a document says: sections, passages and the records of each kind.
  ///
  /// - Parameter earlier: the passages of the revision that it takes over from, already deleted.
  /// - Returns: what changed since then; everything is added where there was none.
  func insertContents(
    _ writeUp: WriteUp, documentID: Int64, region: RegionRow, earlier: EarlierPassages
  ) throws -> [ImportReport.Change] {
    var references = ReferenceGiver(
      connection: connection, region: region, earlier: earlier, texts: Self.texts(of: writeUp))
    var positions: [PassageKind: Int] = [:]
    for (index, section) in writeUp.sections.enumerated() {
      let sectionID = try insertSection(section, position: index + 1, documentID: documentID)
      for entry in section.entries {
        let kind = PassageKind(section.kind)
        positions[kind, default: 0] += 1
        let place = PassagePlace(
          regionID: region.id, documentID: documentID, sectionID: sectionID, position: positions[kind] ?? 1,
          line: entry.line)
        try insertPassage(
          entry, kind: kind, place: place, title: region.name, reference: references.next(kind))
      }
    }
    try references.finish()
    try insertDiagnostics(writeUp.diagnostics, documentID: documentID)
    return references.changes
  }

  /// Inserts what was doubtful about a document.
  func insertDiagnostics(_ diagnostics: [Diagnostic], documentID: Int64) throws {
    for diagnostic in diagnostics {
      try connection.run(
        """
        INSERT INTO diagnostics (document_id, severity, identifier, message, line, "column") VALUES (?, ?, ?, ?, ?, ?)
        """,
        .integer(documentID), .text(diagnostic.severity.rawValue), .text(diagnostic.identifier),
        .text(diagnostic.message), Value(diagnostic.line), Value(diagnostic.column))
    }
  }

  private static func texts(of writeUp: WriteUp) -> [PassageKind: [String]] {
    var texts: [PassageKind: [String]] = [:]
    for section in writeUp.sections {
      texts[PassageKind(section.kind), default: []] += section.entries.map(\.text)
    }
    return texts
  }

  private func insertSection(_ section: Section, position: Int, documentID: Int64) throws -> Int64 {
    try connection.run(
      "INSERT INTO sections (document_id, position, kind, heading, line) VALUES (?, ?, ?, ?, ?)",
      .integer(documentID), Value(position), .text(section.kind.rawValue),
      Value(section.heading), Value(section.line))
    return connection.lastInsertRowID
  }

  private func insertPassage(
    _ entry: Entry, kind: PassageKind, place: PassagePlace, title: String, reference: String
  ) throws {
    try connection.run(
      """
      INSERT INTO passages (kind, region_id, document_id, section_id, position, line, marker, depth, reference, title,
        text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [.text(kind.rawValue)] + place.values + [
        Value(entry.marker), Value(entry.depth), .text(reference), .text(title),
        .text(entry.text),
      ])
    guard let table = kind.table else { return }
    try insertRecord(entry, kind: kind, table: table, id: connection.lastInsertRowID, place: place)
  }

  private func insertRecord(
    _ entry: Entry, kind: PassageKind, table: String, id: Int64, place: PassagePlace
  ) throws {
    let common = [Value.integer(id)] + place.values
    let columns = "id, region_id, document_id, section_id, position, line"
    switch kind {
    case .goal:
      try connection.run(
        "INSERT INTO goals (\(columns), level, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        common + [Value(entry.level), .text(entry.text)])
    case .advice:
      try connection.run(
        "INSERT INTO advice (\(columns), number, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        common + [Value(entry.number), .text(entry.text)])
    default:
      try connection.run(
        "INSERT INTO \(table) (\(columns), text) VALUES (?, ?, ?, ?, ?, ?, ?)", common + [.text(entry.text)])
    }
  }
}

/// Where a passage stands: the columns that its record shares with it.
struct PassagePlace {
  var regionID: Int64
  var documentID: Int64
  var sectionID: Int64
  var position: Int
  var line: Int

  /// In the order region_id, document_id, section_id, position, line.
  var values: [Value] {
    [
      .integer(regionID), .integer(documentID), .integer(sectionID), Value(position),
      Value(line),
    ]
  }
}
