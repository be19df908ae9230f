import ByregionReading
import ByregionSQLite
import ByregionStore
import Foundation

/// Checks the invariants of every knowledge base.
enum Examination {
  /// The problems of a file, one sentence each. Checks SQLite's structures, foreign keys, the index against its content
  /// (rank 1), the vocabulary, the bytes of each document, and that each document has passages.
  static func faults(of path: String) throws -> [String] {
    let knowledgeBase = try KnowledgeBase.open(path, for: .writing)
    var faults = try knowledgeBase.check().items.flatMap { item in
      item.problems.map { "\(item.name): \($0)" } + (item.skippedBecause.map { ["\(item.name): \($0)"] } ?? [])
    }
    try knowledgeBase.close()
    let connection = try Connection(path: path, mode: .readOnly)
    defer { try? connection.close() }
    faults += try connection.rows(
      """
      SELECT id FROM documents WHERE status = 'current'
        AND NOT EXISTS (SELECT 1 FROM passages WHERE passages.document_id = documents.id)
      """
    ) { "document \($0.integer(0) ?? 0) has no passages" }
    return faults
  }

  /// The rows of the tables, without times, the list of imports, and ids that depend on the order of insertion.
  ///
  /// SQLite's heap limit holds for the whole process, so a statement with a memory limit in another suite may leave too
  /// little for this one. It then tries again.
  static func contents(of path: String) throws -> [String] {
    for _ in 0..<1_000 {
      do {
        return try contents(read: path)
      } catch let error as SQLiteError where error.code == .noMemory {
        sched_yield()
      }
    }
    return try contents(read: path)
  }

  private static func contents(read path: String) throws -> [String] {
    let connection = try Connection(path: path, mode: .readOnly)
    defer { try? connection.close() }
    let tables = try connection.rows(
      """
      SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
        AND name NOT IN ('schema_migrations', 'word_grams', 'sqlite_schema', 'imports', 'import_changes', 'changes') ORDER BY name
      """
    ) { $0.text(0) ?? "" }
    return try tables.flatMap { try rows(of: $0, connection) }
  }

  private static func rows(of table: String, _ connection: Connection) throws -> [String] {
    let hasArbitraryIDs = !["documents", "regions"].contains(table)
    let left = ["imported_at", "failed_at"] + (hasArbitraryIDs ? ["id"] : [])
    let section = "(SELECT document_id || '/' || position FROM sections WHERE sections.id = section_id)"
    let columns = try connection.rows("SELECT name FROM pragma_table_info(?)", [.text(table)]) { $0.text(0) ?? "" }
      .filter { !left.contains($0) }.map { $0 == "section_id" ? section : "quote(\"\($0)\")" }
    guard !columns.isEmpty else { return [] }
    return try connection.rows("SELECT \(columns.joined(separator: " || '|' || ")) FROM \"\(table)\" ORDER BY 1") {
      "\(table): \($0.text(0) ?? "")"
    }
  }

  /// The number of migrations applied to the file.
  static func schemaVersion(of path: String) throws -> Int {
    let connection = try Connection(path: path, mode: .readOnly)
    defer { try? connection.close() }
    return try connection.first("PRAGMA user_version") { $0.int(0) ?? 0 } ?? 0
  }

  /// The number of stored documents, all revisions included.
  static func documentCount(of path: String) throws -> Int {
    let connection = try Connection(path: path, mode: .readOnly)
    defer { try? connection.close() }
    return try connection.first("SELECT count(*) FROM documents") { $0.int(0) ?? 0 } ?? 0
  }

  /// The first lines in which two contents differ.
  static func difference(_ first: [String], _ second: [String]) -> [String] {
    Array(first.difference(from: second).prefix(6)).map { "\($0)".prefix(200).description }
  }
}
