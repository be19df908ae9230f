import SQLite
import WriteUp

/// Writes documents one after the other, and keeps at hand what each needs to know of those before.
///
/// The caller holds the transaction; a document that fails takes nothing with it.
struct WritingSession {
  private let connection: Connection
  private let writer: DocumentWriter
  private let revisions: RevisionStore
  private let places: PlaceWriter
  private var directory: RegionDirectory
  private var words = VocabularyDelta()
  private let tokenizer: PassageTokenizer
  private let now: String

  init(connection: Connection, now: String) throws {
    self.connection = connection
    self.now = now
    writer = DocumentWriter(connection: connection, now: now)
    revisions = RevisionStore(connection: connection)
    let register = try PlaceRegister(connection)
    places = try PlaceWriter(connection: connection, register: register)
    directory = try RegionDirectory(connection: connection, register: register)
    tokenizer = try PassageTokenizer()
  }

  /// Writes one document in a savepoint of its own.
  ///
  /// - Throws: `SQLiteError`; nothing of the document is in then.
  mutating func write(_ document: PreparedDocument) throws -> ImportReport.Document {
    let wordsBefore = words
    do {
      return try connection.savepoint("document") { try writeRows(of: document) }
    } catch {
      words = wordsBefore
      directory = try RegionDirectory(connection: connection, register: places.register)
      throw error
    }
  }

  /// What the report says of a source whose bytes are in.
  func unchanged(_ file: SourceFile, documentID: Int64) throws -> ImportReport.Document {
    let row = try connection.first(
      """
      SELECT regions.slug, regions.name, documents.kind FROM documents
      JOIN regions ON regions.id = documents.region_id WHERE documents.id = ?
      """, [.integer(documentID)]
    ) { row in
      ImportReport.Document(
        name: file.name, documentID: documentID, outcome: .unchanged, regionSlug: row.text(0) ?? "",
        regionName: row.text(1) ?? "", kind: WriteUp.Kind(rawValue: row.text(2) ?? "") ?? .phase1,
        changes: [],
        supersedes: nil, diagnostics: [])
    }
    guard let row else {
      throw KnowledgeBaseError(
        .inputOutput, "an index of the knowledge base tells of document \(documentID), which is not there",
        place: file.name, suggestion: "`byregion database check` tells what is wrong.")
    }
    return row
  }

  /// Brings the vocabulary into step with the batch's passages, and remembers what failed.
  mutating func finishBatch(failures: [ImportFailure]) throws {
    try Vocabulary(connection).apply(words)
    words = VocabularyDelta()
    for failure in failures {
      try connection.run(
        """
        INSERT INTO import_failures (location, message, failed_at) VALUES (?, ?, ?)
        ON CONFLICT (location) DO UPDATE SET message = excluded.message, failed_at = excluded.failed_at
        """,
        .text(failure.location), .text(failure.error.message), .text(now))
    }
  }

  /// Writes what was put off until the end of the import; the caller holds a transaction.
  func finish() throws { try Vocabulary(connection).settle() }

  private mutating func writeRows(of document: PreparedDocument) throws -> ImportReport.Document {
    let writeUp = document.writeUp
    var resolved = places.resolve(writeUp.facts, regionID: nil)
    let bySource = try revisions.current(from: document.file.location)
    let witness = RegionWitness(writeUp, places: resolved)
    let choice = try directory.choose(for: writeUp, witness: witness, previously: bySource?.regionID)
    let region = choice.region
    if places.hasCorrections(regionID: region.id) {
      resolved = places.resolve(writeUp.facts, regionID: region.id)
    }

    let (earlier, predecessor) = try takeOver(from: bySource, regionID: region.id, kind: writeUp.kind)
    let id = try insert(document, region: region)
    let changes = try writer.insertContents(writeUp, documentID: id, region: region, earlier: earlier)
    try places.insert(resolved, facts: writeUp.facts, documentID: id, regionID: region.id)
    try directory.remember(witness, documentID: id, region: region)
    let doubts = choice.diagnostics + resolved.compactMap(\.diagnostic)
    try writer.insertDiagnostics(doubts, documentID: id)
    try connection.run("DELETE FROM import_failures WHERE location = ?", .text(document.file.location))
    try countWords(of: document, region: region)
    return ImportReport.Document(
      name: document.file.name, documentID: id, outcome: predecessor == nil ? .added : .revised,
      regionSlug: region.slug, regionName: region.name, kind: writeUp.kind, changes: changes,
      supersedes: predecessor?.source, diagnostics: writeUp.diagnostics + doubts)
  }

  /// Withdraws the documents that a new one takes over from: the one of the same file, and the current one of its kind.
  private mutating func takeOver(
    from bySource: RevisionStore.Predecessor?, regionID: Int64, kind: WriteUp.Kind
  ) throws -> (EarlierPassages, RevisionStore.Predecessor?) {
    var earlier = EarlierPassages()
    let byKind = try revisions.current(regionID: regionID, kind: kind)
    var withdrawn: Set<Int64> = []
    for predecessor in [bySource, byKind].compactMap({ $0 })
    where withdrawn.insert(predecessor.documentID).inserted {
      let passages = try revisions.withdraw(predecessor.documentID, as: "superseded")
      try discountWords(of: passages)
      // References name their region: those of another one cannot stay.
      guard predecessor.regionID == regionID else { continue }
      for (kind, list) in passages.passages { earlier.passages[kind, default: []] += list }
    }
    return (earlier, bySource ?? byKind)
  }

  /// A new row, or the old one of the same bytes made current again.
  private func insert(_ document: PreparedDocument, region: RegionRow) throws -> Int64 {
    let kind = document.writeUp.kind
    let revision = try revisions.nextRevision(regionID: region.id, kind: kind)
    if let retired = try revisions.retired(checksum: document.checksum) {
      try connection.run("DELETE FROM documents WHERE id = ?", .integer(retired))
    }
    return try writer.insertDocument(document, regionID: region.id, revision: revision)
  }

  private mutating func countWords(of document: PreparedDocument, region: RegionRow) throws {
    guard document.title != region.name else { return words.merge(document.words) }
    words.merge(try PreparedDocument.words(of: document.writeUp, title: region.name, by: tokenizer))
  }

  private mutating func discountWords(of passages: EarlierPassages) throws {
    for passage in passages.passages.values.joined() {
      try words.remove([passage.text, passage.title], by: tokenizer)
    }
  }
}
