/// Formats rows as lines: the first column left-aligned, the others right-aligned, two spaces between.
///
/// - Parameter rows: all with the same number of cells. The first may be the column headings.
public func alignedRows(_ rows: [[String]]) -> String {
  guard let first = rows.first else { return "" }
  let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    let cells = row.enumerated().map { column, cell in
      let padding = String(repeating: " ", count: widths[column] - cell.count)
      return column == 0 ? cell + padding : padding + cell
    }
    return "  " + cells.joined(separator: "  ")
  }
  .joined(separator: "\n")
}
