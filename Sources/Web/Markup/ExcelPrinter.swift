import ByregionPrinting

/// CSV for Excel with Norwegian settings: a byte order mark, semicolons, decimal commas, and an apostrophe before text
/// that Excel would evaluate as a formula.
final class ExcelPrinter: RowPrinter {
  private let output: Output

  init(_ output: Output) { self.output = output }

  func begin(_ columns: [Column]) throws {
    output.append("\u{FEFF}")
    for (index, column) in columns.enumerated() {
      if index > 0 { output.append(0x3B) }
      var name = column.name
      name.withUTF8(text)
    }
    endLine()
  }

  func row(_ row: some RowSource) throws {
    for index in 0..<row.count {
      if index > 0 { output.append(0x3B) }
      row.withCell(index, cell)
    }
    endLine()
    try output.checkpoint()
  }

  func end() throws { try output.flush() }

  func pause() throws { try output.flushIfStale() }

  func stop() throws { try output.flush() }

  private func cell(_ cell: CellView) {
    switch cell {
    case .null: break
    case .integer(let value): output.append(String(value))
    case .real(let value): output.append(value.isFinite ? "\(value)".replacing(".", with: ",") : "")
    case .text(let bytes): text(bytes)
    case .blob(let bytes): output.append("\(bytes.count) byte")
    }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    // Excel would drop the leading zeros of a number such as 0105, so text that is all digits is written as ="0105".
    let isCode = !bytes.isEmpty && bytes.count < 40 && bytes.allSatisfy { (0x30...0x39).contains($0) }
    if isCode { return output.append("\"=\"\"\(String(decoding: bytes, as: UTF8.self))\"\"\"") }
    let isFormula = bytes.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let needsQuotes = bytes.contains { $0 == 0x3B || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    if needsQuotes { output.append(0x22) }
    if isFormula { output.append(0x27) }
    for byte in bytes {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    if needsQuotes { output.append(0x22) }
  }

  private func endLine() {
    output.append(0x0D)
    output.append(0x0A)
  }
}
