import CSQLite

/// Keeps compiled statements for their next use. A statement in use is not in the cache.
final class StatementCache {
  private struct Entry {
    let statement: RawStatement
    let lastUse: UInt64
  }

  private var entries: [String: Entry] = [:]
  private var clock: UInt64 = 0
  let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  /// The statements that wait for their next use.
  var count: Int { entries.count }

  /// Takes the statement for `sql` out.
  func take(_ sql: String) -> RawStatement? { entries.removeValue(forKey: sql)?.statement }

  /// Puts a statement back, reset and without its bindings; when the cache is full, the one longest unused
  /// leaves.
  func put(_ statement: RawStatement) {
    sqlite3_reset(statement.pointer)
    sqlite3_clear_bindings(statement.pointer)
    clock += 1
    entries[statement.sql] = Entry(statement: statement, lastUse: clock)
    guard entries.count > capacity else { return }
    // A scan of a hundred entries, and only beside a compilation, costs less than a list kept at every use.
    if let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      entries.removeValue(forKey: oldest.key)
    }
  }

  func removeAll() { entries.removeAll() }
}
