import SQLite

/// What to say to somebody whose column is not known.
struct ColumnAdvice {
  private let words: SQLWords
  /// Every column with its table.
  private let pairs: [(table: String, column: String)]

  init(_ connection: Connection, _ words: SQLWords) {
    self.words = words
    let columns = """
      SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
      WHERE tables.type IN ('table', 'view') AND tables.name NOT LIKE 'passages_fts_%'
      """
    pairs = (try? connection.rows(columns) { ($0.text(0) ?? "", $0.text(1) ?? "") }) ?? []
  }

  private var named: [(table: String, column: String)] { pairs.filter { words.contains($0.table) } }

  /// Columns of the tables that the statement names, then all.
  var names: [Set<String>] { [Set(named.map(\.column)), Set(pairs.map(\.column))] }

  /// Nil where the nearest name is the best advice.
  func suggestion(for unknown: UnknownName) -> String? {
    if let qualifier = unknown.qualifier, !words.names(qualifier) {
      return "The statement names no table \(qualifier): write FROM … AS \(qualifier), or the table's own name."
    }
    let column = unknown.last.lowercased()
    let near = names[0].filter { $0.lowercased() != column }
    if NearestName.to(unknown.last, among: near) != nil { return nil }
    let tables = pairs.filter { $0.column.lowercased() == column }.map(\.table)
    if let first = tables.first(where: { !Self.internalTables.contains($0) }) ?? tables.first {
      return ["from", "update", "into"].contains(where: words.contains)
        ? "No table of the statement has it; \(Self.list(tables)) \(tables.count == 1 ? "has" : "have")."
        : "Say where it stands: SELECT … FROM \(first)"
    }
    guard words.isInDoubleQuotes(unknown.last), NearestName.to(unknown.last, among: names[1]) == nil else { return nil }
    return "Names stand in \"double quotes\", text in single ones: '\(unknown.last)'"
  }

  /// Not what somebody means who names no table.
  private static let internalTables: Set<String> = ["schema_migrations", "saved_queries"]

  /// "goals, results and advice"; "goals, results and 5 others" where there are many.
  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    guard names.count > 4 else { return names.dropLast().joined(separator: ", ") + " and \(last)" }
    return names.prefix(2).joined(separator: ", ") + " and \(names.count - 2) others"
  }
}
