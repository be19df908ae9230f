import ByregionPrinting
import ByregionSQLite
import ByregionText

/// Rows for an answer, as many as it has room for.
struct RowAnswer {
  static let arguments: [(name: String, schema: JSON)] = [
    ("limit", Schema.integer("Most rows to return; 100 by default.", from: 1, to: Limits.rows))
  ]

  static let schema = Schema.object(
    nil,
    [
      ("columns", Schema.array(of: Schema.string())),
      ("rows", Schema.array("Values in the order of the columns.", of: Schema.array(of: Schema.cell))),
      ("more", Schema.bool("Whether rows were left out.")),
      ("note", Schema.string("What was left out and how to get it; null where all is here.", orNull: true)),
    ])

  /// The answer is full; thrown to end the source of the rows.
  struct Full: Error {}

  private let limit: Int
  private var room = Limits.answerBytes
  private(set) var columns: [String] = []
  private(set) var rows: [[Value]] = []
  /// Why rows are left out; nil where none are.
  private var reason: String?

  init(limit: Int) { self.limit = limit }

  mutating func begin(_ columns: [String]) { self.columns = columns }

  /// Takes a row.
  ///
  /// - Throws: ``Full`` where there is no room for it; the rows so far are the answer then.
  mutating func add(_ row: Row) throws {
    guard rows.count < limit else {
      reason = "there are more rows than the limit of \(limit)"
      throw Full()
    }
    let size = (0..<row.count).reduce(0) { $0 + Self.size(row, $1) }
    guard size <= room else {
      reason =
        rows.isEmpty
        ? "the first row alone has \(size) bytes, and an answer has room for \(Limits.answerBytes)"
        : "an answer has room for \(Limits.answerBytes) bytes"
      throw Full()
    }
    room -= size
    rows.append(row.values)
  }

  /// The length of a value, known without copying it.
  private static func size(_ row: Row, _ column: Int) -> Int {
    switch row.type(column) {
    case .text, .blob: row.withBytes(column) { $0.count }
    case .integer, .real, .null: 8
    }
  }

  /// The answer, with what to do where rows were left out.
  ///
  /// - Parameter remedy: One sentence.
  func answer(remedy: String) throws -> ToolAnswer {
    let note = reason.map { "\(rows.count) rows are here and more were left out, since \($0). \(remedy)" }
    let table = try Output.text { output in
      let printer = OutputFormat.markdown.printer(to: output)
      try printer.begin(columns.map { Column($0) })
      for row in rows { try printer.row(row) }
      try printer.end()
    }
    var parts = rows.isEmpty ? ["No rows."] : [Quotation.notice, Quotation.block(table.trimmingLineFeeds)]
    if rows.isEmpty, reason != nil { parts = [] }
    if let note { parts.append("Note: \(note)") } else { parts.append(Amounts.count(rows.count, "row", "rows") + ".") }
    return ToolAnswer(
      text: parts.joined(separator: "\n\n"),
      structured: [
        "columns": JSON(columns), "rows": .array(rows.map { .array($0.map { JSON($0) }) }),
        "more": .bool(reason != nil), "note": JSON(note),
      ])
  }
}

extension String {
  /// The text without line feeds at its end.
  var trimmingLineFeeds: String {
    var text = self
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
