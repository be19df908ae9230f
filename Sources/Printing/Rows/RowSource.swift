/// A row that can be printed: an array of values, or a row that SQLite stands at.
public protocol RowSource {
  /// How many cells the row has.
  var count: Int { get }
  /// Calls `body` with the cell at a position from 0; the view's pointers do not outlive the call.
  func withCell<Result>(_ index: Int, _ body: (CellView) throws -> Result) rethrows -> Result
}
