import SQLite

/// Counts what matches by field, each field without its own filter.
struct FacetCounter {
  /// So many values of a field are given.
  private static let mostValues = 100

  let connection: Connection

  /// The facets with at least one value.
  func facets(matching expression: String, scope: SearchScope) throws -> [Facet] {
    try [SearchField.kind, .region, .municipality, .county, .language].compactMap { field in
      let values = try values(field, expression, scope)
      return values.isEmpty ? nil : Facet(field: field, values: values)
    }
  }

  private func values(_ field: SearchField, _ expression: String, _ scope: SearchScope) throws -> [FacetValue] {
    let (columns, joins) = FacetCounter.source(of: field)
    let others = scope.without(field)
    let own = FacetCounter.namesItsValue.contains(field) ? scope.all.filter { $0.field == field } : []
    let isChosen = own.isEmpty ? "0" : own.map { "(" + $0.sql + ")" }.joined(separator: " AND ")
    let sql = """
      SELECT \(columns), count(DISTINCT p.id), max(\(isChosen)) FROM \(SearchScope.passages) \(joins)
      WHERE passages_fts MATCH ?\(others.conditions)
      GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT \(FacetCounter.mostValues)
      """
    let arguments = own.flatMap(\.arguments) + [.text(expression)] + others.arguments
    return try connection.rows(sql, arguments) { row in
      let value = row.text(0) ?? ""
      return FacetValue(
        value: value, name: row.text(1) ?? value, count: row.int(2) ?? 0, isChosen: row.int(3) == 1)
    }
  }

  /// Fields whose condition is met by the passages of one value only; a region has many municipalities.
  private static let namesItsValue: Set<SearchField> = [.kind, .region, .language]

  /// A value, its name, and the tables that they stand in.
  private static func source(of field: SearchField) -> (columns: String, joins: String) {
    let inRegion = "JOIN region_municipalities AS place ON place.region_id = p.region_id "
    switch field {
    case .kind: return ("p.kind, p.kind", "")
    case .region: return ("regions.slug, regions.name", "JOIN regions ON regions.id = p.region_id")
    case .municipality:
      let join = inRegion + "JOIN municipalities ON municipalities.number = place.municipality_number"
      return ("municipalities.number, municipalities.name", join)
    case .county:
      let join = inRegion + "JOIN counties ON counties.number = substr(place.municipality_number, 1, 2)"
      return ("counties.number, counties.name", join)
    case .language, .document:
      return ("documents.language, documents.language", "JOIN documents ON documents.id = p.document_id")
    }
  }
}
