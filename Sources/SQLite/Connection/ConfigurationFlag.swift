import CSQLite

/// A switch of https://sqlite.org/c3ref/c_dbconfig_defensive.html.
public enum ConfigurationFlag: Sendable, CaseIterable {
  /// Refuses what could damage the file: `writable_schema`, writes to shadow tables, `sqlite_dbpage`.
  case defensive
  /// Lets views, triggers and defaults of the file call functions and virtual tables not marked innocuous.
  case trustedSchema
  /// Reads "x" as a text where no such name exists, in queries.
  case doubleQuotedStringsInQueries
  /// The same in CREATE statements.
  case doubleQuotedStringsInSchema
  /// Enforces foreign keys.
  case foreignKeys
  case triggers
  case views
  /// Lets `UPDATE sqlite_schema` through.
  case writableSchema
  /// Lets the C interface load extensions; the SQL function stays off.
  case loadExtension
  /// Lets `fts3_tokenizer()` take two arguments.
  case fts3Tokenizer
  /// Keeps the write-ahead log when the last connection closes.
  case noCheckpointOnClose
  /// While on, `VACUUM` empties the database.
  case resetDatabase
  /// Sets the `sqlite_stat` driven plans fast to the same result: the query planner stability guarantee.
  case stablePlans

  var number: Int32 {
    switch self {
    case .defensive: SQLITE_DBCONFIG_DEFENSIVE
    case .trustedSchema: SQLITE_DBCONFIG_TRUSTED_SCHEMA
    case .doubleQuotedStringsInQueries: SQLITE_DBCONFIG_DQS_DML
    case .doubleQuotedStringsInSchema: SQLITE_DBCONFIG_DQS_DDL
    case .foreignKeys: SQLITE_DBCONFIG_ENABLE_FKEY
    case .triggers: SQLITE_DBCONFIG_ENABLE_TRIGGER
    case .views: SQLITE_DBCONFIG_ENABLE_VIEW
    case .writableSchema: SQLITE_DBCONFIG_WRITABLE_SCHEMA
    case .loadExtension: SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION
    case .fts3Tokenizer: SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER
    case .noCheckpointOnClose: SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
    case .resetDatabase: SQLITE_DBCONFIG_RESET_DATABASE
    case .stablePlans: SQLITE_DBCONFIG_ENABLE_QPSG
    }
  }
}
