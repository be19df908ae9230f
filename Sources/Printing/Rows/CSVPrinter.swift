/// Comma-separated values after RFC 4180: CRLF ends a row, a cell with a comma, quote, CR or LF is quoted.
///
/// NULL is an empty cell and the empty text is `""`, as PostgreSQL and SQLite print them. Texts are kept to
/// the byte, unless they go to a terminal. Reals are the shortest digits that read back the same; blobs are
/// SQL's literal `x'00ff'`.
///
/// Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, tab or CR as a formula. `spreadsheetSafe`
/// puts an apostrophe before such *texts* (numbers stay), which changes the data; it is therefore off
/// unless asked for.
final class CSVPrinter: RowPrinter {
  private let output: Output
  private let options: RowOptions
  private let isExact: Bool

  init(_ output: Output, _ options: RowOptions = RowOptions()) {
    self.output = output
    self.options = options
    isExact = !options.isTerminal && !options.spreadsheetSafe
  }

  func begin(_ columns: [Column]) throws {
    if options.byteOrderMark { output.append("\u{FEFF}") }
    guard options.header else { return }
    let names = columns.map(\.name)
    for (index, name) in names.enumerated() {
      if index > 0 { output.append(0x2C) }
      var name = name
      name.withUTF8(text)
    }
    endLine()
  }

  func row(_ row: some RowSource) throws {
    for index in 0..<row.count {
      if index > 0 { output.append(0x2C) }
      row.withCell(index, cell)
    }
    endLine()
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
    if plain == bytes.count, plain > 0 { return output.append(bytes) }
    CSVText.appendQuoted(bytes, to: output)
  }

  @inline(__always)
  private func endLine() {
    output.append(0x0D)
    output.append(0x0A)
  }
}
