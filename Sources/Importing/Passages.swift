import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionWriteUp

/// A write queue for passages; the caller holds the transaction.
///
/// Passages are written together, so that the pages of the table and its indexes stay in SQLite's cache from row to
/// row. They get the keys that SQLite would have given them one by one. Code that reads passages calls ``flush()``
/// first.
final class PassageQueue {
  /// Maximum number of queued passages: those of a few hundred documents.
  private static let most = 4_096

  private struct Waiting {
    var id: Int64
    var entry: Entry
    var place: PassagePlace
    var reference: String
    var title: String
  }

  private let connection: Connection
  private let passages: Statement
  private var waiting: [Waiting] = []
  /// Parameters that stay bound from row to row.
  private var bound: (kind: PassageKind, title: String)?
  /// The key of the last passage, in the table or the queue; nil when it has to be looked up.
  private var lastID: Int64?

  init(_ connection: Connection) throws {
    self.connection = connection
    passages = try connection.prepare(
      """
      INSERT INTO passages (id, region_id, document_id, section_id, position, line, kind, marker, depth, reference,
        title, text, level, number)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      """)
  }

  /// Queues a passage, and flushes the queue when it is full.
  ///
  /// - Returns: the key of the passage.
  func add(_ entry: Entry, _ place: PassagePlace, title: String, reference: String) throws -> Int64 {
    let last = try lastID ?? connection.first("SELECT max(id) FROM passages") { $0.integer(0) ?? 0 } ?? 0
    let id = try last.successor(of: "the key of a passage")
    lastID = id
    waiting.append(Waiting(id: id, entry: entry, place: place, reference: reference, title: title))
    if waiting.count >= PassageQueue.most { try flush() }
    return id
  }

  /// Writes the queued passages. The queue is empty afterwards, also when SQLite rejects a row.
  func flush() throws {
    guard !waiting.isEmpty else { return }
    defer { forget() }
    // Reading elements through a buffer avoids copying each one, with a reference count update for each text.
    try waiting.withUnsafeBufferPointer { waiting in
      for index in waiting.indices { try write(waiting[index]) }
    }
  }

  /// Empties the queue without writing, after a document failed.
  func forget() {
    waiting.removeAll(keepingCapacity: true)
    lastID = nil
  }

  private func write(_ passage: Waiting) throws {
    let place = passage.place
    try passages.bind(integer: passage.id, at: 1)
    try passages.bind(integer: place.regionID, at: 2)
    try passages.bind(integer: place.documentID, at: 3)
    try passages.bind(integer: place.sectionID, at: 4)
    try passages.bind(integer: Int64(place.position), at: 5)
    try passages.bind(integer: Int64(passage.entry.line), at: 6)
    if place.kind != bound?.kind || passage.title != bound?.title {
      try passages.bind(.text(place.kind.rawValue), at: 7)
      try passages.bind(.text(passage.title), at: 11)
      bound = (place.kind, passage.title)
    }
    try passages.bind(Value(passage.entry.marker), at: 8)
    try passages.bind(integer: Int64(passage.entry.depth), at: 9)
    try passages.bind(.text(passage.reference), at: 10)
    try passages.bind(Value(place.kind == .goal ? passage.entry.level : nil), at: 13)
    try passages.bind(Value(place.kind == .advice ? passage.entry.number : nil), at: 14)
    try passages.run(binding: passage.entry.text, at: 12)
  }
}

/// The position of a passage in its document, and its kind.
struct PassagePlace {
  var kind: PassageKind
  var regionID: Int64
  var documentID: Int64
  var sectionID: Int64
  var position: Int
}

extension Statement {
  /// Runs the statement with one more text parameter, bound without copying.
  fileprivate func run(binding text: String, at index: Int) throws {
    var text = text
    try text.withUTF8 { bytes in
      try bind(utf8: bytes, at: index, .borrowed)
      try run()
    }
  }
}

/// The changes to `passages_fts` by the documents of a batch, deferred until the end of the batch.
///
/// FTS5 flushes its in-memory index to its tables whenever a savepoint is opened, and a statement that fires a trigger
/// opens a savepoint. So a batch runs with triggers off, writes its documents first, and then the index. Measured on
/// 60,000 passages: 3 times as fast.
struct IndexQueue {
  fileprivate struct Step {
    var id: Int64
    var isRemoval: Bool
    var text: String
    var title: String
  }

  private var steps: [Step] = []
  private var hasRemovals = false

  /// Number of queued steps; ``cut(to:)`` truncates the queue to such a count.
  var count: Int { steps.count }

  /// Discards the steps of a document that failed.
  mutating func cut(to count: Int) { steps.removeLast(steps.count - count) }

  mutating func add(_ id: Int64, text: String, title: String) {
    steps.append(Step(id: id, isRemoval: false, text: text, title: title))
  }

  /// Removes a passage from the index; the texts must be exactly those that it was added with.
  mutating func remove(_ id: Int64, text: String, title: String) {
    steps.append(Step(id: id, isRemoval: true, text: text, title: title))
    hasRemovals = true
  }

  /// Applies the steps in rowid order, which is fastest for FTS5, and empties the queue. When there are many steps, the
  /// segments they create stay unmerged until `Vocabulary.settle()` at the end of the import.
  mutating func write(to connection: Connection) throws {
    if steps.count > IndexSegments.many { try IndexSegments(connection).postponeMerging() }
    try connection.withStatement("INSERT INTO passages_fts (rowid, text, title) VALUES (?1, ?2, ?3)") { insertion in
      try connection.withStatement(
        "INSERT INTO passages_fts (passages_fts, rowid, text, title) VALUES ('delete', ?1, ?2, ?3)"
      ) { removal in
        for step in hasRemovals ? net() : steps { try step.run(step.isRemoval ? removal : insertion) }
      }
    }
    steps.removeAll(keepingCapacity: true)
    hasRemovals = false
  }

  /// The net steps: at most one removal and one addition for each rowid, since SQLite reuses the rowids of deleted
  /// rows.
  private func net() -> [Step] {
    let order = steps.indices.sorted { (steps[$0].id, $0) < (steps[$1].id, $1) }
    var net: [Step] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, steps[order[end]].id == steps[order[start]].id { end += 1 }
      if steps[order[start]].isRemoval { net.append(steps[order[start]]) }
      if !steps[order[end - 1]].isRemoval { net.append(steps[order[end - 1]]) }
      start = end
    }
    return net
  }
}

extension IndexQueue.Step {
  fileprivate func run(_ statement: Statement) throws {
    try statement.bind(integer: id, at: 1)
    try statement.bind(.text(title), at: 3)
    var text = text
    try text.withUTF8 { bytes in
      try statement.bind(utf8: bytes, at: 2, .borrowed)
      try statement.run()
    }
  }
}

/// Gives each passage of a document its reference: the earlier one if the text stayed or was reworded, else one that
/// the text once had, else the next unused number.
package struct ReferenceAssigner {
  package let connection: Connection
  package let region: RegionRow
  /// The changes since the earlier revision, by kind; computed by `init`.
  package let changes: [ImportReport.Change]

  /// The references that are kept, by the passage's position; nil where the next number is used.
  private var kept = ByKind<[String?]>(repeating: [])
  private var taken = ByKind(repeating: 0)
  private var counters = ByKind<Int64?>(repeating: nil)

  package init(
    connection: Connection, region: RegionRow, earlier: EarlierPassages, former: FormerReferences,
    texts: ByKind<[String]>
  ) throws {
    self.connection = connection
    self.region = region
    var changes: [ImportReport.Change] = []
    for kind in PassageKind.allCases {
      let old = earlier.passages[kind] ?? []
      guard !old.isEmpty || !former.isEmpty else {
        if !texts[kind].isEmpty { changes.append(ImportReport.Change(kind: kind, added: texts[kind].count)) }
        continue
      }
      let matches = EntryMatcher.match(old: old.map(\.text), new: texts[kind])
      let change = Self.change(of: kind, matches, oldCount: old.count)
      if !change.isEmpty { changes.append(change) }
      kept[kind] = try Self.references(kind, matches, old: old, former: former, texts: texts[kind])
    }
    self.changes = changes
  }

  private static func change(
    of kind: PassageKind, _ matches: [EntryMatcher.Match], oldCount: Int
  ) -> ImportReport.Change {
    var change = ImportReport.Change(kind: kind)
    for match in matches {
      switch match {
      case .same: break
      case .changed: change.changed += 1
      case .new: change.added += 1
      }
    }
    change.removed = oldCount - (matches.count - change.added)
    return change
  }

  private static func references(
    _ kind: PassageKind, _ matches: [EntryMatcher.Match], old: [EarlierPassages.Passage],
    former: FormerReferences, texts: [String]
  ) throws -> [String?] {
    var references = matches.map { match -> String? in
      switch match {
      case .same(let index), .changed(let index): old[index].reference
      case .new: nil
      }
    }
    guard !former.isEmpty else { return references }
    var given = Set(references.compactMap { $0 })
    for index in references.indices where references[index] == nil {
      // Two texts may have had the same reference at different times.
      references[index] = try former.reference(kind, texts[index], notIn: given)
      if let taken = references[index] { given.insert(taken) }
    }
    return references
  }

  /// The reference of the next passage of a kind, in printed order.
  package mutating func next(_ kind: PassageKind) throws -> String {
    let index = taken[kind]
    taken[kind] = index + 1
    if index < kept[kind].count, let reference = kept[kind][index] { return reference }
    let number = try (counters[kind] ?? lastNumber(of: kind)).successor(of: "the number of a reference")
    counters[kind] = number
    return "\(region.slug)/\(kind.rawValue)/\(number)"
  }

  private func lastNumber(of kind: PassageKind) throws -> Int64 {
    guard !region.isNew else { return 0 }
    return try connection.first(
      "SELECT last FROM reference_counters WHERE region_id = ? AND kind = ?",
      [.integer(region.id), .text(kind.rawValue)]
    ) { $0.integer(0) ?? 0 } ?? 0
  }

  /// Stores the last number used of each kind.
  package func finish() throws {
    try connection.withStatement(
      """
      INSERT INTO reference_counters (region_id, kind, last) VALUES (?, ?, ?)
      ON CONFLICT (region_id, kind) DO UPDATE SET last = excluded.last
      """
    ) { statement in
      for kind in PassageKind.allCases {
        guard let last = counters[kind] else { continue }
        try statement.run(.integer(region.id), .text(kind.rawValue), .integer(last))
      }
    }
  }
}

/// Pairs the entries of a document's earlier revision with those of the new one, so that references are kept.
package struct EntryMatcher {
  /// How a new entry relates to the earlier ones.
  package enum Match: Equatable {
    /// The text is the same; the index of the earlier entry.
    case same(Int)
    /// An earlier text was reworded; the index of the earlier entry.
    case changed(Int)
    case new
  }

  /// Maximum number of entries compared by similarity, so that two long lists do not take quadratic time.
  private static let comparisonLimit = 200

  /// One match for each new text, each earlier entry used once; linear in the number of texts that are the same.
  package static func match(old: [String], new: [String]) -> [Match] {
    guard !old.isEmpty else { return Array(repeating: .new, count: new.count) }
    var indexes: [String: [Int]] = [:]
    for (index, text) in old.enumerated().reversed() { indexes[text, default: []].append(index) }
    var matches: [Match] = new.map { text in
      indexes[text]?.popLast().map(Match.same) ?? .new
    }
    let rest = indexes.values.joined().sorted()
    guard !rest.isEmpty else { return matches }
    pairChanged(old: old, unused: rest, new: new, matches: &matches)
    return matches
  }

  /// Pairs each new text with the earlier one that shares the most words, if these are at least half.
  private static func pairChanged(old: [String], unused: [Int], new: [String], matches: inout [Match]) {
    var candidates = unused.prefix(comparisonLimit).map { (index: $0, words: words(of: old[$0])) }
    var compared = 0
    for (index, text) in new.enumerated() where matches[index] == .new && compared < comparisonLimit {
      guard !candidates.isEmpty else { return }
      compared += 1
      let own = words(of: text)
      let best = candidates.enumerated().max {
        likeness($0.element.words, own) < likeness($1.element.words, own)
      }
      guard let best, likeness(best.element.words, own) >= 0.5 else { continue }
      matches[index] = .changed(best.element.index)
      candidates.remove(at: best.offset)
    }
  }

  private static func words(of text: String) -> Set<Substring> {
    Set(text.split { $0 == " " })
  }

  /// The Jaccard similarity of two sets of words.
  private static func likeness(_ first: Set<Substring>, _ second: Set<Substring>) -> Double {
    let shared = first.intersection(second).count
    let all = first.count + second.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }
}
