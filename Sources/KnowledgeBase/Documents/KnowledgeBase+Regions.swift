import SQLite

extension KnowledgeBase {
  /// The short name of the region that goes by a name: any form of it that a document prints or the user gave.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is none, or several.
  public func regionSlug(named name: String) throws -> String {
    try translatingErrors { try region(named: name).slug }
  }

  func region(named name: String) throws -> RegionRow {
    let bySlug = try connection.first("SELECT id, slug, name FROM regions WHERE slug = ?", [.text(name)]) { row in
      RegionRow(id: row.integer(0) ?? 0, slug: row.text(1) ?? "", name: row.text(2) ?? "")
    }
    if let bySlug { return bySlug }
    let matcher = RegionMatcher(regions: try KnownRegions(connection).all(), register: try PlaceRegister(connection))
    let found = matcher.find(name)
    guard let region = found.first else {
      throw KnowledgeBaseError(
        .missingInput, "there is no region \(name)", suggestion: "`byregion list regions` lists them.")
    }
    guard found.count == 1 else {
      throw KnowledgeBaseError(
        .missingInput, "\(found.count) regions go by \(name): " + found.map(\.slug).joined(separator: ", "),
        suggestion: "Name the one you mean by its short name.")
    }
    return RegionRow(id: region.id, slug: region.slug, name: region.name)
  }
}
