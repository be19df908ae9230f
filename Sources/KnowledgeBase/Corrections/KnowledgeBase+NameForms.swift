import SQLite

extension KnowledgeBase {
  /// The forms of a region's name, those of the user first.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  public func nameForms(ofRegion slug: String) throws -> [NameForm] {
    try translatingErrors {
      try connection.rows(
        """
        SELECT names.name, names.source, documents.source FROM region_names AS names
        JOIN regions ON regions.id = names.region_id
        LEFT JOIN documents ON documents.id = names.document_id
        WHERE regions.slug = ? AND (documents.id IS NULL OR documents.status = 'current')
        ORDER BY names.source = 'user' DESC, names.name COLLATE norwegian, names.id
        """, [.text(slug)]
      ) { row in
        NameForm(name: row.text(0) ?? "", source: row.text(1) ?? "", document: row.text(2))
      }
    }
  }

  /// Gives a region a name that its documents may go by; current documents of other regions that go by it move here.
  ///
  /// - Parameters:
  ///   - name: the form, such as another project title.
  ///   - slug: the region's short name.
  ///   - confirming: is told which documents would move, and may throw to leave everything as it is.
  /// - Returns: the documents that moved; their references are new, since a reference names its region.
  /// - Throws: `KnowledgeBaseError` with `.usage` for a name without letters or one that another region was given.
  @discardableResult
  public func addName(
    _ name: String, toRegion slug: String, confirming: ([ImportReport.Document]) throws -> Void = { _ in }
  ) throws -> [ImportReport.Document] {
    let region = try translatingErrors { try self.region(named: slug) }
    let keys = RegionName(name).keys
    guard !keys.isEmpty else { throw KnowledgeBaseError(.usage, "\"\(name)\" is no name: it has no letters") }
    return try writing { (session: inout WritingSession) throws -> [ImportReport.Document] in
      if let other = try Self.owner(of: keys, other: region.id, connection) {
        throw KnowledgeBaseError(
          .usage, "\(other) goes by that name already",
          suggestion: "Take it away there first: byregion correct alias \(other) --remove \"\(name)\"")
      }
      try connection.run(
        """
        INSERT INTO region_names (region_id, name, source) SELECT ?1, ?2, 'user'
        WHERE NOT EXISTS (SELECT 1 FROM region_names WHERE region_id = ?1 AND name = ?2 AND source = 'user')
        """, .integer(region.id), .text(name))
      let moved = try Self.documents(goingBy: keys, notIn: region.id, connection).map { try session.rewrite($0) }
      try confirming(moved)
      return moved
    }
  }

  /// Takes a name away that the user gave; documents stay where they are.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when the user gave the region no such name.
  public func removeName(_ name: String, fromRegion slug: String) throws {
    try requireGivenName(name, ofRegion: slug)
    try translatingErrors {
      _ = try connection.run(
        "DELETE FROM region_names WHERE region_id = ? AND name = ? AND source = 'user'",
        .integer(try self.region(named: slug).id), .text(name))
    }
  }

  /// Sees to it that the user gave a region a name.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when not so.
  public func requireGivenName(_ name: String, ofRegion slug: String) throws {
    try translatingErrors {
      let region = try self.region(named: slug)
      let isGiven = try connection.first(
        "SELECT 1 FROM region_names WHERE region_id = ? AND name = ? AND source = 'user'",
        [.integer(region.id), .text(name)]
      ) { _ in true }
      guard isGiven == nil else { return }
      throw KnowledgeBaseError(
        .missingInput, "\(region.name) was not given the name \"\(name)\"",
        suggestion: "`byregion correct alias \(region.slug)` lists its names; printed ones cannot be removed.")
    }
  }

  /// The short name of another region that the user gave a name of these keys.
  private static func owner(of keys: Set<String>, other region: Int64, _ connection: Connection) throws -> String? {
    let names = try connection.rows(
      """
      SELECT region_names.name, regions.slug FROM region_names JOIN regions ON regions.id = region_names.region_id
      WHERE region_names.source = 'user' AND regions.id <> ?
      """, [.integer(region)]
    ) { ($0.text(0) ?? "", $0.text(1) ?? "") }
    return names.first { !RegionName($0.0).keys.isDisjoint(with: keys) }?.1
  }

  /// Current documents of other regions whose title or facts name theirs by one of these keys.
  private static func documents(
    goingBy keys: Set<String>, notIn region: Int64, _ connection: Connection
  ) throws -> [Int64] {
    var found: Set<Int64> = []
    try connection.query(
      """
      SELECT id, title FROM documents WHERE status = 'current' AND region_id <> ?1
      UNION ALL
      SELECT documents.id, names.name FROM documents JOIN region_names AS names ON names.document_id = documents.id
      WHERE documents.status = 'current' AND documents.region_id <> ?1 AND names.source IN ('title', 'facts')
      """, [.integer(region)]
    ) { row in
      if !RegionName(row.text(1) ?? "").keys.isDisjoint(with: keys) { found.insert(row.integer(0) ?? 0) }
    }
    return found.sorted()
  }
}
