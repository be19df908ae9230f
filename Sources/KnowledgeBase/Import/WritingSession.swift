import SQLite
import WriteUp

/// Writes documents one after the other, and keeps at hand what each needs to know of those before.
///
/// The caller holds the transaction, with triggers off (see ``IndexQueue``), and ends it with
/// ``finishBatch(failures:)``.
struct WritingSession {
  let connection: Connection
  let writer: DocumentWriter
  let revisions: RevisionStore
  var places: PlaceWriter
  let tools: PreparationTools
  let now: String
  /// Made at the first document that is new: an import of what is in already needs none.
  var loadedDirectory: RegionDirectory?
  var words = VocabularyDelta()
  var index = IndexQueue()
  /// Whether each document stands in a savepoint of its own, so that one that is refused takes nothing with it. SQLite
  /// then copies every page that a document touches: without, an import takes a twelfth less time.
  let isolatesDocuments: Bool
  private var failedLocations: Set<String>
  /// Regions whose documents said things that they say no longer.
  var regionsWithFormerPassages: Set<Int64>

  init(connection: Connection, register: PlaceRegister, now: String, isolatesDocuments: Bool = true) throws {
    self.connection = connection
    self.isolatesDocuments = isolatesDocuments
    self.now = now
    writer = try DocumentWriter(connection: connection, now: now)
    revisions = RevisionStore(connection: connection, waiting: writer.passages)
    places = try PlaceWriter(connection: connection, register: register)
    tools = PreparationTools(resolver: PlaceResolver(register: register))
    failedLocations = Set(try connection.rows("SELECT location FROM import_failures") { $0.text(0) ?? "" })
    regionsWithFormerPassages = Set(
      try connection.rows("SELECT DISTINCT region_id FROM former_passages") { $0.integer(0) ?? 0 })
  }

  /// Writes one document, unless its bytes are in.
  ///
  /// - Throws: `SQLiteError`; nothing of the document is in then, if documents are isolated.
  mutating func write(_ document: PreparedDocument) throws -> ImportReport.Document {
    let stored = try revisions.document(checksum: document.checksum)
    if let stored, try stays(stored, file: document.file) {
      try forgetWords(of: document)
      return try unchanged(document.file, stored)
    }
    do {
      let result = try undoingOnFailure { session, change in
        try session.writeRows(of: document, over: stored, counting: &change)
      }
      try forgetFailure(of: document.file)
      return result
    } catch {
      try forgetWords(of: document)
      throw error
    }
  }

  /// Takes back what the batch counted of a document that is not written.
  private mutating func forgetWords(of document: PreparedDocument) throws {
    guard let title = document.countedTitle else { return }
    try words.remove(document.writeUp, title: title, by: tools.tokenizer())
  }

  /// What the report says of a source whose bytes are in.
  ///
  /// - Returns: nil when the document is current no more: this import, or another process, took it out meanwhile.
  mutating func unchanged(_ file: SourceFile, checksum: String) throws -> ImportReport.Document? {
    guard let stored = try revisions.document(checksum: checksum), stored.status == "current" else { return nil }
    return try unchanged(file, stored)
  }

  /// Brings index and vocabulary into step with the batch's passages, and remembers what failed.
  mutating func finishBatch(failures: [ImportFailure] = []) throws {
    try writer.passages.flush()
    try index.write(to: connection)
    try Vocabulary(connection).apply(words)
    words = VocabularyDelta()
    for failure in failures where failure.isWorthRetrying {
      try connection.run(
        """
        INSERT INTO import_failures (location, message, failed_at) VALUES (?, ?, ?)
        ON CONFLICT (location) DO UPDATE SET message = excluded.message, failed_at = excluded.failed_at
        """,
        .text(failure.location), .text(failure.error.message), .text(now))
      failedLocations.insert(failure.location)
    }
  }

  /// Writes what was put off until the end of the import; the caller holds a transaction.
  func finish() throws { try Vocabulary(connection).settle() }

  /// Runs a step, in a savepoint if documents are isolated: what it queued and counted is forgotten with its rows when
  /// it fails. If they are not, the session is of no use after a failure, and the transaction has to be rolled back.
  mutating func undoingOnFailure<T>(
    _ step: (inout WritingSession, inout VocabularyDelta) throws -> T
  ) throws -> T {
    var change = VocabularyDelta()
    guard isolatesDocuments else {
      let result = try step(&self, &change)
      words.merge(change)
      return result
    }
    let mark = index.count
    do {
      let result = try connection.savepoint("document") {
        let result = try step(&self, &change)
        try writer.passages.flush()
        return result
      }
      words.merge(change)
      return result
    } catch {
      index.cut(to: mark)
      writer.passages.forget()
      loadedDirectory = nil
      throw error
    }
  }

  /// Whether a source's bytes leave everything as it is: they are current; or another file's took over from them, and
  /// this file has brought nothing else since.
  private func stays(_ stored: RevisionStore.Stored, file: SourceFile) throws -> Bool {
    switch stored.status {
    case "current": return true
    case "removed": return false
    default:
      let isReplaced = try revisions.current(regionID: stored.regionID, kind: stored.kind) != nil
      return try isReplaced && revisions.current(from: file.location) == nil
    }
  }

  private mutating func unchanged(
    _ file: SourceFile, _ stored: RevisionStore.Stored
  ) throws -> ImportReport.Document {
    try follow(file, stored)
    try forgetFailure(of: file)
    let current =
      stored.status == "current" ? nil : try revisions.current(regionID: stored.regionID, kind: stored.kind)
    return ImportReport.Document(
      name: file.name, documentID: stored.documentID, outcome: .unchanged, regionSlug: stored.regionSlug,
      regionName: stored.regionName, kind: WriteUp.Kind(rawValue: stored.kind) ?? .phase1, changes: [],
      supersedes: nil, supersededBy: current?.source, diagnostics: [])
  }

  /// A file that was moved or renamed is the document's source from now on, also where it changed places with another.
  private func follow(_ file: SourceFile, _ stored: RevisionStore.Stored) throws {
    guard file.location != stored.location, file.location != "-" else { return }
    if stored.location == "-" || SourceFinder.isGone(stored.location) { return try move(stored, to: file.location) }
    // What stands there now: bytes that are still to come, another current document's, or a revision's of its own.
    let old = SourceFile(name: stored.location, location: stored.location, byteCount: 0)
    guard SourceFinder.isFile(stored.location), let bytes = try? old.read() else { return }
    let checksum = ContentHash.hexadecimal(of: bytes)
    guard checksum != stored.checksum else { return }
    if let other = try revisions.document(checksum: checksum) {
      guard other.isCurrent else { return }
      if other.location == file.location { try move(other, to: stored.location) }
    }
    try move(stored, to: file.location)
  }

  private func move(_ stored: RevisionStore.Stored, to location: String) throws {
    try connection.run(
      "UPDATE documents SET source = ?, location = ? WHERE id = ?", .text(FilePath.parts(location).name),
      .text(location), .integer(stored.documentID))
  }

  private mutating func forgetFailure(of file: SourceFile) throws {
    guard failedLocations.remove(file.location) != nil else { return }
    try connection.run("DELETE FROM import_failures WHERE location = ?", .text(file.location))
  }
}
