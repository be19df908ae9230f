import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// Reads rows of the file and writes them in the format of COPY, with constant memory.
struct RowCopier {
  /// Number of bytes after which the buffer is flushed.
  private static let pieceSize = 256 << 10
  /// Maximum number of repaired texts that are listed; the others are only counted.
  private static let maxListed = 10

  let connection: Connection
  /// Called periodically with the table and the number of rows read so far.
  var progress: (_ table: String, _ rowCount: Int) -> Void = { _, _ in }
  /// Number of rows read.
  private(set) var rowCount = 0
  /// Number of texts that were changed, since PostgreSQL allows neither NUL nor invalid UTF-8 in a text.
  private(set) var repairedCount = 0
  /// The first of them: `passages 17, text`.
  private(set) var repaired: [String] = []
  /// Ids of documents whose content is damaged in the file; the content is not published.
  private(set) var damaged: [Int64] = []

  init(_ connection: Connection) { self.connection = connection }

  /// Reads the rows of a table in the order of their key.
  ///
  /// - Parameters:
  ///   - condition: an SQL condition on the rows; nil for all.
  ///   - sink: called with the bytes, in pieces.
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
        // Written as a literal, so that a number can be read as a number again.
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

  /// Whether PostgreSQL can store a text: valid UTF-8 without NUL.
  private static func isStorable(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.withMemoryRebound(to: UInt8.self) { UTF8Checker.isUTF8($0) && !$0.contains(0) }
  }

  private mutating func addRepaired(_ row: Row, _ index: Int, _ table: PublishedTable, to rows: inout CopyRows) {
    let text = (row.text(index) ?? "").replacing("\0", with: "\u{FFFD}")
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBytes { rows.bytes(UnsafeRawBufferPointer($0)) }
    repairedCount += 1
    guard repaired.count < Self.maxListed else { return }
    let key = table.primaryKey.compactMap { name in table.columns.firstIndex { $0.name == name } }
      .map { row.text($0) ?? "" }.joined(separator: ", ")
    repaired.append("\(table.name) \(key), \(table.columns[index].name)")
  }

  /// Writes the bytes of a document unpacked; the compression is internal to the file.
  private mutating func contents(_ row: Row, to rows: inout CopyRows) throws {
    let id = try row.get(Int64.self, 0)
    guard let content = try PackedContent.read(id, on: connection) else { return damaged.append(id) }
    rowCount += 1
    rows.row(columns: 2)
    rows.integer(id)
    content.withUnsafeBytes { rows.bytes($0) }
  }
}
