import ByregionLanguages
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

extension KnowledgeBase {
  /// Lists the rows of a listing, in a stream.
  ///
  /// - Parameters:
  ///   - narrowing: a filter from ``narrowing(_:_:)``; nil for all rows.
  ///   - order: a column to sort by; nil for the listing's own order. Rows without a value come last.
  ///   - begin: called with the column names before the first row.
  ///   - row: called with each row, which is valid only during the call.
  /// - Returns: the number of rows.
  /// - Throws: `KnowledgeBaseError` with `.usage` when there is no such column.
  @discardableResult
  package func list(
    _ listing: Listing, narrowedBy narrowing: ListNarrowing? = nil, sortedBy order: ListOrder? = nil,
    begin: ([String]) throws -> Void, row: (Row) throws -> Void
  ) throws -> Int {
    try readSnapshot {
      let whole = listing.sql(narrowing?.condition ?? "")
      let sql = try order.map { try sorted(listing, whole, by: $0) } ?? whole
      return try connection.withStatement(sql) { statement in
        try begin(statement.columnNames)
        var count = 0
        while try statement.step() {
          try row(statement.row)
          count += 1
        }
        return count
      }
    }
  }

  /// A page of a listing. Only the sort columns are computed for all rows; the other columns only for the rows of the
  /// page.
  ///
  /// - Parameters:
  ///   - order: as for ``list(_:narrowedBy:sortedBy:begin:row:)``.
  ///   - start: the number of rows before the page.
  /// - Returns: the rows, and whether more follow.
  package func page(
    of listing: Listing, sortedBy order: ListOrder? = nil, from start: Int, limit: Int
  ) throws -> ListPart {
    try readSnapshot {
      guard let key = listing.key else { return try part(of: listing, sortedBy: order, from: start, limit: limit) }
      let whole = listing.sql("", adding: key, isOrdered: false)
      var terms = listing.order.map { "\($0) COLLATE norwegian" } + ["\"key\""]
      if let order { terms.insert(try term(listing, whole, by: order), at: 0) }
      var keys = try connection.rows(
        "SELECT \"key\" FROM (\(whole)) AS listed ORDER BY \(terms.joined(separator: ", ")) LIMIT ? OFFSET ?",
        [.integer(Int64(limit + 1)), .integer(Int64(start))]
      ) { $0[0] }
      let hasMore = keys.count > limit
      if hasMore { keys.removeLast() }
      let names = keys.map(Listing.literal).joined(separator: ", ")
      let sql = listing.sql(" AND \(key) IN (\(names))", adding: key, isOrdered: false)
      return try connection.withStatement(sql) { statement in
        var rows: [Value: [Value]] = [:]
        while try statement.step() {
          var values = statement.row.values
          rows[values.removeLast()] = values
        }
        return ListPart(columns: statement.columnNames.dropLast(), rows: keys.compactMap { rows[$0] }, hasMore: hasMore)
      }
    }
  }

  /// A page of a listing that has to be read from its beginning.
  private func part(of listing: Listing, sortedBy order: ListOrder?, from start: Int, limit: Int) throws -> ListPart {
    var part = ListPart(columns: [], rows: [], hasMore: false)
    var passed = 0
    try list(listing, sortedBy: order) {
      part.columns = $0
    } row: { row in
      passed += 1
      if passed > start, part.rows.count < limit { part.rows.append(row.values) }
    }
    part.hasMore = passed > start + limit
    return part
  }

  private func sorted(_ listing: Listing, _ sql: String, by order: ListOrder) throws -> String {
    "SELECT * FROM (\(sql)) AS listed ORDER BY \(try term(listing, sql, by: order))"
  }

  /// The ORDER BY term.
  private func term(_ listing: Listing, _ sql: String, by order: ListOrder) throws -> String {
    let columns = try connection.withStatement(sql) { $0.columnNames }.filter { $0 != "key" }
    guard columns.contains(order.column) else {
      let near = NearestName.to(order.column, among: columns)
      throw KnowledgeBaseError(
        .usage, { $0.noSortColumn(order.column, of: listing.rawValue) },
        suggestion: .say { words in (near.map { words.didYouMean($0) + " " } ?? "") + words.theColumnsAre(columns) })
    }
    // Safe to interpolate: the name is one of the statement's columns. The collation does not affect numbers.
    let column = "\"\(order.column)\""
    return "\(column) IS NULL, \(column) COLLATE norwegian \(order.isDescending ? "DESC" : "ASC")"
  }
}

/// A page of a listing.
package struct ListPart: Sendable {
  package var columns: [String]
  package var rows: [[Value]]
  /// Whether more rows follow.
  package var hasMore: Bool
}

/// A filter for the rows of a listing.
package struct ListNarrowing: Sendable, Hashable {
  /// SQL that begins with AND; empty for no condition.
  fileprivate(set) var condition = ""
  /// How names of places were interpreted, if that was not obvious.
  package fileprivate(set) var notes: [Wording] = []
}

extension KnowledgeBase {
  /// Builds the filter of a listing. Names of one field are alternatives.
  ///
  /// Municipalities and counties filter the rows of their own listing directly, and those of all other listings through
  /// the regions that they belong to.
  ///
  /// - Parameter kinds: kinds of documents, as ``WriteUp/Kind`` names them; for the listing of documents only.
  /// - Throws: `KnowledgeBaseError` with `.usage` for an unknown name, or for kinds that do not apply.
  package func narrowing(
    _ listing: Listing, _ places: [RegionSelection.Field: [String]], kinds: [String] = []
  ) throws -> ListNarrowing {
    try readSnapshot {
      var narrowing = ListNarrowing()
      var names: PlaceNames?
      for field in RegionSelection.Field.allCases {
        guard let values = places[field], !values.isEmpty else { continue }
        let known = try names ?? PlaceNames(connection)
        names = known
        let found = try values.map { try known.regions(field, named: $0) }
        if let complaint = found.compactMap(\.complaint).first {
          throw KnowledgeBaseError(.usage, complaint, place: "--\(field.rawValue)")
        }
        narrowing.notes += found.compactMap(\.note)
        narrowing.condition += " AND (" + found.map { listing.condition(on: $0) }.joined(separator: " OR ") + ")"
      }
      if !kinds.isEmpty {
        guard listing == .documents else {
          throw KnowledgeBaseError(.usage, { $0.kindIsForDocuments(listing.rawValue) }, place: "--kind")
        }
        narrowing.condition += " AND documents.kind IN (" + kinds.map(Listing.quoted).joined(separator: ", ") + ")"
      }
      return narrowing
    }
  }
}

/// The sort order of a listing.
package struct ListOrder: Sendable, Hashable {
  /// Name of a column of the listing.
  package var column: String
  /// Whether the greatest value comes first.
  package var isDescending: Bool

  package init(column: String, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }

  /// Parses an order as a user types it: a column's name, with a leading hyphen for descending order.
  package init(_ text: String) {
    let isDescending = text.hasPrefix("-")
    self.init(column: isDescending ? String(text.dropFirst()) : text, isDescending: isDescending)
  }
}

/// The listings of `list`; each is an SQL query that a user could also write.
package enum Listing: String, Sendable, Hashable, CaseIterable {
  case regions, municipalities, counties, goals, results, advice, continuations, applications, attachments,
    documents

  /// The condition that a row belongs to a place.
  fileprivate func condition(on place: RegionSelection) -> String {
    let regions = place.ids.map(String.init).joined(separator: ", ")
    let municipalities = place.municipalities.map(Listing.quoted).joined(separator: ", ")
    let hasNumbers = !place.municipalities.isEmpty
    switch self {
    case .regions: return "slug IN (SELECT slug FROM regions WHERE id IN (\(regions)))"
    case .municipalities:
      return hasNumbers ? "member.municipality_number IN (\(municipalities))" : "member.region_id IN (\(regions))"
    case .counties:
      let members = "SELECT municipality_number FROM region_municipalities WHERE region_id IN (\(regions))"
      return "counties.number IN (SELECT county_number FROM municipalities WHERE number IN "
        + "(\(hasNumbers ? municipalities : members)))"
    case .documents: return "documents.region_id IN (\(regions))"
    default: return "records.region_id IN (\(regions))"
    }
  }

  /// A text as an SQL literal.
  fileprivate static func quoted(_ text: String) -> String { SQLLanguage.quotedText(text) }

  /// A key as an SQL literal.
  fileprivate static func literal(_ key: Value) -> String {
    switch key {
    case .integer(let number): String(number)
    case .text(let text): quoted(text)
    default: "NULL"
    }
  }

  /// The key of each row within the query; nil when there are few rows or all of them are always read.
  fileprivate var key: String? {
    switch self {
    case .regions: "slug"
    case .municipalities: "member.id"
    case .documents: "documents.id"
    default: nil
    }
  }

  /// The columns by which rows with a key are ordered.
  fileprivate var order: [String] {
    switch self {
    case .regions: ["name"]
    case .municipalities: ["municipality", "region"]
    case .documents: ["region", "kind"]
    default: []
    }
  }

  /// The rows of a listing.
  ///
  /// - Parameters:
  ///   - condition: SQL that begins with AND; empty for all rows.
  ///   - key: an expression for an additional last column named "key".
  ///   - isOrdered: whether to add ORDER BY.
  func sql(_ condition: String, adding key: String? = nil, isOrdered: Bool = true) -> String {
    let key = key.map { ", \($0) AS \"key\"" } ?? ""
    let terms = order.map { "\"\($0)\" COLLATE norwegian" }
    let inOrder = isOrdered ? " ORDER BY " + terms.joined(separator: ", ") : ""
    switch self {
    case .regions: return "SELECT *\(key) FROM region_overview WHERE 1\(condition)\(inOrder)"
    case .municipalities:
      return """
        SELECT coalesce(municipalities.name, member.printed_name) AS municipality, member.municipality_number AS number,
          counties.name AS county, counted.population AS population, member.role AS role, regions.name AS region,
          (SELECT overview.population FROM region_overview AS overview WHERE overview.slug = regions.slug)
            AS region_population,
          (SELECT count(*) FROM goals WHERE goals.region_id = regions.id) AS goals,
          (SELECT count(*) FROM results WHERE results.region_id = regions.id) AS results,
          (SELECT count(*) FROM advice WHERE advice.region_id = regions.id) AS advice,
          (SELECT group_concat(successor_name, '; ') FROM municipality_successors
            WHERE municipality_number = member.municipality_number) AS name_2024\(key)
        FROM region_municipalities AS member
        JOIN regions ON regions.id = member.region_id AND regions.current_documents > 0
        LEFT JOIN municipalities ON municipalities.number = member.municipality_number
        LEFT JOIN counties ON counties.number = municipalities.county_number
        LEFT JOIN municipality_populations AS counted
          ON counted.municipality_number = municipalities.number AND counted.date = '\(PlaceRegister.date)'
        WHERE 1\(condition)\(inOrder)
        """
    case .counties:
      return """
        SELECT counties.number AS number, counties.name AS county,
          (SELECT sum(counted.population) FROM municipality_populations AS counted
            JOIN municipalities AS own ON own.number = counted.municipality_number
            WHERE own.county_number = counties.number AND counted.date = '\(PlaceRegister.date)') AS population,
          count(DISTINCT member.municipality_number) AS municipalities, count(DISTINCT member.region_id) AS regions,
          (SELECT sum(overview.population) FROM region_overview AS overview
            JOIN regions ON regions.slug = overview.slug
            JOIN region_municipalities AS host ON host.region_id = regions.id AND host.role = 'applicant'
            JOIN municipalities AS hosts ON hosts.number = host.municipality_number
            WHERE hosts.county_number = counties.number) AS population_of_regions_led
        FROM counties
        LEFT JOIN municipalities ON municipalities.county_number = counties.number
        LEFT JOIN region_municipalities AS member ON member.municipality_number = municipalities.number
        WHERE 1\(condition)
        GROUP BY counties.number ORDER BY counties.number
        """
    case .goals: return Self.records(of: "goals", condition, column: "records.level AS level")
    case .results: return Self.records(of: "results", condition)
    case .advice: return Self.records(of: "advice", condition, column: "records.number AS number")
    case .continuations: return Self.records(of: "continuations", condition)
    case .applications: return Self.records(of: "application_excerpts", condition)
    case .attachments: return Self.records(of: "attachments", condition)
    case .documents:
      return """
        SELECT documents.id AS id, regions.name AS region, documents.kind AS kind, documents.language AS language,
          documents.source AS source, documents.format AS format, documents.imported_at AS imported_at\(key)
        FROM documents JOIN regions ON regions.id = documents.region_id
        WHERE documents.status = 'current'\(condition)\(inOrder)
        """
    }
  }

  private static func records(of table: String, _ condition: String, column: String? = nil) -> String {
    """
    SELECT regions.name AS region, \(column.map { $0 + ", " } ?? "")records.text AS text,
      passages.reference AS reference
    FROM \(table) AS records
    JOIN passages ON passages.id = records.id
    JOIN regions ON regions.id = records.region_id
    WHERE 1\(condition)
    ORDER BY regions.name COLLATE norwegian, records.document_id, records.position
    """
  }
}

extension KnowledgeBase {
  /// The page that a name or reference leads to: a passage's reference, else a region by any of its names, else a
  /// municipality by its name or number, else the region that a municipality applied for.
  ///
  /// - Parameter kind: the only kind to look for; nil for any.
  /// - Throws: `KnowledgeBaseError` with `.missingInput` that suggests similar names when nothing is found, or when
  ///   several regions have the name.
  package func page(named name: String, only kind: NamedPage.Kind? = nil) throws -> NamedPage {
    try readSnapshot {
      if kind == nil, name.contains("/"), let page = try passagePage(reference: name) { return .passage(page) }
      if kind == nil, Self.isReference(name) { throw noSuchName(name, only: nil, nearRegions: [], register: nil) }
      if kind != .municipality, let page = try regionPage(slug: name.lowercased()) { return .region(page) }
      let names = try PlaceNames(connection)
      let finding = kind == .region ? nil : names.register.find(name)
      // A number always means a municipality, even if it applied for a region.
      if let finding, finding.way == .number || finding.way == .laterNumber {
        return try municipalities(finding, names.register)
      }
      if kind != .municipality, let id = try names.region(bearing: name), let page = try regionPage(id: id) {
        return .region(page)
      }
      let matcher = try kind == .municipality ? nil : names.matcher(for: name)
      if let page = try matcher.flatMap({ try regionPage(of: $0.findNamed(name), named: name) }) {
        return .region(page)
      }
      if let finding { return try municipalities(finding, names.register) }
      if let page = try matcher.flatMap({ try regionPage(of: $0.find(name), named: name) }) {
        return .region(page)
      }
      let near = try kind == .municipality ? [] : names.near(name)
      throw noSuchName(name, only: kind, nearRegions: near, register: names.register)
    }
  }

  /// Whether a name has the form of a reference. For such a name, similar region names are not useful suggestions.
  private static func isReference(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 3 && PassageKind(rawValue: parts[1].lowercased()) != nil
  }

  private func regionPage(id: Int64) throws -> RegionPage? {
    try connection.first("SELECT slug FROM regions WHERE id = ?", [.integer(id)]) { try $0.get(String.self, 0) }
      .flatMap { try regionPage(slug: $0) }
  }

  private func regionPage(of found: [KnownRegion], named name: String) throws -> RegionPage? {
    guard let region = found.first else { return nil }
    guard found.count == 1 else { throw KnownRegion.ambiguous(name, found) }
    return try regionPage(slug: region.slug)
  }

  /// The municipalities of a finding that take part in a region; all of them when none does.
  private func municipalities(_ finding: PlaceFinding, _ register: PlaceRegister) throws -> NamedPage {
    let pages = try finding.municipalities.map { try municipalityPage($0, register) }
    let here = pages.filter { !$0.regions.isEmpty }
    return .municipalities(here.isEmpty ? pages : here, finding)
  }

  private func noSuchName(
    _ name: String, only kind: NamedPage.Kind?, nearRegions: [String], register: PlaceRegister?
  ) -> KnowledgeBaseError {
    if kind == nil, name.contains("/") {
      return KnowledgeBaseError(
        .missingInput, { $0.noPassage(name) }, suggestion: .say { $0.searchPrintsReferences })
    }
    let municipalities = kind == .region ? [] : register?.nearest(to: name, limit: 3).map(\.name) ?? []
    let near = nearRegions + municipalities
    let message = Wording { words in
      switch kind {
      case .region: words.thereIsNoRegion(name)
      case .municipality: words.noMunicipalityOfEither(name)
      case nil: words.noRegionOrMunicipality(name)
      }
    }
    if let county = register?.county(named: name) {
      let query = "byregion query regions-of-a-county --param 'county=\(county.name)'"
      return KnowledgeBaseError(
        .missingInput, message, suggestion: .say { $0.isCounty(county.name, query) })
    }
    if kind == .region { return KnownRegion.missing(name, near: near) }
    return KnowledgeBaseError(
      .missingInput, message,
      suggestion: .say { words in
        words.nearSpellings(near)
          + (kind == .municipality
            ? words.listsThem("`byregion list municipalities`", of: words.municipalitiesThemselves)
            : words.listsThem("`byregion list regions`", of: words.regionsThemselves))
      })
  }
}

extension KnowledgeBase {
  /// The only region with a name, in any of its forms; nil when none or several have it.
  package func region(bearing name: String) throws -> RegionLink? {
    try readSnapshot {
      let names = try PlaceNames(connection)
      var id = try names.region(bearing: name)
      if id == nil {
        let found = try names.matcher(for: name).findNamed(name)
        id = found.count == 1 ? found[0].id : nil
      }
      guard let id else { return nil }
      return try connection.first("SELECT slug, name FROM regions WHERE id = ?", [.integer(id)]) {
        RegionLink(slug: try $0.get(String.self, 0), name: try $0.get(String.self, 1))
      }
    }
  }

  /// At most three regions with names spelled similarly to an unknown one, the nearest first.
  package func regionsNear(_ name: String) throws -> [RegionLink] {
    try readSnapshot {
      let near = try PlaceNames(connection).near(name)
      return try near.prefix(3).compactMap { name in
        try connection.first("SELECT slug, name FROM regions WHERE slug = ?1 OR name = ?1", [.text(name)]) {
          RegionLink(slug: try $0.get(String.self, 0), name: try $0.get(String.self, 1))
        }
      }
    }
  }

  /// The municipalities with a name or number of 2015 or 2024, and those with similar names if there are none.
  package func municipalities(
    named name: String
  ) throws -> (found: [MunicipalityPage], near: [Municipality]) {
    try readSnapshot {
      let register = try PlaceRegister(connection)
      guard let finding = register.find(name) else { return ([], register.nearest(to: name)) }
      return (try finding.municipalities.map { try municipalityPage($0, register) }, [])
    }
  }
}

extension KnowledgeBase {
  /// The county with a name.
  package func county(named name: String) throws -> County? {
    try readSnapshot { try PlaceRegister(connection).county(named: name) }
  }
}
