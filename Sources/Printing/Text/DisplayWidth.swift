/// Columns that a text takes on a terminal, and texts made to fit columns.
///
/// Marks take no column, wide letters and emoji two, a joined emoji or a flag two in all; control
/// characters count as ``Sanitizer`` shows them. No letter is parted from its marks.
public enum DisplayWidth {
  /// Columns of a text on one line. Linear; printable ASCII is counted eight bytes at a time.
  public static func of(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { of($0) }
  }

  /// Columns of the UTF-8 bytes of a text on one line.
  public static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = bytes.endOfPrintableASCII()
    // The last of the run may carry a mark.
    if index < bytes.count, index > 0 { index -= 1 }
    var width = index
    while index < bytes.count {
      let cluster = bytes.cluster(at: index)
      width += cluster.width
      index = cluster.end
    }
    return width
  }

  /// The text when it fits, else as much of its beginning as fits with "…" behind it.
  public static func truncated(_ text: String, to columns: Int) -> String {
    var text = text
    let cut: String? = text.withUTF8 { bytes in
      guard let end = end(in: bytes, fitting: columns) else { return nil }
      return String(decoding: bytes[bytes: 0..<end], as: UTF8.self) + (columns > 0 ? "…" : "")
    }
    return cut ?? text
  }

  /// The lines of a text, broken at spaces, hyphens, between wide letters, and inside a word only when it
  /// is longer than a line.
  public static func wrapped(_ text: String, to columns: Int) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      LineBreaking.lines(of: bytes, columns: columns).map {
        String(decoding: bytes[bytes: $0], as: UTF8.self)
      }
    }
  }

  /// The text with spaces added up to a width; a wider text is returned as it is.
  public static func padded(_ text: String, to columns: Int, _ alignment: Alignment = .left) -> String {
    let spaces = String(repeating: " ", count: max(0, columns - of(text)))
    return alignment == .left ? text + spaces : spaces + text
  }

  /// Where to cut so that "…" still fits; nil when nothing needs to be cut.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, fitting columns: Int) -> Int? {
    var (index, width, fitting) = (0, 0, 0)
    while index < bytes.count {
      let cluster = bytes.cluster(at: index)
      width += cluster.width
      if width > columns { return fitting }
      index = cluster.end
      if width < columns { fitting = index }
    }
    return nil
  }
}
