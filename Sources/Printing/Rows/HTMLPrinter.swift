/// A `<table>` of HTML: a piece to put into a page, in UTF-8.
///
/// Texts are escaped and controls shown as ``Sanitizer`` has it, bidirectional ones too, since a character
/// reference would still turn the text around. Numbers stand right; NULL is `<td><i>NULL</i></td>`; new
/// lines are `<br>`.
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
