import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// Reads rows of the file and writes them as COPY takes them. Memory stays the same however many there are.
struct RowCopier {
  /// Bytes that are handed over together.
  private static let pieceSize = 256 << 10
  /// Maximum number of texts that are reported one by one; the others are counted.
  private static let toldLimit = 10

  let connection: Connection
  /// Called for each table, and now and then with the number of rows that were read.
  var progress: (_ table: String, _ rowCount: Int) -> Void = { _, _ in }
  /// How many rows were read.
  private(set) var rowCount = 0
  /// How many texts were changed, since PostgreSQL has no NUL in a text, nor bytes that are not UTF-8.
  private(set) var repairedCount = 0
  /// The first of them: `passages 17, text`.
  private(set) var repaired: [String] = []
  /// Documents whose bytes are damaged in the file, so that they are not published.
  private(set) var damaged: [Int64] = []

  init(_ connection: Connection) { self.connection = connection }

  /// Reads the rows of a table in the order of their key.
  ///
  /// - Parameters:
  ///   - condition: which rows; nil for all.
  ///   - sink: takes the bytes, piece by piece.
  mutating func copy(
    _ table: PublishedTable, where condition: String?, to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let columns = table.columns.map { SQLLanguage.quotedIdentifier($0.name) }
    let order = table.primaryKey.map(SQLLanguage.quotedIdentifier).joined(separator: ", ")
    let sql = """
      SELECT \(columns.joined(separator: ", ")) FROM \(SQLLanguage.quotedIdentifier(table.name)) \
      \(condition.map { "WHERE \($0)" } ?? "") \(order.isEmpty ? "" : "ORDER BY \(order)")
      """
    var rows = CopyRows()
    let isContents = table.name == "document_contents"
    try connection.withStatement(sql) { statement in
      while try statement.step() {
        if isContents {
          try contents(statement.row, to: &rows)
        } else {
          add(statement.row, table, to: &rows)
        }
        if rows.count >= Self.pieceSize {
          try rows.take(sink)
          progress(table.name, rowCount)
        }
      }
    }
    rows.end()
    try rows.take(sink)
  }

  private mutating func add(_ row: Row, _ table: PublishedTable, to rows: inout CopyRows) {
    rowCount += 1
    rows.row(columns: table.columns.count)
    for (index, column) in table.columns.enumerated() {
      guard !row.isNull(index) else {
        rows.null()
        continue
      }
      switch column.type {
      case .integer: rows.integer(row.integer(index) ?? 0)
      case .real: rows.real(row.real(index) ?? 0)
      case .bytes: row.withBytes(index) { rows.bytes($0) }
      case .any where row.type(index) != .text || row.withBytes(index, Self.isStorable):
        // As it is typed, so that a number is read as a number again.
        Array(row[index].typed.utf8).withUnsafeBytes { rows.bytes($0) }
      case .text, .any:
        let isWhole = row.withBytes(index) { bytes in
          guard Self.isStorable(bytes) else { return false }
          rows.bytes(bytes)
          return true
        }
        if !isWhole { addRepaired(row, index, table, to: &rows) }
      }
    }
  }

  /// Whether PostgreSQL takes a text: UTF-8 without a NUL.
  private static func isStorable(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.withMemoryRebound(to: UInt8.self) { UTF8Checker.isUTF8($0) && !$0.contains(0) }
  }

  private mutating func addRepaired(_ row: Row, _ index: Int, _ table: PublishedTable, to rows: inout CopyRows) {
    let text = (row.text(index) ?? "").replacing("\0", with: "\u{FFFD}")
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBytes { rows.bytes(UnsafeRawBufferPointer($0)) }
    repairedCount += 1
    guard repaired.count < Self.toldLimit else { return }
    let key = table.primaryKey.compactMap { name in table.columns.firstIndex { $0.name == name } }
      .map { row.text($0) ?? "" }.joined(separator: ", ")
    repaired.append("\(table.name) \(key), \(table.columns[index].name)")
  }

  /// The bytes of a document, unpacked: what packs them in the file is of the file.
  private mutating func contents(_ row: Row, to rows: inout CopyRows) throws {
    let id = try row.get(Int64.self, 0)
    guard let content = try PackedContent.read(id, on: connection) else { return damaged.append(id) }
    rowCount += 1
    rows.row(columns: 2)
    rows.integer(id)
    content.withUnsafeBytes { rows.bytes($0) }
  }
}
