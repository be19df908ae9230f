/// A cell held back while a table looks at its first rows.
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

  /// Bytes it holds, roughly.
  var size: Int {
    switch self {
    case .null, .integer, .real: 16
    case .text(let bytes), .blob(let bytes): 16 + bytes.count
    }
  }
}

/// A row held back.
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
