import ByregionSQLite
import ByregionText
import Foundation

/// Ranks the hits of a query of plain words by looking up each word separately. The result is that of ``Ranking``,
/// which matches one expression and tests each passage for hundreds of words.
///
/// The length of a passage is read only if it can matter: for passages that would be among the best if they were short.
/// The words are looked up once, however often passages are requested.
final class WordRanking {
  /// Maximum passage id. A larger one would make the table too large; such a file is searched by expression.
  static let largestID = 50_000_000

  let connection: Connection
  let occurrences: WordOccurrences
  let memory: PassageMemory
  let plan: MatchPlan
  let size: IndexSize
  private var table: PassageTable?

  init(connection: Connection, occurrences: WordOccurrences, memory: PassageMemory, plan: MatchPlan, size: IndexSize) {
    self.connection = connection
    self.occurrences = occurrences
    self.memory = memory
    self.plan = plan
    self.size = size
  }

  /// Whether the plan consists of plain words only.
  static func serves(_ plan: MatchPlan) -> Bool {
    let space = UInt8(ascii: " ")
    return plan.isWordsOnly && plan.words.count <= 64
      && !plan.words.contains { $0.alternatives.contains { $0.sign != nil || $0.word.utf8.contains(space) } }
  }

  /// All hits, the first `limit` of them in order; nil if the ids in the file are too large.
  func list(scope: SearchScope, limit: Int) throws -> RankedList? {
    guard let table = try filledTable() else { return nil }
    var places = Array(0..<table.count)
    if !scope.all.isEmpty {
      places = try allowed(places, of: table, by: scope)
    }
    return try ranked(places, table, limit: limit)
  }

  /// The ids of all counted hits, unordered; nil if the ids in the file are too large.
  func matches(scope: SearchScope) throws -> [Int64]? {
    guard let table = try filledTable() else { return nil }
    let counted = (0..<table.count).filter { table.match($0, needed).meaning(in: plan).1 <= .compound }
    return try (scope.all.isEmpty ? counted : allowed(counted, of: table, by: scope)).map(table.id)
  }

  /// A bit for each word that is not optional.
  private var needed: UInt64 {
    plan.words.indices.reduce(0) { plan.words[$1].isOptional ? $0 : $0 | 1 << UInt64($1) }
  }

  private func filledTable() throws -> PassageTable? {
    if let table { return table }
    let last =
      try occurrences.foreign?.largestID
      ?? connection.first("SELECT max(id) FROM passages") { $0.int(0) ?? 0 } ?? 0
    guard last <= WordRanking.largestID else { return nil }
    let expected = plan.words.lazy.flatMap(\.alternatives).reduce(0) { $0 &+ min($1.passages, last) }
    let table = PassageTable(wordCount: plan.words.count, largestID: last, expected: expected)
    for number in plan.words.indices { try add(number, to: table) }
    meetByKind(table)
    self.table = table
    return table
  }

  private func add(_ number: Int, to table: PassageTable) throws {
    let word = plan.words[number]
    let alternatives = word.alternatives.map { ($0, value: $0.weight * size.rarity(passages: $0.passages)) }
      .sorted { ($1.value, $0.0.word) < ($0.value, $1.0.word) }
    // Only the values that the loop over all occurrences needs, none of them reference-counted.
    let meanings = alternatives.map { (value: $0.value, match: $0.0.match.order) }
    try occurrences.forEach(of: alternatives.map(\.0.word)) { [isOptional = word.isOptional] index, passage, count in
      let (value, match) = meanings[index]
      table.add(passage, count, word: number, value: value, match: match, isOptional: isOptional)
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

  /// The given places whose passages are within a scope.
  private func allowed(_ places: [Int], of table: PassageTable, by scope: SearchScope) throws -> [Int] {
    if let foreign = occurrences.foreign {
      var allowed = PassageSet()
      for id in try foreign.passages(scope.conditions, scope.arguments) { allowed.insert(id) }
      return places.filter { allowed.contains(table.id($0)) }
    }
    if let groups = try memory.groups(insteadOfReading: places.count) {
      let meets = try groups.meeting(scope, connection)
      return places.filter { place in groups[table.id(place)].map { meets[$0] } ?? false }
    }
    let conditions = try scope.all.map { try MatchingIDs($0, connection) }
    let reader = GroupReader(connection)
    return try reader.groups(of: places.map(table.id)).enumerated().compactMap { index, group in
      group.map { group in conditions.allSatisfy { $0.holds(group) } } ?? false ? places[index] : nil
    }
  }

  /// Counts the passages and puts the first ones in order. If lengths are not cached, passages are first ordered by
  /// their scores at length 0, which are upper bounds. Exact scores are computed in that order until no other passage
  /// can come before the last one.
  private func ranked(_ places: [Int], _ table: PassageTable, limit: Int) throws -> RankedList {
    let needed = needed
    var (total, counts) = (0, [Int](repeating: 0, count: HitGroup.allCases.count))
    let candidates = places.map { place in
      let (group, match) = table.match(place, needed).meaning(in: plan)
      counts[group.order] += 1
      if match <= .compound { total += 1 }
      return Candidate(place: place, group: group, match: match)
    }
    let groups = HitGroup.allCases.filter { counts[$0.order] > 0 }.map { ($0, counts[$0.order]) }
    let best = try keptOrder(candidates, table, limit: limit) ?? readOrder(candidates, table, limit: limit)
    return RankedList(best: best, total: total, counts: Dictionary(uniqueKeysWithValues: groups))
  }

  /// A passage that may be among the first.
  private struct Candidate {
    var place: Int
    var group: HitGroup
    var match: WordMatch
  }

  /// The first passages in order; nil if lengths are not cached or one is too long for the cache.
  private func keptOrder(_ candidates: [Candidate], _ table: PassageTable, limit: Int) throws -> [RankedPassage]? {
    guard let lengths = try memory.lengths(insteadOfReading: limit * 2 + 16) else { return nil }
    let bm25 = BM25(size)
    var isKept = true
    let best = first(limit, of: candidates, table) { candidate in
      let id = table.id(candidate.place)
      let length = lengths[id]
      if length == nil { isKept = false }
      let score = table.score(candidate.place, bm25, damping: bm25.damping(length: Double(length ?? 0)))
      return RankedPassage(id: id, score: score, group: candidate.group, match: candidate.match)
    }
    return isKept ? best : nil
  }

  /// The first passages in order. Reads only the lengths of passages that may be among them.
  private func readOrder(_ candidates: [Candidate], _ table: PassageTable, limit: Int) throws -> [RankedPassage] {
    let bm25 = BM25(size)
    let least = bm25.damping(length: 0)
    var best: [RankedPassage] = []
    var checked = 0
    var wanted = limit * 2 + 16
    while true {
      let bounds = first(min(wanted, candidates.count), of: candidates, table) { candidate in
        // The place is used as the id until the passage is known to be needed.
        RankedPassage(
          id: Int64(candidate.place), score: table.score(candidate.place, bm25, damping: least),
          group: candidate.group, match: candidate.match)
      }
      best += try exact(bounds[checked...], table)
      checked = bounds.count
      best = best.best(best.count)
      if checked == candidates.count { break }
      if best.count >= limit, let bound = bounds.last, limit == 0 || !best[limit - 1].isBeaten(by: bound) { break }
      wanted *= 2
    }
    return Array(best.prefix(limit))
  }

  /// The first `count` candidates in order. Only candidates that may be among them are scored.
  private func first(
    _ count: Int, of candidates: [Candidate], _ table: PassageTable, _ scored: (Candidate) -> RankedPassage
  ) -> [RankedPassage] {
    // The maximum of BM25's frequency factor, with a margin for rounding.
    let most = (BM25(size).saturation + 1) * 1.000_001
    var best = BestPassages(count)
    for candidate in candidates
    where best.mayTake(candidate.group, scoreAtMost: table.value(candidate.place) * most) {
      best.add(scored(candidate))
    }
    return best.inOrder
  }

  /// The passages with exact scores. Lengths are read in the order of ids, so that neighbouring rows are read together,
  /// and with one statement, since hits by region can be many.
  private func exact(_ bounds: ArraySlice<RankedPassage>, _ table: PassageTable) throws -> [RankedPassage] {
    let bm25 = BM25(size)
    let ids = bounds.map { table.id(Int($0.id)) }
    let lengths = try occurrences.foreign.map { try foreignLengths(of: ids, $0) } ?? lengths(of: ids)
    return bounds.map { bound in
      let place = Int(bound.id)
      let damping = bm25.damping(length: Double(lengths[table.id(place)] ?? 0))
      return RankedPassage(
        id: table.id(place), score: table.score(place, bm25, damping: damping), group: bound.group, match: bound.match)
    }
  }

  /// The number of words in each passage.
  private func lengths(of ids: [Int64]) throws -> [Int64: Int] {
    var lengths: [Int64: Int] = [:]
    if let kept = try memory.lengths(insteadOfReading: ids.count) {
      let unkept = ids.filter { id in
        lengths[id] = kept[id]
        return kept[id] == nil
      }
      return unkept.isEmpty ? lengths : try lengths.merging(readLengths(of: unkept)) { $1 }
    }
    return try readLengths(of: ids)
  }

  private func readLengths(of ids: [Int64]) throws -> [Int64: Int] {
    var lengths: [Int64: Int] = [:]
    try connection.withStatement(WordRanking.lengthSQL) { statement in
      let row = statement.row
      for id in ids.sorted() {
        try statement.bind(integer: id, at: 1)
        lengths[id] = try statement.step() ? row.withBytes(0) { PassageLengths.length($0) } : 0
        statement.reset()
      }
    }
    return lengths
  }

  private func foreignLengths(of ids: [Int64], _ foreign: any ForeignIndex) throws -> [Int64: Int] {
    let tokenizer = try PassageTokenizer()
    var lengths: [Int64: Int] = [:]
    try foreign.forEachText(of: ids, "", []) { id, text, title in
      var length = 0
      for text in [text, title] { try tokenizer.tokenize(text) { _, _ in length += 1 } }
      lengths[id] = length
    }
    return lengths
  }

  private static let lengthSQL = "SELECT sz FROM passages_fts_docsize WHERE id = ?1"
}

extension RankedPassage {
  /// Whether a passage with this upper bound may come before this one.
  fileprivate func isBeaten(by bound: RankedPassage) -> Bool {
    group == bound.group ? bound.score >= score : bound.group.order < group.order
  }
}

/// The value of each query word in each passage that holds at least one.
///
/// Filled word by word, and for each word alternative by alternative, the most valuable first. Linear in the number of
/// occurrences. Adding is the innermost loop of a search, so rows are plain memory, and all data of a passage is
/// contiguous.
final class PassageTable {
  private let wordCount: Int
  private let idLimit: Int
  /// The row of each passage plus one, by passage id; 0 for a passage without a row.
  private let places: UnsafeMutablePointer<Int32>
  /// Whether `places` was allocated with `calloc` and must be released with `free`.
  private let isFromCalloc: Bool
  private let rows: UnsafeMutablePointer<Rows>

  /// Rows of `width` numbers of 8 bytes: the passage id; three sets of bits for the words met as a form, as a compound
  /// or better, and as a synonym or better; and for each word the value of its best alternative and its weighted number
  /// of occurrences, both as the bits of a `Double`.
  private struct Rows {
    static let heading = 4
    let width: Int
    var count = 0
    var capacity: Int
    var numbers: UnsafeMutablePointer<UInt64>

    @inline(__always)
    func row(_ place: Int) -> UnsafeMutablePointer<UInt64> { numbers + place * width }

    @inline(__always)
    func word(_ place: Int, _ word: Int) -> UnsafeMutablePointer<UInt64> { row(place) + Rows.heading + 2 * word }
  }

  /// Limit of the initial capacity, since a damaged file may claim more passages for a word than exist. The table grows
  /// beyond it.
  private static let maxExpectedWords = 65_536

  /// - Parameters:
  ///   - wordCount: the number of query words, at most 64.
  ///   - largestID: the largest possible passage id.
  ///   - expected: the initial capacity in passages; the table grows beyond it.
  init(wordCount: Int, largestID: Int, expected: Int) {
    self.wordCount = wordCount
    idLimit = max(0, largestID) + 1
    // The system provides zeroed pages of `calloc` when they are touched; most pages of a large table never are.
    let zeroed = calloc(idLimit, MemoryLayout<Int32>.stride)
    isFromCalloc = zeroed != nil
    places = zeroed?.bindMemory(to: Int32.self, capacity: idLimit) ?? .allocate(capacity: idLimit)
    if !isFromCalloc { places.initialize(repeating: 0, count: idLimit) }
    let width = Rows.heading + 2 * wordCount
    let capacity = max(64, min(expected, idLimit, PassageTable.maxExpectedWords))
    rows = .allocate(capacity: 1)
    rows.initialize(to: Rows(width: width, capacity: capacity, numbers: .allocate(capacity: capacity * width)))
  }

  deinit {
    if isFromCalloc { free(places) } else { places.deallocate() }
    rows.pointee.numbers.deallocate()
    rows.deallocate()
  }

  /// The number of passages.
  var count: Int { rows.pointee.count }

  /// The id of the passage at a place.
  func id(_ place: Int) -> Int64 { Int64(bitPattern: rows.pointee.row(place)[0]) }

  /// Adds the occurrences of an alternative of a word in a passage.
  ///
  /// - Parameter isOptional: whether to ignore passages that are not in the table yet.
  @inline(__always)
  func add(_ passage: Int64, _ count: Int, word: Int, value: Double, match: Int, isOptional: Bool) {
    guard passage >= 0, passage < idLimit else { return }
    var place = Int(places[Int(passage)]) - 1
    if place < 0 {
      if isOptional { return }
      place = append(passage)
    }
    let row = rows.pointee.row(place)
    let cell = row + Rows.heading + 2 * word
    var best = Double(bitPattern: cell[0])
    if best == 0 {
      best = value
      cell[0] = value.bitPattern
    }
    let worth = RankingWeights.worth(of: value, beside: best)
    var occurrences = Double(bitPattern: cell[1])
    // Added one by one, so that rounding does not depend on how occurrences were counted.
    for _ in 0..<count { occurrences += worth }
    cell[1] = occurrences.bitPattern
    let bit = UInt64(1) << UInt64(word)
    if match == 0 { row[1] |= bit }
    if match <= 1 { row[2] |= bit }
    if match <= 2 { row[3] |= bit }
  }

  /// Records that the kind of the passage at a place meets a word. It counts as one more occurrence.
  func meet(_ place: Int, word: Int, value: Double) {
    let cell = rows.pointee.word(place, word)
    var (best, occurrences) = (Double(bitPattern: cell[0]), Double(bitPattern: cell[1]))
    if best < value {
      occurrences *= best / value
      best = value
    }
    cell[0] = best.bitPattern
    cell[1] = (occurrences + value / best).bitPattern
    for order in 1...3 { rows.pointee.row(place)[order] |= 1 << UInt64(word) }
  }

  /// How well the passage at a place matches a set of words, one bit a word.
  func match(_ place: Int, _ words: UInt64) -> PassageMatch {
    let row = rows.pointee.row(place)
    var match = PassageMatch(weakest: WordMatch.similar.order, strongest: WordMatch.similar.order)
    for order in (0...2).reversed() {
      if row[order + 1] & words == words { match.weakest = order }
      if row[order + 1] & words != 0 { match.strongest = order }
    }
    return match
  }

  /// The sum of the values of the words in the passage at a place.
  func value(_ place: Int) -> Double {
    (0..<wordCount).reduce(0) { $0 + Double(bitPattern: rows.pointee.word(place, $1)[0]) }
  }

  /// The score of the passage at a place with a given damping.
  func score(_ place: Int, _ bm25: BM25, damping: Double) -> Double {
    var score = 0.0
    for word in 0..<wordCount {
      let cell = rows.pointee.word(place, word)
      let best = Double(bitPattern: cell[0])
      guard best > 0 else { continue }
      score += bm25.score(value: best, occurrences: Double(bitPattern: cell[1]), damping: damping)
    }
    return score
  }

  private func append(_ passage: Int64) -> Int {
    if rows.pointee.count == rows.pointee.capacity { grow() }
    let place = rows.pointee.count
    rows.pointee.count += 1
    let row = rows.pointee.row(place)
    row.initialize(repeating: 0, count: rows.pointee.width)
    row[0] = UInt64(bitPattern: passage)
    places[Int(passage)] = Int32(place + 1)
    return place
  }

  private func grow() {
    let old = rows.pointee
    rows.pointee.capacity *= 2
    rows.pointee.numbers = .allocate(capacity: rows.pointee.capacity * old.width)
    rows.pointee.numbers.update(from: old.numbers, count: old.count * old.width)
    old.numbers.deallocate()
  }
}
