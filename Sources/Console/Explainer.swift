import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionText

/// Suggestions for an unknown column.
struct ColumnAdvice {
  private let words: SQLWords
  /// All columns with their tables.
  private let pairs: [(table: String, column: String)]

  init(_ connection: Connection, _ words: SQLWords) {
    self.words = words
    let columns = """
      SELECT tables.name, columns.name
      FROM (SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'passages_fts_%'
        UNION ALL SELECT name FROM temp.sqlite_schema WHERE type = 'table') AS tables,
        pragma_table_info(tables.name) AS columns
      """
    let all = (try? connection.rows(columns) { (try $0.get(String.self, 0), try $0.get(String.self, 1)) }) ?? []
    // Prefer the table that people query most.
    pairs = all.filter { $0.0 == "regions" } + all.filter { $0.0 != "regions" }
  }

  private var named: [(table: String, column: String)] { pairs.filter { words.contains($0.table) } }

  /// Columns of the tables that the statement names, then all columns.
  var names: [Set<String>] { [Set(named.map(\.column)), Set(pairs.map(\.column))] }

  /// Nil if the nearest name is the best suggestion.
  func suggestion(for unknown: UnknownName) -> NextStep? {
    if let qualifier = unknown.qualifier, !words.names(qualifier) {
      return .say { $0.noAliasedTable(qualifier) }
    }
    let column = unknown.last.lowercased()
    let near = names[0].filter { $0.lowercased() != column }
    if NearestName.to(unknown.last, among: near) != nil { return nil }
    let tables = pairs.filter { $0.column.lowercased() == column }.map(\.table)
    if let first = tables.first(where: { !Self.internalTables.contains($0) }) ?? tables.first {
      return ["from", "update", "into"].contains(where: words.contains)
        ? .say { $0.otherTablesHaveIt($0.someOf(tables), count: tables.count) } : .say { $0.sayWhere(first) }
    }
    guard words.isInDoubleQuotes(unknown.last), NearestName.to(unknown.last, among: names[1]) == nil else { return nil }
    return .say { $0.textInSingleQuotes(unknown.last) }
  }

  /// Tables that are rarely meant when a column is given without a table.
  private static let internalTables: Set<String> = ["schema_migrations", "saved_queries"]
}

/// Turns SQLite's message about a statement into an error with the place and the name that was probably meant.
struct SQLErrorExplainer {
  let connection: Connection

  func explain(_ error: SQLiteError, sql: String) -> KnowledgeBaseError {
    let words = SQLWords(sql)
    if let match = words.matchText, isAboutMatch(error) {
      return KnowledgeBaseError(
        .invalidInput, { $0.matchNotUnderstood(error.message) }, suggestion: .say { $0.quoteForMatch },
        excerpt: .init(text: sql, range: match))
    }
    let unknown = UnknownName(error.message)
    return KnowledgeBaseError(
      .invalidInput, { $0.sqlite(error.message) },
      suggestion: unknown.flatMap { suggestion(for: $0, words) } ?? general(error, words),
      excerpt: place(of: error, unknown, words).map { .init(text: sql, range: $0) })
  }

  /// FTS5 reports errors at run time without an offset. It reads a word after a hyphen as the name of a column.
  private func isAboutMatch(_ error: SQLiteError) -> Bool {
    guard error.offset == nil else { return false }
    return ["fts5: ", "no such column: ", "unterminated string", "unknown special query"].contains {
      error.message.hasPrefix($0)
    }
  }

  /// The UTF-8 byte range of the token that caused the error.
  private func place(of error: SQLiteError, _ unknown: UnknownName?, _ words: SQLWords) -> Range<Int>? {
    if error.message == "incomplete input" { return words.unfinished }
    if error.message.hasPrefix("search() needs") { return words.first("search") }
    guard let offset = error.offset, offset > 0 || unknown == nil else {
      return unknown.flatMap { words.first($0.last) }
    }
    if let qualifier = unknown?.qualifier, !words.names(qualifier) { return words.token(at: offset) }
    if let unknown, unknown.last != unknown.name, let range = words.first(unknown.last, from: offset) { return range }
    let start = "unrecognized token: \""
    if error.message.hasPrefix(start) {
      return offset..<offset + max(error.message.utf8.count - start.utf8.count - 1, 1)
    }
    return words.token(at: offset)
  }

  private func suggestion(for unknown: UnknownName, _ words: SQLWords) -> NextStep? {
    if unknown.kind == .column, let suggestion = ColumnAdvice(connection, words).suggestion(for: unknown) {
      return suggestion
    }
    let near = names(of: unknown.kind, words).lazy.compactMap { NearestName.to(unknown.last, among: $0) }.first
    if let near { return .say { $0.didYouMean(near) } }
    switch unknown.kind {
    case .table: return .listTables
    case .column: return .describeTable
    case .collation: return .say { $0.collations }
    case .function: return .say { $0.listsFunctions }
    }
  }

  /// Sets of known names, the most likely set first.
  private func names(of kind: UnknownName.Kind, _ words: SQLWords) -> [Set<String>] {
    switch kind {
    case .table:
      return [
        set("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') UNION SELECT name FROM temp.sqlite_schema"),
        ["search"],
      ]
    case .function: return [set("SELECT name FROM pragma_function_list").intersection(CallableNames.functions)]
    case .collation: return [set("SELECT name FROM pragma_collation_list")]
    case .column: return ColumnAdvice(connection, words).names
    }
  }

  private func set(_ sql: String) -> Set<String> {
    Set((try? connection.rows(sql) { try $0.get(String.self, 0) }) ?? [])
  }

  private func general(_ error: SQLiteError, _ words: SQLWords) -> NextStep? {
    let message = error.message
    if message.hasSuffix("syntax error"), let range = error.offset.map(words.token) {
      return syntaxAdvice(words.text(range), range, words)
    }
    if message == "incomplete input" {
      return .say { words.isUnfinishedByParenthesis ? $0.parenthesisOpen : $0.endsTooEarly }
    }
    if message == "no SQL statement" || message.hasPrefix("search() needs") {
      return .say { $0.forInstance("SELECT * FROM search('forankring')") }
    }
    if message.hasPrefix("FOREIGN KEY") { return .say { $0.otherRowsRefer } }
    if message.hasPrefix("wrong number of arguments to function ") { return argumentCounts(message) }
    if message.hasPrefix("ambiguous column name: ") {
      let column = message.split(separator: " ").last.map(String.init) ?? "text"
      return .say { $0.tableBeforeColumn(column) }
    }
    if message.hasPrefix("unrecognized token") { return .say { $0.textStandsInQuotes } }
    if message.hasPrefix("misuse of aggregate") { return .say { $0.sumsInHaving } }
    return nil
  }

  private func syntaxAdvice(_ text: String, _ range: Range<Int>, _ words: SQLWords) -> NextStep? {
    let keyword = text.uppercased()
    guard SQLLanguage.keywords.contains(keyword) else {
      let near =
        NearestName.to(text, among: Set(SQLLanguage.keywords)) ?? words.misspeltKeyword(before: range.lowerBound)
      return near.map { near in NextStep.say { $0.didYouMean(near) } }
    }
    if let misspelt = words.misspeltKeyword(before: range.lowerBound) { return .say { $0.didYouMean(misspelt) } }
    if words.hasComma(before: range.lowerBound) { return .say { $0.dropComma(before: keyword) } }
    if SQLWords.clauses.contains(keyword), keyword != "GROUP", keyword != "ORDER" {
      return .say { $0.missing(before: keyword) }
    }
    return .say { $0.quoteKeyword(keyword) }
  }

  private func argumentCounts(_ message: String) -> NextStep? {
    guard let name = message.split(separator: " ").last?.split(separator: "(").first else { return nil }
    let sql = "SELECT DISTINCT narg FROM pragma_function_list WHERE name = ? AND narg >= 0 ORDER BY narg"
    let counts = (try? connection.rows(sql, [.text(name.lowercased())]) { try $0.get(Int.self, 0) }) ?? []
    guard !counts.isEmpty else { return nil }
    return .say { $0.takesArguments(String(name), counts) }
  }
}

/// SQLite's message about an unknown name.
struct UnknownName {
  enum Kind: String, CaseIterable {
    case column, table, function
    case collation = "collation sequence"
  }

  var kind: Kind
  var name: String

  /// Parses messages such as "no such column: a.b"; nil for other messages.
  init?(_ message: String) {
    for kind in Kind.allCases {
      let start = "no such \(kind.rawValue): "
      guard message.hasPrefix(start) else { continue }
      self.kind = kind
      name = String(message.dropFirst(start.count)).filter { $0 != "\"" }
      return
    }
    return nil
  }

  /// The table before a column; nil without one.
  var qualifier: String? {
    let parts = name.split(separator: ".")
    return kind == .column && parts.count > 1 ? parts.dropLast().last.map(String.init) : nil
  }

  /// The name without the table or schema before it.
  var last: String { name.split(separator: ".").last.map(String.init) ?? name }
}
