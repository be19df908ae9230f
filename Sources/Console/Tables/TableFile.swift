import ByregionLanguages
import ByregionFiles
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText

/// A file of rows: CSV, TSV, JSON or NDJSON. Opening it reads the whole file to determine the columns; a second pass
/// copies the rows to a table. Memory holds only a chunk of the file and one row.
final class TableFile {
  struct Column {
    var name: String
    var type: ColumnType
  }

  private(set) var columns: [Column] = []
  private(set) var rowCount = 0
  /// Decisions that might surprise users, one sentence each.
  private(set) var notes: [Wording] = []
  private let text: TableText
  /// Nil for a file of JSON objects.
  private var layout: SeparatedLayout?
  /// Column indexes by member name of JSON objects.
  private var objectNames: [String: Int] = [:]

  /// Maximum number of columns of a table in SQLite.
  static let columnLimit = 2_000

  /// Opens a file and reads it once.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - whileBusy: called repeatedly; an error that it throws ends the reading.
  /// - Throws: `KnowledgeBaseError` with line and column if they are known.
  init(path: String, whileBusy: @escaping () throws -> Void) throws {
    text = try TableText(path: path, whileBusy: whileBusy)
    let (sample, isWhole) = try start()
    if Self.isJSON(path, sample) {
      try examineObjects()
    } else {
      try examineRecords(sample, isWhole: isWhole)
    }
    if text.encoding == .windows1252 { notes.append(Wording { $0.readAsWindows1252 }) }
  }

  /// The CREATE statement of a table for the rows.
  func createStatement(_ quotedName: String) -> String {
    let list = columns.map { column in
      SQLLanguage.quotedIdentifier(column.name) + (column.type == .any ? "" : " \(column.type.rawValue)")
    }
    return "CREATE TABLE \(quotedName) (\(list.joined(separator: ", ")))"
  }

  /// Copies the rows to a table created by ``createStatement(_:)``.
  ///
  /// - Throws: `KnowledgeBaseError`, also if the file has changed meanwhile; `SQLiteError`.
  func copyRows(to quotedName: String, _ connection: Connection) throws {
    let marks = [String](repeating: "?", count: columns.count).joined(separator: ",")
    let statement = try connection.prepare("INSERT INTO \(quotedName) VALUES (\(marks))")
    let copied = try layout == nil ? copyObjects(to: statement) : copyRecords(to: statement)
    guard copied == rowCount else { throw changed(line: nil) }
  }

  private func start() throws -> (sample: [UInt8], isWhole: Bool) {
    var sample: [UInt8] = []
    try text.forEachChunk { chunk in
      sample.append(contentsOf: chunk)
      return sample.count <= SeparatedLayout.sampleSize
    }
    let isWhole = sample.count <= SeparatedLayout.sampleSize
    return (isWhole ? sample : Array(sample.prefix(SeparatedLayout.sampleSize)), isWhole)
  }

  private static func isJSON(_ path: String, _ sample: [UInt8]) -> Bool {
    let path = path.lowercased()
    if [".json", ".ndjson", ".jsonl", ".geojson"].contains(where: path.hasSuffix) { return true }
    if [".csv", ".tsv", ".tab"].contains(where: path.hasSuffix) { return false }
    let first = sample.first { $0 > 0x20 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private func changed(line: Int?) -> KnowledgeBaseError {
    text.error({ $0.fileChangedWhileRead }, line: line) { $0.runAgain }
  }

  fileprivate func requireColumns(_ count: Int, line: Int) throws {
    guard count > Self.columnLimit else { return }
    throw text.error({ $0.tooManyColumns(count, Self.columnLimit) }, line: line) { $0.keepNeededColumns }
  }
}

// Separated fields.
extension TableFile {
  private func examineRecords(_ sample: [UInt8], isWhole: Bool) throws {
    guard let layout = SeparatedLayout(sample: sample, isWhole: isWhole) else {
      // A syntax error in the first line also prevents a layout. Parsing throws it.
      try forEachRecord(separator: UInt8(ascii: ",")) { _ in true }
      throw text.error({ $0.fileHasNoRows }, line: nil) { $0.firstLineNamesColumns }
    }
    self.layout = layout
    try requireColumns(layout.header.count, line: layout.headerLine)
    let (names, changedNames) = ColumnNames.unique(layout.header)
    if let title = layout.titles.first {
      notes.append(Wording { $0.linesBeforeHeader(layout.titles.count, title) })
    }
    if let changedNames { notes.append(changedNames) }
    var profiles = [ColumnProfile](repeating: ColumnProfile(), count: names.count)
    var (shortCount, firstShort) = (0, 0)
    try forEachRecord(separator: layout.separator) { record in
      guard record.line > layout.headerLine else { return true }
      if record.count < names.count {
        if shortCount == 0 { firstShort = record.line }
        shortCount += 1
      }
      try requireFit(record, names.count)
      for index in 0..<min(record.count, names.count) { profiles[index].observe(record[index]) }
      rowCount += 1
      return true
    }
    columns = zip(names, profiles).map { Column(name: $0, type: $1.type(separator: layout.separator)) }
    if shortCount > 0 {
      notes.append(Wording { $0.shortRows(shortCount, first: firstShort) })
    }
    for (column, profile) in zip(columns, profiles) where profile.markCount > 0 && column.type != .text {
      notes.append(Wording { $0.fieldsWithMarks(profile.markCount, in: column.name) })
    }
  }

  private func copyRecords(to statement: Statement) throws -> Int {
    guard let layout else { return 0 }
    var count = 0
    try forEachRecord(separator: layout.separator) { record in
      guard record.line > layout.headerLine else { return true }
      for (index, column) in columns.enumerated() {
        guard index < record.count else {
          try statement.bind(.null, at: index + 1)
          continue
        }
        let isBound = try column.type.bind(
          record[index], isQuoted: record.isQuoted[index], to: statement, at: index + 1)
        guard isBound else { throw changed(line: record.line) }
      }
      try statement.run()
      count += 1
      return true
    }
    return count
  }

  /// Empty fields after the last column are allowed; they come from separators at the ends of lines.
  private func requireFit(_ record: SeparatedRecord, _ count: Int) throws {
    guard record.count > count, let extra = (count..<record.count).first(where: { !record[$0].isEmpty }) else { return }
    throw text.error(
      { $0.tooManyFields(record.count, header: count) }, line: record.line, column: column(extra, of: record)
    ) {
      $0.quoteSeparator
    }
  }

  /// The column at which a field begins in its line, unless fields before it are quoted, which may contain line breaks.
  private func column(_ field: Int, of record: SeparatedRecord) -> Int? {
    guard !record.isQuoted[..<field].contains(true) else { return nil }
    let before = record.bytes[..<record.ends[field - 1]]
    return before.count { $0 & 0xC0 != 0x80 } + field + 1
  }

  private func forEachRecord(separator: UInt8, _ take: (SeparatedRecord) throws -> Bool) throws {
    var parser = SeparatedParser(separator: separator)
    do {
      try text.forEachChunk { try parser.feed($0, take) }
      try parser.finish(take)
    } catch let fault as SeparatedParser.Fault {
      throw text.error(fault.message, line: fault.line, column: fault.column, fault.suggestion)
    }
  }
}

// JSON objects.
extension TableFile {
  private func examineObjects() throws {
    var places: [String: Int] = [:]
    var names: [String] = []
    var types: [ColumnType?] = []
    try forEachObject { members, line in
      for (name, value) in members {
        let place = places[name] ?? names.count
        if place == names.count {
          places[name] = place
          names.append(name)
          types.append(nil)
          try requireColumns(names.count, line: line)
        }
        types[place] = Self.type(of: value, beside: types[place])
      }
      rowCount += 1
    }
    guard !names.isEmpty else {
      throw text.error({ $0.fileHasNoRows }, line: nil) { $0.rowIsObject }
    }
    let (unique, changedNames) = ColumnNames.unique(names)
    if let changedNames { notes.append(changedNames) }
    columns = zip(unique, types).map { Column(name: $0, type: $1 ?? .text) }
    objectNames = places
  }

  private static func type(of value: Value, beside other: ColumnType?) -> ColumnType? {
    let type: ColumnType
    switch value {
    case .null: return other
    case .integer: type = .integer
    case .real: type = .real
    case .text, .blob: type = .text
    }
    guard let other, other != type else { return type }
    return Set([other, type]) == [.integer, .real] ? .real : .any
  }

  private func copyObjects(to statement: Statement) throws -> Int {
    var count = 0
    try forEachObject { members, line in
      statement.clearBindings()
      for (name, value) in members {
        guard let place = objectNames[name] else { throw changed(line: line) }
        try statement.bind(value, at: place + 1)
      }
      try statement.run()
      count += 1
    }
    return count
  }

  private func forEachObject(_ take: ([(name: String, value: Value)], Int) throws -> Void) throws {
    var finder = JSONObjectFinder()
    let reader = try JSONMembers()
    do {
      try text.forEachChunk { chunk in
        try finder.feed(chunk) { object, line in
          do {
            try take(reader.members(of: object), line)
          } catch let fault as JSONMembers.Fault {
            throw text.error(fault.message, line: line)
          }
        }
        return true
      }
      try finder.finish()
    } catch let fault as JSONObjectFinder.Fault {
      throw text.error(fault.message, line: fault.line, column: fault.column, Wording { $0.tableIsArray })
    }
  }
}

/// A table that somebody added to a knowledge base.
package struct KeptTable: Sendable, Hashable {
  package var name: String
  package var rowCount: Int
  package var columns: [String]
}

extension KnowledgeBase {
  /// The tables that somebody added, by name.
  package func keptTables() throws -> [KeptTable] {
    try schema(countingRows: true).filter { $0.isForeign && $0.kind == .table }
      .map { KeptTable(name: $0.name, rowCount: $0.rowCount ?? 0, columns: $0.columns.map(\.name)) }
      .sorted { $0.name < $1.name }
  }

  /// Creates a table from a file of rows, in one transaction.
  ///
  /// - Parameters:
  ///   - replacing: whether an added table of the same name is replaced.
  ///   - whileBusy: called repeatedly; an error that it throws ends the operation.
  /// - Throws: `KnowledgeBaseError` with `.usage` if the name is taken, and for errors in the file.
  package func addTable(
    _ file: NamedFile, replacing: Bool = false, whileBusy: @escaping () throws -> Void = {}
  ) throws -> LoadedTable {
    guard !FilePath.areSame(file.path, path) else {
      throw KnowledgeBaseError(
        .usage, { $0.baseItself }, place: file.path, suggestion: .say { $0.nameFileOfRows })
    }
    return try translatingErrors {
      let old = try keptTable(named: file.name)
      if old == nil { try TakenNames.require(file.name, isFreeIn: connection) }
      guard old == nil || replacing else {
        throw KnowledgeBaseError(
          .usage, { $0.tableExists(file.name) }, suggestion: .say { $0.replacePutsInPlace })
      }
      let table = try TableFile(path: file.path, whileBusy: whileBusy)
      try connection.transaction(.immediate) {
        if let old { try connection.execute("DROP TABLE \(SQLLanguage.quotedIdentifier(old))") }
        let name = SQLLanguage.quotedIdentifier(file.name)
        try connection.execute(table.createStatement(name))
        try table.copyRows(to: name, connection)
      }
      return LoadedTable(file.name, table)
    }
  }

  /// Removes a table that somebody added.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` if there is no such table, or if it is one of the program's.
  package func removeTable(named name: String) throws {
    try translatingErrors {
      guard let table = try keptTable(named: name) else { throw try noTable(name) }
      try connection.execute("DROP TABLE \(SQLLanguage.quotedIdentifier(table))")
    }
  }

  /// The name of an added table as it was created; nil if there is none.
  private func keptTable(named name: String) throws -> String? {
    try SchemaComparison(connection, migrations: Migration.all()).foreign
      .first { $0.type == "table" && $0.name.lowercased() == name.lowercased() }?.name
  }

  private func noTable(_ name: String) throws -> KnowledgeBaseError {
    let kind = try connection.first(
      "SELECT type FROM sqlite_schema WHERE lower(name) = ?", [.text(name.lowercased())]
    ) { try $0.get(String.self, 0) }
    guard let kind else {
      let near = NearestName.to(name, among: Set(try keptTables().map(\.name)))
      return KnowledgeBaseError(
        .usage, { $0.noAddedTable(name) },
        suggestion: .say { words in near.map { words.didYouMean($0) } ?? words.listsThem("`byregion table list`") })
    }
    let isBuiltIn = try SchemaComparison(connection, migrations: Migration.all()).isExpected(name)
    return KnowledgeBaseError(
      .usage, { isBuiltIn ? $0.isOwn(kind, name) : $0.isOfKind(name, kind) },
      suggestion: .say { isBuiltIn ? $0.listsRemovable : $0.writeRemovesViews })
  }
}
