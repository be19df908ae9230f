import SQLite
import WriteUp

/// Gives each passage of a document its reference: the earlier one where the text stayed or was reworded, the one that
/// the text had once, or else the next number that was never used.
struct ReferenceGiver {
  let connection: Connection
  let region: RegionRow
  /// What changed since the earlier revision, by kind, filled from the start.
  let changes: [ImportReport.Change]

  /// The references that are kept, by the passage's place; nil where the next number is to be given.
  private var kept = ByKind<[String?]>(repeating: [])
  private var taken = ByKind(repeating: 0)
  private var counters = ByKind<Int64?>(repeating: nil)

  init(
    connection: Connection, region: RegionRow, earlier: EarlierPassages, former: FormerReferences,
    texts: ByKind<[String]>
  ) {
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
      kept[kind] = Self.references(kind, matches, old: old, former: former, texts: texts[kind])
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
  ) -> [String?] {
    var former = former
    var references = matches.map { match -> String? in
      switch match {
      case .same(let index), .changed(let index): old[index].reference
      case .new: nil
      }
    }
    guard !former.isEmpty else { return references }
    var given = Set(references.compactMap { $0 })
    for index in references.indices where references[index] == nil {
      // Two texts may have had one reference, one after the other.
      references[index] = former.take(kind, texts[index], notIn: given)
      if let taken = references[index] { given.insert(taken) }
    }
    return references
  }

  /// The reference of the next passage of a kind, in printed order.
  mutating func next(_ kind: PassageKind) throws -> String {
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

  /// Writes down which numbers were given out.
  func finish() throws {
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
