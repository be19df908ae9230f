import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore

/// The result of checking a file.
package struct CheckReport: Sendable, Hashable {
  /// One check.
  package struct Item: Sendable, Hashable {
    /// What was checked, as in machine-readable output: "SQLite's structures".
    package var name: String
    /// The problems found, one sentence each; empty when there are none.
    package var problems: [Wording]
    /// Notes that are not problems, one sentence each.
    package var notes: [Wording]
    /// Why the check was skipped; nil when it ran.
    package var skippedBecause: Wording?

    package init(name: String, problems: [Wording] = [], notes: [Wording] = [], skippedBecause: Wording? = nil) {
      self.name = name
      self.problems = problems
      self.notes = notes
      self.skippedBecause = skippedBecause
    }
  }

  /// The name of the check of tables, views, indexes and triggers.
  package static let schemaCheck = "tables, views and triggers"

  /// The checks, in order.
  package var items: [Item]

  package init(items: [Item]) { self.items = items }

  /// Whether no check found a problem.
  package var isSound: Bool { items.allSatisfy { $0.problems.isEmpty } }
}

/// Checks a file: SQLite's structures, references between tables, the search index, and the documents' bytes.
struct Examiner {
  let connection: Connection
  /// Maximum number of problems reported by one check.
  static let problemLimit = 20

  func examine() throws -> CheckReport {
    var notes: [Wording] = []
    var items = [
      item(CheckReport.schemaCheck) {
        let comparison = try SchemaComparison(connection, migrations: Migration.all())
        notes = comparison.foreign.map { entry in Wording { $0.isLeftAlone(entry.type, entry.name) } }
        return comparison.problems
      }, item("SQLite's structures", structures),
    ]
    items[0].notes = notes
    // A table that another program redefined, such as a view, may take unlimited time to read.
    guard items[0].problems.isEmpty else {
      let reason = Wording { $0.tablesAreOthers }
      let others = [
        "references between tables", "search index", "vocabulary of the search", "documents' bytes", "passages",
      ]
      return CheckReport(items: items + others.map { CheckReport.Item(name: $0, skippedBecause: reason) })
    }
    items.append(item("references between tables", foreignKeys))
    items.append(
      connection.isReadOnly
        ? CheckReport.Item(name: "search index", skippedBecause: Wording { $0.cannotWriteNow })
        : item("search index", searchIndex))
    items.append(item("vocabulary of the search", vocabulary))
    items.append(item("documents' bytes", contents))
    items.append(item("passages", passages))
    return CheckReport(items: items)
  }

  /// Runs a check. If it fails because of damage, its error is the problem.
  private func item(_ name: String, _ check: () throws -> [Wording]) -> CheckReport.Item {
    do {
      return CheckReport.Item(name: name, problems: try check())
    } catch {
      let problem =
        (error as? KnowledgeBaseError)?.wording ?? Wording(asItIs: (error as? SQLiteError)?.message ?? "\(error)")
      return CheckReport.Item(name: name, problems: [problem])
    }
  }

  private func structures() throws -> [Wording] {
    try connection.rows("PRAGMA integrity_check(\(Self.problemLimit))") { try $0.get(String.self, 0) }.filter {
      $0 != "ok"
    }.map { Wording(asItIs: $0) }
  }

  private func foreignKeys() throws -> [Wording] {
    let counts = try connection.rows(
      """
      SELECT slug FROM regions WHERE current_documents IS NOT (
        SELECT count(*) FROM documents WHERE documents.region_id = regions.id AND documents.status = 'current')
      LIMIT \(Self.problemLimit)
      """
    ) { row in
      let slug = try row.get(String.self, 0)
      return Wording { $0.otherDocumentCount(slug) }
    }
    return try counts
      + connection.rows(
        "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT \(Self.problemLimit)"
      ) { row in
        // Null for a WITHOUT ROWID table.
        let number = try row.get(Int64?.self, 1)
        let (table, other) = (try row.get(String.self, 0), try row.get(String.self, 2))
        return Wording { $0.refersToNothing(row: number, of: table, to: other) }
      }
  }

  /// The plain integrity-check does not compare the index with the content table; with rank 1 it does
  /// (https://sqlite.org/fts5.html#the_integrity_check_command).
  private func searchIndex() throws -> [Wording] {
    try connection.run("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
    return []
  }

  private func vocabulary() throws -> [Wording] {
    // The comparison creates a temporary table. The file itself stays open read-only.
    if connection.isReadOnly { try connection.execute("PRAGMA query_only = OFF") }
    defer { if connection.isReadOnly { try? connection.execute("PRAGMA query_only = ON") } }
    return try VocabularyCheck.differences(on: connection, limit: Self.problemLimit)
  }

  /// Checks that references are unique, and that every passage is in a section of its document.
  private func passages() throws -> [Wording] {
    let twice = try connection.rows(
      "SELECT reference FROM passages GROUP BY reference HAVING count(*) > 1 LIMIT \(Self.problemLimit)"
    ) { row in
      let reference = try row.get(String.self, 0)
      return Wording { $0.referenceGivenTwice(reference) }
    }
    let astray = try connection.rows(
      """
      SELECT passages.reference FROM passages LEFT JOIN sections ON sections.id = passages.section_id
      WHERE sections.document_id IS NOT passages.document_id LIMIT \(Self.problemLimit)
      """
    ) { row in
      let reference = try row.get(String.self, 0)
      return Wording { $0.standsInNoSection(reference) }
    }
    return twice + astray
  }

  private func contents() throws -> [Wording] {
    var problems: [Wording] = []
    try connection.query(
      """
      SELECT documents.id, documents.source, documents.sha256, document_contents.content, documents.byte_count
      FROM documents LEFT JOIN document_contents ON document_contents.document_id = documents.id
      """
    ) { row in
      guard problems.count < Self.problemLimit else { return }
      let (id, source) = (try row.get(Int64.self, 0), try row.get(String.self, 1))
      guard let stored = try row.get([UInt8]?.self, 3) else {
        problems.append(Wording { $0.hasLostBytes($0.documentNamed(id, source)) })
        return
      }
      let content = PackedContent.unpack(stored, byteCount: try row.get(Int.self, 4))
      if try row.get(String.self, 2) != content.map({ ContentHash.hexadecimal(of: $0) }) {
        problems.append(Wording { $0.otherBytes($0.documentNamed(id, source)) })
      }
    }
    return problems
  }
}

extension KnowledgeBase {
  /// Checks the whole file, and reads all of it.
  ///
  /// - Throws: `KnowledgeBaseError` when the file cannot be read at all.
  package func check() throws -> CheckReport {
    try translatingErrors { try Examiner(connection: connection).examine() }
  }
}
