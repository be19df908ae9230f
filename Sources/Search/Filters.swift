import ByregionPlaces
import ByregionRecords
import ByregionSQLite

/// Reads what a search is narrowed to: values of options and fields of the query become conditions.
struct FilterReader {
  /// One value of a field.
  private struct Wish {
    var field: SearchField
    var value: String
    var isExcluded: Bool
    /// Where it stands in the query; nil for an option's.
    var range: Range<Int>?
  }

  private let connection: Connection
  /// Read when a place is first named.
  private var places: PlaceNames?
  private(set) var scope = SearchScope()
  /// What was taken for the names of places that were not plain.
  private(set) var notes: [String] = []
  /// What in the query cannot be met, with its place there.
  private(set) var diagnostics: [QueryDiagnostic] = []

  init(_ connection: Connection) { self.connection = connection }

  /// Reads options and the query's own fields. Values of one field are alternatives.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` for an option whose value means nothing, `SQLiteError`.
  mutating func read(_ filters: SearchFilters, _ fields: [QueryNode]) throws {
    var wishes = filters.values.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { field, values in
      values.map { Wish(field: field, value: $0, isExcluded: false, range: nil) }
    }
    wishes += fields.compactMap { Self.wish($0, isExcluded: false) }
    for field in SearchField.allCases {
      for isExcluded in [false, true] {
        let own = wishes.filter { $0.field == field && $0.isExcluded == isExcluded }
        try add(own, field: field, isExcluded: isExcluded)
      }
    }
  }

  private static func wish(_ node: QueryNode, isExcluded: Bool) -> Wish? {
    switch node {
    case .not(let inner, _): wish(inner, isExcluded: !isExcluded)
    case .field(let field, let value, let range):
      Wish(field: field, value: value, isExcluded: isExcluded, range: range)
    default: nil
    }
  }

  private mutating func add(_ wishes: [Wish], field: SearchField, isExcluded: Bool) throws {
    var parts: [SearchScope.Condition] = []
    for wish in wishes {
      switch try meaning(of: wish) {
      case .success(let condition): parts.append(condition)
      case .failure(let complaint): try complain(complaint.sentence, of: wish)
      }
    }
    guard !parts.isEmpty else { return }
    let sql = parts.map(\.sql).joined(separator: " OR ")
    scope.all.append(
      SearchScope.Condition(
        field: field, sql: isExcluded ? "NOT (\(sql))" : sql, arguments: parts.flatMap(\.arguments),
        kinds: isExcluded ? [] : parts.flatMap(\.kinds)))
  }

  private struct Complaint: Error { var sentence: String }

  private mutating func meaning(of wish: Wish) throws -> Result<SearchScope.Condition, Complaint> {
    switch wish.field {
    case .kind:
      guard let kind = PassageKind(named: wish.value) else {
        let kinds = PassageKind.allCases.map(\.rawValue).joined(separator: ", ")
        return .failure(Complaint(sentence: "there is no kind \(wish.value); the kinds are \(kinds)"))
      }
      return .success(.init(field: .kind, sql: "p.kind = ?", arguments: [.text(kind.rawValue)], kinds: [kind]))
    case .language:
      guard let language = Self.languages[wish.value.lowercased()] else {
        return .failure(Complaint(sentence: "there is no language \(wish.value); there are nb, nn and mixed"))
      }
      return .success(documents("language = ?", [.text(language)], field: .language))
    case .document:
      let condition = document(wish.value)
      let known = condition.sql.replacing("p.document_id", with: "id")
      let isKnown = try connection.first("SELECT 1 FROM documents WHERE \(known) LIMIT 1", condition.arguments) { _ in
        true
      }
      guard isKnown == true else {
        return .failure(Complaint(sentence: "there is no document \(wish.value); `byregion document list` lists them"))
      }
      return .success(condition)
    case .region: return try place(.region, wish)
    case .municipality: return try place(.municipality, wish)
    case .county: return try place(.county, wish)
    }
  }

  private mutating func place(
    _ field: AskedRegions.Field, _ wish: Wish
  ) throws -> Result<SearchScope.Condition, Complaint> {
    let names = try places ?? PlaceNames(connection)
    places = names
    let asked = try names.regions(field, named: wish.value)
    if let complaint = asked.complaint { return .failure(Complaint(sentence: complaint)) }
    if let note = asked.note { notes.append(note) }
    let ids = asked.ids.map(String.init).joined(separator: ", ")
    return .success(.init(field: wish.field, sql: "p.region_id IN (\(ids))"))
  }

  private func document(_ value: String) -> SearchScope.Condition {
    let hexadecimal = value.lowercased()
    if let id = Int64(value), value.utf8.count < 12 {
      return .init(field: .document, sql: "p.document_id = ?", arguments: [.integer(id)])
    }
    let isHexadecimal = hexadecimal.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
    guard isHexadecimal else { return documents("source = ?", [.text(value)], field: .document) }
    return documents("sha256 GLOB ?", [.text(hexadecimal + "*")], field: .document)
  }

  private func documents(
    _ condition: String, _ arguments: [Value], field: SearchField
  ) -> SearchScope.Condition {
    .init(
      field: field, sql: "p.document_id IN (SELECT id FROM documents WHERE \(condition))", arguments: arguments)
  }

  private mutating func complain(_ sentence: String, of wish: Wish) throws {
    guard let range = wish.range else {
      throw KnowledgeBaseError(.usage, sentence, place: "--\(wish.field.rawValue)")
    }
    diagnostics.append(QueryDiagnostic(.error, sentence, at: range))
  }

  private static let languages = [
    "nb": "nb", "bokmål": "nb", "bokmal": "nb", "nn": "nn", "nynorsk": "nn", "mixed": "mixed", "blandet": "mixed",
    "blanda": "mixed",
  ]
}

/// What a search is narrowed to, as SQL: one condition a field.
struct SearchScope {
  /// A condition on `passages AS p`.
  struct Condition {
    var field: SearchField
    var sql: String
    var arguments: [Value] = []
    /// The kinds that it asks for, if that is all that it asks.
    var kinds: [PassageKind] = []
  }

  /// Every one of them must be met.
  var all: [Condition] = []

  /// The conditions, each beginning with AND; empty for none.
  var conditions: String { all.map { " AND (\($0.sql))" }.joined() }

  var arguments: [Value] { all.flatMap(\.arguments) }

  /// The kinds that are allowed, where nothing else narrows the search; nil where something does.
  var kindsAlone: [PassageKind]? {
    guard all.count == 1, let kinds = all.first?.kinds, !kinds.isEmpty else { return nil }
    return kinds
  }

  /// What to select from: the passages themselves are read only where a condition needs them.
  var source: String { all.isEmpty ? "passages_fts" : SearchScope.passages }

  /// Passages that match; FTS5 goes first.
  static let passages = "passages_fts CROSS JOIN passages AS p ON p.id = passages_fts.rowid"
}
