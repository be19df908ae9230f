import SQLite

extension Row: RowSource {
  /// Calls `body` with the cell where SQLite has it. A column that does not exist is NULL.
  public func withCell<Result>(_ index: Int, _ body: (CellView) throws -> Result) rethrows -> Result {
    switch type(index) {
    case .null: try body(.null)
    case .integer: try body(integer(index).map(CellView.integer) ?? .null)
    case .real: try body(real(index).map(CellView.real) ?? .null)
    case .text: try withBytes(index) { try body(.text($0.assumingMemoryBound(to: UInt8.self))) }
    case .blob: try withBytes(index) { try body(.blob($0.assumingMemoryBound(to: UInt8.self))) }
    }
  }
}
