import ByregionPrinting
import ByregionText

/// The layout of a text on a terminal: rows, and the cursor's position.
package struct Screen: Hashable, Sendable {
  /// The rows, without line breaks. Each is at least one column narrower than the window, so that no terminal wraps it.
  package var rows: [String]
  package var row: Int
  package var column: Int

  package init(rows: [String] = [""], row: Int = 0, column: Int = 0) {
    (self.rows, self.row, self.column) = (rows, row, column)
  }

  /// Lays out a text after its prompts.
  ///
  /// - Parameters:
  ///   - prompts: the prompt of the first line and that of the other lines.
  ///   - message: a line below the text.
  ///   - columns, height: the size of the window. If the text is higher, the part around the cursor is shown.
  package init(
    _ buffer: EditBuffer, prompts: (first: String, continued: String), message: String? = nil, columns: Int, height: Int
  ) {
    var layout = Layout(width: max(columns - 1, 2))
    layout.begin(prompts.first)
    for (index, character) in buffer.characters.enumerated() {
      if index == buffer.cursor { layout.mark() }
      if character == "\n" { layout.begin(prompts.continued) } else { layout.add(character) }
    }
    if buffer.cursor == buffer.characters.count { layout.mark() }
    rows = layout.rows
    (row, column) = layout.cursor
    if let message { rows.append(DisplayWidth.truncated(Sanitizer.visible(message), to: max(columns - 1, 2))) }
    show(around: row, height: max(height - 1, 1))
  }

  private mutating func show(around cursor: Int, height: Int) {
    guard rows.count > height else { return }
    let first = min(max(0, cursor - height / 2), rows.count - height)
    rows = Array(rows[first..<first + height])
    row = cursor - first
  }

  /// The number of rows above the cursor after the window's width has changed: most terminals wrap rows that no longer
  /// fit.
  package func rowsAbove(afterResizingTo columns: Int) -> Int {
    let columns = max(columns, 1)
    let above = rows[..<row].reduce(0) { $0 + max(1, (DisplayWidth.of($1) + columns - 1) / columns) }
    return above + column / columns
  }

  /// Distributes characters to rows.
  private struct Layout {
    let width: Int
    var rows: [String] = []
    var used = 0
    /// Number of columns of the line in earlier rows.
    var passed = 0
    var cursor = (row: 0, column: 0)

    mutating func begin(_ prompt: String) {
      rows.append("")
      (used, passed) = (0, 0)
      // In a narrow window the prompt is cut to leave room for the text.
      let shown = DisplayWidth.of(prompt) * 2 > width + 2 ? String(prompt.suffix(2)) : prompt
      for character in shown { add(character) }
      passed = -used
    }

    mutating func add(_ character: Character) {
      let shown: String
      if character == "\t" {
        shown = String(repeating: " ", count: 4 - (passed + used) % 4)
      } else {
        shown = Sanitizer.visible(String(character))
      }
      let columns = DisplayWidth.of(shown)
      guard columns > width else { return put(shown, columns) }
      for part in shown { put(String(part), DisplayWidth.of(String(part))) }
    }

    private mutating func put(_ text: String, _ columns: Int) {
      if used + columns > width {
        passed += used
        rows.append("")
        used = 0
      }
      rows[rows.count - 1] += text
      used += columns
    }

    /// Records the cursor before the next character. After a full row the column past the last cell is used; the window
    /// has it.
    mutating func mark() { cursor = (rows.count - 1, used) }
  }
}

/// Writes the minimal output that turns one screen into another, with control sequences that every terminal supports.
package struct Painter {
  private var screen = Screen()
  private var row = 0
  private var column = 0
  private var written = ""

  package init() {}

  /// The output that replaces the shown screen with another.
  package mutating func show(_ next: Screen) -> String {
    written = ""
    for (index, text) in next.rows.enumerated() {
      let old = index < screen.rows.count ? screen.rows[index] : nil
      if old == text { continue }
      let same = text.commonPrefix(with: old ?? "")
      move(to: index, DisplayWidth.of(String(same)))
      written += text[same.endIndex...]
      column = DisplayWidth.of(text)
      if DisplayWidth.of(old ?? "") > column || Self.hasWide(old) { written += "\u{1b}[K" }
    }
    if screen.rows.count > next.rows.count {
      move(to: next.rows.count, 0)
      written += "\u{1b}[J"
    }
    move(to: next.row, next.column)
    screen = next
    return written
  }

  /// The output that leaves the screen as it is and moves to the line below.
  package mutating func finish() -> String {
    written = ""
    move(to: screen.rows.count - 1, DisplayWidth.of(screen.rows.last ?? ""))
    let end = written + "\r\n"
    self = Painter()
    return end
  }

  /// The output that erases the screen, which has `rowsAbove` rows above the cursor.
  package mutating func erase(rowsAbove: Int) -> String {
    self = Painter()
    return "\r" + (rowsAbove > 0 ? "\u{1b}[\(rowsAbove)A" : "") + "\u{1b}[J"
  }

  /// The shown screen.
  package var shown: Screen { screen }

  private mutating func move(to newRow: Int, _ newColumn: Int) {
    if newRow < row { written += "\u{1b}[\(row - newRow)A" }
    if newRow > row {
      // A cursor movement stops at the window's last row; a line break scrolls.
      written += "\r" + String(repeating: "\n", count: newRow - row)
      column = 0
    }
    row = newRow
    guard newColumn != column else { return }
    if newColumn == 0 || column > newColumn + 4 {
      written += "\r"
      column = 0
    }
    if newColumn > column { written += "\u{1b}[\(newColumn - column)C" }
    if newColumn < column { written += String(repeating: "\u{8}", count: column - newColumn) }
    column = newColumn
  }

  /// Some terminals leave the other half when half of a wide character is overwritten.
  private static func hasWide(_ row: String?) -> Bool {
    row.map { DisplayWidth.of($0) != $0.count } ?? false
  }
}
