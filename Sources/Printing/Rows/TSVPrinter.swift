/// Tab-separated values: one line a row, always, so that line tools can be used on it.
///
/// Inside texts a tab is `\t`, a new line `\n`, a carriage return `\r` and a backslash `\\`. NULL is an
/// empty cell, as is the empty text. Everything else is kept to the byte, unless it goes to a terminal.
/// Numbers and blobs are as in ``CSVPrinter``.
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
