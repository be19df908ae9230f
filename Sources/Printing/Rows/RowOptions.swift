/// What a reader asked of a result's look. Each format takes what concerns it.
public struct RowOptions: Sendable, Hashable {
  /// What happens to a cell that is wider than its column.
  public enum Overflow: String, Sendable, Hashable, CaseIterable { case wrap, cut }

  /// Columns of the screen; nil for as many as the result needs.
  public var width: Int?
  /// Whether the bytes go to a terminal: CSV and TSV then show control characters where they else keep the
  /// data exactly.
  public var isTerminal: Bool
  public var usesColour: Bool
  /// Whether lines may be drawn with more than ASCII.
  public var usesUTF8: Bool
  public var overflow: Overflow
  /// Whether a table too wide for the screen may be printed as a list.
  public var allowsList: Bool
  /// Whether CSV and TSV begin with a line of names.
  public var header: Bool
  /// What people see for NULL, so that it is no empty text.
  public var nullText: String
  /// CSV and TSV: puts an apostrophe before texts that a spreadsheet would run as a formula.
  public var spreadsheetSafe: Bool
  /// CSV: begins with the mark by which Excel knows UTF-8.
  public var byteOrderMark: Bool
  /// HTML's caption.
  public var caption: String?

  public init(
    width: Int? = nil, isTerminal: Bool = false, usesColour: Bool = false, usesUTF8: Bool = true,
    overflow: Overflow = .wrap, allowsList: Bool = true, header: Bool = true, nullText: String = "NULL",
    spreadsheetSafe: Bool = false, byteOrderMark: Bool = false, caption: String? = nil
  ) {
    self.width = width
    self.isTerminal = isTerminal
    self.usesColour = usesColour
    self.usesUTF8 = usesUTF8
    self.overflow = overflow
    self.allowsList = allowsList
    self.header = header
    self.nullText = nullText
    self.spreadsheetSafe = spreadsheetSafe
    self.byteOrderMark = byteOrderMark
    self.caption = caption
  }

  /// The options that suit a screen.
  public init(_ terminal: Terminal) {
    self.init(
      width: terminal.tableWidth, isTerminal: terminal.isTerminal, usesColour: terminal.usesColour,
      usesUTF8: terminal.usesUTF8)
  }
}
