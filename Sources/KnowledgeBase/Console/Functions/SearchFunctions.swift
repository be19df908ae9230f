import Norwegian
import SQLite

/// The search in SQL: `expand(words)` and the table-valued `search(query)`.
final class SearchFunctions {
  /// Most hits of one `search(…)`.
  static let mostHits = 10_000

  /// Most bytes of what is searched for: nothing stops a search before it has read them.
  static let mostBytes = 100_000

  /// Is told when statements of the search's own begin and end, which may call what a user's may not.
  var isAtWork: (Bool) -> Void = { _ in }
  private let connection: Connection
  private var searcher: Searcher?
  private var tokenizer: PassageTokenizer?

  init(_ connection: Connection) { self.connection = connection }

  /// Makes both known on the connection, which does not keep this object alive.
  func register() throws {
    try connection.register(
      ScalarFunction("expand", argumentCount: 1, options: .directOnly) { [weak self] arguments in
        guard let text = arguments.text(0) else { return .null }
        return try self.map { search in .text(try search.working { try search.expand(text) }) } ?? .null
      })
    try connection.register(
      TableFunction(
        "search",
        columns: [
          TableFunctionColumn("reference", .text), TableFunctionColumn("kind", .text),
          TableFunctionColumn("region", .text), TableFunctionColumn("text", .text),
          TableFunctionColumn("snippet", .text), TableFunctionColumn("score", .real),
        ],
        arguments: [TableFunctionArgument("query"), TableFunctionArgument("most", isRequired: false)],
        options: .directOnly, expectedRows: 50
      ) { [weak self] arguments in
        HitCursor(try self.map { search in try search.working { try search.hits(arguments) } } ?? [])
      })
  }

  /// Lets go of what was read, and of the connection's statements.
  func forget() { (searcher, tokenizer) = (nil, nil) }

  private func working<T>(_ body: () throws -> T) rethrows -> T {
    isAtWork(true)
    defer { isAtWork(false) }
    return try body()
  }

  /// An expression for MATCH that finds any of the words or what means the same; all of them, where there are many.
  private func expand(_ text: String) throws -> String {
    try Self.check(text, "expand")
    let tokenizer = try self.tokenizer ?? PassageTokenizer()
    self.tokenizer = tokenizer
    let passages = try connection.first("SELECT count(*) FROM passages") { $0.int(0) ?? 0 } ?? 0
    let likes = Likes(connection)
    let parts = try tokenizer.words(of: text).map { word in
      let words = try likes.alternatives(of: word, passages: passages).map(\.word)
      return (words.isEmpty ? [word] : words).map { "\"\($0)\"" }.joined(separator: " OR ")
    }
    return parts.count == 1 ? parts[0] : parts.map { "(\($0))" }.joined(separator: " AND ")
  }

  private static func check(_ text: String, _ name: String) throws {
    guard text.utf8.count <= mostBytes else {
      throw SQLiteError(code: .error, message: "\(name)() takes texts of at most \(mostBytes) bytes")
    }
  }

  private func hits(_ arguments: [Value?]) throws -> [Hit] {
    guard case .text(let query)? = arguments.first ?? nil else { return [] }
    try Self.check(query, "search")
    var limit = Self.mostHits
    if case .integer(let most)? = arguments.last ?? nil { limit = Int(min(max(most, 0), Int64(Self.mostHits))) }
    let searcher = try self.searcher ?? Searcher(connection)
    self.searcher = searcher
    return try searcher.search(SearchRequest(Composition.composed(query), limit: limit)).hits
  }
}

/// Walks over hits, the best first.
private final class HitCursor: TableCursor {
  private let hits: [Hit]
  private var index = -1

  init(_ hits: [Hit]) { self.hits = hits }

  func next() -> Bool {
    index += 1
    return index < hits.count
  }

  func value(_ column: Int) -> Value {
    let hit = hits[index]
    return switch column {
    case 0: .text(hit.reference)
    case 1: .text(hit.kind)
    case 2: .text(hit.regionName)
    case 3: .text(hit.text)
    case 4: .text(hit.snippet)
    default: .real(hit.score)
    }
  }
}
