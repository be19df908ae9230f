import ByregionLanguages
import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionText

/// Runs a user's statements on a publication, in PostgreSQL's SQL.
///
/// A statement is run as the query of a cursor in a read-only transaction, so the server accepts only SELECT, VALUES,
/// TABLE and WITH. The role's privileges decide which parts of the database it can read.
package final class PublishedConsole {
  /// Number of rows per FETCH.
  private static let portion = 2_000

  private let session: Session

  /// - Parameters:
  ///   - address: as for ``PublishedKnowledgeBase/open(_:)``.
  ///   - timeout: maximum time until the next rows of a statement.
  ///   - memory: megabytes for each sort or hash operation (`work_mem`).
  package init(_ address: String, timeout: Duration, memory: Int) throws {
    do {
      (session, _) = try PublishedKnowledgeBase.connect(address, limit: timeout)
      try session.execute("SET work_mem = '\(memory)MB'")
    } catch let error as PostgreSQLError {
      throw KnowledgeBaseError(reading: error, at: nil)
    }
  }

  /// Runs one statement and calls `row` for each row.
  ///
  /// - Parameter parameters: values of `:name`.
  /// - Returns: the number of rows passed to `row`, and whether there are more than `limit`.
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

  /// Converts numbers to numbers, and types that SQLite lacks, such as dates, to the server's text.
  private static func value(_ answer: Answer, _ row: Int, _ column: Int) -> Value {
    guard let text = answer.text(row, column) else { return .null }
    // OIDs of pg_type.
    switch answer.type(column) {
    case 20, 21, 23: return Int64(text).map { .integer($0) } ?? .text(text)
    case 700, 701: return Double(text).map { .real($0) } ?? .text(text)
    // numeric: the sum of a bigint column has this type too.
    case 1_700: return Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .text(text)
    default: return .text(text)
    }
  }
}

extension KnowledgeBaseError {
  /// An error in a statement that a user wrote.
  fileprivate init(ofQuery error: PostgreSQLError, at place: String) {
    // Classes of SQLSTATE: data, transaction state, syntax or names, and what a cursor does not support.
    let isUsersError = ["22", "25", "42", "0A"].contains { error.state.hasPrefix($0) }
    guard error.kind == .statement, isUsersError, error.state != ErrorState.insufficientPrivilege else {
      self.init(reading: error, at: place)
      return
    }
    let detail = error.detail.map { "; \(Sanitizer.visible($0))" } ?? ""
    self.init(
      .usage, { $0.postgreSQLSays(Sanitizer.visible(error.message) + detail) }, place: place,
      suggestion: .say { $0.answeredThere })
  }
}
