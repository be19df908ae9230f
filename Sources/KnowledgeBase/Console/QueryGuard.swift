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

  /// Pragmas with something better in their place.
  private static let replacedPragmas = [
    "integrity_check": "cannot be stopped once it runs; `byregion database check` examines the file",
    "quick_check": "cannot be stopped once it runs; `byregion database check` examines the file",
  ]

  /// Tables of modules that a query may not read, in lower case.
  private let deniedTables: Set<String>
  /// While set, the program itself asks, not the user's query.
  var isOurs = false
  /// What was denied last, in words for the user.
  private(set) var denial: String?

  /// - Parameter deniedTables: the modules of the connection that are not among ``CallableNames/tables``.
  init(deniedTables: Set<String> = []) { self.deniedTables = deniedTables }

  /// The modules of a connection that a query may not read.
  static func deniedTables(of connection: Connection) throws -> Set<String> {
    let modules = try connection.rows("PRAGMA module_list") { $0.text(0)?.lowercased() ?? "" }
    return Set(modules.filter { !$0.hasPrefix("pragma_") }).subtracting(CallableNames.tables)
  }

  /// A new statement begins.
  mutating func forget() { denial = nil }

  mutating func answer(_ request: AuthorizerRequest) -> AuthorizerAnswer {
    guard !isOurs, let reason = reasonToDeny(request) else { return .allow }
    denial = reason
    return .deny
  }

  private func reasonToDeny(_ request: AuthorizerRequest) -> String? {
    switch request.action {
    case .select, .recursive:
      return nil
    case .update where Self.isSchemaTable(request.first):
      // SQLite asks so when it declares a virtual table. A statement that means it fails all the same: the schema is
      // not writable, nor is the file.
      return nil
    case .read:
      let table = request.first?.lowercased() ?? ""
      return deniedTables.contains(table) ? "\(table) is not among the tables that a query may read" : nil
    case .function:
      return CallableNames.reasonToDeny(function: request.second ?? "")
    case .pragma:
      return Self.reasonToDenyPragma(request.first?.lowercased() ?? "", argument: request.second)
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
