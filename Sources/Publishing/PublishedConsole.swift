import ByregionLanguages
import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionText

/// Answers a user's SQL on what is published, in PostgreSQL's SQL.
///
/// A statement is the query of a cursor in a transaction that only reads, so that SELECT, VALUES, TABLE and WITH are all
/// that the server takes. What of the database it may read is a matter of the role.
package final class PublishedConsole {
  /// Rows that are fetched together.
  private static let portion = 2_000

  private let session: Session

  /// - Parameters:
  ///   - address: as for ``PublishedKnowledgeBase/open(_:)``.
  ///   - timeout: how long a statement may take until its next rows.
  ///   - memory: megabytes for each sorting and hashing (`work_mem`).
  package init(_ address: String, timeout: Duration, memory: Int) throws {
    do {
      (session, _) = try PublishedKnowledgeBase.connect(address, limit: timeout)
      try session.execute("SET work_mem = '\(memory)MB'")
    } catch let error as PostgreSQLError {
      throw KnowledgeBaseError(reading: error, at: nil)
    }
  }

  /// Runs one statement and hands its rows over.
  ///
  /// - Parameter parameters: values of `:name`.
  /// - Returns: how many rows were handed over, and whether there are more than `limit`.
  package func run(
    _ sql: String, parameters: [String: Value] = [:], limit: Int, begin: ([String]) throws -> Void,
    row: ([Value]) throws -> Void
  ) throws -> (rowCount: Int, wasCut: Bool) {
    let sql = try PublishedParameters.filled(sql, parameters)
    do {
      return try session.transaction("BEGIN READ ONLY") {
        _ = try session.answer("DECLARE answer NO SCROLL CURSOR FOR \(sql)")
        return try fetch(limit: limit, begin: begin, row: row)
      }
    } catch let error as PostgreSQLError {
      throw KnowledgeBaseError(ofQuery: error, at: session.place)
    }
  }

  private func fetch(
    limit: Int, begin: ([String]) throws -> Void, row: ([Value]) throws -> Void
  ) throws -> (rowCount: Int, wasCut: Bool) {
    var count = 0
    while true {
      let answer = try session.execute("FETCH \(Self.portion) FROM answer")
      let columns = 0..<answer.columnCount
      if count == 0 { try begin(columns.map(answer.name)) }
      for number in 0..<answer.rowCount {
        if count == limit { return (count, true) }
        try row(columns.map { Self.value(answer, number, $0) })
        count += 1
      }
      if answer.rowCount < Self.portion { return (count, false) }
    }
  }

  /// Numbers as numbers; what SQLite has no class for, such as a date, as the server writes it.
  private static func value(_ answer: Answer, _ row: Int, _ column: Int) -> Value {
    guard let text = answer.text(row, column) else { return .null }
    // Numbers of pg_type.
    switch answer.type(column) {
    case 20, 21, 23: return Int64(text).map { .integer($0) } ?? .text(text)
    case 700, 701: return Double(text).map { .real($0) } ?? .text(text)
    // Of type numeric is a sum of whole numbers too.
    case 1_700: return Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .text(text)
    default: return .text(text)
    }
  }
}

extension KnowledgeBaseError {
  /// An error in a statement that a user wrote.
  fileprivate init(ofQuery error: PostgreSQLError, at place: String) {
    // Data, transactions, syntax and names, and what a cursor cannot do.
    let isTheirs = ["22", "25", "42", "0A"].contains { error.state.hasPrefix($0) }
    guard error.kind == .statement, isTheirs, error.state != ErrorState.insufficientPrivilege else {
      self.init(reading: error, at: place)
      return
    }
    let detail = error.detail.map { "; \(Sanitizer.visible($0))" } ?? ""
    self.init(
      .usage, { $0.postgreSQLSays(Sanitizer.visible(error.message) + detail) }, place: place,
      suggestion: .say { $0.answeredThere })
  }
}
