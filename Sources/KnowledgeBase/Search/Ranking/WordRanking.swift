import SQLite

/// Ranks by plain words, each looked up by itself: what ``Ranking`` does by one expression, without asking of every
/// passage which of hundreds of words it holds.
///
/// The length of a passage is read only where it can matter: for passages that would be among the best if they were
/// short.
struct WordRanking {
  /// A passage id above this would make the table too large; such a file is searched by expression.
  static let largestID = 50_000_000

  let connection: Connection
  let occurrences: WordOccurrences
  let plan: MatchPlan
  let size: IndexSize

  /// Whether the plan is one of plain words.
  static func serves(_ plan: MatchPlan) -> Bool {
    plan.isWordsOnly && plan.words.count <= 64
      && !plan.words.contains { $0.alternatives.contains { $0.word.contains(" ") } }
  }

  /// The passages, the first `limit` of them in order; nil when the file's ids are too large.
  func list(scope: SearchScope, limit: Int) throws -> RankedList? {
    guard let table = try filledTable() else { return nil }
    meetByKind(table)
    var places = Array(0..<table.count)
    if !scope.all.isEmpty {
      let allowed = try allowed(by: scope)
      places = places.filter { allowed.contains(table.id($0)) }
    }
    return try ranked(places, table, limit: limit)
  }

  /// The ids of all passages that meet the plan, in no order; nil when the file's ids are too large.
  func matches() throws -> [Int64]? {
    guard let table = try filledTable() else { return nil }
    return (0..<table.count).map { table.id($0) }
  }

  private func filledTable() throws -> PassageTable? {
    let last = try connection.first("SELECT max(id) FROM passages") { $0.int(0) ?? 0 } ?? 0
    guard last <= WordRanking.largestID else { return nil }
    let expected = plan.words.lazy.flatMap(\.alternatives).reduce(0) { $0 &+ min($1.passages, last) }
    let table = PassageTable(wordCount: plan.words.count, largestID: last, expected: expected)
    for number in plan.words.indices { try add(number, to: table) }
    return table
  }

  private func add(_ number: Int, to table: PassageTable) throws {
    let word = plan.words[number]
    let alternatives = word.alternatives.map { ($0, value: $0.weight * size.rarity(passages: $0.passages)) }
      .sorted { ($1.value, $0.0.word) < ($0.value, $1.0.word) }
    // What the loop over every occurrence needs, and nothing that is counted by reference.
    let meanings = alternatives.map { (value: $0.value, isStrong: $0.0.isStrong) }
    try occurrences.forEach(of: alternatives.map(\.0.word)) { [isAside = word.isAside] index, passage in
      let (value, isStrong) = meanings[index]
      table.add(passage, word: number, value: value, isStrong: isStrong, isAside: isAside)
    }
  }

  private func meetByKind(_ table: PassageTable) {
    for (number, word) in plan.words.enumerated() {
      guard let kind = word.kind else { continue }
      for place in 0..<table.count where kind.members.contains(table.id(place)) {
        table.meet(place, word: number, value: kind.value)
      }
    }
  }

  private func allowed(by scope: SearchScope) throws -> PassageSet {
    var allowed = PassageSet()
    if let kinds = scope.kindsAlone {
      for kind in kinds { try allowed.insert(kind, on: connection) }
      return allowed
    }
    try connection.query("SELECT p.id FROM passages AS p WHERE 1\(scope.conditions)", scope.arguments) { row in
      allowed.insert(row.integer(0) ?? -1)
    }
    return allowed
  }

  /// Puts the passages in order by what they would score if they had no length, and then the first by what they do.
  private func ranked(_ places: [Int], _ table: PassageTable, limit: Int) throws -> RankedList {
    let needed = plan.words.indices.reduce(UInt64(0)) { plan.words[$1].isAside ? $0 : $0 | 1 << UInt64($1) }
    let least = BM25.damping(length: 0, meanLength: size.meanLength)
    var strongCount = 0
    let bounds = places.map { place in
      let isStrong = plan.isGrouped && table.isStrong(place, needed)
      if isStrong { strongCount += 1 }
      let group: HitGroup = !plan.isGrouped ? .ranked : isStrong ? .allWords : .someWords
      // The place stands in for the id until the passage is known to be wanted.
      return RankedPassage(id: Int64(place), score: table.score(place, damping: least), group: group)
    }
    var best: [RankedPassage] = []
    var checked = 0
    var wanted = limit * 2 + 16
    while true {
      let candidates = bounds.best(min(wanted, bounds.count))
      best += try exact(candidates[checked...], table)
      checked = candidates.count
      best = best.best(best.count)
      if checked == bounds.count { break }
      if best.count >= limit, let bound = candidates.last, limit == 0 || !best[limit - 1].isBeaten(by: bound) { break }
      wanted *= 2
    }
    let rest = places.count - strongCount
    let counts = [HitGroup.allWords: strongCount, plan.isGrouped ? .someWords : .ranked: rest]
    return RankedList(best: Array(best.prefix(limit)), counts: counts.filter { $0.value > 0 })
  }

  /// The passages with their true scores, in the order of their ids: lengths that lie together are read together. One
  /// statement for all: with hits by region they are many.
  private func exact(_ bounds: ArraySlice<RankedPassage>, _ table: PassageTable) throws -> [RankedPassage] {
    try connection.withStatement(WordRanking.lengthSQL) { statement in
      let row = statement.row
      return try bounds.sorted { table.id(Int($0.id)) < table.id(Int($1.id)) }.map { bound in
        let place = Int(bound.id)
        try statement.bind(integer: table.id(place), at: 1)
        let length = try statement.step() ? row.withBytes(0) { WordRanking.length($0) } : 0
        statement.reset()
        let damping = BM25.damping(length: Double(length), meanLength: size.meanLength)
        return RankedPassage(
          id: table.id(place), score: table.score(place, damping: damping), group: bound.group)
      }
    }
  }

  private static let lengthSQL = "SELECT sz FROM passages_fts_docsize WHERE id = ?1"

  /// The number of words in a passage from its record in FTS5's docsize table: one variable-length integer a column
  /// (fts5_storage.c; https://sqlite.org/fileformat2.html#varint).
  private static func length(_ record: UnsafeRawBufferPointer) -> Int {
    var total = 0
    var value = 0
    for byte in record {
      value = value << 7 | Int(byte & 0x7F)
      guard byte < 0x80 else { continue }
      // Of a file's own lengths the sum is small; bytes that are none may make any number.
      total &+= value
      value = 0
    }
    return max(0, total)
  }
}

extension RankedPassage {
  /// Whether a passage of a bound can turn out to come before this one.
  fileprivate func isBeaten(by bound: RankedPassage) -> Bool {
    group == bound.group ? bound.score >= score : bound.group.order < group.order
  }
}
