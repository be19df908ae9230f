import ByregionLanguages
import ByregionReading
import ByregionSQLite
import ByregionText

/// Prints a result row by row, in constant memory.
///
/// Call `begin`, then `row` for each row, then `end`. After an error call `stop` instead of `end`, so that half a JSON
/// array does not look complete. Each call throws what the ``Output`` throws, including ``ClosedPipe``.
package protocol RowPrinter: AnyObject {
  /// Begins a result with these columns.
  func begin(_ columns: [Column]) throws
  /// Prints one row, with as many cells as there are columns.
  func row(_ row: some RowSource) throws
  /// Prints the end of the result, and flushes.
  func end() throws
  /// Shows the rows that are held back. Called when the source is busy, perhaps while SQLite computes the next row.
  func pause() throws
  /// Shows all rows that came before an error, without the end of the result.
  func stop() throws
  /// What the format could not represent exactly, one sentence each; complete after ``end()``.
  var notes: [String] { get }
}

extension RowPrinter {
  /// Most formats represent everything.
  package var notes: [String] { [] }
}

/// Options for the form of a result. Each format uses those that concern it.
package struct RowOptions: Sendable, Hashable {
  /// What to do with a cell that is wider than its column.
  package enum Overflow: String, Sendable, Hashable, CaseIterable { case wrap, cut }

  /// The width of the screen; nil for no limit.
  package var width: Int?
  /// Whether the output is a terminal. CSV and TSV then show control characters as symbols; otherwise they keep the
  /// exact data.
  package var isTerminal: Bool
  package var usesColour: Bool
  /// Whether lines may be drawn with characters beyond ASCII.
  package var usesUTF8: Bool
  package var overflow: Overflow
  /// Whether a table that is too wide for the screen may be printed as a list.
  package var allowsList: Bool
  /// Whether CSV and TSV begin with the names of the columns.
  package var header: Bool
  /// The text for NULL.
  package var nullText: String
  /// Whether CSV and TSV put an apostrophe before texts that a spreadsheet would run as a formula.
  package var spreadsheetSafe: Bool
  /// Whether CSV begins with a byte order mark, which Excel needs to recognize UTF-8.
  package var byteOrderMark: Bool
  /// Whether CSV is written for the Norwegian version of Excel, with semicolons and decimal commas.
  package var isForExcel = false
  /// Whether CSV ends lines with CRLF as RFC 4180 says, for a file, or with LF, for a screen and programs that read lines.
  package var endsLinesAsFiles = true
  /// Whether HTML begins with the head of a page, as in a file of its own; otherwise it is a table to put into a page.
  package var beginsPage = false
  /// Whether HTML ends with the end of that page.
  package var endsPage = false
  /// The caption in HTML.
  package var caption: String?
  /// The language for numbers in tables and lists; nil for numbers as in SQL.
  package var words: Catalogue?
  /// The content and the language of a workbook's sheet about its rows.
  package var about = AboutRows()

  package init(
    width: Int? = nil, isTerminal: Bool = false, usesColour: Bool = false, usesUTF8: Bool = true,
    overflow: Overflow = .wrap, allowsList: Bool = true, header: Bool = true, nullText: String = "NULL",
    spreadsheetSafe: Bool = false, byteOrderMark: Bool = false, caption: String? = nil
  ) {
    self.width = width
    self.isTerminal = isTerminal
    self.usesColour = usesColour
    self.usesUTF8 = usesUTF8
    self.overflow = overflow
    self.allowsList = allowsList
    self.header = header
    self.nullText = nullText
    self.spreadsheetSafe = spreadsheetSafe
    self.byteOrderMark = byteOrderMark
    self.caption = caption
  }

  /// Creates the options for a terminal.
  package init(_ terminal: Terminal) {
    self.init(
      width: terminal.tableWidth, isTerminal: terminal.isTerminal, usesColour: terminal.usesColour,
      usesUTF8: terminal.usesUTF8)
  }
}

/// A row to print: an array of values, or the current row of a statement.
package protocol RowSource {
  /// The number of cells.
  var count: Int { get }
  /// Calls `body` with the cell at a position from 0. The view is valid during the call only.
  func withCell<Result>(_ index: Int, _ body: (CellView) throws -> Result) rethrows -> Result
}

extension Row: RowSource {
  /// Calls `body` with the cell in the memory of SQLite. A column that does not exist is NULL.
  package func withCell<Result>(_ index: Int, _ body: (CellView) throws -> Result) rethrows -> Result {
    switch type(index) {
    case .null: try body(.null)
    case .integer: try body(integer(index).map(CellView.integer) ?? .null)
    case .real: try body(real(index).map(CellView.real) ?? .null)
    case .text: try withBytes(index) { try body(.text($0.assumingMemoryBound(to: UInt8.self))) }
    case .blob: try withBytes(index) { try body(.blob($0.assumingMemoryBound(to: UInt8.self))) }
    }
  }
}

extension Array: RowSource where Element == Value {
  /// Calls `body` with a value, which must be at an index of the array.
  package func withCell<Result>(_ index: Int, _ body: (CellView) throws -> Result) rethrows -> Result {
    switch self[index] {
    case .null: return try body(.null)
    case .integer(let value): return try body(.integer(value))
    case .real(let value): return try body(.real(value))
    case .text(var value): return try value.withUTF8 { try body(.text($0)) }
    case .blob(let value): return try value.withUnsafeBufferPointer { try body(.blob($0)) }
    }
  }
}

/// The formats of results: the values of `--format`.
package enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  case table, list, json, ndjson, csv, tsv, markdown, html, xlsx

  /// One line of help.
  package var explanation: String {
    switch self {
    case .table: "columns for people, cut or wrapped to the terminal"
    case .json: "one array of objects"
    case .ndjson: "one object a line"
    case .csv: "comma-separated, as in RFC 4180; with --excel as Excel in Norwegian opens it"
    case .xlsx: "a workbook for spreadsheet programs"
    case .tsv: "tab-separated, with \\t \\n \\r \\\\ for what would part cells"
    case .markdown: "a table of GitHub's Markdown"
    case .html: "a <table>"
    case .list: "one line a value, for wide results"
    }
  }

  /// Whether the format is for programs, which need exact data, rather than for people.
  package var isForPrograms: Bool {
    switch self {
    case .json, .ndjson, .csv, .tsv, .xlsx: true
    case .table, .markdown, .html, .list: false
    }
  }

  /// The printer of this format.
  package func printer(to output: Output, _ options: RowOptions = RowOptions()) -> any RowPrinter {
    switch self {
    case .table: TablePrinter(output, options)
    case .json: JSONRowPrinter(output, .array)
    case .ndjson: JSONRowPrinter(output, .lines)
    case .csv: CSVPrinter(output, options)
    case .tsv: TSVPrinter(output, options)
    case .markdown: MarkdownPrinter(output, nullText: options.nullText)
    case .html: HTMLPrinter(output, options)
    case .list: ListPrinter(output, options)
    case .xlsx: WorkbookPrinter(output, options)
    }
  }
}

/// A column of a result.
package struct Column: Sendable, Hashable {
  /// The name in the statement. It may be any text, and need not be unique.
  package var name: String
  /// The alignment; nil aligns numbers to the right.
  package var alignment: Alignment?

  package init(_ name: String, alignment: Alignment? = nil) {
    self.name = name
    self.alignment = alignment
  }

  /// The names, made unique for the keys of JSON: a second `name` becomes `name_2`.
  package static func uniqueNames(_ columns: [Column]) -> [String] {
    var taken = Set(columns.map(\.name))
    var seen = Set<String>()
    return columns.map { column in
      if seen.insert(column.name).inserted { return column.name }
      let unique = sequence(first: 2) { $0 + 1 }.lazy.map { "\(column.name)_\($0)" }.first {
        !taken.contains($0)
      }
      taken.insert(unique ?? column.name)
      return unique ?? column.name
    }
  }
}

/// A view of one value of a row. Texts and blobs are not copied.
///
/// The pointers are valid only in the closure that ``RowSource/withCell(_:_:)`` passes the view to.
package enum CellView {
  case null
  case integer(Int64)
  case real(Double)
  /// UTF-8 as it is stored. It may be invalid, and may contain any character.
  case text(UnsafeBufferPointer<UInt8>)
  case blob(UnsafeBufferPointer<UInt8>)

  /// Whether it is an integer or a real.
  package var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}

/// A copy of a cell, kept while a table decides its widths.
enum OwnedCell: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text([UInt8])
  case blob([UInt8])

  init(_ cell: CellView) {
    switch cell {
    case .null: self = .null
    case .integer(let value): self = .integer(value)
    case .real(let value): self = .real(value)
    case .text(let bytes): self = .text(Array(bytes))
    case .blob(let bytes): self = .blob(Array(bytes))
    }
  }

  /// The approximate number of bytes.
  var size: Int {
    switch self {
    case .null, .integer, .real: 16
    case .text(let bytes), .blob(let bytes): 16 + bytes.count
    }
  }
}

/// A copy of a row.
struct OwnedRow: RowSource {
  var cells: [OwnedCell]

  init(_ row: some RowSource, columns: Int) {
    cells = (0..<min(columns, row.count)).map { row.withCell($0) { OwnedCell($0) } }
  }

  init(_ cells: [OwnedCell]) {
    self.cells = cells
  }

  var count: Int { cells.count }
  var size: Int { cells.reduce(0) { $0 + $1.size } }

  func withCell<Result>(_ index: Int, _ body: (CellView) throws -> Result) rethrows -> Result {
    switch cells[index] {
    case .null: try body(.null)
    case .integer(let value): try body(.integer(value))
    case .real(let value): try body(.real(value))
    case .text(let bytes): try bytes.withUnsafeBufferPointer { try body(.text($0)) }
    case .blob(let bytes): try bytes.withUnsafeBufferPointer { try body(.blob($0)) }
    }
  }
}

/// A cell for people: safe UTF-8, with line breaks.
struct ReadableCell {
  enum Kind { case null, number, text }

  var bytes: [UInt8]
  var kind: Kind

  init(_ cell: CellView, nullText: String, _ words: Catalogue? = nil) {
    switch cell {
    case .null:
      self.init(bytes: Array(nullText.utf8), kind: .null)
    case .integer(let value):
      self.init(bytes: Array((words?.number(Int(value)) ?? String(value)).utf8), kind: .number)
    case .real(let value):
      self.init(bytes: Array((words?.number(value, decimals: 4) ?? NumberText.readable(value)).utf8), kind: .number)
    case .text(let bytes):
      self.init(text: bytes)
    case .blob(let bytes):
      let literal = Output.text { BinaryText.appendLiteral(bytes, to: $0) }
      self.init(bytes: Array(literal.utf8), kind: .text)
    }
  }

  init(text bytes: UnsafeBufferPointer<UInt8>) {
    let shown = bytes.isPrintableASCII ? Array(bytes) : Sanitizer.visible(bytes, keeping: .newlines)
    self.init(bytes: shown, kind: .text)
  }

  init(name: String) {
    var name = name
    self = name.withUTF8 { ReadableCell(text: $0) }
  }

  private init(bytes: [UInt8], kind: Kind) {
    self.bytes = bytes
    self.kind = kind
  }

  /// The width of the widest line.
  var width: Int {
    bytes.withUnsafeBufferPointer { bytes in
      if bytes.isPrintableASCII { return bytes.count }
      return LineBreaking.lines(of: bytes, columns: .max).reduce(0) {
        max($0, DisplayWidth.of(bytes[bytes: $1]))
      }
    }
  }

  /// Makes it one line: line breaks become symbols, and text that does not fit is cut with "…".
  mutating func cut(to columns: Int) {
    let text = Sanitizer.visible(String(decoding: bytes, as: UTF8.self))
    bytes = Array(DisplayWidth.truncated(text, to: columns).utf8)
  }
}

/// The query and the sources of rows: the sheet "About" ("Om") of a workbook.
package struct AboutRows: Sendable, Hashable {
  /// A name with its value.
  package struct Line: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The language of the sheet.
  package var catalogue = Catalogue(.english)
  /// The query, the knowledge base and the time.
  package var lines: [Line]
  /// The names of the columns of ``sources``.
  package var sourceColumns: [String]
  /// The documents that the rows come from, one a row.
  package var sources: [[String]]

  package init(
    _ lines: [Line] = [], sourceColumns: [String] = [], sources: [[String]] = [],
    in catalogue: Catalogue = Catalogue(.english)
  ) {
    self.catalogue = catalogue
    self.lines = lines
    self.sourceColumns = sourceColumns
    self.sources = sources
  }
}
