import ByregionNorwegian
import ByregionPlaces
import ByregionSQLite
import ByregionStore

/// A column of a table of hits, in the order used by exports and by `search(…)` in SQL.
package enum HitColumn: String, Sendable, Hashable, CaseIterable {
  case region
  case regionName = "region_name"
  case kind, reference, match, group, score, heading, source, line
  case documentKind = "document_kind"
  case documentDate = "document_date"
  case language, text, snippet, also

  /// The storage class of its values.
  package var storage: StorageClass {
    switch self {
    case .score: .real
    case .line: .integer
    default: .text
    }
  }

  /// The value of the column for a hit.
  package func value(of hit: Hit) -> Value {
    switch self {
    case .region: .text(hit.regionSlug)
    case .regionName: .text(hit.regionName)
    case .kind: .text(hit.kind)
    case .reference: .text(hit.reference)
    case .match: .text(hit.match.rawValue)
    case .group: .text(hit.group.rawValue)
    case .score: .real((hit.score * 10_000).rounded() / 10_000)
    case .heading: hit.heading.map { .text($0) } ?? .null
    case .source: .text(hit.source)
    case .line: .integer(Int64(hit.line))
    case .documentKind: .text(hit.documentKind)
    case .documentDate: .text(hit.documentDate)
    case .language: .text(hit.language)
    case .text: .text(hit.text)
    case .snippet: .text(hit.snippet)
    case .also: .text(hit.also.joined(separator: " "))
    }
  }
}

/// One page of ranked passages, before their texts are read.
struct HitPage {
  /// The passages to show, in order.
  var passages: [RankedPassage]
  /// The number of counted hits, including duplicates.
  var total: Int
  /// The number of passages in each group.
  var groups: [GroupCount]
  /// The number of hits in each region, if hits are grouped by region.
  var regions: [RegionCount] = []
  /// References of duplicates, by the id of the passage that is shown for them.
  var repeats: [Int64: [String]] = [:]
}

/// Reads ranked passages and marks their matches.
///
/// Data shared by the hits of a document or section is read once, since an export has tens of thousands of hits.
final class HitReader {
  /// Data shared by all hits of a document.
  private struct DocumentFields {
    var regionName: String
    var regionSlug: String
    var source: String
    var kind: String
    var date: String
    var language: String
  }

  private let connection: Connection
  private let marker: Marker
  private let showsWholeTexts: Bool
  private var documents: [Int64: DocumentFields] = [:]
  private var headings: [Int64: String?] = [:]

  /// - Parameter showsWholeTexts: whether a snippet is the whole text.
  init(_ connection: Connection, tokenizer: PassageTokenizer, plan: MatchPlan, showsWholeTexts: Bool = false) {
    self.connection = connection
    self.showsWholeTexts = showsWholeTexts
    marker = Marker(plan, tokenizer: tokenizer)
  }

  private static let sql = """
    SELECT reference, kind, number, text, line, document_id, section_id FROM passages WHERE id = ?
    """
  private static let documentSQL = """
    SELECT regions.name, regions.slug, documents.source, documents.kind, substr(documents.imported_at, 1, 10),
      documents.language
    FROM documents JOIN regions ON regions.id = documents.region_id
    WHERE documents.id = ?
    """

  /// The hits, in the order of the passages.
  func hits(_ passages: [RankedPassage]) throws -> [Hit] {
    try passages.compactMap { passage in
      guard var hit = try hit(passage.id) else { return nil }
      hit.score = passage.score
      hit.group = passage.group
      hit.match = passage.match
      return try marker.marking(hit, whole: showsWholeTexts)
    }
  }

  /// Passages with their whole texts, in the order of the ids.
  func whole(_ ids: [Int64]) throws -> [Hit] {
    try ids.compactMap { id in
      guard var hit = try hit(id) else { return nil }
      hit.group = .allWords
      hit.snippet = hit.text
      return hit
    }
  }

  private func hit(_ id: Int64) throws -> Hit? {
    let read = try connection.first(HitReader.sql, [.integer(id)]) { row in
      var hit = Hit(
        passageID: id, reference: try row.get(String.self, 0), kind: try row.get(String.self, 1),
        number: try row.get(Int64?.self, 2).map(String.init), regionName: "", regionSlug: "",
        text: try row.get(String.self, 3), snippet: "", marks: [], score: 0)
      hit.line = try row.get(Int.self, 4)
      hit.documentID = try row.get(Int64.self, 5)
      return (hit: hit, section: try row.get(Int64.self, 6))
    }
    guard let read, let document = try document(read.hit.documentID) else { return nil }
    var hit = read.hit
    hit.regionName = document.regionName
    hit.regionSlug = document.regionSlug
    hit.source = document.source
    hit.documentKind = document.kind
    hit.documentDate = document.date
    hit.language = document.language
    hit.heading = try heading(read.section)
    return hit
  }

  private func document(_ id: Int64) throws -> DocumentFields? {
    if let document = documents[id] { return document }
    documents[id] = try connection.first(HitReader.documentSQL, [.integer(id)]) { row in
      DocumentFields(
        regionName: try row.get(String.self, 0), regionSlug: try row.get(String.self, 1),
        source: try row.get(String.self, 2), kind: try row.get(String.self, 3), date: try row.get(String.self, 4),
        language: try row.get(String.self, 5))
    }
    return documents[id]
  }

  private func heading(_ section: Int64) throws -> String? {
    if let heading = headings[section] { return heading }
    let heading = try connection.first("SELECT heading FROM sections WHERE id = ?", [.integer(section)]) { row in
      try row.get(String?.self, 0)
    }
    headings[section] = .some(heading ?? nil)
    return heading ?? nil
  }
}

/// Orders passages by region or by date of import.
struct PassageOrder {
  let connection: Connection
  let memory: PassageMemory
  let ranks: RegionRanks

  /// All passages in the given order, without passages that do not exist.
  func ordered(_ passages: [RankedPassage], _ order: SearchOrder) throws -> [RankedPassage] {
    let times = try order == .newest ? importTimes() : [:]
    var keyed: [(key: (Int64, Int64), passage: RankedPassage)] = []
    keyed.reserveCapacity(passages.count)
    for case let (passage, group?) in zip(passages, try memory.groups(of: passages.map(\.id))) {
      let key =
        order == .newest
        ? (-times[group.document, default: 0], -group.document) : (Int64(ranks[group.region]), group.document)
      keyed.append((key, passage))
    }
    keyed.sort { ($0.key.0, $0.key.1, $0.passage.id) < ($1.key.0, $1.key.1, $1.passage.id) }
    return keyed.map(\.passage)
  }

  /// The time of import of each document, in seconds since 1970.
  private func importTimes() throws -> [Int64: Int64] {
    var times: [Int64: Int64] = [:]
    try connection.query("SELECT id, unixepoch(imported_at) FROM documents") { row in
      times[row.integer(0) ?? 0] = row.integer(1) ?? 0
    }
    return times
  }
}

/// Merges passages that a region printed word for word in several places, such as in two of its documents.
///
/// Only ranked passages are compared. A duplicate matches the same query and is therefore ranked near the first one.
struct RepeatFolder {
  /// Number of passages after the wanted ones that are checked for duplicates.
  static let lookAhead = 8

  /// Passages without duplicates.
  struct Folded {
    var passages: [RankedPassage] = []
    /// References of duplicates, by the id of the passage that is shown for them.
    var repeats: [Int64: [String]] = [:]
  }

  /// The fields in which duplicates are equal.
  private struct RepeatKey: Hashable {
    var region: Int64
    var kind: String
    var text: String
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The first passages that differ, at most `wanted`, in the given order. Reads passages until there are enough.
  func fold(_ passages: [RankedPassage], wanted: Int) throws -> Folded {
    var folded = Folded()
    var firsts: [RepeatKey: Int64] = [:]
    var ahead = 0
    for passage in passages {
      if folded.passages.count == wanted {
        ahead += 1
        if ahead > RepeatFolder.lookAhead { break }
      }
      guard let (print, reference) = try read(passage.id) else { continue }
      if let first = firsts[print] {
        folded.repeats[first, default: []].append(reference)
      } else if folded.passages.count < wanted {
        firsts[print] = passage.id
        folded.passages.append(passage)
      }
    }
    return folded
  }

  private func read(_ id: Int64) throws -> (RepeatKey, reference: String)? {
    let sql = "SELECT region_id, kind, text, reference FROM passages WHERE id = ?1"
    return try connection.first(sql, [.integer(id)]) { row in
      (RepeatKey(region: row.integer(0) ?? 0, kind: row.text(1) ?? "", text: row.text(2) ?? ""), row.text(3) ?? "")
    }
  }
}

/// A passage without a write-up, used to measure search quality.
package struct PlainPassage: Sendable, Hashable, Codable {
  /// The id, which becomes the reference.
  package var id: String
  /// Searched along with the text.
  package var title: String?
  package var text: String

  package init(id: String, title: String? = nil, text: String) {
    self.id = id
    self.title = title
    self.text = text
  }
}

extension KnowledgeBase {
  /// A knowledge base in memory that contains only these passages, indexed like those of write-ups.
  ///
  /// - Throws: `KnowledgeBaseError`, for example if two passages have the same id.
  package static func inMemory(holding passages: [PlainPassage]) throws -> KnowledgeBase {
    let knowledgeBase = try inMemory()
    try knowledgeBase.translatingErrors { try knowledgeBase.load(passages) }
    return knowledgeBase
  }

  private func load(_ passages: [PlainPassage]) throws {
    try connection.transaction {
      // All passages are in one region, so the trigger would compare each with all before it.
      try connection.execute("DROP TRIGGER passages_insert_reference")
      try connection.execute(KnowledgeBase.owner)
      let tokenizer = try PassageTokenizer()
      var delta = VocabularyDelta()
      for (index, passage) in passages.enumerated() {
        let text = Composition.composed(passage.text)
        let title = Composition.composed(passage.title ?? "")
        try connection.run(
          """
          INSERT INTO passages (kind, region_id, document_id, section_id, position, line, depth, reference, title, text)
          VALUES ('other', 1, 1, 1, ?1, ?1, 0, ?2, ?3, ?4)
          """,
          .integer(Int64(index + 1)), .text(passage.id), .text(title), .text(text))
        try delta.add([text, title], by: tokenizer)
      }
      try Vocabulary(connection).apply(delta)
      try Vocabulary(connection).settle()
    }
  }

  /// The region, document and section that own the passages.
  private static let owner = """
    INSERT INTO regions (id, slug, name) VALUES (1, 'measured', 'Measured');
    INSERT INTO documents (id, region_id, kind, status, revision, title, language, source, location, format, encoding,
      sha256, byte_count, imported_at)
    VALUES
      (1, 1, 'final', 'current', 1, '', 'mixed', '', '-', 'plain', '', '\(String(repeating: "0", count: 64))', 0, '');
    INSERT INTO sections (id, document_id, position, kind, line) VALUES (1, 1, 1, 'other', 1)
    """
}
