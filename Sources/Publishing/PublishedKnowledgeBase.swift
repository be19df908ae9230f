import ByregionLanguages
import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText

/// A publication opened for reading, as if it were a file.
///
/// It is an in-memory knowledge base whose tables are virtual: SQLite passes conditions on to PostgreSQL, and words are
/// looked up in the published index. Every operation that only reads works as on a file, on one state of the
/// publication.
package enum PublishedKnowledgeBase {
  /// Opens a publication in its current state, for one command.
  ///
  /// - Parameter address: see ``Session/init(_:)``; a schema other than `byregion` follows a `#`.
  /// - Throws: `KnowledgeBaseError`: `.unavailable` if the server cannot be reached, `.missingInput` if nothing is
  ///   published there, `.incompatible` if another version published it.
  package static func open(_ address: String) throws -> KnowledgeBase {
    try PublicationReader(address, limit: .seconds(60)).current()
  }

  /// Opens a read-only connection, with no transaction begun.
  static func connect(_ address: String, limit: Duration) throws -> (Session, schema: String) {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let schema = parts.count > 1 ? parts[1] : "byregion"
    let session = try Session(parts[0])
    try Publisher.requireServer(session.serverVersion, at: session.place)
    try session.execute(
      """
      SET standard_conforming_strings = on; SET idle_in_transaction_session_timeout = 0;
      SET default_transaction_read_only = on; SET statement_timeout = \(max(1, Int(limit / .milliseconds(1))));
      SET search_path = \(Names.quoted(schema))
      """)
    return (session, schema)
  }

  /// All reads see one state, and no statement can change anything.
  static let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

  /// Makes a knowledge base that reads through a session whose transaction has begun.
  static func make(_ session: Session, schema: String) throws -> (KnowledgeBase, PublishedCursors) {
    let knowledgeBase = try KnowledgeBase.inMemory(path: session.place, access: .reading)
    let objects = try PublishedObjects(knowledgeBase)
    try require(PublicationDefinition(objects), in: session, schema: schema)
    let published = Set(objects.tables.map(\.name) + objects.views.map(\.object.name))
    knowledgeBase.foreignSchema = try knowledgeBase.schema().filter { published.contains($0.name) }
    let cursors = PublishedCursors(session) { [weak knowledgeBase] in knowledgeBase?.foreignFailure = $0 }
    try knowledgeBase.translatingErrors { try replaceTables(of: knowledgeBase.connection, objects, session, cursors) }
    let index = try PublishedIndex(session)
    _ = try knowledgeBase.translatingErrors { try knowledgeBase.companion { try Searcher($0, foreign: index) } }
    return (knowledgeBase, cursors)
  }

  private static func require(_ definition: PublicationDefinition, in session: Session, schema: String) throws {
    let found = try session.rows("SELECT to_regclass($1)", [Names.quoted(schema) + ".published_objects"])
    guard (found.first?.first ?? nil) != nil else {
      throw KnowledgeBaseError(
        .missingInput, { $0.nothingPublished(in: Sanitizer.visible(schema)) }, place: session.place,
        suggestion: .say { $0.publishOrNameSchema })
    }
    let structure = try session.rows("SELECT structure FROM publication").first?.first ?? nil
    guard structure == definition.checksum else {
      throw KnowledgeBaseError(
        .incompatible, { $0.publishedByOther(Sanitizer.visible(schema)) }, place: session.place,
        suggestion: .say { $0.publishOrReadWithSame })
    }
  }

  private static func replaceTables(
    of connection: Connection, _ objects: PublishedObjects, _ session: Session, _ cursors: PublishedCursors
  ) throws {
    // Tables that are not published are dropped, because an empty table would be a wrong answer.
    let leftOut = PublishedObjects.leftOut.keys.sorted().map { "DROP TABLE \(SQLLanguage.quotedIdentifier($0));" }
    try connection.execute("PRAGMA foreign_keys = OFF; \(leftOut.joined())")
    let counts = try session.rows(
      "SELECT relname, reltuples::bigint FROM pg_class WHERE relnamespace = current_schema()::regnamespace")
    let rowCounts = Dictionary(counts.map { ($0[0] ?? "", Int($0[1] ?? "") ?? 0) }) { first, _ in first }
    for table in objects.tables {
      try connection.execute("DROP TABLE \(SQLLanguage.quotedIdentifier(table.name))")
      try connection.register(
        PublishedRows(table, rowCount: rowCounts[table.name] ?? 1_000, cursors), as: table.name)
    }
    // The search inserts candidate passages to test an expression on them. The texts are not stored.
    let tokenizer = PassageTokenizer.arguments.joined(separator: " ")
    try connection.execute(
      "CREATE VIRTUAL TABLE passages_fts USING fts5 (text, title, content = '', tokenize = '\(tokenizer)')")
  }
}

/// The rows of a published table.
private final class PublishedRows: ForeignTable {
  let columns: [TableColumn]
  let rowCount: Int
  let indexes: [(columns: [Int], isUnique: Bool)]
  private let table: PublishedTable
  private let hasBytes: Bool
  private let cursors: PublishedCursors

  init(_ table: PublishedTable, rowCount: Int, _ cursors: PublishedCursors) {
    self.table = table
    hasBytes = table.columns.contains { $0.type == .bytes }
    self.cursors = cursors
    self.rowCount = rowCount
    columns = table.columns.map { column in
      let type: StorageClass? =
        switch column.type {
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .bytes: .blob
        case .any: nil
        }
      return TableColumn(column.name, type)
    }
    func numbers(_ names: [String]) -> [Int] {
      names.compactMap { name in table.columns.firstIndex { $0.name == name } }
    }
    indexes =
      ([table.primaryKey] + table.uniqueKeys).filter { !$0.isEmpty }.map { (numbers($0), true) }
      + (table.indexes + table.references.map(\.columns)).map { (numbers($0), false) }
  }

  func rows(_ question: TableQuery) throws -> any TableCursor {
    if let row = try knownRow(question) { return PublishedCursor(self, row, cursors) }
    // SQLite makes the comparisons itself, and more rows than it asked for do no harm.
    if question.order.isEmpty, let all = try allRows(atMost: Self.maxSmallRows) {
      return PublishedCursor(self, (all, 0..<all.rowCount), cursors)
    }
    let sql = sql(question)
    if question.isUnique { return try PublishedCursor(self, question, cursors.execute(sql), cursors, number: nil) }
    let (number, first) = try cursors.open(sql)
    return PublishedCursor(self, question, first, cursors, number: number)
  }

  /// A table of at most this many rows is read as a whole by the first statement that asks for any.
  private static let maxSmallRows = 1_000
  /// Above this number of single-row lookups, a larger table is read as a whole too, because a join in SQLite looks rows
  /// up one by one.
  private static let maxLookUps = 50
  /// A table with more rows is never read as a whole.
  private static let maxRows = 100_000

  private var lookUpCount = 0
  private var whole: Answer?
  /// The number of rows that the table is known to have at least, where the server's estimate was too low.
  private var minRowCount = 0
  /// Runs of the table `words`, by column. A search looks up thousands of words.
  private var readAhead: [Int: ReadAhead] = [:]
  /// For each column, the row number in `whole` by the column's value.
  private var rowsByValue: [Int: [String: Int]] = [:]

  /// All rows, read once; nil for a table with more rows than the limit, or with columns of bytes.
  private func allRows(atMost limit: Int) throws -> Answer? {
    if let whole { return whole.rowCount <= limit ? whole : nil }
    guard max(rowCount, minRowCount) <= limit, !hasBytes else { return nil }
    let names = Names.list(table.columns.map(\.name))
    let answer = try cursors.execute("SELECT \(names) FROM \(Names.quoted(table.name)) LIMIT \(limit + 1)")
    guard answer.rowCount <= limit else {
      minRowCount = answer.rowCount
      return nil
    }
    whole = answer
    return answer
  }

  /// The row from a table or run that is in memory. The range is empty if there is no such row; nil if the server has
  /// to be asked.
  private func knownRow(_ question: TableQuery) throws -> (answer: Answer, rows: Range<Int>)? {
    guard question.isUnique, question.conditions.count == 1, let condition = question.conditions.first,
      condition.comparison == .equal, !hasBytes
    else { return nil }
    guard rowCount <= Self.maxRows else {
      return table.name == "words" ? try rowReadAhead(condition.column, condition.value) : nil
    }
    let key: String
    switch (table.columns[condition.column].type, condition.value) {
    case (.integer, .integer(let number)): key = "\(number)"
    case (.text, .text(let text)): key = text
    default: return nil
    }
    lookUpCount += 1
    guard let answer = try allRows(atMost: lookUpCount > Self.maxLookUps ? Self.maxRows : Self.maxSmallRows) else {
      return nil
    }
    if rowsByValue[condition.column] == nil {
      var places: [String: Int] = [:]
      for row in 0..<answer.rowCount { places[answer.text(row, condition.column) ?? ""] = row }
      rowsByValue[condition.column] = places
    }
    guard let row = rowsByValue[condition.column]?[key] else { return (answer, 0..<0) }
    return (answer, row..<row + 1)
  }

  private func rowReadAhead(_ column: Int, _ value: Value) throws -> (answer: Answer, rows: Range<Int>)? {
    lookUpCount += 1
    let isText = table.columns[column].type == .text
    guard lookUpCount > Self.maxLookUps, let key = ReadAhead.Key(value) else { return nil }
    // The server compares a value whose type is not the column's.
    if case .text = key, !isText { return nil }
    if case .integer = key, isText { return nil }
    let (columns, name) = (Names.list(table.columns.map(\.name)), Names.quoted(table.columns[column].name))
    return try readAhead[column, default: ReadAhead()].rows(key, column: column, isText: isText) { start, count in
      try cursors.execute(
        "SELECT \(columns) FROM \(Names.quoted(table.name)) WHERE \(name) >= \(start.literal) ORDER BY \(name) LIMIT \(count)"
      )
    }
  }

  private func sql(_ question: TableQuery) -> String {
    // No columns are requested if rows are only counted.
    let wanted = question.columns.map { Names.quoted(table.columns[$0].name) }
    var sql = "SELECT \(wanted.isEmpty ? "1" : wanted.joined(separator: ", ")) FROM \(Names.quoted(table.name))"
    let conditions = question.conditions.compactMap(condition)
    if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
    let order = question.order.map { place in
      let column = table.columns[place.column]
      // For a NOT NULL column, the server uses its index for the order only without a NULLS clause.
      let nulls = column.isRequired ? "" : place.isDescending ? " NULLS LAST" : " NULLS FIRST"
      return Names.quoted(column.name) + (place.isDescending ? " DESC" : "") + nulls
    }
    if !order.isEmpty { sql += " ORDER BY " + order.joined(separator: ", ") }
    return sql
  }

  /// A comparison in PostgreSQL's SQL; nil if SQLite has to evaluate it.
  private func condition(
    _ condition: (column: Int, comparison: TableQuery.Comparison, value: Value)
  ) -> String? {
    let column = table.columns[condition.column]
    let literal: String
    switch (column.type, condition.value) {
    case (_, .null): return "false"
    case (.integer, .integer(let number)), (.real, .integer(let number)): literal = "\(number)"
    case (.text, .text(let text)) where !text.contains("\0"): literal = Names.literal(text)
    default: return nil
    }
    return "\(Names.quoted(column.name)) \(condition.comparison.rawValue) \(literal)"
  }
}

/// The cursors of a connection. They are closed together with the next statement, which saves a round trip each.
final class PublishedCursors {
  /// Number of rows in the first FETCH. It is small because many statements read only one row.
  static let portion = 50

  private let session: Session
  private let onFailure: (KnowledgeBaseError) -> Void
  private var count = 0
  private var toClose: [Int] = []
  /// Number of the last cursor that was opened before the current transaction.
  private var lastGone = 0

  /// - Parameter onFailure: called with the error of a statement before it is thrown.
  init(_ session: Session, onFailure: @escaping (KnowledgeBaseError) -> Void) {
    (self.session, self.onFailure) = (session, onFailure)
  }

  func execute(_ sql: String) throws -> Answer {
    let closing = toClose.map { "CLOSE cursor_\($0); " }.joined()
    toClose = []
    do {
      return try session.execute(closing + sql)
    } catch let error as PostgreSQLError {
      let failure = KnowledgeBaseError(reading: error, at: session.place)
      onFailure(failure)
      throw failure
    }
  }

  func open(_ sql: String) throws -> (number: Int, first: Answer) {
    count += 1
    let name = "cursor_\(count)"
    let first = try execute("DECLARE \(name) NO SCROLL CURSOR FOR \(sql); FETCH \(Self.portion) FROM \(name)")
    return (count, first)
  }

  func fetch(_ rows: Int, from number: Int) throws -> Answer { try execute("FETCH \(rows) FROM cursor_\(number)") }

  func close(_ number: Int) { if number > lastGone { toClose.append(number) } }

  /// Forgets all cursors. Call it when the transaction ends, which closes them.
  func forget() { (toClose, lastGone) = ([], count) }
}

/// Reads published rows in portions.
private final class PublishedCursor: TableCursor {
  private static let nextPortion = 5_000

  private let cursors: PublishedCursors
  /// Number of the server's cursor; nil if all rows were fetched.
  private var number: Int?
  private var answer: Answer
  private var row = -1
  /// One past the last row in `answer`.
  private var end: Int
  private let types: [StorageClass?]
  /// Maps a column of the table to its position in the answer.
  private let places: [Int: Int]

  init(
    _ table: PublishedRows, _ question: TableQuery, _ answer: Answer, _ cursors: PublishedCursors, number: Int?
  ) {
    self.cursors = cursors
    self.answer = answer
    end = answer.rowCount
    self.number = number
    types = table.columns.map(\.type)
    places = Dictionary(uniqueKeysWithValues: question.columns.enumerated().map { ($1, $0) })
    if answer.rowCount < PublishedCursors.portion { close() }
  }

  /// A cursor over rows that are in memory, with all columns of the table.
  init(_ table: PublishedRows, _ known: (answer: Answer, rows: Range<Int>), _ cursors: PublishedCursors) {
    self.cursors = cursors
    answer = known.answer
    row = known.rows.lowerBound - 1
    end = known.rows.upperBound
    types = table.columns.map(\.type)
    places = Dictionary(uniqueKeysWithValues: table.columns.indices.map { ($0, $0) })
  }

  deinit { close() }

  private func close() {
    guard let number else { return }
    self.number = nil
    cursors.close(number)
  }

  func next() throws -> Bool {
    row += 1
    guard row == end else { return true }
    guard let number else { return false }
    answer = try cursors.fetch(Self.nextPortion, from: number)
    (row, end) = (0, answer.rowCount)
    if answer.rowCount < Self.nextPortion { close() }
    return answer.rowCount > 0
  }

  func value(_ column: Int) throws -> Value {
    guard let place = places[column], !answer.isNull(row, place) else { return .null }
    switch types[column] {
    case .integer:
      var value = Value.null
      answer.forEachInteger(row, place) { value = .integer($0) }
      return value
    case .real: return .real(Double(answer.text(row, place) ?? "") ?? 0)
    case nil: return Value(typed: answer.text(row, place) ?? "")
    case .blob: return .blob(answer.withBytes(row, place, Self.bytes))
    default: return .text(answer.text(row, place) ?? "")
    }
  }

  /// Decodes the server's text form of a bytea, such as `\x00ff`.
  private static func bytes(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8 { byte < 0x3A ? byte &- 0x30 : byte &- 0x57 }
    return stride(from: 2, to: text.count - 1, by: 2).map { digit(text[$0]) << 4 | digit(text[$0 + 1]) }
  }
}

extension KnowledgeBaseError {
  /// Translates an error of PostgreSQL for a caller that reads.
  ///
  /// - Parameter place: the server; never the address as given, since it may contain a password.
  init(reading error: PostgreSQLError, at place: String?) {
    guard [.lost, .statement].contains(error.kind) else {
      self.init(error, at: place)
      return
    }
    let message = Sanitizer.visible(error.message)
    switch error.state {
    case _ where error.kind == .lost || error.state.hasPrefix("57P"):
      self.init(
        .inputOutput, { $0.connectionLost(message) }, place: place, suggestion: .say { $0.askAgain })
    case ErrorState.canceled:
      self.init(
        .unavailable, { $0.serverTooSlow(message) }, place: place, suggestion: .say { $0.askForLess })
    case ErrorState.insufficientPrivilege:
      self.init(
        .cannotCreate, { $0.serverForbids(message) }, place: place, suggestion: .say { $0.ownerGrants })
    default:
      self.init(
        .inputOutput, { $0.postgreSQLSays("\(message) (\(error.state))") }, place: place,
        suggestion: .say { $0.partMayBeGone })
    }
  }
}
