import ByregionRecords
import ByregionSQLite

/// Caches data of all passages until the file changes. Passages are read one by one until that has cost as much as
/// reading all of them.
final class PassageMemory {
  /// Looking up one passage takes as long as reading this many in a scan.
  private static let readForALookUp = 16

  /// Cached content, and the number of passages that were looked up without it.
  private struct Kept<Content> {
    var content: Content?
    var lookUps = 0
  }

  private let connection: Connection
  private let isForeign: Bool
  private var version: ContentVersion?
  private var keptGroups = Kept<PassageGroups>()
  private var keptLengths = Kept<PassageLengths>()

  /// - Parameter isForeign: whether the passages are stored outside the file; if so, nothing is cached.
  init(_ connection: Connection, isForeign: Bool = false) {
    self.connection = connection
    self.isForeign = isForeign
  }

  /// The groups of all passages. Nil if reading `count` of them one by one, in addition to those read before, costs
  /// less.
  ///
  /// - Parameter count: the number of passages needed; nil for all.
  func groups(insteadOfReading count: Int?) throws -> PassageGroups? {
    try content(\.keptGroups, insteadOfReading: count) { try PassageGroups($0, largestID: $1) }
  }

  /// The lengths of all passages. Nil if reading `count` of them one by one, in addition to those read before, costs
  /// less.
  func lengths(insteadOfReading count: Int) throws -> PassageLengths? {
    try content(\.keptLengths, insteadOfReading: count) { try PassageLengths($0, largestID: $1) }
  }

  /// The group of each passage; nil if the passage does not exist.
  func groups(of passages: [Int64]) throws -> [PassageGroups.Group?] {
    if let groups = try groups(insteadOfReading: passages.count) {
      return passages.map { passage in groups[passage].map { groups.groups[$0] } }
    }
    return try GroupReader(connection).groups(of: passages)
  }

  private func content<Content: Sendable>(
    _ place: ReferenceWritableKeyPath<PassageMemory, Kept<Content>>, insteadOfReading count: Int?,
    _ read: (_ connection: Connection, _ largestID: Int) throws -> Content
  ) throws -> Content? {
    guard !isForeign else { return nil }
    try refresh()
    if let content = self[keyPath: place].content { return content }
    if let content: Content = connection.shared?.kept(Self.key) {
      self[keyPath: place].content = content
      return content
    }
    let largest = try connection.first("SELECT max(id) FROM passages") { $0.int(0) ?? 0 } ?? 0
    self[keyPath: place].lookUps += count ?? largest
    guard self[keyPath: place].lookUps > largest / Self.readForALookUp, largest <= WordRanking.largestID else {
      return nil
    }
    let content = try connection.sharing(Self.key) { try read(connection, largest) }
    self[keyPath: place].content = content
    return content
  }

  /// The key in the cache that all connections share. The cache holds one value of each type under it.
  private static let key = "all passages"

  private func refresh() throws {
    let current = try connection.contentVersion()
    guard current != version else { return }
    (version, keptGroups, keptLengths) = (current, Kept(), Kept())
  }
}

/// The number of words in each passage, as counted by FTS5. Two bytes a passage.
final class PassageLengths: Sendable {
  private let lengths: [UInt16]

  /// - Parameter largestID: the largest id that a passage has.
  init(_ connection: Connection, largestID: Int) throws {
    var lengths = [UInt16](repeating: 0, count: largestID + 1)
    try connection.query("SELECT id, sz FROM passages_fts_docsize") { row in
      guard let id = row.int(0), lengths.indices.contains(id) else { return }
      lengths[id] = UInt16(clamping: row.withBytes(1) { Self.length($0) })
    }
    self.lengths = lengths
  }

  /// The length of a passage; 0 for an unknown id, nil for a length that does not fit into two bytes.
  subscript(_ passage: Int64) -> Int? {
    guard passage >= 0, passage < lengths.count else { return 0 }
    let length = lengths[Int(passage)]
    return length == .max ? nil : Int(length)
  }

  /// The number of words in a passage, from its record in FTS5's docsize table: one variable-length integer per column
  /// (fts5_storage.c; https://sqlite.org/fileformat2.html#varint).
  static func length(_ record: UnsafeRawBufferPointer) -> Int {
    var total = 0
    var value = 0
    for byte in record {
      value = value << 7 | Int(byte & 0x7F)
      guard byte < 0x80 else { continue }
      // The sum is small in a valid file. In a damaged record it may overflow.
      total &+= value
      value = 0
    }
    return max(0, total)
  }
}

/// The document, region and kind of every passage, in memory. Counting or filtering 40,000 hits takes less than a
/// millisecond; reading as many rows takes a tenth of a second. Uses four bytes a passage, and some 50 for each kind in
/// a document.
final class PassageGroups: Sendable {
  /// Passages of one kind in one document.
  struct Group: Hashable, Sendable {
    var document: Int64
    var region: Int64
    var kind: String
  }

  let groups: [Group]
  /// The number of passages in each group.
  let sizes: [Int]
  /// The index of each passage's group plus one, by passage id; 0 for an id without a passage.
  private let places: [Int32]

  /// Reads two indexes of the table `passages`, not the table itself.
  ///
  /// - Parameter largestID: the largest passage id.
  init(_ connection: Connection, largestID: Int) throws {
    var documents = [Int64](repeating: 0, count: largestID + 1)
    try connection.query("SELECT id, document_id FROM passages") { row in
      if let id = row.int(0), documents.indices.contains(id) { documents[id] = row.integer(1) ?? 0 }
    }
    var places = [Int32](repeating: 0, count: largestID + 1)
    var (groups, sizes): ([Group], [Int]) = ([], [])
    // Group indices of the current region and kind, by document. A dictionary of all groups would take more memory than
    // the result.
    var known: [Int64: Int] = [:]
    var last: (group: Group, place: Int)?
    // This is the order of an index, so SQLite does not sort.
    try connection.query("SELECT id, region_id, kind FROM passages ORDER BY region_id, kind") { row in
      guard let id = row.int(0), places.indices.contains(id) else { return }
      let group = Group(document: documents[id], region: row.integer(1) ?? 0, kind: row.text(2) ?? "")
      if last?.group != group {
        if last?.group.region != group.region || last?.group.kind != group.kind { known = [:] }
        let place = known[group.document] ?? groups.count
        if place == groups.count {
          known[group.document] = place
          groups.append(group)
          sizes.append(0)
        }
        last = (group, place)
      }
      guard let last else { return }
      sizes[last.place] += 1
      places[id] = Int32(last.place + 1)
    }
    (self.groups, self.sizes, self.places) = (groups, sizes, places)
  }

  /// The index of a passage's group; nil if the passage does not exist.
  subscript(_ passage: Int64) -> Int? {
    guard passage >= 0, passage < places.count, places[Int(passage)] > 0 else { return nil }
    return Int(places[Int(passage)]) - 1
  }

  /// The number of the given passages in each group; groups without any are left out.
  func counts(of passages: [Int64]) -> [(group: Group, count: Int)] {
    var counts = [Int](repeating: 0, count: groups.count)
    for passage in passages {
      if let place = self[passage] { counts[place] += 1 }
    }
    return counts.indices.filter { counts[$0] > 0 }.map { (groups[$0], counts[$0]) }
  }

  /// Whether the passages of each group meet all conditions of a scope.
  func meeting(_ scope: SearchScope, _ connection: Connection) throws -> [Bool] {
    let conditions = try scope.all.map { try MatchingIDs($0, connection) }
    return groups.map { group in conditions.allSatisfy { $0.holds(group) } }
  }
}

/// Reads the groups of passages one by one.
struct GroupReader {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The group of each passage; nil if the passage does not exist. Reads in the order of the table, so that each page
  /// is read once.
  func groups(of passages: [Int64]) throws -> [PassageGroups.Group?] {
    var groups = [PassageGroups.Group?](repeating: nil, count: passages.count)
    let sql = "SELECT document_id, region_id, kind FROM passages WHERE id = ?1"
    try connection.withStatement(sql) { statement in
      let row = statement.row
      for index in passages.indices.sorted(by: { passages[$0] < passages[$1] }) {
        try statement.bind(integer: passages[index], at: 1)
        if try statement.step() {
          groups[index] = PassageGroups.Group(
            document: try row.get(Int64.self, 0), region: try row.get(Int64.self, 1), kind: try row.get(String.self, 2))
        }
        statement.reset()
      }
    }
    return groups
  }
}

/// The kinds, regions or documents that meet a condition. The condition's field decides which of them.
enum MatchingIDs {
  case kinds(Set<String>)
  case regions(Set<Int64>)
  case documents(Set<Int64>)

  /// Runs one query for all matches instead of one for each passage.
  init(_ condition: SearchScope.Condition, _ connection: Connection) throws {
    func ids(_ table: String, _ column: String) throws -> Set<Int64> {
      let sql = "SELECT p.\(column) FROM (SELECT id AS \(column) FROM \(table)) AS p WHERE \(condition.sql)"
      return Set(try connection.rows(sql, condition.arguments) { try $0.get(Int64.self, 0) })
    }
    switch condition.field {
    case .kind:
      let all = PassageKind.allCases.map { "SELECT '\($0.rawValue)' AS kind" }.joined(separator: " UNION ALL ")
      let sql = "SELECT p.kind FROM (\(all)) AS p WHERE \(condition.sql)"
      self = .kinds(Set(try connection.rows(sql, condition.arguments) { try $0.get(String.self, 0) }))
    case .region, .municipality, .county: self = .regions(try ids("regions", "region_id"))
    case .language, .document: self = .documents(try ids("documents", "document_id"))
    }
  }

  func holds(_ group: PassageGroups.Group) -> Bool {
    switch self {
    case .kinds(let kinds): kinds.contains(group.kind)
    case .regions(let regions): regions.contains(group.region)
    case .documents(let documents): documents.contains(group.document)
    }
  }
}
