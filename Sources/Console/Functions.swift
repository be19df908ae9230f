import ByregionNorwegian
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText

/// `replace`, `instr` and `trim` in linear time.
///
/// SQLite's own functions compare the whole needle at every place, or every letter with the whole set. Within the limit
/// on lengths a single call can run for hours, and nothing interrupts it.
enum BoundedFunctions {
  /// Registers the functions. `watch` has the maximum length of a text.
  static func register(on connection: Connection, _ watch: QueryWatch) throws {
    try connection.register(
      ScalarFunction("replace", argumentCount: 3, options: always) { try replace($0, limit: watch.lengthLimit) })
    try connection.register(ScalarFunction("instr", argumentCount: 2, options: always, instr))
    for (name, ends) in [("trim", Ends.both), ("ltrim", .left), ("rtrim", .right)] {
      for count in [1, 2] {
        try connection.register(ScalarFunction(name, argumentCount: count, options: always) { trim($0, ends) })
      }
    }
  }

  private static let always: FunctionOptions = [.deterministic, .innocuous]

  private enum Ends { case left, right, both }

  private static func replace(_ arguments: borrowing FunctionArguments, limit: Int) throws -> Value {
    guard !arguments.isNull(0), !arguments.isNull(1), !arguments.isNull(2) else { return .null }
    return try arguments.withBytes(0) { text in
      try arguments.withBytes(1) { needle in
        try arguments.withBytes(2) { replacement in
          .text(try replace(needle, in: text, by: replacement, limit: limit))
        }
      }
    }
  }

  private static func replace(
    _ needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, by replacement: UnsafeRawBufferPointer,
    limit: Int
  ) throws -> String {
    let wanted = Needle(needle)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var start = 0
    while let place = wanted.first(in: text, from: start) {
      result.append(contentsOf: text[start..<place])
      result.append(contentsOf: replacement)
      start = place + needle.count
      guard result.count <= limit else { throw SQLiteError(code: .tooBig, message: "string or blob too big") }
    }
    result.append(contentsOf: text[start...])
    return String(decoding: result, as: UTF8.self)
  }

  private static func instr(_ arguments: borrowing FunctionArguments) throws -> Value {
    guard !arguments.isNull(0), !arguments.isNull(1) else { return .null }
    let countsBytes = arguments.type(0) == .blob && arguments.type(1) == .blob
    return arguments.withBytes(0) { text in
      arguments.withBytes(1) { needle in
        guard let place = needle.isEmpty ? 0 : Needle(needle).first(in: text, from: 0) else { return .integer(0) }
        let before = countsBytes ? place : text[..<place].count { $0 & 0xC0 != 0x80 }
        return .integer(Int64(before + 1))
      }
    }
  }

  private static func trim(_ arguments: borrowing FunctionArguments, _ ends: Ends) -> Value {
    guard !arguments.isNull(0), arguments.count == 1 || !arguments.isNull(1) else { return .null }
    var set: Set<UInt32> = [0x20]
    if arguments.count == 2 {
      set = []
      arguments.withBytes(1) { TextScalars(bytes: $0).each { set.insert($0) } }
    }
    return arguments.withBytes(0) { bytes in
      let text = TextScalars(bytes: bytes)
      var (start, end) = (0, bytes.count)
      while ends != .right, start < end, set.contains(text.scalar(at: start)) { start += text.length(at: start) }
      while ends != .left, start < end {
        var last = end - 1
        while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
        guard set.contains(text.scalar(at: last)) else { break }
        end = last
      }
      return .text(String(decoding: bytes[start..<max(start, end)], as: UTF8.self))
    }
  }
}

/// `printf` and `format`, which fail if a width or precision exceeds the maximum length of a text.
///
/// SQLite's own function keeps counting to the precision of `%c` after the text has become too long, and then returns
/// NULL. Allowed calls are formatted by a separate connection.
final class FormatFunction {
  private let watch: QueryWatch
  private let formatter: Connection

  init(_ watch: QueryWatch) throws {
    self.watch = watch
    formatter = try Connection(path: "", mode: .memory)
  }

  /// Registers both names on a connection.
  func register(on connection: Connection) throws {
    for name in ["printf", "format"] {
      try connection.register(
        ScalarFunction(name, argumentCount: nil, options: [.deterministic, .innocuous]) { [self] arguments in
          try format(arguments)
        })
    }
  }

  private func format(_ arguments: borrowing FunctionArguments) throws -> Value {
    guard arguments.count > 0, !arguments.isNull(0) else { return .null }
    let values = (0..<arguments.count).map { arguments[$0] }
    guard Self.longest(values) <= watch.lengthLimit else { throw Self.tooBig }
    formatter.setLimit(.length, to: watch.lengthLimit)
    let marks = [String](repeating: "?", count: values.count).joined(separator: ",")
    let result = try formatter.first("SELECT printf(\(marks))", values) { $0[0] }
    guard let result, result != .null else { throw Self.tooBig }
    return result
  }

  private static let tooBig = SQLiteError(code: .tooBig, message: "string or blob too big")

  /// The largest width or precision (https://sqlite.org/printf.html); an upper bound for unusual formats.
  private static func longest(_ values: [Value]) -> Int {
    guard case .text(let format) = values[0] else { return 0 }
    let bytes = Array(format.utf8)
    var (index, argument, longest) = (0, 1, 0)
    while let percent = bytes[index...].firstIndex(of: UInt8(ascii: "%")) {
      index = percent + 1
      var number = 0
      while index < bytes.count, isPartOfNumber(bytes[index]) {
        switch bytes[index] {
        case UInt8(ascii: "*"):
          number = argument < values.count ? size(values[argument]) : 0
          argument += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): number = min(number * 10 + Int(bytes[index] - 0x30), 1 << 40)
        default: number = 0
        }
        longest = max(longest, number)
        index += 1
      }
      if index < bytes.count, bytes[index] != UInt8(ascii: "%") { argument += 1 }
      index = min(index + 1, bytes.count)
    }
    return longest
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool { "-+ #0,!123456789*.l".utf8.contains(byte) }

  /// The width or precision that `*` reads; a negative one counts by its magnitude.
  private static func size(_ value: Value) -> Int {
    switch value {
    case .integer(let integer): Int(clamping: integer.magnitude)
    case .real(let real): Int(exactly: real.magnitude.rounded()) ?? .max
    case .text(let text): Int(text) ?? 0
    default: 0
    }
  }
}

/// Searching in SQL: `expand(words)` and the table-valued function `search(query)`.
final class SearchFunctions {
  /// Maximum number of hits of `search(…)` without a second argument.
  static let maxHits = 100_000

  /// Maximum length in bytes of a query: nothing interrupts a search while it parses the query.
  static let maxBytes = 100_000

  /// Called when the search's own statements begin and end. They may call functions that a user's statement may not.
  var isAtWork: (Bool) -> Void = { _ in }
  private let connection: Connection
  private let makeSearcher: () throws -> Searcher
  private var searcher: Searcher?
  private var tokenizer: PassageTokenizer?

  /// - Parameter makeSearcher: called at the first search; nil for a searcher on `connection`.
  init(_ connection: Connection, makeSearcher: (() throws -> Searcher)? = nil) {
    self.connection = connection
    self.makeSearcher = makeSearcher ?? { try Searcher(connection) }
  }

  /// Registers both on the connection, which does not retain this object.
  func register() throws {
    try connection.register(
      ScalarFunction("expand", argumentCount: 1, options: .directOnly) { [weak self] arguments in
        guard let text = arguments.text(0) else { return .null }
        return try self.map { search in .text(try search.working { try search.expand(text) }) } ?? .null
      })
    try connection.register(
      TableFunction(
        "search",
        columns: HitColumn.allCases.map { TableColumn($0.rawValue, $0.storage) },
        arguments: [TableFunctionArgument("query"), TableFunctionArgument("most", isRequired: false)],
        options: .directOnly, expectedRows: 50
      ) { [weak self] arguments in
        HitCursor(try self.map { search in try search.working { try search.hits(arguments) } } ?? [])
      })
  }

  /// Releases the searcher with its statements, and the tokenizer.
  func forget() { (searcher, tokenizer) = (nil, nil) }

  private func working<T>(_ body: () throws -> T) rethrows -> T {
    isAtWork(true)
    defer { isAtWork(false) }
    return try body()
  }

  /// A MATCH expression that finds the expanded terms of each word; several words are joined with AND.
  private func expand(_ text: String) throws -> String {
    try Self.check(text, "expand")
    let tokenizer = try self.tokenizer ?? PassageTokenizer()
    self.tokenizer = tokenizer
    let passages = try connection.first("SELECT count(*) FROM passages") { try $0.get(Int.self, 0) } ?? 0
    let expander = TermExpander(connection)
    let parts = try tokenizer.words(of: text).map { word in
      let words = try expander.alternatives(of: word, passages: passages).map(\.word)
      return (words.isEmpty ? [word] : words).map { "\"\($0)\"" }.joined(separator: " OR ")
    }
    return parts.count == 1 ? parts[0] : parts.map { "(\($0))" }.joined(separator: " AND ")
  }

  private static func check(_ text: String, _ name: String) throws {
    guard text.utf8.count <= maxBytes else {
      throw SQLiteError(code: .error, message: "\(name)() takes texts of at most \(maxBytes) bytes")
    }
  }

  private func hits(_ arguments: [Value?]) throws -> [Hit] {
    guard case .text(let query)? = arguments.first ?? nil else { return [] }
    try Self.check(query, "search")
    var request = SearchRequest(Composition.composed(query), limit: Self.maxHits)
    request.includesUncounted = false
    var isWhole = true
    if case .integer(let most)? = arguments.last ?? nil, arguments.count > 1 {
      (request.limit, isWhole) = (Int(min(max(most, 0), Int64(Self.maxHits))), false)
    }
    let searcher = try self.searcher ?? makeSearcher()
    self.searcher = searcher
    let response = try searcher.search(request)
    if let error = response.diagnostics.first(where: { $0.severity == .error }) {
      throw SQLiteError(code: .error, message: "search(): \(error.message)")
    }
    if isWhole, response.total > Self.maxHits {
      let message =
        "search() finds \(response.total) passages and gives at most \(Self.maxHits); a second argument says how many"
      throw SQLiteError(code: .error, message: message)
    }
    return response.hits
  }
}

/// Iterates over hits, the best first.
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
    return HitColumn.allCases[column].value(of: hit)
  }
}
