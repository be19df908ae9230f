/// One value of a row, looked at in place: texts and blobs are not copied.
///
/// The pointers hold only inside the closure that ``RowSource/withCell(_:_:)`` passes the view to.
public enum CellView {
  case null
  case integer(Int64)
  case real(Double)
  /// UTF-8 as it is stored: it may be ill-formed and hold any character.
  case text(UnsafeBufferPointer<UInt8>)
  case blob(UnsafeBufferPointer<UInt8>)

  /// Whether it is an integer or a real.
  public var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}
