import ByregionText

/// Prints comma-separated values (RFC 4180): cells with a comma, quote, CR or LF are quoted. In a file, rows end with
/// CRLF; on standard output with LF, since line-based programs would treat the CR as part of the last cell.
///
/// For the Norwegian version of Excel, cells are separated by semicolons, and numbers have decimal commas.
///
/// NULL is an empty cell, and the empty text is `""`, as in PostgreSQL and SQLite. Texts keep their bytes, except on a
/// terminal. Reals have the shortest digits that read back the same. Blobs are SQL literals such as `x'00ff'`.
///
/// Spreadsheets run cells that begin with `=`, `+`, `-`, `@`, tab or CR as formulas. `spreadsheetSafe` puts an
/// apostrophe before such texts, but not before numbers. It changes the data, so it is off by default.
final class CSVPrinter: RowPrinter {
  private let output: Output
  private let options: RowOptions
  private let isExact: Bool
  private let separator: UInt8

  init(_ output: Output, _ options: RowOptions = RowOptions()) {
    self.output = output
    self.options = options
    isExact = !options.isTerminal && !options.spreadsheetSafe
    separator = options.isForExcel ? 0x3B : 0x2C
  }

  func begin(_ columns: [Column]) throws {
    if options.byteOrderMark { output.append("\u{FEFF}") }
    guard options.header else { return }
    let names = columns.map(\.name)
    for (index, name) in names.enumerated() {
      if index > 0 { output.append(separator) }
      var name = name
      name.withUTF8(text)
    }
    endLine()
  }

  func row(_ row: some RowSource) throws {
    for index in 0..<row.count {
      if index > 0 { output.append(separator) }
      row.withCell(index, cell)
    }
    endLine()
    try output.checkpoint()
  }

  func end() throws { try output.flush() }

  func pause() throws { try output.flushIfStale() }

  func stop() throws { try output.flush() }

  @inline(__always)
  private func cell(_ cell: CellView) {
    switch cell {
    case .null: break
    case .integer(let value): NumberText.append(value, to: output)
    case .real(let value):
      let number = NumberText.exact(value)
      output.append(options.isForExcel ? number.replacing(".", with: ",") : number)
    case .text(let bytes): text(bytes)
    case .blob(let bytes): BinaryText.appendLiteral(bytes, to: output)
    }
  }

  @inline(__always)
  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isExact { return quoted(bytes) }
    guarded(bytes)
  }

  private func guarded(_ bytes: UnsafeBufferPointer<UInt8>) {
    var shown: [UInt8] = SpreadsheetFormula.isBegun(by: bytes) && options.spreadsheetSafe ? [0x27] : []
    if options.isTerminal {
      shown += Sanitizer.visible(bytes, keeping: [.newlines, .tabs])
    } else {
      shown += bytes
    }
    shown.withUnsafeBufferPointer(quoted)
  }

  @inline(__always)
  private func quoted(_ bytes: UnsafeBufferPointer<UInt8>) {
    let plain = CSVText.endOfPlain(bytes)
    if plain == bytes.count, plain > 0, !(options.isForExcel && bytes.contains(0x3B)) { return output.append(bytes) }
    CSVText.appendQuoted(bytes, to: output)
  }

  @inline(__always)
  private func endLine() {
    if options.endsLinesAsFiles { output.append(0x0D) }
    output.append(0x0A)
  }
}

/// Quotes cells of CSV.
enum CSVText {
  /// The first byte that needs quotes, or the count.
  @inline(__always)
  static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    while index + 8 <= bytes.count {
      let next = EightBytes(whole: bytes, at: index)
      let special = next.equal(to: 0x22) | next.equal(to: 0x2C) | next.equal(to: 0x0A) | next.equal(to: 0x0D)
      if special != 0 { break }
      index += 8
    }
    while index < bytes.count, !needsQuotes(bytes[index]) { index += 1 }
    return index
  }

  /// Appends a cell in quotes, with quotes in it doubled.
  static func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    output.append(0x22)
    var start = 0
    for index in bytes.indices where bytes[index] == 0x22 {
      output.append(bytes[bytes: start..<index + 1])
      start = index
    }
    output.append(bytes[bytes: start..<bytes.count])
    output.append(0x22)
  }

  @inline(__always)
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
  }
}

/// Prints tab-separated values, always one line for each row, so that line-based tools can be used.
///
/// In texts a tab is `\t`, a line feed `\n`, a carriage return `\r` and a backslash `\\`. NULL and the empty text are
/// empty cells. Everything else keeps its bytes, except on a terminal. Numbers and blobs are as in ``CSVPrinter``.
final class TSVPrinter: RowPrinter {
  private let output: Output
  private let options: RowOptions

  init(_ output: Output, _ options: RowOptions = RowOptions()) {
    self.output = output
    self.options = options
  }

  func begin(_ columns: [Column]) throws {
    guard options.header else { return }
    for (index, column) in columns.enumerated() {
      if index > 0 { output.append(0x09) }
      var name = column.name
      name.withUTF8(text)
    }
    output.append(0x0A)
  }

  func row(_ row: some RowSource) throws {
    for index in 0..<row.count {
      if index > 0 { output.append(0x09) }
      row.withCell(index, cell)
    }
    output.append(0x0A)
    try output.checkpoint()
  }

  func end() throws { try output.flush() }

  func pause() throws { try output.flushIfStale() }

  func stop() throws { try output.flush() }

  @inline(__always)
  private func cell(_ cell: CellView) {
    switch cell {
    case .null: break
    case .integer(let value): NumberText.append(value, to: output)
    case .real(let value): output.append(NumberText.exact(value))
    case .text(let bytes): text(bytes)
    case .blob(let bytes): BinaryText.appendLiteral(bytes, to: output)
    }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if options.spreadsheetSafe, SpreadsheetFormula.isBegun(by: bytes) { output.append(0x27) }
    if options.isTerminal, !bytes.isPrintableASCII {
      let shown = Sanitizer.visible(bytes, keeping: [.newlines, .tabs])
      shown.withUnsafeBufferPointer(escaped)
    } else {
      escaped(bytes)
    }
  }

  private func escaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in bytes.indices {
      guard let letter = Self.escape(bytes[index]) else { continue }
      output.append(bytes[bytes: start..<index])
      output.append(0x5C)
      output.append(letter)
      start = index + 1
    }
    output.append(bytes[bytes: start..<bytes.count])
  }

  @inline(__always)
  private static func escape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x09: 0x74
    case 0x0A: 0x6E
    case 0x0D: 0x72
    case 0x5C: 0x5C
    default: nil
    }
  }
}

/// Recognizes texts that a spreadsheet would run as a formula.
enum SpreadsheetFormula {
  /// Whether the first byte is one of `=`, `+`, `-`, `@`, tab, CR:
  /// https://owasp.org/www-community/attacks/CSV_Injection.
  static func isBegun(by bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch bytes.first {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: true
    default: false
    }
  }
}

/// Prints an HTML `<table>` in UTF-8, to put into a page.
///
/// Texts are escaped, and control characters are shown as ``Sanitizer`` shows them; also bidirectional ones, because a
/// character reference would still change the direction. Numbers are right-aligned, NULL is `<td><i>NULL</i></td>`, and
/// line breaks are `<br>`.
final class HTMLPrinter: RowPrinter {
  private let output: Output
  private let options: RowOptions

  init(_ output: Output, _ options: RowOptions = RowOptions()) {
    self.output = output
    self.options = options
  }

  func begin(_ columns: [Column]) throws {
    if options.beginsPage { beginPage() }
    output.append("<table>\n")
    if let caption = options.caption {
      output.append("<caption>")
      HTMLText.append(caption, to: output)
      output.append("</caption>\n")
    }
    output.append("<thead>\n<tr>")
    for column in columns {
      output.append("<th>")
      HTMLText.append(column.name, to: output)
      output.append("</th>")
    }
    output.append("</tr>\n</thead>\n<tbody>\n")
  }

  func row(_ row: some RowSource) throws {
    output.append("<tr>")
    for index in 0..<row.count { row.withCell(index, cell) }
    output.append("</tr>\n")
    try output.checkpoint()
  }

  func end() throws {
    output.append("</tbody>\n</table>\n")
    if options.endsPage { endPage() }
    try output.flush()
  }

  /// A browser takes a file for UTF-8 only if it says so.
  private func beginPage() {
    output.append("<!DOCTYPE html>\n<html lang=\"\(options.about.catalogue.language.rawValue)\">\n<head>\n")
    output.append("<meta charset=\"utf-8\">\n")
    output.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
    HTMLText.append(options.about.lines.first?.value ?? "byregion", to: output)
    output.append("</title>\n<style>\n\(Self.style)</style>\n</head>\n<body>\n")
  }

  private func endPage() {
    output.append("<footer>\n")
    for line in options.about.lines {
      output.append("<p>")
      HTMLText.append("\(line.name): \(line.value)", to: output)
      output.append("</p>\n")
    }
    output.append("</footer>\n</body>\n</html>\n")
  }

  private static let style = """
    :root { color-scheme: light; }
    body { margin: 1.5rem; font: 1rem/1.45 "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1a1a1a; background: #fff; }
    table { border-collapse: collapse; margin: 0 0 1.5rem; }
    th, td { padding: .3rem .6rem; border-bottom: 1px solid #c8c8c8; text-align: left; vertical-align: top; }
    th { border-bottom: 2px solid #1f4e79; position: sticky; top: 0; background: #fff; }
    td i { color: #525252; }
    footer { font-size: .85rem; color: #525252; } footer p { margin: .2rem 0; overflow-wrap: anywhere; }
    @media print { body { margin: 0; font-size: 9.5pt; } thead { display: table-header-group; } tr { break-inside: avoid; } }

    """

  func pause() throws { try output.flushIfStale() }

  func stop() throws { try output.flush() }

  private func cell(_ cell: CellView) {
    switch cell {
    case .null:
      output.append("<td><i>")
      HTMLText.append(options.nullText, to: output)
      output.append("</i></td>")
    case .text(let bytes):
      output.append("<td>")
      HTMLText.append(bytes, to: output)
      output.append("</td>")
    default:
      output.append(cell.isNumber ? "<td style=\"text-align:right\">" : "<td>")
      output.append(ReadableCell(cell, nullText: "").bytes)
      output.append("</td>")
    }
  }
}

/// Prints a table of GitHub's Markdown (https://github.github.com/gfm/#tables-extension-).
///
/// Markup of Markdown and HTML is escaped, line breaks are `<br>`, and control characters are shown as ``Sanitizer``
/// shows them. A column is right-aligned if the first row has a number in it. NULL is `*NULL*`, to distinguish it from a text.
final class MarkdownPrinter: RowPrinter {
  private let output: Output
  private let nullText: String
  private var columns: [Column] = []
  private var needsHeader = true

  init(_ output: Output, nullText: String = "NULL") {
    self.output = output
    self.nullText = nullText
  }

  func begin(_ columns: [Column]) throws {
    self.columns = columns
  }

  func row(_ row: some RowSource) throws {
    let count = min(row.count, columns.count)
    if needsHeader { header { index in index < count && row.withCell(index) { $0.isNumber } } }
    for index in 0..<count {
      output.append(index == 0 ? "| " : " | ")
      row.withCell(index, cell)
    }
    output.append(" |\n")
    try output.checkpoint()
  }

  func end() throws {
    if needsHeader { header { _ in false } }
    try output.flush()
  }

  func pause() throws { try output.flushIfStale() }

  func stop() throws { try output.flush() }

  private func header(_ isNumber: (Int) -> Bool) {
    needsHeader = false
    guard !columns.isEmpty else { return }
    for (index, column) in columns.enumerated() {
      output.append(index == 0 ? "| " : " | ")
      MarkdownText.append(column.name, to: output)
    }
    output.append(" |\n|")
    for (index, column) in columns.enumerated() {
      let alignment = column.alignment ?? (isNumber(index) ? .right : .left)
      output.append(alignment == .right ? " ---: |" : " --- |")
    }
    output.append(0x0A)
  }

  private func cell(_ cell: CellView) {
    switch cell {
    case .null: output.append("*\(nullText)*")
    case .text(let bytes): MarkdownText.append(bytes, to: output)
    default: output.append(ReadableCell(cell, nullText: "").bytes)
    }
  }
}
