import ByregionSQLite

/// A search with FTS5 alone: the words as typed, with FTS5's ranking.
struct StockSearch {
  enum Operation: String {
    case and = " AND "
    case or = " OR "
  }

  private static let sql = """
    SELECT p.reference, p.text FROM passages_fts AS f JOIN passages AS p ON p.id = f.rowid
    WHERE passages_fts MATCH ?1 ORDER BY rank LIMIT 20
    """
  private static let filteredSQL = """
    SELECT p.reference, p.text FROM passages_fts AS f JOIN passages AS p ON p.id = f.rowid
    WHERE passages_fts MATCH ?1 AND p.kind = ?2 ORDER BY rank LIMIT 20
    """

  let connection: Connection

  /// Searches and reads the first twenty hits.
  func search(_ words: [String], _ operation: Operation, kind: String? = nil) throws {
    let expression = words.map { "\"\($0)\"" }.joined(separator: operation.rawValue)
    if let kind {
      try connection.query(Self.filteredSQL, [.text(expression), .text(kind)]) { _ = $0.text(1) }
    } else {
      try connection.query(Self.sql, [.text(expression)]) { _ = $0.text(1) }
    }
  }
}
