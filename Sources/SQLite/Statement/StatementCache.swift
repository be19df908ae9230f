import CSQLite

/// Keeps compiled statements for their next use. A statement in use keeps its place and is given to nobody else, so
/// that a use looks its text up once.
final class StatementCache {
  private var statements: [String: RawStatement] = [:]
  private var clock: UInt64 = 0
  let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  /// The statements that wait for their next use.
  var count: Int { statements.values.count { !$0.isLent } }

  /// Takes the statement for `sql` out; nil when there is none or it is in use.
  func take(_ sql: String) -> RawStatement? {
    guard let statement = statements[sql], !statement.isLent else { return nil }
    statement.isLent = true
    return statement
  }

  /// Puts a statement back, reset and without its bindings; when the cache is full, the one longest unused
  /// leaves.
  func put(_ statement: RawStatement) {
    sqlite3_reset(statement.pointer)
    sqlite3_clear_bindings(statement.pointer)
    clock += 1
    statement.lastUse = clock
    guard !statement.isLent else {
      statement.isLent = false
      return
    }
    // A second one of a text, made while the first was in use, is not kept.
    guard statements[statement.sql] == nil else { return }
    statements[statement.sql] = statement
    guard statements.count > capacity else { return }
    // A scan of a hundred entries, and only beside a compilation, costs less than a list kept at every use.
    let waiting = statements.lazy.filter { !$0.value.isLent }
    if let oldest = waiting.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      statements.removeValue(forKey: oldest.key)
    }
  }

  func removeAll() { statements.removeAll() }
}
