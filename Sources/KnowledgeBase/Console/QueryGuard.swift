import SQLite

/// Decides what a stranger's statement may do: read, and call what only computes.
///
/// SQLite asks while it prepares (https://sqlite.org/c3ref/set_authorizer.html), also when FTS5 prepares statements of
/// its own inside a MATCH, which read its shadow tables and `PRAGMA data_version`.
struct QueryGuard {
  /// Pragmas that only tell (https://sqlite.org/pragma.html); those marked true may take an argument, which names a
  /// table or index and sets nothing.
  static let pragmas: [String: Bool] = [
    "application_id": false, "collation_list": false, "compile_options": false, "data_version": false,
    "database_list": false, "encoding": false, "foreign_key_check": true, "foreign_key_list": true,
    "freelist_count": false, "function_list": false, "index_info": true, "index_list": true,
    "index_xinfo": true, "module_list": false, "page_count": false, "page_size": false, "pragma_list": false,
    "schema_version": false, "table_info": true, "table_list": true, "table_xinfo": true,
    "user_version": false,
  ]

  /// Functions that reach beyond the query (the file system, extensions, pointers), and those that nothing can stop
  /// once they run.
  static let deniedFunctions: [String: String] = [
    "edit": "starts a program", "fts3_tokenizer": "reads and sets pointers",
    "json_patch": "takes time that grows with the square of its arguments, and cannot be stopped",
    "load_extension": "loads code", "readfile": "reads files", "writefile": "writes files",
  ]

  /// Pragmas with something better in their place.
  private static let replacedPragmas = [
    "integrity_check": "cannot be stopped once it runs; `byregion database check` examines the file",
    "quick_check": "cannot be stopped once it runs; `byregion database check` examines the file",
  ]

  /// Virtual tables that show pages and memory instead of data.
  static let deniedTables: Set<String> = [
    "sqlite_dbpage", "sqlite_dbdata", "sqlite_dbptr", "fsdir", "zipfile",
  ]

  /// While set, the program itself asks, not the user's query.
  var isOurs = false
  /// What was denied last, in words for the user.
  private(set) var denial: String?

  mutating func answer(_ request: AuthorizerRequest) -> AuthorizerAnswer {
    guard !isOurs, let reason = Self.reasonToDeny(request) else { return .allow }
    denial = reason
    return .deny
  }

  private static func reasonToDeny(_ request: AuthorizerRequest) -> String? {
    switch request.action {
    case .select, .recursive:
      return nil
    case .update where isSchemaTable(request.first):
      // SQLite asks so when it declares a virtual table. A statement that means it fails all the same: the schema is
      // not writable, nor is the file.
      return nil
    case .read:
      let table = request.first?.lowercased() ?? ""
      return deniedTables.contains(table) ? "\(table) reads the file's pages, not its data" : nil
    case .function:
      let name = request.second?.lowercased() ?? ""
      return deniedFunctions[name].map { "\(name)() \($0)" }
    case .pragma:
      return reasonToDenyPragma(request.first?.lowercased() ?? "", argument: request.second)
    case .attach, .detach:
      return "other files cannot be attached"
    case .transaction, .savepoint:
      return "a query runs by itself, without a transaction"
    default:
      return "the knowledge base is open for reading only"
    }
  }

  private static func isSchemaTable(_ name: String?) -> Bool {
    ["sqlite_master", "sqlite_schema"].contains(name?.lowercased())
  }

  private static func reasonToDenyPragma(_ name: String, argument: String?) -> String? {
    if let reason = replacedPragmas[name] { return "PRAGMA \(name) \(reason)" }
    guard let takesArgument = pragmas[name] else { return "PRAGMA \(name) is not among those that only read" }
    return argument != nil && !takesArgument ? "PRAGMA \(name) may be read, not set" : nil
  }
}
