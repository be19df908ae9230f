import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionSearch

/// Gives each passage of a document its reference: the earlier one where the text stayed or was reworded, the one that
/// the text had once, or else the next number that was never used.
package struct ReferenceGiver {
  package let connection: Connection
  package let region: RegionRow
  /// What changed since the earlier revision, by kind, filled from the start.
  package let changes: [ImportReport.Change]

  /// The references that are kept, by the passage's place; nil where the next number is to be given.
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
      // Two texts may have had one reference, one after the other.
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

  /// Writes down which numbers were given out.
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

/// Pairs the entries of a document's earlier revision with those of the new one, so that references stay.
package struct EntryMatcher {
  /// What a new entry has to do with the earlier ones.
  package enum Match: Equatable {
    /// The same text stood there; the index of the earlier entry.
    case same(Int)
    /// An earlier text was reworded.
    case changed(Int)
    case new
  }

  /// Entries compared for likeness at most, so that two long lists do not cost their product.
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

  /// Takes for each new text the earlier one that shares most words, at least half of them.
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

  /// Shared words as a part of all words of both (Jaccard).
  private static func likeness(_ first: Set<Substring>, _ second: Set<Substring>) -> Double {
    let shared = first.intersection(second).count
    let all = first.count + second.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }
}
