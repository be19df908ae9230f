/// Rows as records, one line a value: `name: value`, with an empty line between records.
///
/// Values that hold new lines, or are wider than the screen, go on below where they began; with `overflow`
/// `cut` each keeps to one line.
final class ListPrinter: RowPrinter {
  private let output: Output
  private let options: RowOptions
  private var names: [ReadableCell] = []
  private var indentation = 0
  private var isFirst = true

  init(_ output: Output, _ options: RowOptions = RowOptions()) {
    self.output = output
    self.options = options
  }

  func begin(_ columns: [Column]) throws {
    names = columns.map { column in
      var name = ReadableCell(name: column.name)
      name.cut(to: 40)
      return name
    }
    indentation = (names.map(\.width).max() ?? 0) + 2
  }

  func row(_ row: some RowSource) throws {
    if !isFirst { output.append(0x0A) }
    isFirst = false
    for index in 0..<min(row.count, names.count) {
      let cell = row.withCell(index) { ReadableCell($0, nullText: options.nullText) }
      output.styled(.heading, if: options.usesColour) { output.append(names[index].bytes) }
      output.append(0x3A)
      value(cell, behind: names[index].width + 1)
    }
    try output.checkpoint()
  }

  func end() throws { try output.flush() }

  func pause() throws { try output.flushIfStale() }

  private func value(_ cell: ReadableCell, behind column: Int) {
    var cell = cell
    let room = options.width.map { max(10, $0 - indentation) } ?? .max
    if options.overflow == .cut { cell.cut(to: room) }
    cell.bytes.withUnsafeBufferPointer { bytes in
      var column = column
      for range in LineBreaking.lines(of: bytes, columns: room) {
        if !range.isEmpty {
          output.append(0x20, times: indentation - column)
          output.styled(cell.kind == .null ? .absent : nil, if: options.usesColour) {
            output.append(bytes[bytes: range])
          }
        }
        output.append(0x0A)
        column = 0
      }
    }
  }
}
