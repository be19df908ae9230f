/// What a query may call: functions and tables of modules that only compute, within the query's limits.
///
/// It says what is allowed, not what is forbidden: what a later SQLite brings along is refused until somebody has
/// looked at what it does, and at how its time grows with its arguments.
enum CallableNames {
  /// Functions (https://sqlite.org/lang_corefunc.html and the pages beside it), in lower case.
  static let functions = Set(core + aggregates + windows + dates + mathematics + json + fullText + ours)

  /// Tables that a module makes without a CREATE, except those of pragmas, which ``QueryGuard`` answers for itself.
  static let tables: Set<String> = [
    "dbstat", "json_each", "json_tree", "jsonb_each", "jsonb_tree", "search", "sqlite_stmt",
  ]

  /// Why some are refused that somebody may well ask for.
  static let reasons: [String: String] = [
    "edit": "starts a program", "fts3_tokenizer": "reads and sets pointers", "load_extension": "loads code",
    "readfile": "reads files", "writefile": "writes files",
    "json_patch": "takes time that grows with the square of its arguments, and cannot be stopped",
    "jsonb_patch": "takes time that grows with the square of its arguments, and cannot be stopped",
    "unhex": "takes time that grows with the product of its arguments, and cannot be stopped",
  ]

  /// Why a query may not call a function; nil for one that it may.
  static func reasonToDeny(function name: String) -> String? {
    let name = name.lowercased()
    guard !functions.contains(name) else { return nil }
    return "\(name)() \(reasons[name] ?? "is not among the functions that a query may call")"
  }

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

  private static let ours = ["expand", "fold", "similarity"]
}
