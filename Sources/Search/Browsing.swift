import ByregionNorwegian
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore

extension KnowledgeBase {
  /// The passages of a kind within filters, by region in Norwegian order and as printed: a search without words.
  ///
  /// Each hit's snippet is its whole text. The cost is that of the regions and of the passages that are returned; with
  /// facets, that of all passages of the kind.
  ///
  /// - Throws: `KnowledgeBaseError` for a filter that means nothing.
  package func browse(
    _ kind: PassageKind, _ filters: SearchFilters, limit: Int, offset: Int, wantsFacets: Bool = false
  ) throws -> SearchResponse {
    try asking {
      try companion(Searcher.init).browse(kind, filters, limit: limit, offset: offset, wantsFacets: wantsFacets)
    }
  }
}

extension Searcher {
  fileprivate func browse(
    _ kind: PassageKind, _ filters: SearchFilters, limit: Int, offset: Int, wantsFacets: Bool
  ) throws -> SearchResponse {
    var reader = FilterReader(connection)
    try reader.read(filters, [])
    let scope = reader.scope
    var response = SearchResponse(diagnostics: reader.diagnostics)
    response.notes = reader.notes
    let regions = try regions(of: kind, scope)
    response.total = regions.reduce(0) { $0 + $1.count }
    response.regions = regions
    response.hits = try HitReader(connection, tokenizer: tokenizer, plan: MatchPlan()).whole(
      try page(regions, kind, scope, limit: limit, offset: offset))
    if wantsFacets {
      let all = try connection.rows("SELECT id FROM passages WHERE kind = ?", [.text(kind.rawValue)]) {
        try $0.get(Int64.self, 0)
      }
      response.facets = try FacetCounter(connection, scope: scope).facets(of: all).filter { $0.field != .kind }
    }
    return response
  }

  /// The regions with passages of the kind, in Norwegian order.
  private func regions(of kind: PassageKind, _ scope: SearchScope) throws -> [RegionCount] {
    let counts = try connection.rows(
      """
      SELECT regions.slug, regions.name, count(*) FROM passages AS p JOIN regions ON regions.id = p.region_id
      WHERE p.kind = ?\(scope.conditions) GROUP BY p.region_id
      """, [.text(kind.rawValue)] + scope.arguments
    ) { row in
      RegionCount(
        slug: try row.get(String.self, 0), name: try row.get(String.self, 1), count: try row.get(Int.self, 2),
        allWords: 0)
    }
    return counts.sorted {
      let order = NorwegianCollation.compare($0.name, $1.name)
      return order == 0 ? $0.slug < $1.slug : order < 0
    }
  }

  /// The ids of the passages from `offset`, `limit` at most.
  private func page(
    _ regions: [RegionCount], _ kind: PassageKind, _ scope: SearchScope, limit: Int, offset: Int
  ) throws -> [Int64] {
    var ids: [Int64] = []
    var passed = 0
    for region in regions where ids.count < limit {
      defer { passed += region.count }
      guard passed + region.count > offset else { continue }
      ids += try connection.rows(
        """
        SELECT p.id FROM passages AS p JOIN documents ON documents.id = p.document_id
        WHERE p.region_id = (SELECT id FROM regions WHERE slug = ?) AND p.kind = ?\(scope.conditions)
        ORDER BY documents.kind = 'final' DESC, p.document_id, p.position LIMIT ? OFFSET ?
        """,
        [.text(region.slug), .text(kind.rawValue)] + scope.arguments + [
          .integer(Int64(limit - ids.count)), .integer(Int64(max(0, offset - passed))),
        ]
      ) { try $0.get(Int64.self, 0) }
    }
    return ids
  }
}
