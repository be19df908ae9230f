import SQLite

/// What a search is narrowed to, as SQL: one condition a field.
struct SearchScope {
  /// A condition on `passages AS p`.
  struct Condition {
    var field: SearchField
    var sql: String
    var arguments: [Value] = []
    /// The kinds that it asks for, if that is all that it asks.
    var kinds: [PassageKind] = []
  }

  /// Every one of them must be met.
  var all: [Condition] = []

  /// The conditions, each beginning with AND; empty for none.
  var conditions: String { all.map { " AND (\($0.sql))" }.joined() }

  var arguments: [Value] { all.flatMap(\.arguments) }

  /// The kinds that are allowed, where nothing else narrows the search; nil where something does.
  var kindsAlone: [PassageKind]? {
    guard all.count == 1, let kinds = all.first?.kinds, !kinds.isEmpty else { return nil }
    return kinds
  }

  /// What to select from: the passages themselves are read only where a condition needs them.
  var source: String { all.isEmpty ? "passages_fts" : SearchScope.passages }

  /// Passages that match; FTS5 goes first.
  static let passages = "passages_fts CROSS JOIN passages AS p ON p.id = passages_fts.rowid"
}
