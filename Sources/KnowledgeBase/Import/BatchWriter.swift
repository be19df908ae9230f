import SQLite
import WriteUp

/// Writes batch after batch; the caller holds a transaction around each.
struct BatchWriter {
  /// What became of a batch.
  struct Result {
    var documents: [ImportReport.Document] = []
    var failures: [ImportFailure] = []
    var skipped: [FoundSources.Skipped] = []
    var byteCount = 0
  }

  let connection: Connection
  let path: String
  let register: PlaceRegister
  private var session: WritingSession?
  /// Changes when another connection has written (https://sqlite.org/pragma.html#pragma_data_version).
  private var dataVersion: Int64 = -1

  init(connection: Connection, path: String, register: PlaceRegister) {
    self.connection = connection
    self.path = path
    self.register = register
  }

  /// Writes a batch.
  ///
  /// - Parameters:
  ///   - failures: what could not be read, to be remembered.
  ///   - isolating: whether a document that is refused takes nothing with it.
  /// - Throws: `SQLiteError`. If it ``SQLiteError/concernsOneDocument`` and documents were not isolated, the batch is
  ///   to be rolled back and written again with each isolated.
  mutating func write(
    _ batch: PreparedBatch, failures: [ImportFailure], isolating: Bool = false
  ) throws -> Result {
    var session = try isolating ? newSession(isolating: true) : currentSession()
    self.session = nil
    var result = Result()
    session.words.merge(batch.words)
    for outcome in batch.outcomes { try write(outcome, session: &session, result: &result) }
    try session.finishBatch(failures: failures + result.failures)
    if !isolating { self.session = session }
    return result
  }

  /// Writes what was put off until the end.
  mutating func finish(failures: [ImportFailure]) throws {
    var session = try currentSession()
    self.session = nil
    try session.finishBatch(failures: failures)
    try session.finish()
  }

  /// What is kept in memory holds as long as nobody else writes.
  private mutating func currentSession() throws -> WritingSession {
    let version = try connection.first("PRAGMA data_version") { $0.integer(0) ?? 0 } ?? 0
    defer { dataVersion = version }
    if let session, version == dataVersion { return session }
    return try newSession(isolating: false)
  }

  private func newSession(isolating: Bool) throws -> WritingSession {
    try WritingSession(
      connection: connection, register: register, now: Timestamp.now(), isolatesDocuments: isolating)
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
        let anew = Preparation(known: [], resolver: session.tools.resolver)
        try write(anew.prepare(file, session.tools), session: &session, result: &result)
      }
    case .ready(let document):
      result.byteCount += document.content.count
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
  /// Whether an error is about the rows of one document and not about the file or the disk.
  var concernsOneDocument: Bool {
    let codes: [ResultCode] = [.constraint, .tooBig, .mismatch, .range]
    return codes.contains(code)
  }
}

extension Connection {
  /// Runs a body with triggers off: it keeps the search index itself.
  func withoutTriggers<T>(_ body: () throws -> T) throws -> T {
    try configure(.triggers, false)
    let result = Swift.Result { try body() }
    try configure(.triggers, true)
    return try result.get()
  }
}
