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
    try output.flush()
  }

  func pause() throws { try output.flushIfStale() }

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
