import SQLite

/// What a search is narrowed to, as SQL: one condition a field.
struct SearchScope {
  /// A condition on `passages AS p`.
  struct Condition {
    var field: SearchField
    var sql: String
    var arguments: [Value] = []
  }

  /// Every one of them must be met.
  var all: [Condition] = []

  /// The conditions, each beginning with AND; empty for none.
  var conditions: String { all.map { " AND (\($0.sql))" }.joined() }

  var arguments: [Value] { all.flatMap(\.arguments) }

  /// What to select from: the passages themselves are read only where a condition needs them.
  var source: String { all.isEmpty ? "passages_fts" : SearchScope.passages }

  /// Passages that match; FTS5 goes first.
  static let passages = "passages_fts CROSS JOIN passages AS p ON p.id = passages_fts.rowid"
}
