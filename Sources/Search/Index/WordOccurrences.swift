import ByregionNorwegian
import ByregionSQLite

/// Reads from the full-text index which passages hold given words, one word after the other: with ``PostingReader``, or
/// through FTS5 if the index has another format.
///
/// An auxiliary function of FTS5 can look up single phrases (`xQueryPhrase`) without an SQL row for each occurrence, so
/// one statement, which ends at its first row, reads all words. See
/// https://sqlite.org/fts5.html#custom_auxiliary_functions_api_reference.
final class WordOccurrences {
  /// State shared with the registered function. SQLite keeps the function and it keeps this object, so it must not keep
  /// the connection.
  private final class QueryContext {
    var visit: ((_ word: Int, _ passage: Int64) -> Void)?
    /// The number of words to read.
    var count = 0
  }

  private static let function = "byregion_occurrences"
  private static let sql =
    "SELECT \(function)(passages_fts) FROM passages_fts WHERE passages_fts MATCH ?1 LIMIT 1"

  private let connection: Connection
  /// A search index outside the file; nil for the index in the file.
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

  /// Calls `visit` for each passage that holds a word of the index, with the number of occurrences: all passages of the
  /// first word, then those of the second. A passage may be visited several times in a row; its counts add up. Linear
  /// in the number of occurrences. Throws `SQLiteError`.
  func forEach(of words: [String], _ visit: (_ word: Int, _ passage: Int64, _ count: Int) -> Void) throws {
    guard !words.isEmpty else { return }
    if let foreign { return try foreign.forEachPlace(of: words) { visit($0, $1, 1) } }
    if let reader = try PostingReader(connection) { return try reader.forEach(of: words, visit) }
    try forEachPlace(of: words) { visit($0, $1, 1) }
  }

  /// Calls `visit` for each occurrence of the words, read through FTS5.
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

/// A search index outside `passages_fts`, such as in a database server.
///
/// It returns the occurrences of words. They are scored here, by the same code as for a file, so hits and scores are
/// the same.
package protocol ForeignIndex: AnyObject {
  /// The size of the index: the number of passages, and of words in all of them.
  var passageCount: Int { get }
  var wordCount: Int { get }
  /// The largest passage id.
  var largestID: Int { get }

  /// Calls `visit` for each word, with its id and the number of passages that hold it, sorted by bytes, until `visit`
  /// returns false.
  func forEachWord(_ visit: (_ word: UnsafeRawBufferPointer, _ id: Int, _ passages: Int) -> Bool) throws
  /// Calls `visit` with the passage of each occurrence of the words, all occurrences of the first word first.
  func forEachPlace(of words: [String], _ visit: (_ word: Int, _ passage: Int64) -> Void) throws
  /// Calls `visit` with the passage of each occurrence of a word with this prefix.
  func forEachPlace(beginning: String, _ visit: (_ passage: Int64) -> Void) throws
  /// The ids of the passages that meet an SQL condition on `passages AS p`. The condition begins with AND.
  func passages(_ condition: String, _ arguments: [Value]) throws -> [Int64]
  /// Calls `visit` with the texts of passages, unordered. Passages that do not meet the condition are left out.
  func forEachText(
    of ids: [Int64], _ condition: String, _ arguments: [Value],
    _ visit: (_ id: Int64, _ text: String, _ title: String) throws -> Void) throws
}

/// Matches expressions with a ``ForeignIndex``: looks up the passages that may match and loads their texts into
/// `passages_fts`, an empty table in memory, where FTS5 matches and counts as it does in a file.
struct ForeignCandidates {
  /// Maximum number of passages in `passages_fts` at a time.
  private static let portion = 20_000

  let connection: Connection
  let index: any ForeignIndex

  /// Loads the passages that may match the expression into `passages_fts` in batches, and calls `body` after each
  /// batch.
  func forEachPortion(
    of expression: MatchExpression, scope: SearchScope = SearchScope(), only: Int64? = nil, _ body: () throws -> Void
  ) throws {
    let ids = try only.map { [$0] } ?? passages(expression)?.ids ?? []
    for start in stride(from: 0, to: ids.count, by: Self.portion) {
      try load(Array(ids[start..<min(ids.count, start + Self.portion)]), scope)
      try body()
    }
  }

  /// The number of passages that match an expression.
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

  /// Passages in ascending order. Exact if all of them match the expression.
  private struct Found {
    var ids: [Int64]
    var isExact: Bool
  }

  /// The passages that match an expression if the positions of words in the text are ignored; nil for an expression
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

  /// The ids without duplicates, in ascending order.
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
