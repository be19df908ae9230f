import ByregionPostgreSQL
import ByregionSQLite
import ByregionStore
import Foundation

@testable import ByregionPublishing

/// Compares a PostgreSQL schema with the file.
enum Comparison {
  /// One sentence for each table and view that differs or is missing.
  static func differences(_ setting: Setting, _ file: String = "byregion.db", schema: String = "byregion") throws
    -> [String]
  {
    let knowledgeBase = try KnowledgeBase.open(setting.path(file), for: .reading)
    defer { try? knowledgeBase.close() }
    let objects = try PublishedObjects(knowledgeBase)
    let session = try setting.session()
    try session.execute("SET search_path = \(Names.quoted(schema))")
    var found: [String] = []
    for table in objects.tables {
      let order = table.primaryKey.map { "\"\($0)\"" }.joined(separator: ", ")
      found += try difference(
        of: table.name, table.columns.map(\.name), order: order, knowledgeBase, session, isSorted: true)
    }
    for view in objects.views {
      found += try difference(
        of: view.object.name, view.object.columns.map(\.name), order: "1", knowledgeBase, session, isSorted: false)
    }
    return found
  }

  private static func difference(
    of name: String, _ columns: [String], order: String, _ knowledgeBase: KnowledgeBase, _ session: Session,
    isSorted: Bool
  ) throws -> [String] {
    let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let unpacked =
      name == "document_contents"
      ? "document_id, sqlar_uncompress(content, (SELECT byte_count FROM documents WHERE id = document_id))" : list
    var here = try knowledgeBase.connection.rows("SELECT \(unpacked) FROM \"\(name)\" ORDER BY \(order)") {
      $0.values.map(text)
    }
    var there: [[String]]
    do {
      there = try session.rows("SELECT \(list) FROM \"\(name)\" ORDER BY \(order)").map { $0.map { $0 ?? "NULL" } }
    } catch let error as PostgreSQLError {
      return ["\(name): \(error.message)"]
    }
    if !isSorted {
      here.sort { $0.lexicographicallyPrecedes($1) }
      there.sort { $0.lexicographicallyPrecedes($1) }
    }
    guard here != there else { return [] }
    let first = zip(here, there).first { $0 != $1 }
    return ["\(name): \(here.count) rows here, \(there.count) there; \(first.map { "\($0)" } ?? "the last ones")"]
  }

  /// A SQLite value in PostgreSQL's text format.
  private static func text(_ value: Value) -> String {
    switch value {
    case .null: "NULL"
    case .integer(let number): "\(number)"
    case .real(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .text(let text): text.replacing("\0", with: "\u{FFFD}")
    case .blob(let bytes): "\\x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  /// The MD5 of the rows of each table in a schema, without the tables that record publications.
  static func state(_ session: Session, schema: String = "byregion") throws -> [String: String] {
    let tables = try session.rows(
      "SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename NOT LIKE 'publi%' ORDER BY 1", [schema])
    var sums: [String: String] = [:]
    for table in tables.compactMap({ $0[0] }) {
      let sum = try session.rows(
        """
        SELECT md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) FROM \(schema)."\(table)" AS t
        """)
      sums[table] = sum[0][0]
    }
    return sums
  }
}
