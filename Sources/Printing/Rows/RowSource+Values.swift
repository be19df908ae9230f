import SQLite

extension Array: RowSource where Element == Value {
  /// Calls `body` with a value, which must be at an index of the array.
  public func withCell<Result>(_ index: Int, _ body: (CellView) throws -> Result) rethrows -> Result {
    switch self[index] {
    case .null: return try body(.null)
    case .integer(let value): return try body(.integer(value))
    case .real(let value): return try body(.real(value))
    case .text(var value): return try value.withUTF8 { try body(.text($0)) }
    case .blob(let value): return try value.withUnsafeBufferPointer { try body(.blob($0)) }
    }
  }
}
