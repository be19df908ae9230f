/// When a transaction takes its locks, after https://sqlite.org/lang_transaction.html.
public enum TransactionKind: String, Sendable {
  /// At the first statement that reads or writes.
  case deferred
  /// At once for writing, so that a later write cannot fail for another writer's sake.
  case immediate
  /// At once for writing; outside WAL mode nobody else reads meanwhile either.
  case exclusive

  var sql: String { "BEGIN \(rawValue.uppercased())" }
}
