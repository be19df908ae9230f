/// A length to compare with others, such as a municipality's population.
public struct PageBar: Sendable, Hashable {
  /// Whose it is.
  public var name: String
  /// Its length; below 0 counts as 0.
  public var value: Double
  /// What is printed for the value: "26 138".
  public var text: String

  /// A bar with the given parts.
  public init(_ name: String, value: Double, text: String) {
    self.name = name
    self.value = value
    self.text = text
  }

  /// A bar alone: eighths of blocks, or number signs where the screen has no UTF-8; empty for nothing.
  ///
  /// - Parameters:
  ///   - greatest: the value whose bar fills all columns.
  ///   - columns: the room on the screen.
  public static func drawn(_ value: Double, of greatest: Double, columns: Int, usesUTF8: Bool) -> String {
    guard greatest > 0, value > 0 else { return "" }
    let eighths = Int((min(1, value / greatest) * Double(columns * 8)).rounded())
    return usesUTF8 ? blocks(eighths) : String(repeating: "#", count: (eighths + 4) / 8)
  }

  private static func blocks(_ eighths: Int) -> String {
    let rest = Unicode.Scalar(0x2590 - UInt32(eighths % 8)).map { String($0) } ?? ""
    return String(repeating: "█", count: eighths / 8) + (eighths % 8 == 0 ? "" : rest)
  }
}
