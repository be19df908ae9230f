import ByregionLanguages
import ByregionSQLite

/// Decides what an untrusted statement may do: read tables, and call functions that only compute.
///
/// SQLite calls the authorizer while preparing statements (https://sqlite.org/c3ref/set_authorizer.html). This includes
/// FTS5's internal statements for MATCH, which read its shadow tables and `PRAGMA data_version`.
struct QueryGuard {
  /// Pragmas that only return information (https://sqlite.org/pragma.html). Those with `true` may take an argument,
  /// which names a table or index and sets nothing.
  static let pragmas: [String: Bool] = [
    "application_id": false, "collation_list": false, "compile_options": false, "data_version": false,
    "database_list": false, "encoding": false, "foreign_key_check": true, "foreign_key_list": true,
    "freelist_count": false, "function_list": false, "index_info": true, "index_list": true,
    "index_xinfo": true, "module_list": false, "page_count": false, "page_size": false, "pragma_list": false,
    "schema_version": false, "table_info": true, "table_list": true, "table_xinfo": true,
    "user_version": false,
  ]

  /// Pragmas that a command of the program replaces.
  private static let replacedPragmas: Set<String> = ["integrity_check", "quick_check"]

  /// Names of virtual table modules that a query may not read, in lower case.
  private let deniedTables: Set<String>
  /// While set, statements are the program's own, and everything is allowed.
  var isTrusted = false
  /// The reason for the last denial, for the user.
  private(set) var denial: Wording?
  /// Whether the same statement returns the same rows as long as the file does not change.
  private(set) var isRepeatable = true

  /// - Parameter deniedTables: the modules of the connection that are not among ``CallableNames/tables``.
  init(deniedTables: Set<String> = []) { self.deniedTables = deniedTables }

  /// The modules of a connection that a query may not read.
  static func deniedTables(of connection: Connection) throws -> Set<String> {
    let modules = try connection.rows("PRAGMA module_list") { try $0.get(String?.self, 0)?.lowercased() ?? "" }
    let foreign = Set(connection.foreignTableNames.map { $0.lowercased() })
    let denied = Set(modules.filter { !$0.hasPrefix("pragma_") }).subtracting(CallableNames.tables).subtracting(foreign)
    // With foreign tables, the index contains only what the last search put into it.
    return foreign.isEmpty ? denied : denied.union(["passages_fts"])
  }

  /// Resets the state for a new statement.
  mutating func forget() {
    denial = nil
    isRepeatable = true
  }

  mutating func answer(_ request: AuthorizerRequest) -> AuthorizerAnswer {
    guard !isTrusted else { return .allow }
    if request.action == .function, CallableNames.isChangeable(function: request.second ?? "") { isRepeatable = false }
    guard let reason = reasonToDeny(request) else { return .allow }
    denial = reason
    return .deny
  }

  private func reasonToDeny(_ request: AuthorizerRequest) -> Wording? {
    switch request.action {
    case .select, .recursive:
      return nil
    case .update where Self.isSchemaTable(request.first):
      // SQLite requests this when it declares a virtual table. A user's UPDATE still fails, because neither the schema
      // nor the file is writable.
      return nil
    case .read:
      let table = request.first?.lowercased() ?? ""
      return deniedTables.contains(table) ? Wording { $0.tableNotReadable(table) } : nil
    case .function:
      return CallableNames.reasonToDeny(function: request.second ?? "")
    case .pragma:
      return Self.reasonToDenyPragma(request.first?.lowercased() ?? "", argument: request.second)
    case .attach, .detach:
      return Wording { $0.noAttaching }
    case .transaction, .savepoint:
      return Wording { $0.noTransaction }
    default:
      return Wording { $0.readingOnly }
    }
  }

  private static func isSchemaTable(_ name: String?) -> Bool {
    ["sqlite_master", "sqlite_schema"].contains(name?.lowercased())
  }

  private static func reasonToDenyPragma(_ name: String, argument: String?) -> Wording? {
    if replacedPragmas.contains(name) { return Wording { $0.pragmaReplaced(name) } }
    guard let takesArgument = pragmas[name] else { return Wording { $0.pragmaNotReading(name) } }
    return argument != nil && !takesArgument ? Wording { $0.pragmaNotSet(name) } : nil
  }
}

/// Functions and virtual tables that a query may use: those that only compute, within the query's limits.
///
/// This is a list of what is allowed. New functions of later SQLite versions are refused until somebody has reviewed
/// what they do and how their running time depends on their arguments.
enum CallableNames {
  /// Functions (https://sqlite.org/lang_corefunc.html and the pages beside it), in lower case.
  static let functions = Set(core + aggregates + windows + dates + mathematics + json + fullText + ours)

  /// Virtual tables that exist without CREATE, except those of pragmas, which ``QueryGuard`` decides on.
  static let tables: Set<String> = [
    "dbstat", "json_each", "json_tree", "jsonb_each", "jsonb_tree", "search", "sqlite_stmt",
  ]

  /// Why a query may not call a function; nil if it may.
  static func reasonToDeny(function name: String) -> Wording? {
    let name = name.lowercased()
    guard !functions.contains(name) else { return nil }
    return Wording { $0.functionRefused(name) }
  }

  /// Whether a function can return something else for the same arguments and the same file. Functions of dates do so
  /// only for the time of today ("now"), which they also take from a column.
  static func isChangeable(function name: String) -> Bool { changeable.contains(name.lowercased()) }

  private static let changeable = Set(
    dates + ["changes", "last_insert_rowid", "random", "randomblob", "total_changes"])

  private static let core = [
    "abs", "changes", "char", "coalesce", "concat", "concat_ws", "format", "glob", "hex", "if", "ifnull", "iif",
    "instr", "last_insert_rowid", "length", "like", "likelihood", "likely", "lower", "ltrim", "match", "nullif",
    "octet_length", "printf", "quote", "random", "randomblob", "replace", "round", "rtrim", "sign", "soundex",
    "sqlite_compileoption_get", "sqlite_compileoption_used", "sqlite_source_id", "sqlite_version", "substr",
    "substring", "subtype", "total_changes", "trim", "typeof", "unicode", "unistr", "unistr_quote", "unlikely",
    "upper", "zeroblob",
  ]

  private static let aggregates = [
    "avg", "count", "group_concat", "max", "median", "min", "percentile", "percentile_cont", "percentile_disc",
    "string_agg", "sum", "total",
  ]

  private static let windows = [
    "cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead", "nth_value", "ntile", "percent_rank",
    "rank", "row_number",
  ]

  private static let dates = [
    "current_date", "current_time", "current_timestamp", "date", "datetime", "julianday", "strftime", "time",
    "timediff", "unixepoch",
  ]

  private static let mathematics = [
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh", "degrees", "exp",
    "floor", "ln", "log", "log10", "log2", "mod", "pi", "pow", "power", "radians", "sin", "sinh", "sqrt", "tan",
    "tanh", "trunc",
  ]

  private static let json = [
    "->", "->>", "json", "json_array", "json_array_insert", "json_array_length", "json_error_position",
    "json_extract", "json_group_array", "json_group_object", "json_insert", "json_object", "json_pretty",
    "json_quote", "json_remove", "json_replace", "json_set", "json_type", "json_valid", "jsonb", "jsonb_array",
    "jsonb_array_insert", "jsonb_extract", "jsonb_group_array", "jsonb_group_object", "jsonb_insert",
    "jsonb_object", "jsonb_remove", "jsonb_replace", "jsonb_set",
  ]

  private static let fullText = ["bm25", "fts5_source_id", "highlight", "snippet"]

  private static let ours = ["expand", "fold", "similarity", "sqlar_uncompress"]
}
