import ByregionFiles
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import Dispatch

/// Reads and parses sources on all cores, and writes them on one thread in batches.
struct Importer {
  let knowledgeBase: KnowledgeBase
  let options: ImportOptions
  /// Called for each document after its batch commits, and with the progress after each batch.
  let onEvent: (ImportEvent) throws -> Void
  var report = ImportReport()

  private var connection: Connection { knowledgeBase.connection }

  init(knowledgeBase: KnowledgeBase, options: ImportOptions, onEvent: @escaping (ImportEvent) throws -> Void) {
    self.knowledgeBase = knowledgeBase
    self.options = options
    self.onEvent = onEvent
  }

  /// Imports files in order. While one batch is written, the next is read.
  mutating func run(_ files: [SourceFile]) async throws {
    let register = try PlaceRegister(connection)
    let preparation = Preparation(
      known: try RevisionStore(connection: connection).currentChecksums(),
      resolver: PlaceResolver(register: register))
    let batches = Self.batches(of: files, options)
    var writer = BatchWriter(
      connection: connection, path: knowledgeBase.path, register: register, options: options)
    var progress = ImportProgress(
      fileCount: 0, totalFileCount: files.count, byteCount: 0, totalByteCount: files.reduce(0) { $0 + $1.byteCount })
    // Named files that could not be found are recorded together with those that turn out to be unreadable.
    var failures = report.failures
    var next = batches.first.map { Self.start(preparation, files[$0]) }
    defer { next?.cancel() }
    for (number, batch) in batches.enumerated() {
      guard let prepared = await Self.value(of: next, unless: options.shouldStop) else {
        report.wasInterrupted = true
        break
      }
      next = number + 1 < batches.count ? Self.start(preparation, files[batches[number + 1]]) : nil
      let result: BatchWriter.Result
      do {
        result = try write(prepared, failures: failures, by: &writer)
      } catch let error as KnowledgeBaseError where error.category == .interrupted {
        // Interrupted inside a large document: its batch is rolled back.
        report.wasInterrupted = true
        return
      }
      failures = []
      try take(result)
      progress.fileCount += batch.count
      progress.byteCount += files[batch].reduce(0) { $0 + $1.byteCount }
      try onEvent(.progress(progress))
      if next != nil, options.shouldStop() {
        report.wasInterrupted = true
        break
      }
    }
    try commit { try writer.finish(failures: failures) }
  }

  private static func start(
    _ preparation: Preparation, _ files: ArraySlice<SourceFile>
  ) -> Task<PreparedBatch, Never> {
    Task { await preparation.prepare(Array(files)) }
  }

  /// Waits for the batch that a task prepares; nil when the import is interrupted first. A task that parses a large
  /// document cannot be cancelled, so it is abandoned.
  private static func value(
    of task: Task<PreparedBatch, Never>?, unless shouldStop: @escaping @Sendable () -> Bool
  ) async -> PreparedBatch? {
    guard let task else { return PreparedBatch() }
    let (stream, continuation) = AsyncStream.makeStream(of: PreparedBatch?.self)
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + .seconds(2), repeating: .milliseconds(100))
    timer.setEventHandler { if shouldStop() { continuation.yield(nil) } }
    timer.resume()
    defer { timer.cancel() }
    Task { continuation.yield(await task.value) }
    for await batch in stream { return batch }
    return nil
  }

  /// Writes a batch. If SQLite rejects a document, writes the batch again with each document in its own savepoint, so
  /// that only the rejected document fails.
  private func write(
    _ batch: PreparedBatch, failures: [ImportFailure], by writer: inout BatchWriter
  ) throws -> BatchWriter.Result {
    do {
      return try commit { try writer.write(batch, failures: failures) }
    } catch let error as SQLiteError where error.concernsOneDocument {
      return try commit { try writer.write(batch, failures: failures, isolating: true) }
    }
  }

  private mutating func take(_ result: BatchWriter.Result) throws {
    report.byteCount += result.byteCount
    report.failures += result.failures
    report.skipped += result.skipped
    for document in result.documents {
      report.counts[document.outcome, default: 0] += 1
      if document.outcome == .unchanged { report.unchanged.append(document.documentID) }
      for diagnostic in document.diagnostics { report.diagnosticCounts[diagnostic.identifier, default: 0] += 1 }
      if document.outcome != .unchanged { report.letters.add(document.letters) }
      try onEvent(.document(document))
    }
  }

  /// A dry run is already inside a transaction, which is rolled back at the end.
  private func commit<T>(_ body: () throws -> T) throws -> T {
    try connection.withoutTriggers {
      try options.isDryRun ? connection.savepoint("batch", body) : connection.transaction(.immediate, body)
    }
  }

  /// Splits the files into batches that commit together.
  private static func batches(of files: [SourceFile], _ options: ImportOptions) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var start = 0
    var byteCount = 0
    for (index, file) in files.enumerated() {
      let isFull = index - start >= options.batchCount || byteCount + file.byteCount > options.batchByteCount
      if index > start, isFull {
        batches.append(start..<index)
        start = index
        byteCount = 0
      }
      byteCount += file.byteCount
    }
    if start < files.count { batches.append(start..<files.count) }
    return batches
  }
}

/// Writes one batch after another; the caller opens a transaction for each.
struct BatchWriter {
  /// The outcome of a batch.
  struct Result {
    var documents: [ImportReport.Document] = []
    var failures: [ImportFailure] = []
    var skipped: [FoundSources.Skipped] = []
    var byteCount = 0
  }

  let connection: Connection
  let path: String
  let register: PlaceRegister
  let options: ImportOptions
  private var session: WritingSession?
  /// The key of this import in `imports`; nil until it changes a document.
  private var importID: Int64?
  /// `PRAGMA data_version`, which changes when another connection writes.
  private var dataVersion: Int64 = -1

  init(connection: Connection, path: String, register: PlaceRegister, options: ImportOptions) {
    self.connection = connection
    self.path = path
    self.register = register
    self.options = options
  }

  /// Writes a batch.
  ///
  /// - Parameters:
  ///   - failures: sources that could not be read, to be recorded.
  ///   - isolating: whether each document gets its own savepoint.
  /// - Throws: `SQLiteError`. If it ``SQLiteError/concernsOneDocument`` and documents were not isolated, the caller
  ///   rolls the batch back and writes it again with `isolating`.
  mutating func write(
    _ batch: PreparedBatch, failures: [ImportFailure], isolating: Bool = false
  ) throws -> Result {
    var session = try isolating ? newSession(isolating: true) : currentSession()
    self.session = nil
    var result = Result()
    session.words.merge(batch.words)
    for outcome in batch.outcomes { try write(outcome, session: &session, result: &result) }
    try session.finishBatch(failures: failures + result.failures)
    importID = session.changes?.importID
    if !isolating { self.session = session }
    return result
  }

  /// Writes everything that was deferred to the end of the import.
  mutating func finish(failures: [ImportFailure]) throws {
    var session = try currentSession()
    self.session = nil
    try session.finishBatch(failures: failures)
    try session.finish()
  }

  /// The session's cached state is valid until another connection writes.
  private mutating func currentSession() throws -> WritingSession {
    let version = try connection.dataVersion()
    defer { dataVersion = version }
    if let session, version == dataVersion { return session }
    return try newSession(isolating: false)
  }

  private func newSession(isolating: Bool) throws -> WritingSession {
    var session = try WritingSession(
      connection: connection, register: register, now: Timestamp.now(), isolatesDocuments: isolating)
    session.changes = ImportChanges(importID: importID)
    session.secondReports = options.secondReports
    session.shouldStop = options.shouldStop
    return session
  }

  private func write(
    _ outcome: Preparation.Outcome, session: inout WritingSession, result: inout Result
  ) throws {
    switch outcome {
    case .failed(let failure): result.failures.append(failure)
    case .skipped(let skipped): result.skipped.append(skipped)
    case .unchanged(let file, let checksum, let byteCount):
      if let document = try session.unchanged(file, checksum: checksum) {
        result.byteCount += byteCount
        result.documents.append(document)
      } else {
        let withoutKnown = Preparation(known: [], resolver: session.tools.resolver)
        try write(withoutKnown.prepare(file, session.tools), session: &session, result: &result)
      }
    case .ready(let document):
      result.byteCount += document.byteCount
      do {
        result.documents.append(try session.write(document))
      } catch let error as SQLiteError where session.isolatesDocuments && error.concernsOneDocument {
        result.failures.append(
          ImportFailure(
            name: document.file.name, location: document.file.location, error: KnowledgeBaseError(error, at: path)))
      }
    }
  }
}

extension SQLiteError {
  /// Whether the error concerns the rows of one document, rather than the database file or the disk.
  var concernsOneDocument: Bool {
    let codes: [ResultCode] = [.constraint, .tooBig, .mismatch, .range]
    return codes.contains(code)
  }
}

extension Connection {
  /// Runs a body with triggers off; the body updates the search index itself.
  func withoutTriggers<T>(_ body: () throws -> T) throws -> T {
    try configure(.triggers, false)
    let result = Swift.Result { try body() }
    try configure(.triggers, true)
    return try result.get()
  }
}

/// The options of an import.
package struct ImportOptions: Sendable {
  /// Reports what would happen, and writes nothing.
  package var isDryRun = false
  /// Maximum number of documents in a batch; a crash loses at most one batch.
  package var batchCount = 1_000
  /// Source bytes after which a batch ends; this bounds memory use.
  package var batchByteCount = 8 << 20
  /// How to handle a report when its region has another current one of the same kind from another file.
  package var secondReports = SecondReports.besideWhenDifferent
  /// Called between batches and inside large documents; true ends the import. The batch in progress is then finished,
  /// or rolled back if the call was inside a large document.
  package var shouldStop: @Sendable () -> Bool = { false }

  package init() {}
}

/// How to handle a report when its region has another current one of the same kind from another file.
package enum SecondReports: Sendable {
  /// It replaces the other report when the two have much text in common; otherwise both stay current.
  case besideWhenDifferent
  /// It replaces the other report.
  case replace
  /// Both stay current.
  case beside
}

extension KnowledgeBase {
  /// Imports sources in order: each document whole or not at all, in batches that commit together.
  ///
  /// - Parameter onEvent: called for each document after its batch commits, and with the progress after each batch. An
  ///   error that it throws ends the import after that batch.
  /// - Returns: the totals; a source that failed does not affect the others.
  /// - Throws: `KnowledgeBaseError` when the database cannot be written, such as for a full disk or another writer.
  ///   Batches that were already committed stay.
  @discardableResult
  package func importSources(
    _ found: FoundSources, options: ImportOptions = ImportOptions(),
    onEvent: @escaping (ImportEvent) throws -> Void = { _ in }
  ) async throws -> ImportReport {
    var importer = Importer(knowledgeBase: self, options: options, onEvent: onEvent)
    importer.report.skipped = found.skipped
    importer.report.failures = found.failures
    importer.report.isDryRun = options.isDryRun
    do {
      if options.isDryRun { try connection.execute("BEGIN IMMEDIATE") }
      defer { if options.isDryRun, connection.isInTransaction { try? connection.execute("ROLLBACK") } }
      try await importer.run(found.files)
      return importer.report
    } catch let error as SQLiteError {
      throw KnowledgeBaseError(error, at: path)
    }
  }

  /// The files that earlier imports could not read. Files that no longer exist are deleted from the list.
  ///
  /// - Throws: `KnowledgeBaseError` when the database cannot be written.
  package func failedSources() throws -> FoundSources {
    try translatingErrors {
      let locations = try connection.rows("SELECT location FROM import_failures ORDER BY location") { $0.text(0) ?? "" }
      let gone = locations.filter(FilePath.isGone)
      if access == .writing, !gone.isEmpty {
        try connection.transaction {
          for location in gone { try connection.run("DELETE FROM import_failures WHERE location = ?", .text(location)) }
        }
      }
      var found = SourceFinder.find(locations.filter { !gone.contains($0) }, literally: true)
      found.skipped += gone.map { FoundSources.Skipped(name: $0, reason: "it is gone") }
      return found
    }
  }
}
