import ByregionRecords
import ByregionStore

/// What a knowledge base holds, in a few numbers.
package struct Summary: Sendable, Hashable {
  package var regions: Int
  /// Current documents.
  package var documents: Int
  /// Municipalities that take part in a region.
  package var municipalities: Int
  /// The number of passages of each kind that there is any of, in the order of the kinds.
  package var passages: [KindCount]
  /// Goals by their labels as printed, the most frequent first; an empty label is none.
  package var goalLevels: [LevelCount]
  /// When the newest document was imported, UTC; nil without one.
  package var newestImport: String?

  /// The number of goals with a label.
  package struct LevelCount: Sendable, Hashable {
    package var level: String
    package var count: Int
  }

  /// The number of passages of a kind.
  package struct KindCount: Sendable, Hashable {
    package var kind: PassageKind
    package var count: Int
  }

  /// The number of all passages.
  package var allPassages: Int { passages.reduce(0) { $0 + $1.count } }

  /// The number of passages of a kind.
  package func count(of kind: PassageKind) -> Int { passages.first { $0.kind == kind }?.count ?? 0 }
}

/// A region with the words that it is linked by.
package struct RegionLink: Sendable, Hashable {
  package var slug: String
  package var name: String
}

extension KnowledgeBase {
  /// What the file holds. Counts every passage: keep the result for as long as the file does not change.
  package func summary() throws -> Summary {
    try asking {
      func count(_ sql: String) throws -> Int { try connection.first(sql) { try $0.get(Int.self, 0) } ?? 0 }
      let kinds = try connection.rows("SELECT kind, count(*) FROM passages GROUP BY kind") { row in
        Summary.KindCount(kind: try row.get(PassageKind.self, 0), count: try row.get(Int.self, 1))
      }
      return Summary(
        regions: try count("SELECT count(*) FROM regions WHERE current_documents > 0"),
        documents: try count("SELECT count(*) FROM documents WHERE status = 'current'"),
        municipalities: try count(
          "SELECT count(DISTINCT municipality_number) FROM region_municipalities"),
        passages: kinds.sorted { $0.kind.position < $1.kind.position },
        goalLevels: try connection.rows(
          """
          SELECT coalesce(level, ''), count(*) AS count FROM passages WHERE kind = 'goal'
          GROUP BY 1 ORDER BY count DESC, 1 LIMIT 12
          """
        ) { Summary.LevelCount(level: try $0.get(String.self, 0), count: try $0.get(Int.self, 1)) },
        newestImport: try connection.first("SELECT max(imported_at) FROM documents WHERE status = 'current'") {
          try $0.get(String?.self, 0)
        } ?? nil)
    }
  }

  /// The regions that have documents, in Norwegian order.
  package func regionLinks() throws -> [RegionLink] {
    try asking {
      try connection.rows(
        "SELECT slug, name FROM regions WHERE current_documents > 0 ORDER BY name COLLATE norwegian, slug"
      ) { RegionLink(slug: try $0.get(String.self, 0), name: try $0.get(String.self, 1)) }
    }
  }
}
