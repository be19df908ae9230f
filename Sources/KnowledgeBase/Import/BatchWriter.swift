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

  /// - Parameter failures: what could not be read, to be remembered.
  mutating func write(_ outcomes: [Preparation.Outcome], failures: [ImportFailure]) throws -> Result {
    var session = try currentSession()
    self.session = nil
    var result = Result()
    for outcome in outcomes { try write(outcome, session: &session, result: &result) }
    try session.finishBatch(failures: failures + result.failures)
    self.session = session
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
    return try WritingSession(connection: connection, register: register, now: Timestamp.now())
  }

  private func write(
    _ outcome: Preparation.Outcome, session: inout WritingSession, result: inout Result
  ) throws {
    switch outcome {
    case .failed(let failure): result.failures.append(failure)
    case .skipped(let skipped): result.skipped.append(skipped)
    case .unchanged(let file, let checksum, let byteCount):
      result.byteCount += byteCount
      if let document = try session.unchanged(file, checksum: checksum) {
        result.documents.append(document)
      } else {
        let anew = Preparation(known: [], resolver: session.tools.resolver)
        try write(anew.prepare(file, session.tools), session: &session, result: &result)
      }
    case .ready(let document):
      result.byteCount += document.content.count
      do {
        result.documents.append(try session.write(document))
      } catch let error as SQLiteError where error.code.concernsOneDocument {
        result.failures.append(
          ImportFailure(
            name: document.file.name, location: document.file.location, error: KnowledgeBaseError(error, at: path)))
      }
    }
  }
}

extension ResultCode {
  /// Whether an error is about the rows of one document and not about the file or the disk.
  fileprivate var concernsOneDocument: Bool { [.constraint, .tooBig, .mismatch, .range].contains(self) }
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
