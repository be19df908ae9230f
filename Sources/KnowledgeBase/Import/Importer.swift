import SQLite
import WriteUp

/// Reads sources on all cores and writes them on one, in batches.
struct Importer {
  let knowledgeBase: KnowledgeBase
  let options: ImportOptions
  var report = ImportReport()

  private var connection: Connection { knowledgeBase.connection }

  init(knowledgeBase: KnowledgeBase, options: ImportOptions) {
    self.knowledgeBase = knowledgeBase
    self.options = options
  }

  /// Imports files in order; while one batch is written, the next is read.
  mutating func run(
    _ files: [SourceFile], progress: (ImportProgress) -> Void
  ) async throws {
    let known = try RevisionStore(connection: connection).currentChecksums()
    let batches = Batches(files: files, options: options).all
    let checksums = Set(known.keys)
    var session = try WritingSession(connection: connection, now: Timestamp.now())
    var state = ImportProgress(
      fileCount: 0, totalFileCount: files.count, byteCount: 0,
      totalByteCount: files.reduce(0) { $0 + $1.byteCount })
    var next = Task { await Preparation.prepare(batches.first ?? [], known: checksums) }
    for index in batches.indices {
      let outcomes = await next.value
      let following = index + 1 < batches.count ? batches[index + 1] : []
      next = Task { await Preparation.prepare(following, known: checksums) }
      try write(outcomes, known: known, session: &session)
      state.fileCount += outcomes.count
      state.byteCount += batches[index].reduce(0) { $0 + $1.byteCount }
      progress(state)
      if options.shouldStop() {
        report.wasInterrupted = index + 1 < batches.count
        break
      }
    }
    next.cancel()
    try commit { try session.finish() }
  }

  private mutating func write(
    _ outcomes: [Preparation.Outcome], known: [String: Int64], session: inout WritingSession
  ) throws {
    var documents: [ImportReport.Document] = []
    var failures: [ImportFailure] = []
    try commit {
      for outcome in outcomes {
        switch outcome {
        case .unchanged(let file, let checksum, let byteCount):
          report.byteCount += byteCount
          guard let id = known[checksum] else { continue }
          documents.append(try session.unchanged(file, documentID: id))
        case .failed(let failure):
          failures.append(failure)
        case .ready(let document):
          report.byteCount += document.content.count
          do {
            documents.append(try session.write(document))
          } catch let error as SQLiteError where error.code.concernsOneDocument {
            failures.append(
              ImportFailure(
                name: document.file.name, location: document.file.location,
                error: KnowledgeBaseError(error, at: knowledgeBase.path)))
          }
        }
      }
      try session.finishBatch(failures: failures)
    }
    report.documents += documents
    report.failures += failures
  }

  /// A dry run already stands in a transaction, which is rolled back at its end.
  private func commit(_ body: () throws -> Void) throws {
    if options.isDryRun {
      try connection.savepoint("batch", body)
    } else {
      try connection.transaction(.immediate, body)
    }
  }
}

extension ResultCode {
  /// Whether an error is about the rows of one document and not about the file or the disk.
  fileprivate var concernsOneDocument: Bool { [.constraint, .tooBig, .mismatch, .range].contains(self) }
}

/// The files of an import, cut into runs that commit together.
private struct Batches {
  let all: [[SourceFile]]

  init(files: [SourceFile], options: ImportOptions) {
    var all: [[SourceFile]] = []
    var batch: [SourceFile] = []
    var byteCount = 0
    for file in files {
      if !batch.isEmpty,
        batch.count >= options.batchCount || byteCount + file.byteCount > options.batchByteCount
      {
        all.append(batch)
        batch = []
        byteCount = 0
      }
      batch.append(file)
      byteCount += file.byteCount
    }
    if !batch.isEmpty { all.append(batch) }
    self.all = all
  }
}
