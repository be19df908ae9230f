import SQLite

/// What users corrected and kept, as far as a damaged file still tells of it.
struct RawCorrections {
  /// Names that users gave to regions, by the region's key.
  private(set) var names: [(regionID: Int64, name: String)] = []
  /// Municipalities that printed names mean in a region.
  private(set) var places: [(regionID: Int64, printedName: String, number: String)] = []
  /// Words that users hold for the same.
  private(set) var synonyms: [(word: String, other: String)] = []
  /// Questions in SQL that are kept under a name.
  private(set) var queries: [(name: String, description: String, sql: String)] = []
  /// The values of their parameters.
  private(set) var parameters: [(query: String, name: String, value: Value)] = []
  /// A table could not be read to its end.
  private(set) var isIncomplete = false

  init() {}

  init(_ connection: Connection) {
    read("region_names", "SELECT region_id, name FROM region_names WHERE source = 'user' ORDER BY id", connection) {
      $0.names.append(($1.integer(0) ?? 0, $1.text(1) ?? ""))
    }
    read(
      "place_corrections", "SELECT region_id, printed_name, municipality_number FROM place_corrections", connection
    ) {
      $0.places.append(($1.integer(0) ?? 0, $1.text(1) ?? "", $1.text(2) ?? ""))
    }
    read("synonyms", "SELECT word, other FROM synonyms WHERE source = 'user'", connection) {
      $0.synonyms.append(($1.text(0) ?? "", $1.text(1) ?? ""))
    }
    read("saved_queries", "SELECT name, description, sql FROM saved_queries", connection) {
      $0.queries.append(($1.text(0) ?? "", $1.text(1) ?? "", $1.text(2) ?? ""))
    }
    read("saved_query_parameters", "SELECT query, name, value FROM saved_query_parameters", connection) {
      $0.parameters.append(($1.text(0) ?? "", $1.text(1) ?? "", $1[2]))
    }
  }

  /// A file of an earlier version lacks tables, which is no loss.
  private mutating func read(
    _ table: String, _ question: String, _ connection: Connection, _ take: (inout RawCorrections, Row) -> Void
  ) {
    do {
      let exists = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = ?", [.text(table)]) { _ in true }
      guard exists == true else { return }
      try connection.query(question) { take(&self, $0) }
    } catch {
      isIncomplete = true
    }
  }
}
