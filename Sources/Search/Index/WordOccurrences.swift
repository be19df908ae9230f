import ByregionNorwegian
import ByregionSQLite

/// Reads from the full-text index which passages hold words, one word after the other: with ``PostingReader``, or through
/// FTS5 where the index is laid out otherwise.
///
/// FTS5 looks a phrase up by itself for whoever asks from within a function of its own (`xQueryPhrase`), without a row
/// of SQL for each place; so one statement, which ends at its first row, reads all words. Follows
/// https://sqlite.org/fts5.html#custom_auxiliary_functions_api_reference.
final class WordOccurrences {
  /// Where the function finds who asks. SQLite keeps the function, and the function keeps this; it must not keep the
  /// connection.
  private final class QueryContext {
    var visit: ((_ word: Int, _ passage: Int64) -> Void)?
    /// The number of words to read.
    var count = 0
  }

  private static let function = "byregion_occurrences"
  private static let sql =
    "SELECT \(function)(passages_fts) FROM passages_fts WHERE passages_fts MATCH ?1 LIMIT 1"

  private let connection: Connection
  /// Where the index stands; nil for that of the file.
  let foreign: (any ForeignIndex)?
  private let queryContext = QueryContext()

  /// Registers the function on a connection. Throws `SQLiteError` where the library has no FTS5.
  init(_ connection: Connection, foreign: (any ForeignIndex)? = nil) throws {
    self.connection = connection
    self.foreign = foreign
    let queryContext = queryContext
    try connection.register(
      AuxiliaryFunction(WordOccurrences.function) { context in
        guard let visit = queryContext.visit else { return .null }
        for word in 0..<min(queryContext.count, context.phraseCount) {
          try context.forEachRow(withPhrase: word) { row in
            let passage = row.rowID
            try row.forEachInstance(ofPhrase: 0) { _, _ in visit(word, passage) }
          }
        }
        return .null
      })
  }

  /// Calls `visit` with each passage that holds a word of the index, and how often it does: all passages of the first word,
  /// then those of the second. A passage may come several times in a row, and its counts add up. Linear in the places.
  /// Throws `SQLiteError`.
  func forEach(of words: [String], _ visit: (_ word: Int, _ passage: Int64, _ count: Int) -> Void) throws {
    guard !words.isEmpty else { return }
    if let foreign { return try foreign.forEachPlace(of: words) { visit($0, $1, 1) } }
    if let reader = try PostingReader(connection) { return try reader.forEach(of: words, visit) }
    try forEachPlace(of: words) { visit($0, $1, 1) }
  }

  /// Has FTS5 tell each place where a word stands.
  func forEachPlace(of words: [String], _ visit: (_ word: Int, _ passage: Int64) -> Void) throws {
    guard !words.isEmpty else { return }
    try withoutActuallyEscaping(visit) { visit in
      (queryContext.visit, queryContext.count) = (visit, words.count)
      defer { queryContext.visit = nil }
      let expression = words.map(MatchExpression.quoted).joined(separator: " OR ")
      try connection.query(WordOccurrences.sql, [.text(expression)]) { _ in }
    }
  }
}

/// A search index that stands elsewhere than in `passages_fts`, such as in a database server.
///
/// It gives the places of words. What a place counts for is decided here, by the same code as for a file, so that hits and
/// scores are the same.
package protocol ForeignIndex: AnyObject {
  /// How much the index holds.
  var passageCount: Int { get }
  var wordCount: Int { get }
  /// The largest id of a passage.
  var largestID: Int { get }

  /// Calls `visit` with each word, its id, and the number of passages that hold it, in the order of the words' bytes, until
  /// it returns false.
  func forEachWord(_ visit: (_ word: UnsafeRawBufferPointer, _ id: Int, _ passages: Int) -> Bool) throws
  /// Calls `visit` with the passage of each place where a word stands, all places of the first word first.
  func forEachPlace(of words: [String], _ visit: (_ word: Int, _ passage: Int64) -> Void) throws
  /// Calls `visit` with the passage of each place where a word with this beginning stands.
  func forEachPlace(beginning: String, _ visit: (_ passage: Int64) -> Void) throws
  /// The ids of the passages that meet a condition on `passages AS p`, which begins with AND.
  func passages(_ condition: String, _ arguments: [Value]) throws -> [Int64]
  /// Calls `visit` with the texts of some passages, in no order; those that do not meet the condition are left out.
  func forEachText(
    of ids: [Int64], _ condition: String, _ arguments: [Value],
    _ visit: (_ id: Int64, _ text: String, _ title: String) throws -> Void) throws
}

/// Matches expressions with a ``ForeignIndex``: looks up which passages may meet one, and brings their texts into
/// `passages_fts`, an empty table in memory, where FTS5 matches and counts as it does in a file.
struct ForeignCandidates {
  /// How many passages are in `passages_fts` at a time.
  private static let portion = 20_000

  let connection: Connection
  let index: any ForeignIndex

  /// Calls `body` with some of the passages that may meet the expression in `passages_fts`, until all were there.
  func forEachPortion(
    of expression: MatchExpression, scope: SearchScope = SearchScope(), only: Int64? = nil, _ body: () throws -> Void
  ) throws {
    let ids = try only.map { [$0] } ?? passages(expression)?.ids ?? []
    for start in stride(from: 0, to: ids.count, by: Self.portion) {
      try load(Array(ids[start..<min(ids.count, start + Self.portion)]), scope)
      try body()
    }
  }

  /// The number of passages that meet an expression.
  func count(_ expression: MatchExpression, scope: SearchScope = SearchScope()) throws -> Int {
    if scope.all.isEmpty, let found = try passages(expression), found.isExact { return found.ids.count }
    let text = expression.rendered().text
    var count = 0
    try forEachPortion(of: expression, scope: scope) {
      let sql = "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ?"
      count += try connection.first(sql, [.text(text)]) { $0.int(0) ?? 0 } ?? 0
    }
    return count
  }

  private func load(_ ids: [Int64], _ scope: SearchScope) throws {
    try connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('delete-all')")
    try connection.withStatement("INSERT INTO passages_fts (rowid, text, title) VALUES (?1, ?2, ?3)") { statement in
      try index.forEachText(of: ids, scope.conditions, scope.arguments) { id, text, title in
        try statement.bind(integer: id, at: 1)
        try statement.bind(.text(text), at: 2)
        try statement.bind(.text(title), at: 3)
        try statement.run()
        statement.reset()
      }
    }
  }

  /// Passages in ascending order; exact if all of them meet what was asked for.
  private struct Found {
    var ids: [Int64]
    var isExact: Bool
  }

  /// The passages that hold the words of an expression as it wants them, wherever in the text; nil for an expression
  /// without words.
  private func passages(_ expression: MatchExpression) throws -> Found? {
    var words: [String] = []
    var beginnings: Set<String> = []
    let tokenizer = try PassageTokenizer()
    try expression.forEachPhrase { text, isPrefix in
      var phrase = try tokenizer.words(of: text)
      if isPrefix, let last = phrase.popLast() { beginnings.insert(last) }
      words += phrase
    }
    words = Set(words).sorted()
    var places = [[Int64]](repeating: [], count: words.count)
    try index.forEachPlace(of: words) { places[$0].append($1) }
    var holding = Dictionary(uniqueKeysWithValues: zip(words, places.map(Self.sorted)))
    for beginning in beginnings {
      var places: [Int64] = []
      try index.forEachPlace(beginning: beginning) { places.append($0) }
      holding[beginning + "*"] = Self.sorted(places)
    }
    return try found(expression, holding, tokenizer)
  }

  private func found(
    _ expression: MatchExpression, _ holding: [String: [Int64]], _ tokenizer: PassageTokenizer
  ) throws -> Found? {
    switch expression {
    case .phrase(let text, let isPrefix, _):
      var words = try tokenizer.words(of: text)
      guard !words.isEmpty else { return nil }
      if isPrefix { words[words.count - 1] += "*" }
      let parts = words.map { Found(ids: holding[$0] ?? [], isExact: words.count == 1) }
      return Self.common(parts)
    case .near(let parts, _):
      var common = Self.common(try parts.compactMap { try found($0, holding, tokenizer) })
      common?.isExact = false
      return common
    case .and(let parts): return Self.common(try parts.compactMap { try found($0, holding, tokenizer) })
    case .or(let parts):
      let all = try parts.compactMap { try found($0, holding, tokenizer) }
      guard all.count != 1 else { return all.first }
      return all.isEmpty ? nil : Found(ids: Self.sorted(all.flatMap(\.ids)), isExact: all.allSatisfy(\.isExact))
    case .not(let wanted, let excluded):
      guard let wanted = try found(wanted, holding, tokenizer) else { return nil }
      guard let excluded = try found(excluded, holding, tokenizer) else { return wanted }
      guard excluded.isExact else { return Found(ids: wanted.ids, isExact: false) }
      let gone = Set(excluded.ids)
      return Found(ids: wanted.ids.filter { !gone.contains($0) }, isExact: wanted.isExact)
    }
  }

  private static func common(_ parts: [Found]) -> Found? {
    let parts = parts.sorted { $0.ids.count < $1.ids.count }
    guard var common = parts.first else { return nil }
    for part in parts.dropFirst() {
      let held = Set(common.ids)
      common.ids = part.ids.filter(held.contains)
      common.isExact = common.isExact && part.isExact
    }
    return common
  }

  /// Each once, in ascending order.
  private static func sorted(_ ids: [Int64]) -> [Int64] {
    var sorted: [Int64] = []
    sorted.reserveCapacity(ids.count)
    for id in ids.sorted() where sorted.last != id { sorted.append(id) }
    return sorted
  }
}

extension MatchExpression {
  fileprivate func forEachPhrase(_ body: (_ text: String, _ isPrefix: Bool) throws -> Void) rethrows {
    switch self {
    case .phrase(let text, let isPrefix, _): try body(text, isPrefix)
    case .near(let parts, _), .and(let parts), .or(let parts): for part in parts { try part.forEachPhrase(body) }
    case .not(let wanted, let excluded):
      try wanted.forEachPhrase(body)
      try excluded.forEachPhrase(body)
    }
  }
}
