import SQLite
import WriteUp

/// Reads sources on all cores and writes them on one, in batches.
struct Importer {
  let knowledgeBase: KnowledgeBase
  let options: ImportOptions
  /// Is told of each document when its batch is in.
  let tell: (ImportEvent) throws -> Void
  var report = ImportReport()

  private var connection: Connection { knowledgeBase.connection }

  init(knowledgeBase: KnowledgeBase, options: ImportOptions, tell: @escaping (ImportEvent) throws -> Void) {
    self.knowledgeBase = knowledgeBase
    self.options = options
    self.tell = tell
  }

  /// Imports files in order; while one batch is written, the next is read.
  mutating func run(_ files: [SourceFile]) async throws {
    let register = try PlaceRegister(connection)
    let preparation = Preparation(
      known: try RevisionStore(connection: connection).currentChecksums(),
      resolver: PlaceResolver(register: register))
    let batches = Self.batches(of: files, options)
    var writer = BatchWriter(connection: connection, path: knowledgeBase.path, register: register)
    var progress = ImportProgress(
      fileCount: 0, totalFileCount: files.count, byteCount: 0, totalByteCount: files.reduce(0) { $0 + $1.byteCount })
    // What was named and could not be read is remembered with what turns out to be unreadable.
    var failures = report.failures
    var next = batches.first.map { Self.start(preparation, files[$0]) }
    defer { next?.cancel() }
    for (number, batch) in batches.enumerated() {
      let prepared = await next?.value ?? PreparedBatch()
      next = number + 1 < batches.count ? Self.start(preparation, files[batches[number + 1]]) : nil
      let result = try write(prepared, failures: failures, by: &writer)
      failures = []
      try take(result)
      progress.fileCount += batch.count
      progress.byteCount += files[batch].reduce(0) { $0 + $1.byteCount }
      try tell(.progress(progress))
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

  /// Writes a batch; when a document is refused, once more with each on its own, so that it takes no other with it.
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
      report.diagnosticCount += document.diagnostics.count
      try tell(.document(document))
    }
  }

  /// A dry run already stands in a transaction, which is rolled back at its end.
  private func commit<T>(_ body: () throws -> T) throws -> T {
    try connection.withoutTriggers {
      try options.isDryRun ? connection.savepoint("batch", body) : connection.transaction(.immediate, body)
    }
  }

  /// The files cut into runs that commit together.
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
