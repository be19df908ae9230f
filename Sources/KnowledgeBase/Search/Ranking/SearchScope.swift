import SQLite

/// What a search is narrowed to, as SQL.
struct SearchScope {
  /// Conditions on `passages AS p`, each beginning with AND; empty for none.
  var conditions = ""
  var arguments: [Value] = []

  /// What to select from: the passages themselves are read only where a condition needs them.
  var source: String {
    conditions.isEmpty ? "passages_fts" : "passages_fts CROSS JOIN passages AS p ON p.id = passages_fts.rowid"
  }
}
