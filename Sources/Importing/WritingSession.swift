import ByregionFiles
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionWriteUp

/// Writes documents one after the other, and caches what later documents need from earlier ones.
///
/// The caller holds the transaction, with triggers off (see ``IndexQueue``), and ends it with
/// ``finishBatch(failures:)``.
struct WritingSession {
  let connection: Connection
  let writer: DocumentWriter
  let revisions: RevisionStore
  var places: PlaceWriter
  /// The user's corrections of headings, by region.
  var headings: HeadingCorrections
  let tools: PreparationTools
  let now: String
  /// Created at the first new document: an import of unchanged documents needs none.
  var loadedDirectory: RegionDirectory?
  var words = VocabularyDelta()
  var index = IndexQueue()
  /// Whether each document has its own savepoint, so that a rejected document does not affect others. SQLite then
  /// copies every page that a document changes; without savepoints an import takes a twelfth less time.
  let isolatesDocuments: Bool
  /// Records what an import changes, so that it can be undone; nil outside imports.
  var changes: ImportChanges?
  /// The rows to add to the table `changes`, for publications.
  var notes = ChangeNotes()
  /// How to handle a second report of a region.
  var secondReports = SecondReports.replace
  /// Called inside large documents; true ends the import.
  var shouldStop: @Sendable () -> Bool = { false }
  private var failedLocations: Set<String>
  /// Regions that have former passages.
  var regionsWithFormerPassages: Set<Int64>
  /// Regions in which the batch made a document current or withdrew one.
  private var changedRegions: Set<Int64> = []

  init(connection: Connection, register: PlaceRegister, now: String, isolatesDocuments: Bool = true) throws {
    self.connection = connection
    self.isolatesDocuments = isolatesDocuments
    self.now = now
    writer = try DocumentWriter(connection: connection, now: now)
    revisions = RevisionStore(connection: connection, waiting: writer.passages)
    places = try PlaceWriter(connection: connection, register: register)
    headings = try HeadingCorrections(connection)
    tools = PreparationTools(resolver: PlaceResolver(register: register))
    failedLocations = Set(try connection.rows("SELECT location FROM import_failures") { $0.text(0) ?? "" })
    regionsWithFormerPassages = Set(
      try connection.rows("SELECT DISTINCT region_id FROM former_passages") { $0.integer(0) ?? 0 })
  }

  /// Writes one document, unless its bytes are already stored.
  ///
  /// - Throws: `SQLiteError`; if documents are isolated, nothing of the document is written then.
  mutating func write(_ document: PreparedDocument) throws -> ImportReport.Document {
    let stored = try revisions.document(checksum: document.checksum)
    if let stored, try stays(stored, file: document.file), !isReadAnew(document, stored),
      try !isToReplace(document.file, stored)
    {
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

  /// Whether the user states another format than a current document was parsed in (`--as`).
  private func isReadAnew(_ document: PreparedDocument, _ stored: RevisionStore.Stored) -> Bool {
    document.file.stated != nil && stored.isCurrent && document.format != stored.format
  }

  /// Whether the user names the file of a current document so that it replaces the other current ones (`--replace`).
  private func isToReplace(_ file: SourceFile, _ stored: RevisionStore.Stored) throws -> Bool {
    guard changes != nil, secondReports == .replace, file.isNamed, stored.isCurrent else { return false }
    return try revisions.currents(regionID: stored.regionID, kind: stored.kind)
      .contains { $0.documentID != stored.documentID }
  }

  /// Subtracts the batch's word counts of a document that is not written.
  private mutating func forgetWords(of document: PreparedDocument) throws {
    guard let title = document.countedTitle else { return }
    try words.remove(document.writeUp, title: title, by: tools.tokenizer())
  }

  /// The report of a source whose bytes are already stored.
  ///
  /// - Returns: nil when the document is no longer current, because this import or another process removed it, or when
  ///   it is to replace others.
  mutating func unchanged(_ file: SourceFile, checksum: String) throws -> ImportReport.Document? {
    guard let stored = try revisions.document(checksum: checksum), stored.isCurrent, try !isToReplace(file, stored)
    else { return nil }
    return try unchanged(file, stored)
  }

  /// Updates the index and the vocabulary with the batch's passages, and records the failures.
  mutating func finishBatch(failures: [ImportFailure] = []) throws {
    try writer.passages.flush()
    try index.write(to: connection)
    try countCurrentDocuments()
    try notes.write(to: connection)
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

  private mutating func countCurrentDocuments() throws {
    for id in changedRegions {
      try connection.run(
        """
        UPDATE regions SET current_documents = (
          SELECT count(*) FROM documents WHERE documents.region_id = regions.id AND documents.status = 'current')
        WHERE id = ?
        """, .integer(id))
    }
    changedRegions = []
  }

  /// Does the work that was deferred until the end of the import; the caller holds a transaction.
  func finish() throws {
    try Vocabulary(connection).settle()
    try connection.reclaimFreePages()
  }

  /// Runs a step, in a savepoint if documents are isolated. When the step fails, its rows, index steps and word counts
  /// are discarded. If documents are not isolated, the session is unusable after a failure, and the caller must roll
  /// the transaction back.
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

  /// Whether a source with stored bytes changes nothing: the document is current; or another file's document superseded
  /// it, and this file has had no other content since.
  private func stays(_ stored: RevisionStore.Stored, file: SourceFile) throws -> Bool {
    switch stored.status {
    case .current: return true
    case .removed: return false
    case .superseded:
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
      stored.isCurrent ? nil : try revisions.current(regionID: stored.regionID, kind: stored.kind)
    return ImportReport.Document(
      name: file.name, documentID: stored.documentID, outcome: .unchanged, regionSlug: stored.regionSlug,
      regionName: stored.regionName, kind: stored.kind, changes: [],
      supersedes: nil, supersededBy: current?.source, diagnostics: [])
  }

  /// Stores the new location of a file that was moved or renamed, also when two files swapped names.
  private mutating func follow(_ file: SourceFile, _ stored: RevisionStore.Stored) throws {
    guard file.location != stored.location, file.location != "-" else { return }
    if stored.location == "-" || SourceFinder.isGone(stored.location) { return try move(stored, to: file) }
    // The old location may hold content not yet imported, another current document, or a revision of the same document.
    let old = SourceFile(name: stored.location, location: stored.location, byteCount: 0)
    guard SourceFinder.isFile(stored.location), let bytes = try? old.read() else { return }
    let checksum = ContentHash.hexadecimal(of: bytes)
    guard checksum != stored.checksum else { return }
    if let other = try revisions.document(checksum: checksum) {
      guard other.isCurrent else { return }
      if other.location == file.location { try move(other, to: old) }
    }
    try move(stored, to: file)
  }

  private mutating func move(_ stored: RevisionStore.Stored, to file: SourceFile) throws {
    notes.add(document: stored.documentID)
    try connection.run(
      "UPDATE documents SET source = ?, location = ? WHERE id = ?", .text(file.fileName),
      .text(revisions.places.stored(file.location)), .integer(stored.documentID))
  }

  private mutating func forgetFailure(of file: SourceFile) throws {
    guard failedLocations.remove(file.location) != nil else { return }
    try connection.run("DELETE FROM import_failures WHERE location = ?", .text(file.location))
  }
}

extension WritingSession {
  /// Writes a document's rows in its region, and supersedes the documents that it replaces.
  ///
  /// - Parameters:
  ///   - stored: the row with the same bytes, which becomes current again; nil for new bytes.
  ///   - change: receives the words that are added and removed.
  mutating func writeRows(
    of document: PreparedDocument, over stored: RevisionStore.Stored?, counting change: inout VocabularyDelta
  ) throws -> ImportReport.Document {
    var document = document
    let bySource = try revisions.current(from: document.file.location)
    let decision = try chooseRegion(of: document, home: stored, previous: bySource)
    let region = decision.region
    try readAgain(&document, ofRegion: region.id, counting: &change)
    let resolved =
      places.hasCorrections(regionID: region.id)
      ? places.resolve(document.writeUp.facts, regionID: region.id) : document.places
    let own = stored?.isCurrent == true ? stored : nil
    let others = try otherReports(than: document, own: own, bySource: bySource, region: region)
    let predecessors = [own, bySource].compactMap { $0 } + others.replaced
    for predecessor in predecessors { try changes?.record(predecessor.documentID, .current, connection, now: now) }
    let earlier = try withdraw(predecessors, region: region, counting: &change)
    var references = try references(for: document.writeUp, region: region, earlier: earlier)
    let id = try put(document, over: stored, region: region)
    try changes?.record(id, stored?.status, connection, now: now)
    changedRegions.formUnion([region.id] + [stored].compactMap { $0?.regionID })
    notes.add(document: id, region: region.id)
    if let stored, stored.regionID != region.id { notes.add(region: stored.regionID) }
    try writer.insertContents(
      document.writeUp, documentID: id, region: region, references: &references, index: &index,
      shouldStop: shouldStop)
    try places.insert(resolved, facts: document.writeUp.facts, documentID: id, region: region)
    for other in Set(predecessors.map(\.regionID)) where other != region.id {
      try places.refreshMembership(of: other)
    }
    try loadedDirectory?.remember(
      document, documentID: id, region: region,
      isNew: stored == nil && !places.hasCorrections(regionID: region.id))
    let findings = decision.diagnostics + resolved.compactMap(\.diagnostic)
    try writer.insertDiagnostics(findings, documentID: id)
    try count(document, region: region, in: &change)
    let predecessor = predecessors.first { $0.documentID != stored?.documentID }
    return ImportReport.Document(
      name: document.file.name, documentID: id,
      outcome: predecessors.isEmpty ? .added : .revised, regionSlug: region.slug, regionName: region.name,
      kind: document.writeUp.kind, changes: references.changes,
      supersedes: predecessor?.location == document.file.location ? nil : predecessor?.source, supersededBy: nil,
      beside: others.beside?.source, letters: document.letters, diagnostics: document.writeUp.diagnostics + findings)
  }

  /// The current reports of the region and kind from other files: those that the document replaces, and one that stays
  /// current beside it.
  private func otherReports(
    than document: PreparedDocument, own: RevisionStore.Stored?, bySource: RevisionStore.Stored?, region: RegionRow
  ) throws -> (replaced: [RevisionStore.Stored], beside: RevisionStore.Stored?) {
    guard !region.isNew else { return ([], nil) }
    let kind = document.writeUp.kind
    let others = try revisions.currents(regionID: region.id, kind: kind).filter {
      $0.documentID != own?.documentID && $0.documentID != bySource?.documentID
    }
    // A document that is parsed again stays current beside the others, unless the user names it to replace them.
    if let own, own.regionID == region.id, own.kind == kind {
      return try (isToReplace(document.file, own) ? others : [], nil)
    }
    switch secondReports {
    case .beside: return ([], others.last)
    case .replace: return (bySource == nil ? others.suffix(1) : [], nil)
    case .besideWhenDifferent: break
    }
    if bySource != nil { return ([], nil) }
    let texts = document.writeUp.comparableTexts
    let same = try others.last { other in
      if other.source == document.file.fileName, !document.file.isStandardInput { return true }
      return try revisions.passages(of: other.documentID).hasMuchInCommon(with: texts)
    }
    return same.map { ([$0], nil) } ?? ([], others.last)
  }

  /// - Parameters:
  ///   - home: the row with the same bytes, whose region is kept unless the evidence points to another.
  ///   - previous: the earlier document of the same file.
  private mutating func chooseRegion(
    of document: PreparedDocument, home: RevisionStore.Stored?, previous: RevisionStore.Stored?
  ) throws -> RegionDirectory.RegionDecision {
    var directory =
      try loadedDirectory ?? RegionDirectory(connection: connection, register: places.register)
    // A second reference would make the first change copy the index.
    loadedDirectory = nil
    defer { loadedDirectory = directory }
    return try directory.choose(
      for: document, previously: home?.regionID ?? previous?.regionID
    ) {
      if home != nil { return true }
      // A file that keeps half of its texts is about the same region, even if the region's name in it changed.
      guard let previous else { return false }
      let texts = Set(document.writeUp.sections.flatMap(\.entries).map(\.text))
      let earlier = try revisions.passages(of: previous.documentID)
      return earlier.count(of: texts) * 2 >= max(texts.count, 1)
    }
  }

  /// Withdraws the documents that a new one replaces.
  ///
  /// - Returns: their passages in the same region. References contain the region's name, so those of another region are
  ///   not kept.
  private mutating func withdraw(
    _ predecessors: [RevisionStore.Stored], region: RegionRow, counting change: inout VocabularyDelta
  ) throws -> EarlierPassages {
    var earlier = EarlierPassages()
    var seen: Set<Int64> = []
    for predecessor in predecessors where seen.insert(predecessor.documentID).inserted {
      let passages = try takeOut(predecessor.documentID, as: .superseded, counting: &change)
      guard predecessor.regionID == region.id else { continue }
      for (kind, list) in passages.passages { earlier.passages[kind, default: []] += list }
    }
    return earlier
  }

  /// Withdraws one document from the tables, the index and the vocabulary; its former passages are kept.
  mutating func takeOut(
    _ documentID: Int64, as status: StoredDocument.Status, counting change: inout VocabularyDelta
  ) throws -> EarlierPassages {
    let passages = try revisions.withdraw(documentID, as: status)
    for passage in passages.all {
      index.remove(passage.id, text: passage.text, title: passage.title)
      try change.remove([passage.text, passage.title], by: tools.tokenizer())
    }
    if let regionID = try revisions.document(documentID)?.regionID {
      regionsWithFormerPassages.insert(regionID)
      changedRegions.insert(regionID)
      notes.add(document: documentID, region: regionID)
    }
    return passages
  }

  private func references(
    for writeUp: WriteUp, region: RegionRow, earlier: EarlierPassages
  ) throws -> ReferenceAssigner {
    var texts = ByKind<[String]>(repeating: [])
    for section in writeUp.sections { texts[PassageKind(section.kind)] += section.entries.map(\.text) }
    let former =
      regionsWithFormerPassages.contains(region.id)
      ? try revisions.formerReferences(regionID: region.id) : FormerReferences()
    return try ReferenceAssigner(
      connection: connection, region: region, earlier: earlier, former: former, texts: texts)
  }

  /// Inserts a new row, or makes the row with the same bytes current again.
  private func put(
    _ document: PreparedDocument, over stored: RevisionStore.Stored?, region: RegionRow
  ) throws -> Int64 {
    let kind = document.writeUp.kind
    if let stored, stored.regionID == region.id, stored.kind == kind {
      try revisions.clearFacts(stored.documentID)
      try writer.updateDocument(
        stored.documentID, as: document, regionID: region.id, revision: stored.revision)
      return stored.documentID
    }
    let revision = region.isNew ? 1 : try revisions.nextRevision(regionID: region.id, kind: kind)
    guard let stored else {
      return try writer.insertDocument(document, regionID: region.id, revision: revision)
    }
    try revisions.clearFacts(stored.documentID)
    try writer.updateDocument(stored.documentID, as: document, regionID: region.id, revision: revision)
    return stored.documentID
  }

  /// Counts a document's words, unless its batch has counted them under the same title.
  private func count(
    _ document: PreparedDocument, region: RegionRow, in change: inout VocabularyDelta
  ) throws {
    guard document.countedTitle != region.name else { return }
    if let title = document.countedTitle {
      try change.remove(document.writeUp, title: title, by: tools.tokenizer())
    }
    try change.add(document.writeUp, title: region.name, by: tools.tokenizer())
  }
}

extension RevisionStore.Stored {
  var isCurrent: Bool { status == .current }
}

/// The documents and regions that change, for the table `changes`. Outside batches, triggers fill the table.
struct ChangeNotes {
  private struct Note: Hashable {
    var document: Int64?
    var region: Int64?
  }

  private var notes: Set<Note> = []

  mutating func add(document: Int64, region: Int64? = nil) { notes.insert(Note(document: document, region: region)) }

  mutating func add(region: Int64) { notes.insert(Note(document: nil, region: region)) }

  /// Writes the notes, and clears them. The caller holds the transaction of the changes.
  mutating func write(to connection: Connection) throws {
    try connection.withStatement("INSERT INTO changes (document_id, region_id) VALUES (?, ?)") { statement in
      let ordered = notes.sorted { ($0.document ?? 0, $0.region ?? 0) < ($1.document ?? 0, $1.region ?? 0) }
      for note in ordered { try statement.run(Value(note.document), Value(note.region)) }
    }
    notes = []
  }
}
