/// The lines of a table whose widths are decided.
final class AlignedRows: RowPrinter {
  private let output: Output
  private let options: RowOptions
  private let widths: [Int]
  private let alignments: [Alignment]
  /// Without a limit of the screen a wider cell sticks out: the row stays whole, on one line.
  private let isBounded: Bool

  init(_ output: Output, _ options: RowOptions, _ layout: TableLayout, _ alignments: [Alignment]) {
    self.output = output
    self.options = options
    widths = layout.widths
    self.alignments = alignments
    isBounded = options.width != nil
  }

  func begin(_ columns: [Column]) throws {
    guard !columns.isEmpty else { return }
    line(columns.map { ReadableCell(name: $0.name) }, style: .heading)
    let dash = options.usesUTF8 ? "─" : "-"
    let crossing = options.usesUTF8 ? "─┼─" : "-+-"
    for (index, width) in widths.enumerated() {
      if index > 0 { output.append(crossing) }
      for _ in 0..<width { output.append(dash) }
    }
    output.append(0x0A)
  }

  func row(_ row: some RowSource) throws {
    let count = min(row.count, widths.count)
    line((0..<count).map { row.withCell($0) { ReadableCell($0, nullText: options.nullText) } }, style: nil)
    try output.checkpoint()
  }

  func end() throws { try output.flush() }

  func pause() throws { try output.flushIfStale() }

  private func line(_ cells: [ReadableCell], style: Style?) {
    var cells = cells
    var lines: [[Range<Int>]] = []
    for index in cells.indices {
      // Half a number is a wrong number: one that is wider than its column sticks out.
      let limit = isBounded && cells[index].kind != .number ? widths[index] : .max
      if options.overflow == .cut { cells[index].cut(to: limit) }
      lines.append(cells[index].bytes.withUnsafeBufferPointer { LineBreaking.lines(of: $0, columns: limit) })
    }
    for number in 0..<(lines.map(\.count).max() ?? 0) {
      for index in cells.indices {
        let range = number < lines[index].count ? lines[index][number] : 0..<0
        part(cells[index], range, index, style)
      }
      output.append(0x0A)
    }
  }

  private func part(_ cell: ReadableCell, _ range: Range<Int>, _ index: Int, _ style: Style?) {
    let isLast = index == widths.count - 1
    cell.bytes.withUnsafeBufferPointer { all in
      let bytes = all[bytes: range]
      if index > 0 { output.append(options.usesUTF8 ? " │" : " |") }
      let isBlank = bytes.isEmpty && isLast
      if index > 0, !isBlank { output.append(0x20) }
      let padding = widths[index] - DisplayWidth.of(bytes)
      if alignments[index] == .right, !isBlank { output.append(0x20, times: padding) }
      output.styled(cell.kind == .null ? .absent : style, if: options.usesColour && !bytes.isEmpty) {
        output.append(bytes)
      }
      if alignments[index] == .left, !isLast { output.append(0x20, times: padding) }
    }
  }
}
