import SQLite
import WriteUp

/// The passages of the documents that a new revision takes over from, in printed order by kind.
struct EarlierPassages {
  /// A passage as it was.
  struct Passage {
    var reference: String
    var title: String
    var text: String
  }

  var passages: [PassageKind: [Passage]] = [:]
}

/// Gives each passage of a document its reference: the earlier one where the text stayed or was reworded, else the
/// next number that was never used.
struct ReferenceGiver {
  let connection: Connection
  let region: RegionRow
  /// What changed since the earlier revision, by kind, filled from the start.
  let changes: [ImportReport.Change]

  private var references: [PassageKind: [String?]] = [:]
  private var taken: [PassageKind: Int] = [:]
  private var counters: [PassageKind: Int64] = [:]

  init(connection: Connection, region: RegionRow, earlier: EarlierPassages, texts: [PassageKind: [String]]) {
    self.connection = connection
    self.region = region
    var changes: [ImportReport.Change] = []
    for kind in PassageKind.allCases {
      let old = earlier.passages[kind] ?? []
      let matches = EntryMatcher.match(old: old.map(\.text), new: texts[kind] ?? [])
      var change = ImportReport.Change(kind: kind)
      references[kind] = matches.map { match in
        switch match {
        case .same(let index): return old[index].reference
        case .changed(let index):
          change.changed += 1
          return old[index].reference
        case .new:
          change.added += 1
          return nil
        }
      }
      change.removed = old.count - (matches.count - change.added)
      if change.added + change.changed + change.removed > 0 { changes.append(change) }
    }
    self.changes = changes
  }

  /// The reference of the next passage of a kind, in printed order.
  mutating func next(_ kind: PassageKind) throws -> String {
    let index = taken[kind, default: 0]
    taken[kind] = index + 1
    if let kept = references[kind]?[index] { return kept }
    if counters[kind] == nil {
      counters[kind] =
        try connection.first(
          "SELECT last FROM reference_counters WHERE region_id = ? AND kind = ?",
          [.integer(region.id), .text(kind.rawValue)]
        ) { $0.integer(0) ?? 0 } ?? 0
    }
    counters[kind, default: 0] += 1
    return "\(region.slug)/\(kind.rawValue)/\(counters[kind] ?? 1)"
  }

  /// Writes down which numbers were given out.
  func finish() throws {
    for kind in PassageKind.allCases {
      guard let last = counters[kind] else { continue }
      try connection.run(
        """
        INSERT INTO reference_counters (region_id, kind, last) VALUES (?, ?, ?)
        ON CONFLICT (region_id, kind) DO UPDATE SET last = excluded.last
        """,
        .integer(region.id), .text(kind.rawValue), .integer(last))
    }
  }
}
