import ByregionPostgreSQL
import ByregionSQLite
import ByregionText

/// Publishes saved queries as views, or as functions if they have parameters, under names such as `query_…`.
///
/// Saved queries are in SQLite's SQL. A query that cannot be translated, or that the server rejects, is published only
/// as a row of `saved_queries`; `published_queries` has the reason.
struct PublishedQueries {
  static let name = "published_queries"

  /// Creates the table and the functions of SQLite that queries call and PostgreSQL lacks.
  static let definitions = """
    CREATE TABLE published_queries (
      query  text PRIMARY KEY,
      object text,
      kind   text,
      reason text
    );
    COMMENT ON TABLE published_queries IS 'The view or function of each saved query.';
    COMMENT ON COLUMN published_queries.query IS 'Its name in saved_queries.';
    COMMENT ON COLUMN published_queries.object IS 'The view or function with its result; NULL if there is none.';
    COMMENT ON COLUMN published_queries.kind IS 'view, or function for a query with parameters.';
    COMMENT ON COLUMN published_queries.reason IS 'Why there is no view or function.';
    CREATE FUNCTION instr(text, text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT strpos($1, $2)';
    COMMENT ON FUNCTION instr(text, text) IS 'Position of a text in another, from 1, as in SQLite.';
    CREATE FUNCTION json_each(text) RETURNS TABLE (key bigint, value text)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
      'SELECT place - 1, item FROM jsonb_array_elements_text($1::jsonb) WITH ORDINALITY AS items (item, place)';
    COMMENT ON FUNCTION json_each(text) IS 'The elements of an array in JSON, as in SQLite.';

    """
  static let dropDefinitions =
    "DROP FUNCTION IF EXISTS instr(text, text); DROP FUNCTION IF EXISTS json_each(text)"

  let connection: Connection
  let session: Session
  let schema: String

  private struct Query {
    var name: String
    var description: String
    var sql: String
    var parameters: [(name: String, value: Value)] = []
  }

  /// Creates the views and functions.
  ///
  /// - Returns: the names of queries that PostgreSQL cannot run.
  func makeAll() throws -> [String] {
    var taken: Set<String> = []
    var leftOut: [String] = []
    for query in try queries() {
      let object = Self.object(query.name)
      var reason: String?
      if taken.insert(object).inserted {
        reason = try make(query, as: object)
      } else {
        reason = "another query is published as \(object)"
      }
      let kind = query.parameters.isEmpty ? "view" : "function"
      _ = try session.answer(
        "INSERT INTO published_queries VALUES ($1, $2, $3, $4)",
        [query.name, reason == nil ? object : nil, reason == nil ? kind : nil, reason])
      if reason != nil { leftOut.append(query.name) }
    }
    return leftOut
  }

  /// Drops the views and functions of the last publication.
  func dropAll() throws {
    for row in try session.rows("SELECT object, kind FROM published_queries WHERE object IS NOT NULL") {
      try session.execute("DROP \(row[1] == "view" ? "VIEW" : "FUNCTION") IF EXISTS \(Names.quoted(row[0] ?? ""))")
    }
    try session.execute("DELETE FROM published_queries")
  }

  private func queries() throws -> [Query] {
    try connection.rows("SELECT name, description, sql FROM saved_queries ORDER BY name") { row in
      let name = try row.get(String.self, 0)
      return Query(
        name: name, description: try row.get(String.self, 1), sql: try row.get(String.self, 2),
        parameters: try connection.rows(
          "SELECT name, value FROM saved_query_parameters WHERE query = ? ORDER BY name", [.text(name)]
        ) { (name: try $0.get(String.self, 0), value: $0[1]) })
    }
  }

  /// The name of a query's view or function: `query_advice_by_keyword` for `advice-by-keyword`.
  static func object(_ query: String) -> String {
    Names.short("query_" + String(query.map { $0.isLetter || $0.isNumber ? $0 : "_" }))
  }

  /// - Returns: the reason if it cannot be created; otherwise nil.
  private func make(_ query: Query, as object: String) throws -> String? {
    let values = query.parameters.map { ($0.name, "(\(Self.literal($0.value)))") }
    let translation = SQLTranslation(query.sql, parameters: Dictionary(values) { first, _ in first })
    if let function = translation.unknownFunctions.first {
      return "it calls \(function), a function of the file's program"
    }
    guard !query.sql.contains("\0") else { return "it has a NUL" }
    try session.execute("SAVEPOINT query")
    do {
      let statement = try statement(query, object, whole: translation.sql)
      try session.execute(statement)
      let kind = query.parameters.isEmpty ? "VIEW" : "FUNCTION"
      if !query.description.isEmpty, !query.description.contains("\0") {
        try session.execute("COMMENT ON \(kind) \(Names.quoted(object)) IS \(Names.literal(query.description))")
      }
      try session.execute("RELEASE SAVEPOINT query")
      return nil
    } catch let error as PostgreSQLError where error.kind == .statement {
      try session.execute("ROLLBACK TO SAVEPOINT query; RELEASE SAVEPOINT query")
      return error.message
    }
  }

  /// - Parameter whole: the query with its default values substituted.
  private func statement(_ query: Query, _ object: String, whole: String) throws -> String {
    guard !query.parameters.isEmpty else { return "CREATE VIEW \(Names.quoted(object)) AS \(whole)" }
    // A function must declare the types of its columns; the server derives them from the query.
    let answer = try session.answer("SELECT * FROM (\(whole)) AS answer LIMIT 0")
    let columns = try (0..<answer.columnCount).map { column in
      let type = try session.rows("SELECT format_type($1::oid, NULL)", ["\(answer.type(column))"]).first?.first ?? nil
      return "\(Names.quoted(answer.name(column))) \(type ?? "text")"
    }
    let numbers = query.parameters.enumerated().map { ($1.name, "$\($0 + 1)") }
    let body = SQLTranslation(query.sql, parameters: Dictionary(numbers) { first, _ in first }).sql
    // Columns and parameters share their names, so parameters get a prefix.
    let parameters = query.parameters.map {
      "\(Names.quoted(Names.short("p_" + $0.name))) \(Self.type($0.value)) DEFAULT \(Self.literal($0.value))"
    }
    return """
      CREATE FUNCTION \(Names.quoted(object)) (\(parameters.joined(separator: ", ")))
      RETURNS TABLE (\(columns.joined(separator: ", "))) LANGUAGE sql STABLE
      SET search_path = \(Names.quoted(schema)), pg_temp AS \(Names.literal(body))
      """
  }

  private static func type(_ value: Value) -> String {
    switch value {
    case .integer: "bigint"
    case .real: "double precision"
    case .text, .null: "text"
    case .blob: "bytea"
    }
  }

  private static func literal(_ value: Value) -> String { SQLLiteral.text(of: value) + "::" + type(value) }
}

/// Literals in PostgreSQL's SQL.
enum SQLLiteral {
  static func text(of value: Value) -> String {
    switch value {
    case .null: return "NULL"
    case .integer(let number): return number < 0 ? "(\(number))" : "\(number)"
    case .real(let number): return number < 0 ? "(\(number))" : "\(number)"
    case .blob(let bytes): return "'\\x\(Hexadecimal.text(of: bytes))'::bytea"
    case .text(let text):
      // An escape string has the same meaning whatever standard_conforming_strings is.
      guard text.contains("\\") else { return Names.literal(text) }
      return "E" + Names.literal(text.replacing("\\", with: "\\\\"))
    }
  }
}
